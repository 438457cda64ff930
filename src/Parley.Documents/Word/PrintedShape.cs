using Parley.Text;

namespace Parley.Documents.Word;

/// <summary>What a line end as printed becomes where the page sets its own lines.</summary>
internal enum Turn
{
    /// <summary>Nothing: a blank line follows, or a hyphen that only the line end called for goes on.</summary>
    Joined,
    Space,
    Line,
    Paragraph,
}

/// <summary>
/// Contract text is kept in the lines in which it was printed. On a page of another width those would end anywhere, so a full line runs on into
/// the next; short lines, lists and columns stay lines.
/// </summary>
internal sealed class PrintedShape
{
    /// <summary>Below this many letters a line is short, whatever the others are.</summary>
    private const int Narrow = 50;

    private PrintedShape(Turn[] turns, bool[] columns) => (Turns, Columns) = (turns, columns);

    /// <summary>For each line feed, in order.</summary>
    public Turn[] Turns { get; }

    /// <summary>For each line: whether it stands in columns, whose blanks are kept.</summary>
    public bool[] Columns { get; }

    /// <summary>The first so many letters are the label.</summary>
    public int Label { get; private init; }

    /// <summary>Whether the first paragraph is a heading.</summary>
    public bool IsHeaded { get; private init; }

    /// <summary>Of a provision's label, heading and text, empty ones left out, joined by line feeds (<see cref="Comparison.TextOf"/>).</summary>
    public static PrintedShape Of(Provision provision)
    {
        var headed = provision.Heading.Length > 0 || provision.Level == 1;
        var parts = new List<(string Text, Turn After)>();
        if (provision.Label.Length > 0) parts.Add((provision.Label, headed && provision.Heading.Length == 0 ? Turn.Paragraph : Turn.Space));
        if (provision.Heading.Length > 0) parts.Add((provision.Heading, Turn.Paragraph));
        headed &= parts.Count > 0;
        var (turns, columns) = (new List<Turn>(), new List<bool>());
        foreach (var (text, after) in parts)
        {
            var feeds = text.Count(letter => letter == '\n');
            turns.AddRange(Enumerable.Repeat(Turn.Space, feeds));
            columns.AddRange(Enumerable.Repeat(false, feeds + 1));
            turns.Add(after);
        }

        if (provision.Text.Length > 0)
        {
            var body = OfStretch(provision.Text);
            turns.AddRange(body.Turns);
            columns.AddRange(body.Columns);
        }

        return new([.. turns], [.. columns]) { Label = provision.Label.Length, IsHeaded = headed };
    }

    /// <summary>Of words alone.</summary>
    /// <param name="amid">Whether words stand before and behind, on the same lines.</param>
    public static PrintedShape OfStretch(string text, bool amid = false)
    {
        var lines = text.Split('\n');
        var widest = lines.Max(line => line.TrimEnd().Length);
        var columns = Array.ConvertAll(lines, IsColumns);
        var turns = new Turn[lines.Length - 1];
        for (var at = 0; at < turns.Length; at++)
        {
            var (first, last) = (amid && at == 0, amid && at + 1 == turns.Length);
            if (string.IsNullOrWhiteSpace(lines[at + 1]) && !last) turns[at] = Turn.Joined;
            else if (string.IsNullOrWhiteSpace(lines[at]) && !first) turns[at] = Turn.Paragraph;
            else if (columns[at] || columns[at + 1]) turns[at] = columns[at] && columns[at + 1] ? Turn.Line : Turn.Paragraph;
            else turns[at] = Between(lines[at].TrimEnd(), lines[at + 1].TrimStart(), first || IsFull(lines[at].TrimEnd().Length, widest));
        }

        return new(turns, columns);
    }

    private static bool IsFull(int length, int widest) => length >= Narrow && length >= widest * 6 / 10;

    private static Turn Between(string line, string next, bool full)
    {
        if (BeginsItem(next)) return Turn.Paragraph;
        if (!full) return Turn.Line;
        return line is [.., var letter, '-'] && char.IsLetter(letter) && next is [var begins, ..] && char.IsLower(begins) ? Turn.Joined : Turn.Space;
    }

    /// <summary>Blanks that stand for columns: three or more amid the line, other than behind a short label.</summary>
    private static bool IsColumns(string line)
    {
        var text = line.AsSpan().Trim();
        var gap = text.IndexOf("   ");
        if (gap < 0) gap = text.IndexOf('\t');
        if (gap is >= 0 and <= 6)
        {
            text = text[gap..].TrimStart();
            gap = text.IndexOf("   ");
        }

        return gap >= 0;
    }

    /// <summary>A bullet, or a short label and a bracket or dot: "(a) ", "b. ", "12) ".</summary>
    private static bool BeginsItem(string line)
    {
        if (line.Length == 0) return false;
        if (line[0] is '•' or '▪' or '·' or '●' or '–' or '—' or '*' || line.StartsWith("- ", StringComparison.Ordinal)) return true;
        var open = line[0] == '(' ? 1 : 0;
        var end = open;
        while (end < line.Length && char.IsAsciiLetterOrDigit(line[end])) end++;
        return end > open && end - open <= 3 && end < line.Length && (line[end] == ')' || open == 0 && line[end] == '.') && (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]));
    }
}
