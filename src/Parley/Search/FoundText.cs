using Parley.Agreements;
using Parley.Recording;
using Parley.Text;

namespace Parley.Search;

/// <summary>Tells of words found in an agreement's stream whether they are what its text says now: the text is folded, never stored (docs/adr/0004).</summary>
public sealed class FoundText
{
    private readonly IReadOnlyList<Fact> facts;
    private readonly DateOnly today;
    private readonly string basis;
    private readonly DateOnly from;
    private readonly Dictionary<string, Provision> now;

    public FoundText(IReadOnlyList<Fact> facts, DateOnly today)
    {
        var agreement = Fold.Of<Agreement>(facts)!;
        (this.facts, this.today, from) = (facts, today, agreement.From);
        basis = TextViews.Basis(agreement, today);
        now = TextInForce.On(facts, TextViews.DefaultDate(agreement, today)).ToDictionary(held => held.Provision.Id, held => held.Provision);
    }

    /// <summary>The label and heading that the provision has now; null if it is not in the text.</summary>
    public string? Label(string part) => now.GetValueOrDefault(Id(part)) is { } held ? $"{held.Label} {held.Heading}".Trim() : null;

    /// <summary>From when the words of that entry are or were to be in force.</summary>
    public DateOnly Since(long entry) => facts[(int)entry - 1].Event is ProvisionsAmended amended ? amended.Effective : from;

    public IReadOnlyList<string> Flags(long entry, string part)
    {
        var flags = new List<string>();
        if (!Stands(facts[(int)entry - 1].Event, Id(part))) flags.Add(Since(entry) > today ? SearchFlag.LaterText : SearchFlag.EarlierText);
        if (basis is SearchFlag.Expired or SearchFlag.NotBegun) flags.Add(basis);
        return flags;
    }

    private bool Stands(object happening, string id)
    {
        if (!now.TryGetValue(id, out var held)) return false;
        return happening switch
        {
            ArticleImported e => e.Provisions.Any(one => one.Id == id && (one.Label, one.Heading, one.Text) == (held.Label, held.Heading, held.Text)),
            ProvisionsAmended e => e.Changes.Where(change => change.Provision == id)
                .All(change => (change.Label ?? held.Label, change.Heading ?? held.Heading, change.Text ?? held.Text) == (held.Label, held.Heading, held.Text)),
            _ => true,
        };
    }

    private static string Id(string part) => part.Split('#')[0];
}
