namespace Parley.Text;

/// <summary>
/// Finds running heads and page numbers by what makes them so: they stand at the edge of a page, the same on most pages, and a
/// number that goes with the pages. No wording is known beforehand.
/// </summary>
/// <remarks>
/// A line of the agreement wrongly left out is the worst error, so the tests are strict: a running head must stand alone at an edge
/// (one of the two outermost lines) of a quarter of the pages and of three at least, letter for letter apart from one number that goes
/// up with the pages; a bare number must fit the count of the pages around it. Table headings that recur on a few pages stay, and so do
/// rows of tables, whose numbers change and do not count.
/// </remarks>
internal static class PageFurniture
{
    private const int EdgeLines = 2;
    private const int TitleLines = 4;

    public static void Mark(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds)
    {
        var edges = Edges(lines);
        var pages = lines.Count == 0 ? 0 : lines[^1].Page + 1;
        if (pages < 3) return;

        var shapes = edges.GroupBy(at => Shape(lines[at].Body), StringComparer.Ordinal)
            .Where(g => g.Select(at => lines[at].Page).Distinct().Count() >= Math.Max(3, pages / 4))
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

        foreach (var (shape, places) in shapes)
        {
            if (!Words.Of(shape).Exists(IsWord))
                MarkNumbers(lines, kinds, places);
            else if (CountsWithPages(lines, places))
                foreach (var at in places) kinds[at] = IsPageNumber(shape) ? FurnitureKind.PageNumber : FurnitureKind.RunningHead;
        }

        MarkVariants(lines, kinds, shapes.Where(s => kinds[s.Value[0]] is not null).Select(s => s.Key));
        MarkRepeatedTitles(lines, kinds);
    }

    /// <summary>
    /// "Appendix C - Salary Schedules" at the head of page after page: the first is the title, those on the pages that follow without a
    /// gap are running heads. Only a title that begins with a label, repeated letter for letter, and the lines of it that repeat too.
    /// </summary>
    private static void MarkRepeatedTitles(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds)
    {
        List<int> before = [];
        foreach (var page in Enumerable.Range(0, lines.Count).Where(at => !lines[at].Blank && kinds[at] is null).GroupBy(at => lines[at].Page))
        {
            var top = page.Take(TitleLines).ToList();
            var same = before.Count > 0 && lines[before[0]].Page == page.Key - 1
                && PrintedLabel.At(lines[top[0]].Body) is { Family: LabelFamily.Division };
            for (var i = 0; same && i < Math.Min(top.Count, before.Count); i++)
            {
                same = Words.Collapse(lines[top[i]].Body) == Words.Collapse(lines[before[i]].Body);
                if (same) kinds[top[i]] = FurnitureKind.RunningHead;
            }
            before = top;
        }
    }

    /// <summary>A head that misses its number, or has it in roman figures, is still that head, wherever it stands alone on a line.</summary>
    private static void MarkVariants(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, IEnumerable<string> shapes)
    {
        var cores = shapes.Where(s => !IsPageNumber(s)).Select(Core).Where(c => c.Count(IsWord) >= 2)
            .Select(c => string.Join(' ', c)).ToHashSet(StringComparer.Ordinal);
        if (cores.Count == 0) return;
        for (var at = 0; at < lines.Count; at++)
            if (kinds[at] is null && !lines[at].Blank && AtEdge(lines, kinds, at) && cores.Contains(string.Join(' ', Core(Shape(lines[at].Body)))))
                kinds[at] = FurnitureKind.RunningHead;
    }

