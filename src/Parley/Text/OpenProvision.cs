using System.Text;

namespace Parley.Text;

/// <summary>A provision whose lines are still coming.</summary>
internal sealed class OpenProvision(int level, string label, int line)
{
    private readonly List<string> heading = [];
    private readonly List<(PrintedLine Line, string Words, bool First)> text = [];
    private PrintedLine? last;
    private bool headingOpen = true;

    public int Line { get; private set; } = line;

    /// <summary>An article, an appendix or a part: its heading may stand on lines of its own below the label.</summary>
    public bool Division { get; init; }

    public bool HasWords => heading.Count > 0 || text.Count > 0;

    /// <summary>So far there is a label or a heading and nothing else: what follows opens on purpose.</summary>
    public bool HeadingOnly => Line > 0 && text.Count == 0;

    public int LastPage => last?.Source.Page ?? -1;

    /// <summary>The column in which its text goes on; -1 until it does.</summary>
    public int TextIndent { get; private set; } = -1;

    /// <summary>The words behind the label, on its line.</summary>
    public void TakeFirst(PrintedLine from, string rest, PrintedLine? next)
    {
        last = from;
        if (IsHeading(from, rest, next))
        {
            heading.Add(rest);
            headingOpen = Titles.IsUpper(rest) || Division;
            return;
        }
        headingOpen = false;
        var runIn = Titles.RunIn(rest);
        if (runIn > 0) heading.Add(rest[..runIn].TrimEnd());
        text.Add((from, rest[runIn..], true));
    }

    /// <summary>Takes the line into the heading if it belongs there.</summary>
    public bool GoesOnWithHeading(PrintedLine from, IReadOnlyList<PrintedLine> lines, int at)
    {
        if (!headingOpen || text.Count > 0 || Line == 0) return false;
        var title = Titles.IsTitle(from.Body);
        var wraps = heading.Count > 0 && !from.AfterBlank && !from.AfterBreak && Titles.IsUpper(from.Body) && Titles.IsUpper(heading[^1]);
        var opens = Division && heading.Count < 3 && title && (heading.Count == 0 || !from.AfterBlank)
            && (from.Source.Indent > 8 || Titles.IsUpper(from.Body) || heading.Count == 0);
        headingOpen = (wraps && title) || opens;
        if (!headingOpen) return false;
        heading.Add(from.Body);
        last = from;
        return true;
    }

    public void AddLine(PrintedLine from)
    {
        if (Line == 0) Line = from.Source.Number;
        headingOpen = false;
        text.Add((from, from.Body, false));
        TextIndent = from.Source.Indent;
        last = from;
    }

    public ReadProvision ToRead() => new(level, label, string.Join('\n', heading), TextOf(), Line);

    /// <summary>A title that its line ends on purpose is a heading; a sentence, or one that goes on below, is text.</summary>
    private bool IsHeading(PrintedLine from, string rest, PrintedLine? next)
    {
        if (!Titles.IsTitle(rest)) return false;
        if (next is null || Division || Titles.IsUpper(rest)) return true;
        if (next.Body.Length > 0 && char.IsLower(next.Body[0]) && !next.AfterBlank && PrintedLabel.At(next.Body) is null) return false;
        return next.AfterBlank || from.EndedEarly(next) || PrintedLabel.At(next.Body) is not null;
    }

    private string TextOf()
    {
        var dedent = text.Where(t => !t.First).GroupBy(t => t.Line.Source.Page)
            .ToDictionary(g => g.Key, g => g.Min(t => t.Line.Source.Indent));
        var built = new StringBuilder();
        for (var at = 0; at < text.Count; at++)
        {
            var (from, words, first) = text[at];
            if (at > 0)
            {
                built.Append('\n');
                // Where a page ends in the middle of a sentence, the sentence is whole again; else the break stays visible.
                if (from.AfterBlank || (from.AfterBreak && text[at - 1].Line.EndsClause)) built.Append('\n');
            }
            if (!first) built.Append(' ', from.Source.Indent - dedent[from.Source.Page]);
            built.Append(words);
        }
        return built.ToString();
    }
}
