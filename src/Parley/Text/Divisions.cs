namespace Parley.Text;

/// <summary>A line that opens an article, an appendix, or a part that carries only a title.</summary>
/// <param name="Level">1 at the top; 2 for an article of a contract that is bound into another.</param>
/// <param name="Label">As printed; empty for a title alone.</param>
/// <param name="Length">Characters of the line that the label takes.</param>
/// <param name="Path">What its sections' numbers begin with; empty for a title alone.</param>
internal sealed record Division(int Level, string Label, int Length, IReadOnlyList<int> Path);

/// <summary>
/// Finds the top of the outline before anything else, since an article is known by the articles around it: one chain of numbers in
/// one style of print. A chain that begins anew begins a contract bound into the first.
/// </summary>
internal static class Divisions
{
    private static readonly HashSet<string> PartTitles = new(StringComparer.Ordinal)
        { "preamble", "index", "archive", "appendix", "appendices", "addenda", "glossary", "side letters", "memoranda of understanding", "signature page" };

    private const int LookBack = 60;

    public static SortedDictionary<int, Division> Find(IReadOnlyList<PrintedLine> lines, HashSet<string> contents)
    {
        var found = new SortedDictionary<int, Division>();
        AddArticles(lines, found, contents);
        AddBound(lines, found);
        Sink(found);
        AddTitles(lines, found, contents);
        return found;
    }

    /// <summary>A line that may open an article. Sure: its form alone says so; another needs the table of contents or its place in the chain.</summary>
    private sealed record Candidate(int At, PrintedLabel Label, string Printed, int Length, string Style, bool Sure = true)
    {
        public int Number => Label.Parts[0];
    }

    private static void AddArticles(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> found, HashSet<string> contents)
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
            if (c.Style != style && !Fills(candidates, i, last, number, style)) continue;
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

    /// <summary>An article printed in another style counts where the chain would miss exactly its number.</summary>
    private static bool Fills(List<Candidate> candidates, int i, int last, int number, string style) =>
        number == last + 1 && last > 0 && candidates.Skip(i + 1).FirstOrDefault(c => c.Style == style) is { } next && next.Number == number + 1;