    /// <summary>Whether these lines of one shape are the same, or differ in one number that mostly goes up by one from page to page.</summary>
    private static bool CountsWithPages(IReadOnlyList<SourceLine> lines, List<int> places)
    {
        var numbers = places.ConvertAll(at => (lines[at].Page, Numbers: NumbersIn(lines[at].Body)));
        var varying = Enumerable.Range(0, numbers[0].Numbers.Count).Where(i => numbers.Exists(n => n.Numbers[i] != numbers[0].Numbers[i])).ToList();
        if (varying.Count != 1) return varying.Count == 0;
        var counting = numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second.Numbers[varying[0]] - pair.First.Numbers[varying[0]] == pair.Second.Page - pair.First.Page);
        return counting * 2 >= places.Count - 1;
    }

    private static List<long> NumbersIn(string body)
    {
        var numbers = new List<long>();
        for (var at = 0; at < body.Length; at++)
        {
            if (!char.IsAsciiDigit(body[at])) continue;
            var number = 0L;
            for (; at < body.Length && char.IsAsciiDigit(body[at]); at++) number = (number * 10 + body[at] - '0') % 1_000_000_007;
            numbers.Add(number);
        }
        return numbers;
    }

    /// <summary>Numbers alone on their line are page numbers where they count with the pages; a stray "1" of a table does not.</summary>
    private static void MarkNumbers(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, List<int> places)
    {
        var offsets = places.Select(at => Number(lines[at].Body) - lines[at].Page).OfType<int>().ToList();
        if (offsets.Count == 0) return;
        var common = offsets.GroupBy(o => o).Where(g => g.Count() >= 3).Select(g => g.Key).ToHashSet();
        foreach (var at in places)
            if (Number(lines[at].Body) is { } n && common.Contains(n - lines[at].Page))
                kinds[at] = FurnitureKind.PageNumber;
    }

    /// <summary>The indices of the outermost lines of every page.</summary>
    private static HashSet<int> Edges(IReadOnlyList<SourceLine> lines)
    {
        var edges = new HashSet<int>();
        var printed = Enumerable.Range(0, lines.Count).Where(at => !lines[at].Blank).GroupBy(at => lines[at].Page);
        foreach (var page in printed.Select(p => p.ToList()))
        {
            edges.UnionWith(page.Take(EdgeLines));
            edges.UnionWith(page.TakeLast(EdgeLines));
        }
        return edges;
    }

    /// <summary>Whether only blank lines or furniture lie between this line and the edge of its page.</summary>
    private static bool AtEdge(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, int at) =>
        Reaches(lines, kinds, at, -1) || Reaches(lines, kinds, at, +1);

    private static bool Reaches(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, int at, int step)
    {
        for (var next = at + step; next >= 0 && next < lines.Count && lines[next].Page == lines[at].Page; next += step)
            if (!lines[next].Blank && kinds[next] is null) return false;
        return true;
    }

    /// <summary>White space as one space and each run of digits as one "0": what all copies of a running head share.</summary>
    private static string Shape(string body)
    {
        var shape = new System.Text.StringBuilder(body.Length);
        foreach (var c in body)
        {
            var next = char.IsWhiteSpace(c) ? ' ' : char.IsAsciiDigit(c) ? '0' : c;
            if (next is ' ' or '0' && shape.Length > 0 && shape[^1] == next) continue;
            shape.Append(next);
        }
        return shape.ToString();
    }

    /// <summary>The words of a head without the page number at its end or between its parts.</summary>
    private static List<string> Core(string shape)
    {
        var words = Words.Of(shape);
        var core = new List<string>();
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] is "Page" or "page" && (at + 1 == words.Count || words[at + 1] is "0")) continue;
            if (words[at] is "-" or "0" && IsAround(words, at)) continue;
            if (IsFolio(words[at].Trim('-'))) continue;
            core.Add(words[at]);
        }
        return core;
    }

    private static bool IsAround(List<string> words, int at) =>
        at == words.Count - 1 || (words[at] == "-" && (IsFolio(words[at + 1]) || (at > 0 && IsFolio(words[at - 1]))));

    /// <summary>A folio: digits, or a roman numeral in small letters.</summary>
    private static bool IsFolio(string word) => word is "0" || (word.Length > 0 && word.All(c => c is 'i' or 'v' or 'x' or 'l'));

    /// <summary>"Page 0 of 0", "page 0", "- 0 -".</summary>
    private static bool IsPageNumber(string shape) =>
        Words.Of(shape).TrueForAll(w => !IsWord(w) || w.ToUpperInvariant() is "PAGE" or "OF" or "P." or "PG.");

    private static int? Number(string body) => int.TryParse(body.Trim(' ', '-', '–', '—', '[', ']', '(', ')'), out var n) ? n : null;

    private static bool IsWord(string word) => word.Any(char.IsLetter);
}
