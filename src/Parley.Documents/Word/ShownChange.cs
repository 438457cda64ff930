using Parley.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>A provision before and after a change.</summary>
/// <param name="Before">Null for what is added.</param>
/// <param name="After">Null for what is removed.</param>
public sealed record BeforeAfter(Provision? Before, Provision? After);

/// <summary>One change of contract text that a paper makes, held against the text on which it was drafted.</summary>
/// <param name="Head">Which provision it is, by label and heading.</param>
/// <param name="What">What becomes of it: "words replaced", "added, behind 4.2".</param>
/// <param name="Holds">From when until when; empty where nothing is said.</param>
/// <param name="Problem">Why it cannot be made on that text.</param>
/// <param name="Provisions">The provision, and with one that is removed all that it holds.</param>
public sealed record ShownChange(string Head, string What, string Holds, string? Problem, IReadOnlyList<BeforeAfter> Provisions)
{
    internal IEnumerable<W.Paragraph> Paragraphs(RedlineMarks marks)
    {
        var line = Blocks.Told(WordStyles.Note, Head.Length > 0 ? Head : "Without a label:", What + (Holds.Length > 0 ? "; " + Holds : ""));
        line.ParagraphProperties!.KeepNext = new();
        yield return line;
        if (Problem is not null) yield return Blocks.Told(WordStyles.Note, "Could not be held against the text:", Problem);
        foreach (var (before, after) in Provisions)
            foreach (var paragraph in ProvisionParagraphs.Of((after ?? before)!, Segments(before, after), marks, before is null ? '+' : after is null ? '-' : '=')) yield return paragraph;
    }

    private static IReadOnlyList<Segment> Segments(Provision? before, Provision? after) =>
        before is null ? ProvisionParagraphs.Whole('+', Comparison.TextOf(after!))
        : after is null ? ProvisionParagraphs.Whole('-', Comparison.TextOf(before))
        : Redline.Between(Comparison.TextOf(before), Comparison.TextOf(after));
}
