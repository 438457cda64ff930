using Marten;
using Parley.Access;
using Parley.Agreements;
using Parley.History;
using Parley.Incorporation;
using Parley.Log;
using Parley.Parties;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;
using Parley.Text;

namespace Parley.Record.Queries;

/// <summary>
/// Reads one agency's record, with the eyes of one person: what they may not see is as if it did not exist. Every answer on a date is
/// folded live from the events; stored views serve only now.
/// </summary>
/// <param name="eyes">Opens what is sealed for this person; null where nothing is opened to anybody.</param>
public sealed class RecordReader(IDocumentStore store, string agency, Sight sight, Eyes? eyes = null)
{
    public Sight Sight => sight;

    /// <summary>The agencies that this database keeps, by slug.</summary>
    public static async Task<IReadOnlyList<Agency>> Agencies(IDocumentStore store, CancellationToken stop = default)
    {
        await using var session = store.QuerySession();
        return await session.Query<Agency>().Where(one => one.AnyTenant()).OrderBy(one => one.Slug).ToListAsync(stop);
    }

    public Task<Agency?> Agency(CancellationToken stop = default) => State<Agency>(StreamId.Agency, stop);

    public async Task<Unit?> Unit(string slug, CancellationToken stop = default) => Seen(await State<Unit>(StreamId.Unit(slug), stop));

    public async Task<Agreement?> Agreement(string slug, CancellationToken stop = default) =>
        await State<Agreement>(StreamId.Agreement(slug), stop) is { } found && sight.May(Right.ReadText, Places.Of(found)) ? found : null;

    public Task<Negotiation?> Negotiation(string slug, CancellationToken stop = default) => Known(StreamId.Negotiation(slug), stop);

    public async Task<IReadOnlyList<Unit>> Units(CancellationToken stop = default) => [.. (await All<Unit>(stop)).Where(unit => Seen(unit) is not null)];

    public async Task<IReadOnlyList<Agreement>> Agreements(CancellationToken stop = default) => [.. (await All<Agreement>(stop)).Where(one => sight.May(Right.ReadText, Places.Of(one)))];

    /// <summary>Negotiations and side letters: each is a table with a stream of its own.</summary>
    public async Task<IReadOnlyList<Negotiation>> Tables(CancellationToken stop = default) => [.. (await All<Negotiation>(stop)).Where(table => sight.May(Right.ReadStatus, Places.Of(table)))];

    public async Task<IReadOnlyList<Negotiation>> Negotiations(CancellationToken stop = default) => [.. (await Tables(stop)).Where(table => table.Type != NegotiationKind.SideLetter)];

    public async Task<IReadOnlyList<Negotiation>> SideLetters(CancellationToken stop = default) => [.. (await Tables(stop)).Where(table => table.Type == NegotiationKind.SideLetter)];

    public Task<Negotiation?> SideLetter(string slug, CancellationToken stop = default) => Known(StreamId.SideLetter(slug), stop);

    /// <summary>A stream's facts, in order; as known on an instant, the longest prefix recorded up to it. None where the person may not see them.</summary>
    public Task<IReadOnlyList<Fact>> Stream(string stream, DateTimeOffset? known = null, CancellationToken stop = default) => Stream(stream, Places.RightTo(stream), known, stop);

    /// <summary>A table's facts for what is computed of them: its state, or its sheet, of which more people may know than may read each entry.</summary>
    /// <param name="right">What the answer shows.</param>
    public async Task<IReadOnlyList<Fact>> Stream(string stream, Right right, DateTimeOffset? known = null, CancellationToken stop = default)
    {
        if (!await May(right, stream, stop)) return [];
        var facts = await Recorded(store, agency, stream, stop);
        if (!Opening.IsNeeded(facts)) return [.. facts.KnownOn(known)];
        // What was hidden since is hidden also in what was known before.
        var opened = await Opened(stream, facts, stop);
        return [.. opened.KnownOn(known)];
    }

    /// <summary>How many events a stream has, by the same right as what the caller shows of it; null where the person may not see that.</summary>
    public async Task<long?> Version(string stream, Right right, CancellationToken stop = default)
    {
        if (IsNoName(stream) || !await May(right, stream, stop)) return null;
        await using var session = store.QuerySession(agency);
        return (await session.Events.FetchStreamStateAsync(stream, stop))?.Version ?? 0;
    }

    /// <summary>A stream as it was recorded: for whoever compares or decides, and never for anybody to look at.</summary>
    internal static async Task<IReadOnlyList<Fact>> Recorded(IDocumentStore store, string agency, string stream, CancellationToken stop)
    {
        if (IsNoName(stream)) return [];
        await using var session = store.QuerySession(agency);
        return [.. (await session.Events.FetchStreamAsync(stream, token: stop)).Select(Facts.Of)];
    }

    private async Task<IReadOnlyList<Fact>> Opened(string stream, IReadOnlyList<Fact> facts, CancellationToken stop)
    {
        var place = await PlaceOf(stream, stop) ?? Place.Agency;
        List<Audience> audiences = [.. new[] { (Right.ReadInternal, Audience.Side), (Right.ReadPrivileged, Audience.Counsel), (Right.ReadPersonal, Audience.Personal) }.Where(one => sight.May(one.Item1, place)).Select(one => one.Item2)];
        var opened = Opening.Opened(facts, eyes is null ? (_, _) => null : eyes.Sealer.Opener(agency, audiences), (hiding, _) => audiences.Contains(Audiences.Of(hiding.As)));
        if (eyes is not null && opened.Where(fact => fact.Showing == Showing.Opened).Select(fact => fact.Number).ToList() is { Count: > 0 } entries) await eyes.Noted(agency, stream, entries);
        return opened;
    }

