using Marten;
using Parley.Agreements;
using Parley.History;
using Parley.Log;
using Parley.Parties;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Record.Queries;

/// <summary>Reads one agency's record. Every answer on a date is folded live from the events; stored views serve only now.</summary>
public sealed class RecordReader(IDocumentStore store, string agency)
{
    /// <summary>The agencies that this database keeps, by slug.</summary>
    public static async Task<IReadOnlyList<Agency>> Agencies(IDocumentStore store, CancellationToken stop = default)
    {
        await using var session = store.QuerySession();
        return await session.Query<Agency>().Where(one => one.AnyTenant()).OrderBy(one => one.Slug).ToListAsync(stop);
    }

    public Task<Agency?> Agency(CancellationToken stop = default) => State<Agency>(StreamId.Agency, stop);

    public Task<Unit?> Unit(string slug, CancellationToken stop = default) => State<Unit>(StreamId.Unit(slug), stop);

    public Task<Agreement?> Agreement(string slug, CancellationToken stop = default) => State<Agreement>(StreamId.Agreement(slug), stop);

    public Task<Negotiation?> Negotiation(string slug, CancellationToken stop = default) => State<Negotiation>(StreamId.Negotiation(slug), stop);

    public Task<IReadOnlyList<Unit>> Units(CancellationToken stop = default) => All<Unit>(stop);

    public Task<IReadOnlyList<Agreement>> Agreements(CancellationToken stop = default) => All<Agreement>(stop);

    public Task<IReadOnlyList<Negotiation>> Negotiations(CancellationToken stop = default) => All<Negotiation>(stop);

    /// <summary>A stream's facts, in order; as known on an instant, the longest prefix recorded up to it.</summary>
    public async Task<IReadOnlyList<Fact>> Stream(string stream, DateTimeOffset? known = null, CancellationToken stop = default)
    {
        await using var session = store.QuerySession(agency);
        var events = await session.Events.FetchStreamAsync(stream, token: stop);
        return [.. events.Select(Facts.Of).KnownOn(known)];
    }

    /// <summary>The word for an entry of a table; null if it is no move or step.</summary>
    public async Task<string?> Word(string stream, long entry, CancellationToken stop = default) =>
        Register.Of(await Stream(stream, null, stop)).Find(entry)?.Word;

    /// <summary>Where a negotiation stood; null if there is none, or none was known then.</summary>
    public async Task<StatusView?> Status(string slug, DateOnly on, DateTimeOffset? known = null, CancellationToken stop = default)
    {
        var facts = await Stream(StreamId.Negotiation(slug), known, stop);
        return Fold.Of<Negotiation>(facts) is { } negotiation ? History.Status.Of(negotiation, facts, on, known) : null;
    }

    /// <summary>The text in force of an agreement; null if there is none, or none was known then.</summary>
    /// <param name="on">The date; null for today, within the term.</param>
    public async Task<TextView?> Text(string slug, DateOnly? on, DateOnly today, DateTimeOffset? known = null, CancellationToken stop = default)
    {
        var facts = await Stream(StreamId.Agreement(slug), known, stop);
        return Fold.Of<Agreement>(facts) is { } agreement ? TextViews.Of(agreement, facts, on ?? TextViews.DefaultDate(agreement, today), known) : null;
    }

    /// <summary>The provisions of an agreement as its term ends: what a successor continues.</summary>
    public async Task<IReadOnlyList<Provision>?> Provisions(string slug, CancellationToken stop = default)
    {
        var facts = await Stream(StreamId.Agreement(slug), null, stop);
        return Fold.Of<Agreement>(facts) is { } agreement ? [.. TextInForce.On(facts, agreement.LastDay).Select(held => held.Provision)] : null;
    }

    /// <summary>What stands in the record of a table when a log comes in.</summary>
    /// <param name="units">Stream ids of the units at the table, if it is new.</param>
    public async Task<TableRecord> Table(string stream, IReadOnlyList<string> units, CancellationToken stop = default)
    {
        var facts = await Stream(stream, null, stop);
        var negotiation = Fold.Of<Negotiation>(facts);
        var representatives = new List<string>();
        foreach (var unit in units)
            if (await State<Unit>(unit, stop) is { } known) representatives.Add(known.Representative);
        return new(negotiation, negotiation?.Representatives ?? representatives, [.. (await Agreements(stop)).Select(agreement => agreement.Slug)], facts,
            await Stream(StreamId.Account(stream), null, stop), await Stream(StreamId.Internal(stream), null, stop));
    }

    private async Task<TState?> State<TState>(string id, CancellationToken stop) where TState : class
    {
        await using var session = store.QuerySession(agency);
        return await session.LoadAsync<TState>(id, stop);
    }

    private async Task<IReadOnlyList<TState>> All<TState>(CancellationToken stop) where TState : class
    {
        await using var session = store.QuerySession(agency);
        return await session.Query<TState>().ToListAsync(stop);
    }
}
