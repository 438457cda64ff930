using Parley.Agreements;
using Parley.Table;
using Parley.Text;

namespace Parley.Web.Quick;

/// <summary>The text in force of one agreement on a day, in which the words that a proposal would replace are found.</summary>
public sealed class ForceText(string agreement, IReadOnlyList<ProvisionInForce> provisions)
{
    private static readonly char[] Between = [' ', '\t', '\n', '\r', '.', ',', ';', ':', '(', ')', '"', '“', '”'];

    private readonly NamedText named = new(provisions);
    private readonly int[] ends = Ends(provisions);
    private readonly string[]?[] words = new string[]?[provisions.Count];

    public string Agreement => agreement;

    public IReadOnlyList<Provision> Provisions { get; } = [.. provisions.Select(held => held.Provision)];

    /// <summary>The label of the article that holds what a change names; null where nothing of that name is found.</summary>
    public string? ArticleOf(ProposedChange change)
    {
        var held = new[] { change.Provision, change.Parent, change.After }.OfType<string>().Select(name => named.Find(name)).FirstOrDefault(found => found.Count == 1)?[0];
        while (held is not null && named.Holder(held) is { } holder) held = holder;
        return held?.Provision.Label is { Length: > 0 } label ? label : null;
    }

    /// <summary>
    /// The words in force against which proposed ones are read: of the article that the label names, the provision that they begin with by its
    /// number, else the one, with all that it holds, whose words they share most. Null where the text has nothing of that name.
    /// </summary>
    public (ProvisionInForce Provision, string Words)? Near(string label, string proposed)
    {
        if (Article(label) is not { } article) return null;
        var best = Begun(article, proposed) ?? Closest(article, proposed);
        var held = provisions[best];
        return (held, Print(best, Begins(proposed, held.Provision.Label)));
    }

    /// <summary>Where the provision stands that a label means: by its number, by number and heading as papers write them, or by its heading.</summary>
    private int? Article(string label)
    {
        var key = NamedText.Key(label);
        if (named.Find(label) is [var only]) return At(only);
        if (key.Length == 0) return null;
        var articles = provisions.Where(held => held.Provision.Parent is null).ToList();
        var found = articles.Where(held => held.Provision.Label.Length > 0 && key.StartsWith(NamedText.Key(held.Provision.Label) + " ", StringComparison.Ordinal)).MaxBy(held => held.Provision.Label.Length)
            ?? articles.FirstOrDefault(held => held.Provision.Heading.Length > 0 && NamedText.Key(held.Provision.Heading) == key);
        return found is null ? null : At(found);
    }

    private int? Begun(int article, string proposed)
    {
        var found = Enumerable.Range(article, ends[article] - article).Where(at => provisions[at].Provision.Label.Length > 0 && Begins(proposed, provisions[at].Provision.Label)).ToList();
        return found is [var only] ? only : null;
    }

    private int Closest(int article, string proposed)
    {
        var wanted = Counted(Words(proposed));
        var total = wanted.Values.Sum();
        var (best, most) = (article, -1.0);
        for (var at = article; at < ends[article]; at++)
        {
            var left = new Dictionary<string, int>(wanted, StringComparer.Ordinal);
            var (shared, size) = (0, 0);
            for (var part = at; part < ends[at]; part++)
            {
                foreach (var word in words[part] ??= Words(provisions[part].Provision.Text))
                {
                    size++;
                    if (!left.TryGetValue(word, out var more) || more == 0) continue;
                    left[word] = more - 1;
                    shared++;
                }
            }

            // Twice what they share over all that both have: 1 where they are the same.
            var likeness = size + total == 0 ? 0 : 2.0 * shared / (size + total);
            if (likeness > most + 1e-9) (best, most) = (at, likeness);
        }

        return most > 0 ? best : article;
    }

    /// <summary>The provision with all that it holds; its own number and heading only where the proposed words have them.</summary>
    private string Print(int at, bool head)
    {
        var lines = new List<string>();
        for (var part = at; part < ends[at]; part++)
        {
            var one = provisions[part].Provision;
            lines.Add(string.Join(' ', new[] { part > at || head ? one.Label : "", part > at || head ? one.Heading : "", one.Text }.Where(piece => piece.Length > 0)));
        }

        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static bool Begins(string words, string label)
    {
        var start = Labels.Key(words.Length > 200 ? words[..200] : words);
        var key = NamedText.Key(label);
        return key.Length > 0 && start.StartsWith(key, StringComparison.Ordinal) && (start.Length == key.Length || !char.IsLetterOrDigit(start[key.Length]) && !(start[key.Length] == '.' && start.Length > key.Length + 1 && char.IsLetterOrDigit(start[key.Length + 1])));
    }

    private int At(ProvisionInForce held)
    {
        for (var at = 0; at < provisions.Count; at++)
            if (ReferenceEquals(provisions[at], held)) return at;
        return 0;
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, int> Counted(string[] words) => words.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>For each provision the place behind the last that it holds.</summary>
    private static int[] Ends(IReadOnlyList<ProvisionInForce> provisions)
    {
        var behind = new int[provisions.Count];
        var open = new Stack<int>();
        for (var at = 0; at < provisions.Count; at++)
        {
            while (open.Count > 0 && provisions[open.Peek()].Provision.Id != provisions[at].Provision.Parent) behind[open.Pop()] = at;
            open.Push(at);
        }

        while (open.Count > 0) behind[open.Pop()] = provisions.Count;
        return behind;
    }
}
