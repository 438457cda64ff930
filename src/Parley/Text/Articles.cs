namespace Parley.Text;

/// <summary>
/// Finds the articles. An article is known by the articles around it: one chain of numbers in one style of print. A chain that begins
/// anew begins a contract bound into the first.
/// </summary>
internal static class Articles
{
    private const int LookBack = 60;

    /// <summary>A line that may open an article. Sure: its form alone says so; another needs the table of contents or its place in the chain.</summary>
    private sealed record Candidate(int At, PrintedLabel Label, string Printed, int Length, string Style, bool Sure = true)
    {
        public int Number => Label.Parts[0];
    }

    public static void Add(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> found, HashSet<string> contents)
    {
        var candidates = new List<Candidate>();
        for (var at = 0; at < lines.Count; at++)
            if (Article(lines, at, contents) is { } candidate) candidates.Add(candidate);
        if (candidates.Count == 0) return;

        var style = candidates.Where(c => c.Sure).GroupBy(c => c.Style, StringComparer.Ordinal).MaxBy(g => Steps(g.ToList()))?.Key ?? "";
        var (last, level, indent, listed) = (0, 1, -1, false);
        for (var i = 0; i < candidates.Count; i++)
        {
            var c = candidates[i];
            var number = c.Label.Roman > 0 && c.Label.Case != '0' && (c.Number == 0 || c.Label.Roman == last + 1 || (c.Label.Roman == 1 && last != 8)) ? c.Label.Roman : c.Number;
            if (c.Style != style && !(number == last + 1 && (InCapitals(c, style) || Fills(candidates, i, last, style)))) continue;
            if (!c.Sure)
            {
                // Where items begin at 1 in the articles' own column, what follows are items.
                var here = Math.Abs(lines[c.At].Source.Indent - indent) <= 2;
                listed |= here && number == 1;
                if (!contents.Contains(TableOfContents.TitleOf(lines[c.At].Body[c.Length..])) && !(here && !listed)) continue;
                if (number != last + 1) continue;
            }
            (indent, listed) = (lines[c.At].Source.Indent, false);
            if (number == 1 && last > 1 && PartBefore(lines, c.At, found) is { } part)
            {
                found[part] = new(1, "", 0, []);
                level = 2;
            }
            found[c.At] = new(level, c.Printed, c.Length, [number]);
            last = number;
        }
    }

    /// <summary>How often a style of print goes from one number to the next.</summary>
    private static int Steps(List<Candidate> chain) =>
        chain.Where((c, i) => c.Number == 1 || (i > 0 && c.Number == chain[i - 1].Number + 1)).Count();

    /// <summary>"ARTICLE 7" in a chain of "ARTICLE 6 - TITLE": both shout, though one puts its title on the line below.</summary>
    private static bool InCapitals(Candidate candidate, string style) =>
        candidate.Label.Case == 'u' && style.StartsWith($"{candidate.Label.Sign}u", StringComparison.Ordinal);

    /// <summary>An article printed in another style counts where the chain would miss exactly its number.</summary>
    private static bool Fills(List<Candidate> candidates, int i, int last, string style)
    {
        if (last == 0) return false;
        for (var next = i + 1; next < Math.Min(candidates.Count, i + 40); next++)
            if (candidates[next].Style == style) return candidates[next].Number == last + 2;
        return false;
    }

    private static Candidate? Article(IReadOnlyList<PrintedLine> lines, int at, HashSet<string> contents)
    {
        var body = lines[at].Body;
        if ((PrintedLabel.At(body) ?? PrintedLabel.BareNumberAt(body)) is not { } label || !(Divisions.StandsApart(lines, at) || lines[at - 1].EndsClause)) return null;
        var rest = body[label.Length..];
        if (label.Family == LabelFamily.Division)
            return Divisions.StandsApart(lines, at) && label.Sign is "ARTICLE" or "CHAPTER" && Divisions.OpensTitle(rest)
                ? new(at, label, label.Printed, label.Length, $"{label.Sign}{label.Case}{(rest.Length == 0 ? "alone" : "titled")}")
                : null;
        if (label is not { Family: LabelFamily.Item, Sign: "." or "", Case: '0' } || rest.Length == 0) return null;
        if (label.Sign.Length == 0 && !FirstSectionFollows(lines, at, label.Parts[0])) return null;
        if (PrintedLabel.At(rest) is { Family: LabelFamily.Division, Sign: "ARTICLE" or "CHAPTER" } inner && Divisions.OpensTitle(rest[inner.Length..]))
            return new(at, label, $"{label.Printed} {inner.Printed}", label.Length + inner.Length, "numbered");
        var title = contents.Contains(TableOfContents.TitleOf(rest)) || Titles.IsTitle(rest.TrimStart('-', '–', '—', ' '));
        return Divisions.OpensTitle(rest) && title && (at + 1 == lines.Count || lines[at].EndedEarly(lines[at + 1]))
            ? new(at, label, label.Printed, label.Length, "numbered", FirstSectionFollows(lines, at, label.Parts[0]))
            : null;
    }

    /// <summary>"5. PERSONNEL MANAGEMENT" is an article and no item of a list when the next number of the outline is 5.1.</summary>
    private static bool FirstSectionFollows(IReadOnlyList<PrintedLine> lines, int at, int number)
    {
        for (var next = at + 1; next < Math.Min(lines.Count, at + 25); next++)
            if (PrintedLabel.At(lines[next].Body) is { Family: LabelFamily.Path } path)
                return path.Parts.Count == 2 && path.Parts[0] == number && (path.Parts[1] == 1 || at == 0);
        return false;
    }

    /// <summary>The title, at the head of a page or after a blank line, of the contract whose first article stands at <paramref name="article"/>.</summary>
    private static int? PartBefore(IReadOnlyList<PrintedLine> lines, int article, SortedDictionary<int, Division> found)
    {
        int? apart = null;
        for (var at = article - 1; at >= Math.Max(0, article - LookBack) && !found.ContainsKey(at); at--)
        {
            if (!Titles.IsTitle(lines[at].Body)) continue;
            if (lines[at].AfterBreak) return at;
            if (lines[at].AfterBlank) apart = at;
        }
        return apart;
    }
}
