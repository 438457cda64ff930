using Parley.Agreements;
using Parley.Recording;

namespace Parley.Web.Texts;

/// <summary>One provision on the page, with where words that were looked for stand in it.</summary>
/// <param name="Head">Label and heading, as printed.</param>
public sealed record ShownProvision(TextProvision Held, string Head, bool Found)
{
    public int Depth => Math.Clamp(Held.Level, 1, 6);
}

/// <summary>A contract text laid out for reading: what stands in the list of contents, and what was looked for.</summary>
public sealed record TextReading(TextView View, IReadOnlyList<ShownProvision> Provisions)
{
    /// <param name="find">Words to look for; case does not matter.</param>
    public static TextReading Of(TextView view, string? find) => new(view,
    [
        .. view.Provisions.Select(held => new ShownProvision(held, HeadOf(held),
            !string.IsNullOrWhiteSpace(find) && (Holds(held.Text, find) || Holds(HeadOf(held), find)))),
    ]);

    /// <summary>Articles, and their sections that have a heading.</summary>
    public IEnumerable<(ShownProvision Article, IReadOnlyList<ShownProvision> Sections)> Contents
    {
        get
        {
            for (var i = 0; i < Provisions.Count;)
            {
                var article = Provisions[i++];
                var sections = new List<ShownProvision>();
                for (; i < Provisions.Count && Provisions[i].Held.Parent is not null; i++)
                    if (Provisions[i].Depth == 2 && Provisions[i].Held.Heading.Length > 0) sections.Add(Provisions[i]);
                yield return (article, sections);
            }
        }
    }

    /// <summary>How many provisions stand as they were imported.</summary>
    public int Unchanged => Provisions.Count(shown => shown.Held.Source.Act == "imported");

    /// <summary>On what other grounds some of it holds, in a sentence; empty where there is none.</summary>
    public string Bases
    {
        get
        {
            var (imposed, letters) = (Provisions.Count(shown => shown.Held.Source.Act == "imposed"), Provisions.Count(shown => shown.Held.Source.Act == "side-letter"));
            string[] parts = [.. imposed > 0 ? [Plain.Count(imposed, "provision") + " as imposed by the employer"] : Array.Empty<string>(), .. letters > 0 ? [Plain.Count(letters, "provision") + " by a side letter"] : Array.Empty<string>()];
            return parts.Length == 0 ? "" : $"Of it {string.Join(" and ", parts)}.";
        }
    }

    public IReadOnlyList<ShownProvision> Hits => [.. Provisions.Where(provision => provision.Found)];

    /// <summary>The text in pieces, those that were looked for marked.</summary>
    public static IEnumerable<(string Text, bool Mark)> Pieces(string text, string? find)
    {
        if (string.IsNullOrWhiteSpace(find)) return [(text, false)];
        var pieces = new List<(string, bool)>();
        var at = 0;
        for (var hit = text.IndexOf(find, StringComparison.OrdinalIgnoreCase); hit >= 0; hit = text.IndexOf(find, at, StringComparison.OrdinalIgnoreCase))
        {
            if (hit > at) pieces.Add((text[at..hit], false));
            pieces.Add((text[hit..(hit + find.Length)], true));
            at = hit + find.Length;
        }

        if (at < text.Length) pieces.Add((text[at..], false));
        return pieces;
    }

    private static string HeadOf(TextProvision held) => string.Join(' ', new[] { held.Label, held.Heading }.Where(part => part.Length > 0));

    private static bool Holds(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
