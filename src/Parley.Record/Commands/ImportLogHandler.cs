using Marten;
using Parley.Agreements;
using Parley.Log;
using Parley.Parties;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Commands;

/// <summary>A log belongs to a table's three streams: one load, one pure decision, one save. The negotiation's lock covers all three.</summary>
public static class ImportLogHandler
{
    public static async Task<Answer> Handle(ImportLog command, IDocumentSession session, CancellationToken stop)
    {
        var table = await session.Events.FetchForExclusiveWriting<Negotiation>(command.Stream, stop);
        var (account, hidden) = (StreamId.Account(command.Stream), StreamId.Internal(command.Stream));
        var exchanged = await Read(session, command.Stream, stop);
        var negotiation = Fold.Of<Negotiation>(exchanged);
        var record = new TableRecord(negotiation, await Representatives(command, negotiation, session, stop),
            await session.Query<Agreement>().Select(agreement => agreement.Slug).ToListAsync(stop), exchanged, await Read(session, account, stop), await Read(session, hidden, stop));

        var decision = LogImport.Decide(command, record);
        var refusal = decision.Refusal ?? (decision.Error is { } error ? new Refusal("bad-input", error.At(Plain.Short(command.File, 255))) : null);
        if (refusal is not null) return new(command.Stream, record.Exchanged.Count, [], refusal);

        table.AppendMany([.. decision.Exchanged]);
        Append(session, account, record.Account.Count, decision.Account);
        Append(session, hidden, record.Internal.Count, decision.Internal);
        var answer = Decision.Of(decision.Exchanged).On(command.Stream, record.Exchanged.Count).Answer;
        return answer with { Import = new(decision.Added, decision.Known, decision.Findings) };
    }

    private static async Task<IReadOnlyList<string>> Representatives(ImportLog command, Negotiation? negotiation, IDocumentSession session, CancellationToken stop)
    {
        if (negotiation is not null) return negotiation.Representatives;
        var units = await session.LoadManyAsync<Unit>(stop, command.Units);
        return [.. units.Select(unit => unit.Representative)];
    }

    private static async Task<IReadOnlyList<Fact>> Read(IDocumentSession session, string stream, CancellationToken stop) =>
        [.. (await session.Events.FetchStreamAsync(stream, token: stop)).Select(Facts.Of)];

    private static void Append(IDocumentSession session, string stream, long version, IReadOnlyList<object> events)
    {
        if (events.Count > 0) session.Events.Append(stream, version + events.Count, events);
    }
}
