using Parley.Agreements;
using Parley.Recording;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>What one table has to write to one agreement's stream.</summary>
/// <param name="facts">The agreement's stream as it is.</param>
internal sealed class AgreementEffects(Negotiation negotiation, string agreement, IReadOnlyList<Fact> facts, string reason)
{
    private bool IsSideLetter => negotiation.Type == NegotiationKind.SideLetter;

    public IReadOnlyList<object> Due(IReadOnlyList<Instrument> inEffect)
    {
        var amendments = Amendments.Of(facts);
        var standing = amendments.Standing.Where(amendment => IsOurs(amendment.Act)).ToList();
        var (kept, added) = (new List<object>(), new List<Part>());
        foreach (var instrument in inEffect)
        {
            var parts = Parts(instrument).ToList();
            var known = standing.Where(amendment => amendment.Act.TentativeAgreement == instrument.Paper.Number && amendment.Act.Terms == instrument.Digest).ToList();
            // The parts of an instrument are known by their order: when the day of one moves, all are written anew.
            if (!known.Select(amendment => amendment.Act.Effective).SequenceEqual(parts.Select(part => part.Effective)))
            {
                added.AddRange(parts);
                continue;
            }

            standing.RemoveAll(known.Contains);
            kept.AddRange(known.Zip(parts).Where(pair => pair.First.Act.Until != pair.Second.Until).Select(pair => new AmendmentLastDaySet(pair.First.Fact.Number, pair.Second.Until, reason)));
        }

        var (lost, set) = Terms(amendments, inEffect);
        var revoked = standing.Select(amendment => amendment.Fact.Number).Concat(lost).Order().ToList();
        return [.. revoked.Select(number => new AmendmentRevoked(number, reason)), .. kept, .. Drafted(added, [.. revoked]), .. set];
    }

    /// <summary>Of several acts on the term the last holds: one that comes in late goes before those that followed it.</summary>
    private (IEnumerable<long> Lost, IEnumerable<TermLastDaySet> Set) Terms(Amendments amendments, IReadOnlyList<Instrument> inEffect)
    {
        var known = amendments.Terms.Where(term => (IsSideLetter ? term.Act.SideLetter : term.Act.SideLetter is null ? term.Act.Negotiation : null) == negotiation.Slug).ToList();
        var due = inEffect.Where(instrument => instrument.Paper.Said.Term is { } term && (term.Agreement ?? negotiation.Agreements.FirstOrDefault()) == agreement)
            .OrderBy(instrument => instrument.LastAct, HappenedOrder.Instance).ToList();
        var same = known.Zip(due).TakeWhile(pair => pair.First.Act.TentativeAgreement == pair.Second.Paper.Number && pair.First.Act.To == pair.Second.Paper.Said.Term!.To).Count();
        return (known.Skip(same).Select(term => term.Fact.Number), due.Skip(same).Select(instrument => new TermLastDaySet(instrument.Paper.Said.Term!.To, IsSideLetter ? null : negotiation.Slug, instrument.Paper.Number, instrument.Digest)
        {
            SideLetter = IsSideLetter ? negotiation.Slug : null, Successor = negotiation.Type == NegotiationKind.Successor ? true : null,
        }));
    }

    private bool IsOurs(ProvisionsAmended act) => IsSideLetter ? act.SideLetter == negotiation.Slug : act.SideLetter is null && act.Negotiation == negotiation.Slug;

    /// <summary>One part for the changes that have the same days on the paper, so that parts stay the same when other days move; their words are filled in only if they are new.</summary>
    private IEnumerable<Part> Parts(Instrument instrument) =>
        from placed in instrument.Paper.Said.Changes.Select((change, i) => (Place: i + 1, Change: change))
        where (placed.Change.Agreement ?? negotiation.Agreements.FirstOrDefault()) == agreement
        group placed by (placed.Change.Effective, placed.Change.Until) into part
        let effective = part.Key.Effective ?? instrument.Effective
        orderby effective
        select new Part(instrument, effective, Earlier(part.Key.Until, instrument.Until), [.. part]);

    /// <summary>A change of its own last day does not outlive the instrument; one without takes the instrument's.</summary>
    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    /// <summary>New parts with their changes worked out on the text. An instrument of which one change names no provision is held back whole.</summary>
    private List<ProvisionsAmended> Drafted(IReadOnlyList<Part> added, HashSet<long> revoked)
    {
        var drafted = new List<ProvisionsAmended>();
        var names = new List<Fact>(facts);
        foreach (var instrument in added.Select(part => part.Instrument).Distinct())
        {
            var acts = new List<ProvisionsAmended>();
            var whole = true;
            foreach (var part in added.Where(part => part.Instrument == instrument))
            {
                var (changes, unresolved) = new Drafting([.. names, .. Effects.Facts("", names.Count, acts)], instrument.Paper.Day, part.Effective, amendment => revoked.Contains(amendment.Fact.Number))
                    .Draft(part.Changes, Drafting.Slug(negotiation.Id), instrument.Paper.Number);
                whole &= unresolved.Count == 0;
                acts.Add(new(ActOf(instrument), part.Effective, changes)
                {
                    Until = part.Until, Negotiation = IsSideLetter ? null : negotiation.Slug, SideLetter = IsSideLetter ? negotiation.Slug : null,
                    TentativeAgreement = instrument.Paper.Number, Terms = instrument.Digest,
                });
            }

            if (!whole) continue;
            drafted.AddRange(acts);
            names.AddRange(Effects.Facts("", names.Count, acts));
        }

        return drafted;
    }

    private string ActOf(Instrument instrument) => IsSideLetter ? "side-letter" : instrument.Paper.Event is IImposedTerms ? "imposed" : "tentative-agreement";

    private sealed record Part(Instrument Instrument, DateOnly Effective, DateOnly? Until, IReadOnlyList<(int Place, ProposedChange Change)> Changes);
}
