namespace Parley.Text;

/// <summary>
/// Decides which marks at the beginning of a line are labels, and how deep. A mark counts when it goes on from what is open (sequence)
/// and the print speaks for it (blank lines, lines ended on purpose, indentation). A cross reference that wraps to the beginning of a
/// line fails on both.
/// </summary>
internal sealed class Outline
{
    /// <summary>An open provision and what would come next beside it.</summary>
    /// <param name="Label">Its label; null for a division.</param>
    /// <param name="Roman">Its letters are counted as a roman numeral.</param>
    /// <param name="Number">Its place among its siblings.</param>
    /// <param name="Path">What the numbers of its sections begin with; empty if they do not repeat it.</param>
    /// <param name="Level">Its depth.</param>
    /// <param name="Indent">The column its label is printed in.</param>
    /// <param name="Page">The page of that column: margins move from page to page.</param>
    private sealed record Frame(PrintedLabel? Label, bool Roman, int Number, IReadOnlyList<int> Path, int Level, int Indent, int Page)
    {
        /// <summary>The number of its latest section; numbers are per frame, so an article's sections begin anew.</summary>
        public int LastSection { get; set; }
    }

    private readonly List<Frame> open = [];

    public void Enter(Division division, PrintedLine line)
    {
        while (open.Count > 0 && open[^1].Level >= division.Level) open.RemoveAt(open.Count - 1);
        open.Add(new(null, false, 0, division.Path, division.Level, line.Source.Indent, line.Source.Page));
    }

    /// <summary>The level of the provision that <paramref name="label"/> opens, or null if it is no label here.</summary>
    /// <param name="label">The mark.</param>
    /// <param name="evidence">What the print says (<see cref="Evidence"/>).</param>
    /// <param name="indent">The column of the mark.</param>
    /// <param name="page">Its page.</param>
    public int? Place(PrintedLabel label, int evidence, int indent, int page) => label.Family switch
    {
        LabelFamily.Path => PlacePath(label, evidence, indent, page),
        LabelFamily.Item => PlaceItem(label, evidence, indent, page),
        _ => label.Sign == "SECTION" ? PlaceSection(label, evidence, indent, page) : null,
    };

    private int? PlacePath(PrintedLabel label, int evidence, int indent, int page)
    {
        var parts = label.Parts;
        for (var at = open.Count - 1; at >= 0; at--)
        {
            var above = open[at];
            if (above.Path.Count == 0 || above.Path.Count >= parts.Count || !Begins(parts, above.Path)) continue;
            var number = parts[above.Path.Count];
            var next = parts.Count == above.Path.Count + 1 && number == above.LastSection + 1;
            if (evidence < (next ? -1 : parts.Count == above.Path.Count + 1 && number <= above.LastSection + 3 ? 3 : 4)) return null;
            return Open(at, new(label, false, number, parts, above.Level + 1, indent, page), number);
        }

        // Nothing open begins like this. Right for an agreement whose articles have no number of their own; else a misprinted article.
        if (evidence < 4) return null;
        var beside = open.FindLastIndex(f => f.Path.Count == parts.Count && f.Label is not null && f.Number + 1 == parts[^1]);
        if (beside >= 0) return Open(beside - 1, new(label, false, parts[^1], parts, open[beside].Level, indent, page), parts[^1]);
        if (open.Exists(f => f.Path.Count > 0) && parts[^1] != 1) return null;
        var top = open.FindLastIndex(f => f.Label is null);
        return Open(top, new(label, false, parts[^1], parts, top < 0 ? 1 : open[top].Level + 1, indent, page), parts[^1]);
    }

    private int? PlaceSection(PrintedLabel label, int evidence, int indent, int page)
    {
        if (label.Parts.Count > 1) return PlacePath(label, evidence - 2, indent, page);
        var beside = open.FindLastIndex(f => f.Label?.Sign == "SECTION");
        if (beside >= 0 && open[beside].Number + 1 == label.Parts[0] && evidence >= 1)
            return Open(beside - 1, open[beside] with { Label = label, Number = label.Parts[0], Indent = indent, Page = page, LastSection = 0 }, 0);
        if (evidence < 3 || (label.Parts[0] != 1 && beside < 0)) return null;
        if (beside >= 0 && label.Parts[0] > open[beside].Number + 3) return null;
        var top = beside >= 0 ? beside - 1 : open.FindLastIndex(f => f.Label is null);
        return Open(top, new(label, false, label.Parts[0], [], top < 0 ? 1 : open[top].Level + 1, indent, page), 0);
    }

