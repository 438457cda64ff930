using System.Text;
using Parley.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>
/// Sets a comparison as paragraphs. What stands and what was put in, read in order, is the new text, what stands and what was struck the old one,
/// but for white space; a paragraph's end is a change of its own where only one of the two has it.
/// </summary>
internal sealed class ProvisionParagraphs
{
    private readonly List<W.Paragraph> paragraphs = [];
    private readonly StringBuilder run = new();
    private readonly RedlineMarks marks;
    private readonly string head;
    private readonly string body;
    private W.Paragraph current = new();
    private char op;
    private bool bold;
    private bool inColumns;

    private ProvisionParagraphs(RedlineMarks marks, string head, string body) => (this.marks, this.head, this.body) = (marks, head, body);

    /// <param name="printed">The provision as the later text has it; as the earlier one where it was removed.</param>
    /// <param name="end">Whether the whole of it was put in ('+') or struck ('-'), and so the end of its last paragraph.</param>
    public static IReadOnlyList<W.Paragraph> Of(Provision printed, IReadOnlyList<Segment> segments, RedlineMarks marks, char end = '=')
    {
        var shape = PrintedShape.Of(printed);
        var words = WordStyles.Words(printed.Level);
        return new ProvisionParagraphs(marks, shape.IsHeaded ? WordStyles.Heading(printed.Level) : words, words).Set(segments, shape, end);
    }

    /// <summary>A provision as it stands.</summary>
    public static IReadOnlyList<W.Paragraph> Of(Provision printed, RedlineMarks marks) => Of(printed, Whole('=', Comparison.TextOf(printed)), marks);

    public static IReadOnlyList<W.Paragraph> OfWords(IReadOnlyList<Segment> segments, RedlineMarks marks, string style)
    {
        // Where all was struck, what was struck has the shape.
        var shown = segments.All(segment => segment.Op == '-') ? '-' : '+';
        return new ProvisionParagraphs(marks, style, style).Set(segments, PrintedShape.OfStretch(string.Concat(segments.Where(segment => segment.Op == '=' || segment.Op == shown).Select(segment => segment.Text))), shown == '-' && segments.Count > 0 ? '-' : '=');
    }

    public static IReadOnlyList<Segment> Whole(char op, string text) => text.Length == 0 ? [] : [new(op, text)];

    private List<W.Paragraph> Set(IReadOnlyList<Segment> segments, PrintedShape shape, char end)
    {
        var (line, letters) = (0, 0);
        foreach (var segment in segments)
        {
            Flush();
            op = segment.Op;
            var walks = op != '-' || end == '-';
            var local = walks ? shape : PrintedShape.OfStretch(segment.Text, amid: true);
            var at = walks ? line : 0;
            // White space is reduced within a stretch only: across stretches it could be another text's.
            var blank = false;
            foreach (var letter in segment.Text)
            {
                if (letter == '\n')
                {
                    blank = Take(local.Turns[at++], blank);
                    letters += walks ? 1 : 0;
                    continue;
                }

                var columns = local.Columns[at];
                Bold(!shape.IsHeaded && letters < shape.Label);
                letters += walks ? 1 : 0;
                if (char.IsWhiteSpace(letter) && !columns)
                {
                    if (!blank) run.Append(' ');
                    blank = true;
                    continue;
                }

                run.Append(letter);
                (blank, inColumns) = (false, inColumns || columns);
            }

            if (walks) line = at;
        }

        Close(end);
        return paragraphs;
    }

    /// <returns>Whether white space that follows has been set already.</returns>
    private bool Take(Turn turn, bool blank)
    {
        switch (turn)
        {
            case Turn.Space when !blank: run.Append(' '); break;
            case Turn.Line: run.Append('\n'); break;
            case Turn.Paragraph when run.Length > 0 || current.HasChildren: Close(op); break;
        }

        return true;
    }

    private void Bold(bool now)
    {
        if (bold == now) return;
        Flush();
        bold = now;
    }

    private void Flush()
    {
        marks.Add(current, op, run.ToString(), bold);
        run.Clear();
    }

    private void Close(char end)
    {
        Flush();
        var style = inColumns ? WordStyles.Columns : paragraphs.Count == 0 ? head : body;
        current.ParagraphProperties = new() { ParagraphStyleId = new() { Val = style } };
        marks.End(current, end);
        paragraphs.Add(current);
        (current, inColumns) = (new(), false);
    }
}
