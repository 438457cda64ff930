using System.Globalization;
using DocumentFormat.OpenXml;
using Parley.Text;

namespace Parley.Documents.Word;

/// <summary>What stands at the head of a paper's redline.</summary>
/// <param name="Title">What it is and on what: "Counterproposal on Wages".</param>
/// <param name="Happened">The day, as the record has it.</param>
/// <param name="Against">The words on which its own text is shown; null where it has none, or nothing came before.</param>
public sealed record PaperHead(string Title, string Negotiation, long Entry, string Party, string Happened, string? Against);

/// <summary>The changes that one paper makes, against the text on which it was drafted, as tracked changes of its mover on its day.</summary>
public static class PaperRedlineWord
{
    /// <param name="changes">What it would change in contract text.</param>
    /// <param name="words">Its own words, against those named in the head; empty where it has none.</param>
    /// <param name="mover">The mover, and the paper's date.</param>
    public static byte[] Of(PaperHead head, IReadOnlyList<ShownChange> changes, IReadOnlyList<Segment> words, Revision mover)
    {
        var marks = new RedlineMarks(mover);
        List<OpenXmlElement> body =
        [
            Blocks.Line(WordStyles.Title, head.Title),
            Blocks.Line(WordStyles.About, $"{head.Negotiation}. {head.Party}, {Said.Date(head.Happened)}; entry {head.Entry.ToString(CultureInfo.InvariantCulture)} of the record."),
            Blocks.Line(WordStyles.Note, $"Changes are tracked, with {head.Party} as their author and the paper's date."),
        ];
        if (words.Count > 0)
        {
            body.Add(Blocks.Told(WordStyles.Note, "Its words,", head.Against is { } against ? $"against {against}" : "with nothing before them"));
            body.AddRange(marks.Words(words, WordStyles.Words(1)));
        }

        foreach (var change in changes) body.AddRange(change.Paragraphs(marks));
        if (words.Count == 0 && changes.Count == 0) body.Add(Blocks.Line(WordStyles.Note, "The paper has no words in the record."));
        body.Add(Blocks.Line(WordStyles.Note, "End of the paper."));
        return WordFile.Of(new(head.Title, mover, $"{head.Title}: {head.Party}, {Said.Date(head.Happened)}", [$"Entry {head.Entry.ToString(CultureInfo.InvariantCulture)} of {head.Negotiation}"]), body);
    }
}