    private int? PlaceItem(PrintedLabel label, int evidence, int indent, int page)
    {
        if (Successor(label, indent, page) is { } beside)
        {
            if (evidence < 0) return null;
            var frame = open[beside];
            return Open(beside - 1, frame with { Label = label, Number = frame.Number + 1, Indent = indent, Page = page, LastSection = 0 }, 0);
        }

        var roman = label.Roman == 1;
        if (label.Parts[0] == 1 || roman)
        {
            if (evidence < 1) return null;
            // A list that begins anew in the column of one that is open takes its place; it does not sink into it.
            var same = open.FindLastIndex(f => Alike(f, label, roman) && f.Page == page && Math.Abs(f.Indent - indent) <= 1);
            // Nor does a list sink into one of its own kind directly, unless it is set in: what came before was a table of its items.
            if (same < 0 && open.Count > 0 && Alike(open[^1], label, roman) && indent <= open[^1].Indent + 2) same = open.Count - 1;
            // A kind of label is used at two depths at most; a third would be a list that begins anew on another page.
            if (same < 0 && open.Count(f => Alike(f, label, roman)) >= 2) same = open.FindLastIndex(f => Alike(f, label, roman));
            var above = same >= 0 ? same - 1 : open.Count - 1;
            return Open(above, new(label, roman, 1, [], LevelBelow(above), indent, page), 0);
        }

        var aligned = open.Exists(f => f.Label?.Sign == label.Sign && f.Page == page && Math.Abs(f.Indent - indent) <= 1);
        if (evidence < (aligned ? 2 : 3)) return null;
        // A text that begins in the middle of a list is an excerpt.
        return open.Count == 0 && label.Parts[0] <= 26 ? Open(-1, new(label, false, label.Parts[0], [], 1, indent, page), 0) : PlaceMisprint(label, indent, page);
    }

    /// <summary>A number printed twice, or one left out. The printed one stands, and the count goes on from it.</summary>
    private int? PlaceMisprint(PrintedLabel label, int indent, int page)
    {
        for (var at = open.Count - 1; at >= 0; at--)
        {
            foreach (var roman in (ReadOnlySpan<bool>)[false, true])
            {
                var number = roman ? label.Roman : label.Parts[0];
                if (number == 0 || !Alike(open[at], label, roman) || number < open[at].Number - 1 || number > open[at].Number + 3) continue;
                return Open(at - 1, open[at] with { Label = label, Number = number, Indent = indent, Page = page, LastSection = 0 }, 0);
            }
        }

        // A list whose first number is misprinted: "(ii)" twice instead of "(i)", "(ii)".
        if (label.Roman != 2 && label.Parts[0] != 2) return null;
        var above = open.Count - 1;
        return Open(above, new(label, label.Roman == 2, 2, [], LevelBelow(above), indent, page), 0);
    }

    /// <summary>The open provision this mark goes on from: the deepest, unless another stands in the same column.</summary>
    private int? Successor(PrintedLabel label, int indent, int page)
    {
        int? best = null;
        for (var at = open.Count - 1; at >= 0; at--)
        {
            var frame = open[at];
            var next = frame.Number + 1;
            if (!Alike(frame, label, frame.Roman) || (frame.Roman ? label.Roman : label.Parts[0]) != next) continue;
            if (frame.Page == page && Math.Abs(frame.Indent - indent) <= 1) return at;
            best ??= at;
        }
        return best;
    }

    /// <summary>Of one kind; the numerals of one list may change from "ii." to "Iii.".</summary>
    private static bool Alike(Frame frame, PrintedLabel label, bool roman) =>
        frame.Label is { Family: LabelFamily.Item } other && other.Sign == label.Sign && frame.Roman == (roman && label.Case != '0')
        && (other.Case == label.Case || (frame.Roman && label.Case != '0' && frame.Number + 1 == label.Roman));

    private int Open(int above, Frame frame, int section)
    {
        if (above >= 0 && section > 0) open[above].LastSection = section;
        open.RemoveRange(above + 1, open.Count - above - 1);
        open.Add(frame);
        return frame.Level;
    }

    private int LevelBelow(int above) => above < 0 ? 1 : open[above].Level + 1;

    private static bool Begins(IReadOnlyList<int> parts, IReadOnlyList<int> path)
    {
        for (var i = 0; i < path.Count; i++)
            if (parts[i] != path[i]) return false;
        return true;
    }
}
