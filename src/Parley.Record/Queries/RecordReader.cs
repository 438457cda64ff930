using Marten;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;

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
