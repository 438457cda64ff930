namespace Parley.Text;

/// <summary>A line that opens an article, an appendix, or a part that carries only a title.</summary>
/// <param name="Level">1 at the top; 2 for an article of a contract that is bound into another.</param>
/// <param name="Label">As printed; empty for a title alone.</param>
/// <param name="Length">Characters of the line that the label takes.</param>
/// <param name="Path">What its sections' numbers begin with; empty for a title alone.</param>
internal sealed record Division(int Level, string Label, int Length, IReadOnlyList<int> Path);

/// <summary>
/// Finds the top of the outline before anything else: articles, what is bound in behind them under a letter or number, and parts that
/// have only a title. All else nests below.
/// </summary>
internal static class Divisions
{
    public static SortedDictionary<int, Division> Find(IReadOnlyList<PrintedLine> lines, HashSet<string> contents)
    {
        var found = new SortedDictionary<int, Division>();
        Articles.Add(lines, found, contents);
        AddBound(lines, found);
        Sink(found);
        Parts.Add(lines, found, contents);
        return found;
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

    /// <summary>What stands above has ended: a blank line, a page, a line that left room.</summary>
    internal static bool StandsApart(IReadOnlyList<PrintedLine> lines, int at) =>
        at == 0 || lines[at].AfterBlank || lines[at - 1].EndedEarly(lines[at]) || (lines[at].AfterBreak && lines[at - 1].EndsClause);

    /// <summary>What follows a keyword and number can be their title: nothing, or a capital, behind a dash or colon if there is one.</summary>
    internal static bool OpensTitle(string rest)
    {
        if (rest.Length == 0) return true;
        var at = 0;
        while (at < rest.Length && (char.IsWhiteSpace(rest[at]) || rest[at] is '-' or '–' or '—' or ':')) at++;
        return at == rest.Length || char.IsUpper(rest[at]) || rest[at] is '“' or '"' || char.IsDigit(rest[at]);
    }
}
