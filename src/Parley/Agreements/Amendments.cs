using Parley.Recording;

namespace Parley.Agreements;

/// <summary>An amendment as it stands: with the last day that it has by now.</summary>
public sealed record Amendment(ProvisionsAmended Act, Fact Fact);

/// <summary>What stands of the acts on an agreement's stream: revoked ones are out.</summary>
public sealed record Amendments(IReadOnlyList<Amendment> Standing, IReadOnlyList<(TermLastDaySet Act, Fact Fact)> Terms)
{
    public static Amendments Of(IEnumerable<Fact> facts)
    {
        var standing = new Dictionary<long, Amendment>();
        var terms = new Dictionary<long, (TermLastDaySet, Fact)>();
        foreach (var fact in facts)
        {
            switch (fact.Event)
            {
                case ProvisionsAmended amended: standing.Add(fact.Number, new(amended, fact)); break;
                case TermLastDaySet term: terms.Add(fact.Number, (term, fact)); break;
                case AmendmentLastDaySet set when standing.TryGetValue(set.Amendment, out var known): standing[set.Amendment] = known with { Act = known.Act with { Until = set.Until } }; break;
                case AmendmentRevoked revoked: standing.Remove(revoked.Amendment); terms.Remove(revoked.Amendment); break;
                case AgreementImported or ArticleImported or AmendmentLastDaySet: break;
                default: throw Fold.Unknown<Amendments>(fact);
            }
        }

        return new([.. standing.Values.OrderBy(amendment => amendment.Fact.Number)], [.. terms.Values.OrderBy(term => term.Item2.Number)]);
    }
}
