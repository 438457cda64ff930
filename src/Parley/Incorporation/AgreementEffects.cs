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
        var terms = amendments.Terms.Where(term => (IsSideLetter ? term.Act.SideLetter : term.Act.SideLetter is null ? term.Act.Negotiation : null) == negotiation.Slug).ToList();
        var (kept, added) = (new List<object>(), new List<object>());
        foreach (var instrument in inEffect)
        {
            foreach (var part in Parts(instrument))
            {
                var known = standing.FirstOrDefault(amendment => amendment.Act.TentativeAgreement == instrument.Paper.Number && amendment.Act.Terms == instrument.Digest && amendment.Act.Effective == part.Effective);
                if (known is not null)
                {
                    standing.Remove(known);
                    if (known.Act.Until != part.Until) kept.Add(new AmendmentLastDaySet(known.Fact.Number, part.Until, reason));
                }
                else added.Add(part);
            }

            if (instrument.Paper.Said.Term is not { } term || (term.Agreement ?? negotiation.Agreements.FirstOrDefault()) != agreement) continue;
            if (terms.RemoveAll(known => known.Act.TentativeAgreement == instrument.Paper.Number && known.Act.To == term.To) == 0)
                added.Add(new TermLastDaySet(term.To, IsSideLetter ? null : negotiation.Slug, instrument.Paper.Number, instrument.Digest) { SideLetter = IsSideLetter ? negotiation.Slug : null, Successor = negotiation.Type == NegotiationKind.Successor ? true : null });
        }

        var revoked = standing.Select(amendment => amendment.Fact.Number).Concat(terms.Select(term => term.Fact.Number)).Order().ToList();
        return [.. revoked.Select(number => new AmendmentRevoked(number, reason)), .. kept, .. Drafted(added, [.. revoked])];
    }

    private bool IsOurs(ProvisionsAmended act) => IsSideLetter ? act.SideLetter == negotiation.Slug : act.SideLetter is null && act.Negotiation == negotiation.Slug;

    /// <summary>One part for each day from which changes hold; their words are filled in only if they are new.</summary>
    private IEnumerable<Part> Parts(Instrument instrument) =>
        from placed in instrument.Paper.Said.Changes.Select((change, i) => (Place: i + 1, Change: change))
        where (placed.Change.Agreement ?? negotiation.Agreements.FirstOrDefault()) == agreement
        group placed by (Effective: placed.Change.Effective ?? instrument.Effective, Until: Earlier(placed.Change.Until, instrument.Until)) into part
        orderby part.Key.Effective
        select new Part(instrument, part.Key.Effective, part.Key.Until, [.. part]);

    /// <summary>A change of its own last day does not outlive the instrument; one without takes the instrument's.</summary>
    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    /// <summary>New parts with their changes worked out on the text. An instrument of which one change names no provision is held back whole.</summary>
    private List<object> Drafted(IReadOnlyList<object> added, HashSet<long> revoked)
    {
        var drafted = new List<object>();
        var names = new List<Fact>(facts);
        foreach (var instrument in added.OfType<Part>().Select(part => part.Instrument).Distinct().ToList())
        {
            var acts = new List<ProvisionsAmended>();
            var whole = true;
            foreach (var part in added.OfType<Part>().Where(part => part.Instrument == instrument))
            {
                var (changes, unresolved) = new Drafting([.. names, .. Effects.Facts("", names.Count, acts)], instrument.Paper.Day, part.Effective, amendment => revoked.Contains(amendment.Fact.Number))
                    .Draft(part.Changes, negotiation.Slug, instrument.Paper.Number);
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

        return [.. drafted, .. added.OfType<TermLastDaySet>()];
    }

    private string ActOf(Instrument instrument) => IsSideLetter ? "side-letter" : instrument.Paper.Event is IImposedTerms ? "imposed" : "tentative-agreement";

    private sealed record Part(Instrument Instrument, DateOnly Effective, DateOnly? Until, IReadOnlyList<(int Place, ProposedChange Change)> Changes);
}
