using Marten;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Log;
using Parley.Parties;
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
        var exchanged = await Streams.Read(session, command.Stream, stop);
        var negotiation = Fold.Of<Negotiation>(exchanged);
        var record = new TableRecord(negotiation, await Representatives(command, negotiation, session, stop),
            await session.Query<Agreement>().Select(agreement => agreement.Slug).ToListAsync(stop), exchanged, await Streams.Read(session, account, stop), await Streams.Read(session, hidden, stop));

        var decision = LogImport.Decide(command, record);
        var refusal = decision.Refusal ?? (decision.Error is { } error ? new Refusal("bad-input", error.At(Plain.Short(command.File, 255))) : null);
        if (refusal is not null) return new(command.Stream, record.Exchanged.Count, [], refusal);

        table.AppendMany([.. decision.Exchanged]);
        Streams.Append(session, account, record.Account.Count, decision.Account);
        Streams.Append(session, hidden, record.Internal.Count, decision.Internal);
        await PutIntoEffect(command, exchanged, decision.Exchanged, session, stop);
        var answer = Decision.Of(decision.Exchanged).On(command.Stream, record.Exchanged.Count).Answer;
        return answer with { Import = new(decision.Added, decision.Known, decision.Findings) };
    }

    private static async Task<IReadOnlyList<string>> Representatives(ImportLog command, Negotiation? negotiation, IDocumentSession session, CancellationToken stop)
    {
        if (negotiation is not null) return negotiation.Representatives;
        var units = await session.LoadManyAsync<Unit>(stop, command.Units);
        return [.. units.Select(unit => unit.Representative)];
    }

    /// <summary>A log has no changes of text, but a row of it can correct or replace what had been voted on.</summary>
    private static async Task PutIntoEffect(ImportLog command, IReadOnlyList<Fact> table, IReadOnlyList<object> added, IDocumentSession session, CancellationToken stop)
    {
        var reach = await Streams.Reach(session, table, [], null, stop);
        var facts = table.Concat(Effects.Facts(command.Stream, table.Count, added, command.Stamp.Now, command.Stamp.Actor)).ToList();
        Streams.Append(session, reach, Effects.Due(reach with { Table = facts }, $"import of {Plain.Short(command.File, 255)}"));
    }
}