    private static Candidate? Article(IReadOnlyList<PrintedLine> lines, int at, HashSet<string> contents)
    {
        var body = lines[at].Body;
        if ((PrintedLabel.At(body) ?? PrintedLabel.BareNumberAt(body)) is not { } label || !(StandsApart(lines, at) || lines[at - 1].EndsClause)) return null;
        var rest = body[label.Length..];
        if (label.Family == LabelFamily.Division)
            return StandsApart(lines, at) && label.Sign is "ARTICLE" or "CHAPTER" && OpensTitle(rest)
                ? new(at, label, label.Printed, label.Length, $"{label.Sign}{label.Case}{(rest.Length == 0 ? "alone" : "titled")}")
                : null;
        if (label is not { Family: LabelFamily.Item, Sign: "." or "", Case: '0' } || rest.Length == 0) return null;
        if (label.Sign.Length == 0 && !FirstSectionFollows(lines, at, label.Parts[0])) return null;
        if (PrintedLabel.At(rest) is { Family: LabelFamily.Division, Sign: "ARTICLE" or "CHAPTER" } inner && OpensTitle(rest[inner.Length..]))
            return new(at, label, $"{label.Printed} {inner.Printed}", label.Length + inner.Length, "numbered");
        var title = contents.Contains(TableOfContents.TitleOf(rest)) || Titles.IsTitle(rest.TrimStart('-', '–', '—', ' '));
        return OpensTitle(rest) && title && (at + 1 == lines.Count || lines[at].EndedEarly(lines[at + 1]))
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

    /// <summary>Appendices, addenda and the like, whose letters or numbers count up within their keyword.</summary>
    private static void AddBound(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> found)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var appendix = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var body = lines[at].Body;
            if (found.ContainsKey(at)) appendix = false;
            if (PrintedLabel.At(body) is not { Family: LabelFamily.Division } label || label.Sign is "ARTICLE" or "CHAPTER" or "SECTION") continue;
            var rest = body[label.Length..];
            if (!(StandsApart(lines, at) || lines[at].AfterBreak) || !OpensTitle(rest)) continue;
            var (printed, length, number, level) = (label.Printed, label.Length, label.Parts[0], 1);
            var key = label.Sign;
            if (last.GetValueOrDefault(key) == number && Inner(rest) is { } inner)
            {
                (printed, length, level) = (body[..(length + inner.End)].TrimEnd(), length + inner.End, 2);
                (key, number) = ($"{key} {number} {inner.Label.Sign}", inner.Label.Parts[0]);
            }
            else if (key is not ("APPENDIX" or "ARCHIVE") && appendix)
            {
                level = 2;
            }
            var before = last.GetValueOrDefault(key);
            if (number != before + 1 && !(number > before && number <= before + 3 && lines[at].AfterBreak)) continue;
            last[key] = number;
            if (level == 1) appendix = key == "APPENDIX";
            found[at] = new(level, Words.Collapse(printed), length, level == 1 ? [label.Parts[0]] : []);
        }
    }

    /// <summary>An article printed within an appendix ("23." of an older contract) is part of the appendix, unless it goes on from the last article.</summary>
    private static void Sink(SortedDictionary<int, Division> found)
    {
        var (last, bound) = (0, false);
        foreach (var (at, division) in found.ToList())
        {
            if (division.Level != 1 || division.Path.Count == 0) continue;
            var numbered = !char.IsLetter(division.Label[0]);
            if (!numbered)
            {
                bound |= !division.Label.StartsWith("ARTICLE", StringComparison.OrdinalIgnoreCase) && !division.Label.StartsWith("CHAPTER", StringComparison.OrdinalIgnoreCase);
                continue;
            }
            if (bound && division.Path[0] != last + 1) found[at] = division with { Level = 2 };
            else last = division.Path[0];
        }
    }

    /// <summary>"Appendix F – Addendum B – …": an addendum of the appendix that is open.</summary>
    private static (PrintedLabel Label, int End)? Inner(string rest)
    {
        var start = 0;
        while (start < rest.Length && (char.IsWhiteSpace(rest[start]) || rest[start] is '-' or '–' or '—' or ':')) start++;
        return start > 0 && PrintedLabel.At(rest[start..]) is { Family: LabelFamily.Division } label ? (label, start + label.Length) : null;
    }

    /// <summary>Parts that have a title and no number: the preamble, the index, a code of ethics behind the last article.</summary>
    private static void AddTitles(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> found, HashSet<string> contents)
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
            if (!(StandsApart(lines, at) || IsCentredAtTop(lines[at])) || !Titles.IsTitle(lines[at].Body) || PrintedLabel.At(lines[at].Body) is not null) continue;
            var title = TableOfContents.TitleOf(lines[at].Body);
            if (!PartTitles.Contains(title) && !(lines[at].AfterBreak && IsInContents(lines, at, contents)) && !(at < first && ProseFollows(lines, at))
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

    /// <summary>What stands above has ended: a blank line, a page, a line that left room.</summary>
    private static bool StandsApart(IReadOnlyList<PrintedLine> lines, int at) =>
        at == 0 || lines[at].AfterBlank || lines[at - 1].EndedEarly(lines[at]) || (lines[at].AfterBreak && lines[at - 1].EndsClause);

    private static bool OpensTitle(string rest)
    {
        if (rest.Length == 0) return true;
        var at = 0;
        while (at < rest.Length && (char.IsWhiteSpace(rest[at]) || rest[at] is '-' or '–' or '—' or ':')) at++;
        return at == rest.Length || char.IsUpper(rest[at]) || rest[at] is '“' or '"' || char.IsDigit(rest[at]);
    }
}
