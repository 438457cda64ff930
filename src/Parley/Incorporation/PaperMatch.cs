using Parley.Agreements;
using Parley.Text;

namespace Parley.Incorporation;

/// <summary>Which provisions of the text in force a paper's provisions are: by words within the articles that it names, then by label.</summary>
internal sealed class PaperMatch
{
    private readonly IReadOnlyList<Provision> inForce;
    private readonly Dictionary<string, int> byId = [];
    private readonly int[] roots;
    private Dictionary<int, List<int>>? articles;

    public PaperMatch(IReadOnlyList<Provision> inForce)
    {
        this.inForce = inForce;
        Named = new([.. inForce.Select(provision => new ProvisionInForce(provision, default, Imported) { Words = Imported })]);
        roots = new int[inForce.Count];
        for (var at = 0; at < inForce.Count; at++)
        {
            byId[inForce[at].Id] = at;
            roots[at] = inForce[at].Parent is { } parent && byId.TryGetValue(parent, out var holder) ? roots[holder] : at;
        }
    }

    private static TextSource Imported { get; } = new("imported", null, null, Guid.Empty);

    /// <summary>The text in force, in which names are looked up as they will be when the paper takes effect.</summary>
    public NamedText Named { get; }

    /// <summary>For each shown provision the id of the one in force that it is; null for none.</summary>
    public string?[] Of(IReadOnlyList<ShownProvision> shown)
    {
        var read = shown.Select(provision => provision.Read).ToList();
        var scope = Scope(shown, read);
        var held = Enumerable.Range(0, inForce.Count).Where(at => scope.Count == 0 || scope.Contains(roots[at])).Select(at => inForce[at]).ToList();
        var found = Alignment.Align(held, read).Select(at => at is { } e ? held[e].Id : null).ToArray();
        for (var at = 0; at < found.Length; at++)
        {
            if (shown[at].Stands is not { } article) continue;
            if (Array.IndexOf(found, article) is >= 0 and var other) found[other] = null;
            found[at] = article;
        }
        var taken = found.OfType<string>().ToHashSet();
        for (var at = 0; at < found.Length; at++)
            if (found[at] is null && ByLabel(shown, found, at, held, taken) is { } id && taken.Add(id)) found[at] = id;
        return found;
    }

    /// <summary>The articles that the paper names, and those of which it has the words, under whatever number.</summary>
    private HashSet<int> Scope(IReadOnlyList<ShownProvision> shown, List<ReadProvision> read)
    {
        var scope = new HashSet<int>();
        foreach (var provision in shown)
            if (provision.Label.Length > 0 && Named.Find(provision.Label) is [var only]) scope.Add(roots[byId[only.Provision.Id]]);
        // Boilerplate is alike everywhere: an article that the paper does not name must be there word for word, or nearly.
        var aligned = Alignment.Align(inForce, read);
        var copied = Enumerable.Range(0, read.Count).Where(at => aligned[at] is { } e && Words.Collapse(inForce[e].Text) == Words.Collapse(read[at].Text)).Select(at => roots[aligned[at]!.Value]);
        scope.UnionWith(copied.GroupBy(root => root).Where(article => article.Count() >= 2 && article.Count() * 2 >= roots.Count(root => root == article.Key)).Select(article => article.Key));
        return scope;
    }

    private static string? ByLabel(IReadOnlyList<ShownProvision> shown, string?[] found, int at, List<Provision> held, HashSet<string> taken)
    {
        var label = NamedText.Key(shown[at].Label);
        if (label.Length == 0) return null;
        var same = held.Where(provision => !taken.Contains(provision.Id) && NamedText.Key(provision.Label) == label).ToList();
        // "(a)" is a name only within what holds it; "6.2" and "ARTICLE 6" are names anywhere.
        if (PrintedLabel.At(shown[at].Label) is not { Family: not LabelFamily.Item })
        {
            var holder = shown[at].Holder is { } above ? found[above] : null;
            if (holder is null && shown[at].Holder is not null) return null;
            same = same.Where(provision => provision.Parent == holder).ToList();
        }
        return same.Count == 1 ? same[0].Id : null;
    }

    /// <summary>The article whose sections' numbers begin so; null where none or several have such.</summary>
    public Provision? ArticleOf(int number)
    {
        articles ??= Enumerable.Range(0, inForce.Count).Where(at => roots[at] != at && PrintedLabel.At(inForce[at].Label)?.Family == LabelFamily.Path && char.IsAsciiDigit(inForce[at].Label[0]))
            .GroupBy(at => PrintedLabel.At(inForce[at].Label)!.Parts[0]).ToDictionary(same => same.Key, same => same.Select(at => roots[at]).Distinct().ToList());
        return articles.GetValueOrDefault(number) is [var only] ? inForce[only] : null;
    }

    public Provision Get(string id) => inForce[byId[id]];

    public IEnumerable<Provision> HeldBy(string? parent) => inForce.Where(provision => provision.Parent == parent);

    public bool IsWithin(string id, string holder)
    {
        for (var at = Get(id).Parent; at is not null; at = Get(at).Parent)
            if (at == holder) return true;
        return false;
    }

    /// <summary>Where a new provision belongs by its number alone: what holds it, and behind which it stands; null where its number does not tell.</summary>
    public (string? Parent, string? After)? PlaceOf(string label, string? parent)
    {
        if (PrintedLabel.At(label) is not { } mark) return null;
        parent ??= HolderOf(mark);
        if (parent is null && mark.Family != LabelFamily.Division) return null;
        var siblings = HeldBy(parent).Select(provision => (provision.Id, Mark: PrintedLabel.At(provision.Label))).Where(sibling => sibling.Mark is { } other && other.Family == mark.Family && other.Sign == mark.Sign).ToList();
        if (siblings.Count == 0) return parent is null ? null : (parent, HeldBy(parent).LastOrDefault()?.Id);
        return (parent, siblings.LastOrDefault(sibling => sibling.Mark!.Parts[^1] < mark.Parts[^1]).Id);
    }

    /// <summary>"6.2.4" is held by 6.2, and 6.2 by article 6.</summary>
    private string? HolderOf(PrintedLabel mark)
    {
        if (mark.Family != LabelFamily.Path) return null;
        var above = mark.Parts.Take(mark.Parts.Count - 1).ToList();
        var holders = inForce.Where(provision => PrintedLabel.At(provision.Label) is { } other && other.Parts.SequenceEqual(above)
            && (other.Family == LabelFamily.Path || provision.Parent is null)).ToList();
        return holders.Count == 1 ? holders[0].Id : null;
    }
}
