namespace Parley.Text;

/// <summary>Finds the parts that have a title and no number: the preamble, the index, a code of ethics behind the last article.</summary>
internal static class Parts
{
    /// <summary>What agreements call such parts; any other title needs the table of contents, or its place and print.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
        { "preamble", "index", "archive", "appendix", "appendices", "addenda", "glossary", "side letters", "memoranda of understanding", "signature page" };

    public static void Add(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> found, HashSet<string> contents)
    {
        var first = found.Keys.FirstOrDefault(lines.Count);
        var outlined = LastOfOutline(lines, found);
        var (open, above) = (-1, (Division?)null);
        for (var at = 0; at < lines.Count; at++)
        {
            if (found.TryGetValue(at, out var here))
            {
                if (here.Level == 1) (open, above) = (at, here);
                continue;
            }
            if (at > 0 && found.TryGetValue(at - 1, out var label) && label.Label.Length > 0 && !lines[at].AfterBlank) continue;
            if (!(Divisions.StandsApart(lines, at) || IsCentredAtTop(lines[at])) || !Titles.IsTitle(lines[at].Body) || PrintedLabel.At(lines[at].Body) is not null) continue;
            var title = TableOfContents.TitleOf(lines[at].Body);
            if (!Known.Contains(title) && !(lines[at].AfterBreak && IsInContents(lines, at, contents)) && !(at < first && ProseFollows(lines, at))
                && !(at > outlined && IsCentredAtTop(lines[at]) && !IsAppendix(above))) continue;
            // A preamble belongs to the contract bound in, a title in small letters to the one in capitals above it.
            var below = above is { Label.Length: 0 } && (at > first ? title == "preamble" : Titles.IsUpper(lines[open].Body) && !Titles.IsUpper(lines[at].Body));
            found[at] = new(below ? 2 : 1, "", 0, []);
            if (!below) (open, above) = (at, found[at]);
        }
    }

    /// <summary>The last article or numbered section. What follows it under a title of its own (a letter of intent, a code of ethics) is bound in.</summary>
    private static int LastOfOutline(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> found)
    {
        for (var at = lines.Count - 1; at >= 0; at--)
            if (PrintedLabel.At(lines[at].Body) is { Family: LabelFamily.Path } || (found.TryGetValue(at, out var division) && division.Label.StartsWith("ARTICLE", StringComparison.OrdinalIgnoreCase)))
                return at;
        return lines.Count;
    }

    private static bool IsCentredAtTop(PrintedLine line) =>
        line.AfterBreak && line.Source.Indent >= line.Margin / 5 && Math.Abs(line.Source.Indent + line.Source.Right - line.Margin) <= line.Margin / 3;

    /// <summary>An appendix holds papers with titles of their own, which are its text.</summary>
    private static bool IsAppendix(Division? open) =>
        open is not null && (open.Label.StartsWith("APPENDIX", StringComparison.OrdinalIgnoreCase) || open.Label.StartsWith("ARCHIVE", StringComparison.OrdinalIgnoreCase));

    /// <summary>The title, or the title with the line below, stands in the table of contents.</summary>
    private static bool IsInContents(IReadOnlyList<PrintedLine> lines, int at, HashSet<string> contents)
    {
        if (contents.Count == 0) return false;
        var title = TableOfContents.TitleOf(lines[at].Body);
        if (contents.Contains(title)) return true;
        return at + 1 < lines.Count && contents.Contains(title + " " + TableOfContents.TitleOf(lines[at + 1].Body));
    }

    private static bool ProseFollows(IReadOnlyList<PrintedLine> lines, int at) =>
        at + 2 < lines.Count && lines[at].EndedEarly(lines[at + 1]) && Words.Count(lines[at + 1].Body) >= 8 && !Titles.IsTitle(lines[at + 1].Body) && Words.Count(lines[at + 2].Body) >= 8;
}