    /// <summary>The word for an entry of a table; null if it is no move or step.</summary>
    public async Task<string?> Word(string stream, long entry, CancellationToken stop = default) =>
        Register.Of(await Stream(stream, null, stop)).Find(entry)?.Word;

    /// <summary>Where a negotiation or side letter stood; null if there is none, or none was known then.</summary>
    public async Task<StatusView?> Status(string slug, DateOnly on, DateTimeOffset? known = null, CancellationToken stop = default)
    {
        if (await TableOf(slug, Right.ReadStatus, known, stop) is not var (negotiation, facts)) return null;
        var status = History.Status.Of(negotiation, facts, on, known, await Texts(facts, known, stop));
        return sight.May(Right.ReadFindings, Places.Of(negotiation)) ? status : status.WithoutFindings();
    }

    /// <summary>Whether the person may do that at the stream's place.</summary>
    public async Task<bool> May(Right right, string stream, CancellationToken stop = default) =>
        sight.Everywhere(right) || sight.Somewhere(right) && await PlaceOf(stream, stop) is { } place && sight.May(right, place);

    /// <summary>Whether the person may know that there is such a table or text.</summary>
    public async Task<bool> Knows(string stream, CancellationToken stop = default) => await PlaceOf(stream, stop) is { } place && sight.Knows(place);

    /// <summary>Where a stream belongs; null where there is none of that name.</summary>
    private async Task<Place?> PlaceOf(string stream, CancellationToken stop) => Places.Owner(stream) switch
    {
        var owner when owner.StartsWith("agreement/", StringComparison.Ordinal) => await State<Agreement>(owner, stop) is { } agreement ? Places.Of(agreement) : null,
        var owner when Places.IsTable(owner) => await State<Negotiation>(owner, stop) is { } table ? Places.Of(table) : null,
        _ => Place.Agency,
    };

    private async Task<Negotiation?> Known(string stream, CancellationToken stop) => await State<Negotiation>(stream, stop) is { } table && sight.Knows(Places.Of(table)) ? table : null;

    /// <summary>A unit is a setting: who sets up sees all, others those of their tables.</summary>
    private Unit? Seen(Unit? unit) => unit is not null && (sight.Everywhere(Right.SetUp) || sight.Knows(new([], [unit.Slug]))) ? unit : null;

    /// <summary>The tentative agreements of a table and the votes on them; null if there is no such table.</summary>
    public async Task<SheetView?> Sheet(string slug, DateOnly on, DateTimeOffset? known = null, CancellationToken stop = default) =>
        await TableOf(slug, Right.ReadSheets, known, stop) is var (negotiation, facts) ? Sheets.Of(negotiation, facts, on) : null;

    /// <summary>All entries of a table, corrections applied; null if there is no such table.</summary>
    public async Task<IReadOnlyList<EntryView>?> Entries(string slug, DateTimeOffset? known = null, CancellationToken stop = default) =>
        await TableOf(slug, Right.ReadExchanged, known, stop) is var (negotiation, facts)
            ? sight.May(Right.ReadFindings, Places.Of(negotiation)) ? EntryViews.Of(facts) : [.. EntryViews.Of(facts).Select(entry => entry.AsExchanged())] : null;

    /// <summary>The streams of the agreements that a table's papers would change; none where they change no text.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Fact>>> Texts(IReadOnlyList<Fact> table, DateTimeOffset? known, CancellationToken stop)
    {
        var texts = new Dictionary<string, IReadOnlyList<Fact>>();
        if (!table.Any(fact => fact.Event is ITableEvent { Particulars.Changes.Count: > 0 })) return texts;
        foreach (var slug in Reach.AgreementsOf(table)) texts.Add(slug, await Stream(StreamId.Agreement(slug), known, stop));
        return texts;
    }

    /// <summary>A negotiation's facts, or a side letter's.</summary>
    private async Task<(Negotiation Negotiation, IReadOnlyList<Fact> Facts)?> TableOf(string slug, Right right, DateTimeOffset? known, CancellationToken stop)
    {
        foreach (var stream in new[] { StreamId.Negotiation(slug), StreamId.SideLetter(slug) })
            if (await Stream(stream, right, known, stop) is { Count: > 0 } facts) return (Fold.Of<Negotiation>(facts)!, facts);
        return null;
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
        if (IsNoName(id)) return null;
        await using var session = store.QuerySession(agency);
        return await session.LoadAsync<TState>(id, stop);
    }

    /// <summary>What PostgreSQL cannot store is the name of nothing.</summary>
    private static bool IsNoName(string id) => id.Contains('\0', StringComparison.Ordinal);

    private async Task<IReadOnlyList<TState>> All<TState>(CancellationToken stop) where TState : class
    {
        await using var session = store.QuerySession(agency);
        return await session.Query<TState>().ToListAsync(stop);
    }
}
