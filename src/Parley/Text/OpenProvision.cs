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

    /// <summary>How many parts its number has ("4.2.6": three); 0 if it is no such number.</summary>
    public int Parts { get; init; }

    public bool HasWords => heading.Count > 0 || text.Count > 0;

    /// <summary>So far there is a label or a heading and nothing else: what follows opens on purpose.</summary>
    public bool HeadingOnly => Line > 0 && text.Count == 0;

    public int LastPage => last?.Source.Page ?? -1;

    /// <summary>The column in which its text goes on; -1 until it does.</summary>
    public int TextIndent { get; private set; } = -1;

    /// <summary>The words behind the label, on its line.</summary>
    public void TakeFirst(IReadOnlyList<PrintedLine> lines, int at, string rest)
    {
        last = lines[at];
        if (IsHeading(lines, at, rest))
        {
            heading.Add(rest);
            headingOpen = true;
            return;
        }
        headingOpen = false;
        var runIn = Titles.RunIn(rest);
        if (runIn > 0) heading.Add(rest[..runIn].TrimEnd());
        text.Add((last, rest[runIn..], true));
    }

    /// <summary>
    /// Takes the line into the heading if it belongs there: the rest of a heading that filled its line, or the title below "ARTICLE 6".
    /// </summary>
    public bool GoesOnWithHeading(PrintedLine line)
    {
        if (!headingOpen || text.Count > 0 || Line == 0 || heading.Count >= 3) return false;
        var title = Titles.IsTitle(line.Body);
        var wraps = heading.Count > 0 && !line.AfterBlank && !line.AfterBreak
            && ((title && Titles.IsUpper(line.Body) == Titles.IsUpper(heading[^1]) && !last!.EndedEarly(line)) || (Titles.IsUpper(line.Body) && Titles.IsUpper(heading[^1])));
        var under = Division && title && (heading.Count == 0 || (!line.AfterBlank && line.Source.Indent > 8));
        headingOpen = wraps || under;
        if (!headingOpen) return false;
        heading.Add(line.Body);
        last = line;
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
    private bool IsHeading(IReadOnlyList<PrintedLine> lines, int at, string printed)
    {
        // "Appendix A — Employment Classes": the sign between label and heading is printed with the heading.
        var rest = printed.TrimStart('-', '–', '—', ':', ' ');
        if (rest.Length == 0) return Division;
        var next = at + 1 < lines.Count ? lines[at + 1] : null;
        if (next is null) return Titles.IsTitle(rest);
        var ended = next.AfterBlank || lines[at].EndedEarly(next);
        if (Division && (ended || rest.Length < printed.Length) && Words.Count(rest) <= 14 && char.IsLetterOrDigit(rest[0])) return true;
        var below = PrintedLabel.At(next.Body);
        if (!Titles.IsTitle(rest)) return IsShortPhrase(rest, next, below, ended);
        if (char.IsLower(next.Body[0]) && !next.AfterBlank && below is null) return false;
        if (Division || Titles.IsUpper(rest) || ended || below is not null) return true;
        // It fills its line: a heading only if the line below ends it.
        return !next.AfterBreak && Titles.IsTitle(next.Body) && (at + 2 == lines.Count || next.EndedEarly(lines[at + 2]) || lines[at + 2].AfterBlank)
            && Words.Count(next.Body) <= 8;
    }

    /// <summary>"5.4.5 Payment of costs for Defense": no title by its capitals, but its line was ended on purpose and a sentence, or its first section, begins below.</summary>
    private bool IsShortPhrase(string rest, PrintedLine next, PrintedLabel? below, bool ended) =>
        ended && char.IsUpper(rest[0]) && char.IsLetterOrDigit(rest[^1]) && Words.Count(rest) <= 8
        && (below is null ? char.IsUpper(next.Body[0]) && !next.AfterBlank : below.Family == LabelFamily.Path && Parts > 0 && below.Parts.Count > Parts);

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
