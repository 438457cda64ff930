using Parley.Recording;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>The streams that an act at a table can reach: its own, and those of the agreements and side letters it is about.</summary>
/// <param name="Table">The table's facts, the new ones among them.</param>
/// <param name="Agreements">Facts by the agreement's slug.</param>
/// <param name="SideLetters">Facts by the side letter's slug.</param>
public sealed record Reach(IReadOnlyList<Fact> Table, IReadOnlyDictionary<string, IReadOnlyList<Fact>> Agreements, IReadOnlyDictionary<string, IReadOnlyList<Fact>> SideLetters)
{
    /// <summary>The slugs of the agreements that a table's facts are about.</summary>
    public static IReadOnlyList<string> AgreementsOf(IEnumerable<Fact> table) =>
        [.. table.SelectMany(fact => fact.Event switch
        {
            NegotiationOpened opened => opened.Agreements,
            ITableEvent happening => [.. happening.Particulars.Changes.Select(change => change.Agreement).OfType<string>(), .. happening.Particulars.Term?.Agreement is { } slug ? [slug] : Array.Empty<string>()],
            _ => [],
        }).Distinct()];

    /// <summary>The slugs of the side letters that a table's papers would end.</summary>
    public static IReadOnlyList<string> SideLettersOf(IEnumerable<Fact> table) =>
        [.. table.Select(fact => fact.Event).OfType<ITableEvent>().SelectMany(happening => happening.Particulars.Ends).Distinct()];
}

/// <summary>What is to be written to other streams, by stream id.</summary>
public sealed record EffectsDue(IReadOnlyDictionary<string, IReadOnlyList<object>> Events)
{
    public static EffectsDue None { get; } = new(new Dictionary<string, IReadOnlyList<object>>());
}

/// <summary>
/// Contract text is computed from acts: what ought to be in force follows from a table's facts, and what is written to the agreement's stream
/// is the difference to what stands there. So the order in which acts come in does not matter, nothing takes effect before its ground is there,
/// and what has lost its ground is revoked (docs/adr/0014).
/// </summary>
public static class Effects
{
    /// <param name="reason">Why something changes: shown with what is revoked.</param>
    public static EffectsDue Due(Reach reach, string reason)
    {
        if (Fold.Of<Negotiation>(reach.Table) is not { } negotiation) return EffectsDue.None;
        var register = Register.Of(reach.Table);
        var inEffect = Instruments.InEffect(negotiation, register);
        var events = new Dictionary<string, IReadOnlyList<object>>();
        foreach (var (slug, facts) in reach.Agreements)
        {
            if (facts.Count == 0) continue;
            var found = new AgreementEffects(negotiation, slug, facts, reason).Due(inEffect);
            if (found.Count > 0) events.Add(StreamId.Agreement(slug), found);
        }

        foreach (var (slug, facts) in reach.SideLetters) EndSideLetter(slug, facts, negotiation, inEffect, reach, reason, events);
        return events.Count == 0 ? EffectsDue.None : new(events);
    }

    /// <summary>A tentative agreement that nullifies a side letter, or folds it in, ends it the day before it takes effect itself.</summary>
    private static void EndSideLetter(string slug, IReadOnlyList<Fact> facts, Negotiation by, IReadOnlyList<Instrument> inEffect, Reach reach, string reason, Dictionary<string, IReadOnlyList<object>> events)
    {
        if (facts.Count == 0) return;
        var stream = StreamId.SideLetter(slug);
        // What one agreement has ended, another that ends it again does not revive.
        var ground = inEffect.Where(instrument => instrument.Paper.Said.Ends.Contains(slug)).MinBy(instrument => instrument.Effective);
        var key = by.Id;
        var standing = Register.Of(facts).Rows.LastOrDefault(row => row.Event is SideLetterEnded && row.Entry.Key == key);
        var last = ground?.Effective.AddDays(-1);
        if (standing?.Said.Until == last) return;

        var more = new List<object>();
        if (standing is not null) more.Add(new EntryStruck(new(standing.Number, reason, by.Title)));
        if (last is { } day)
            more.Add(new SideLetterEnded(new(new(ground!.LastAct.Happened.Date)) { Key = key }, new(Particulars.Joint, []) { Until = day, Summary = $"ended by entry {ground.Paper.Number} of {by.Slug}" }));
        events[stream] = more;

        // What the side letter had in force changes with it, on the agreements that this transaction already holds.
        var after = new Reach([.. facts, .. Facts(stream, facts.Count, more)], reach.Agreements.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Fact>)
            [.. pair.Value, .. Facts(StreamId.Agreement(pair.Key), pair.Value.Count, events.GetValueOrDefault(StreamId.Agreement(pair.Key)) ?? [])]), new Dictionary<string, IReadOnlyList<Fact>>());
        foreach (var (agreement, due) in Due(after, reason).Events)
            events[agreement] = [.. events.GetValueOrDefault(agreement) ?? [], .. due];
    }

    /// <summary>Events that are about to be appended, as the facts that they will be.</summary>
    public static IEnumerable<Fact> Facts(string stream, long version, IEnumerable<object> events, DateTimeOffset recorded = default, string by = "") =>
        events.Select((happening, i) => new Fact(stream, version + i + 1, recorded, by, Guid.Empty, happening));
}
