using System.Globalization;
using DocumentFormat.OpenXml;
using Parley.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>
/// How words put in and struck are marked: as changes that the reader can accept or reject, or, on paper that must read the same everywhere,
/// as underlined and struck words (docs/adr/0021).
/// </summary>
/// <param name="by">Whose changes they are; null where they are shown and cannot be accepted.</param>
internal sealed class RedlineMarks(Revision? by)
{
    private int last;

    public bool Tracked => by is not null;

    public void Add(W.Paragraph paragraph, char op, string text, bool bold = false)
    {
        if (text.Length == 0) return;
        var run = new W.Run();
        var look = new W.RunProperties();
        if (!Tracked && op != '=') look.RunStyle = new() { Val = op == '+' ? WordStyles.Inserted : WordStyles.Struck };
        if (bold) look.Bold = new();
        if (look.HasChildren) run.RunProperties = look;
        var lines = XmlWords.Clean(text).Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0) run.Append(new W.Break());
            if (lines[at].Length == 0) continue;
            run.Append(Tracked && op == '-' ? new W.DeletedText(lines[at]) { Space = SpaceProcessingModeValues.Preserve } : new W.Text(lines[at]) { Space = SpaceProcessingModeValues.Preserve });
        }

        paragraph.Append(op switch
        {
            '+' when Tracked => new W.InsertedRun(run) { Author = Author, Date = Date, Id = Next() },
            '-' when Tracked => new W.DeletedRun(run) { Author = Author, Date = Date, Id = Next() },
            _ => run,
        });
    }

    /// <summary>Marks the paragraph's own end as put in or struck.</summary>
    public void End(W.Paragraph paragraph, char op)
    {
        if (!Tracked || op == '=') return;
        OpenXmlElement mark = op == '+' ? new W.Inserted { Author = Author, Date = Date, Id = Next() } : new W.Deleted { Author = Author, Date = Date, Id = Next() };
        (paragraph.ParagraphProperties ??= new()).ParagraphMarkRunProperties = new(mark);
    }

    /// <summary>Words alone, in the lines in which they stand.</summary>
    public IEnumerable<W.Paragraph> Words(IReadOnlyList<Segment> segments, string style) => ProvisionParagraphs.OfWords(segments, this, style);

    private string Next() => (++last).ToString(CultureInfo.InvariantCulture);

    private const int LongestAuthor = 255;

    private string Author
    {
        get
        {
            var name = XmlWords.Clean(by!.Author.Trim());
            return name.Length == 0 ? "Unnamed" : name.Length <= LongestAuthor ? name : name[..(LongestAuthor - 1)].TrimEnd('\uD83C', '\uD83D', '\uD83E') + "…";
        }
    }

    private DateTime Date => new(by!.At.UtcTicks - by.At.UtcTicks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
}
