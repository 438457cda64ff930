using System.Globalization;
using DocumentFormat.OpenXml;
using Parley.Agreements;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>The conformed contract: the text in force as one document, labels as printed.</summary>
public static class ContractWord
{
    /// <param name="by">Whose file it is, and of when.</param>
    /// <param name="contents">Whether articles, and their sections that have a heading, are listed first.</param>
    public static byte[] Of(TextView text, Revision by, bool contents = true)
    {
        var (title, basis) = (text.Agreement.Title, Said.Basis(text.Basis));
        var known = text.Known is { } instant ? $"as known on {Said.Instant(instant)}" : "as known now";
        var marks = new RedlineMarks(null);
        var listed = text.Provisions.Where(provision => provision.Level == 1 || provision.Level == 2 && provision.Heading.Length > 0).Select((provision, at) => (provision.Id, at)).DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.at + 1);
        List<OpenXmlElement> body =
        [
            Blocks.Line(WordStyles.Title, title),
            Blocks.Line(WordStyles.About, $"Term {Said.Date(text.Agreement.From)} to {Said.Date(text.Agreement.To)}. Text on {Said.Date(text.On)}: {basis}, {known}."),
            Blocks.Told(WordStyles.About, "SHA-256 of the text:", text.Digest, WordStyles.Code),
        ];
        if (contents && listed.Count > 1)
        {
            body.Add(Blocks.Line(WordStyles.CellHead, "Contents"));
            body.AddRange(text.Provisions.Where(provision => listed.ContainsKey(provision.Id)).Select(provision => Entry(provision, listed[provision.Id])));
        }

        foreach (var held in text.Provisions)
        {
            var paragraphs = ProvisionParagraphs.Of(new(held.Id, held.Parent, held.Level, held.Label, held.Heading, held.Text), marks);
            if (contents && listed.Remove(held.Id, out var number)) Mark(paragraphs[0], number);
            body.AddRange(paragraphs);
        }

        return WordFile.Of(new(title, by, title, [$"Text on {Said.Date(text.On)}, {basis}, {known}", $"SHA-256 {text.Digest}"]), body);
    }

    /// <summary>A line of the contents; its page number is brought up to date when the file is opened.</summary>
    private static W.Paragraph Entry(TextProvision provision, int number)
    {
        var line = Blocks.Line(WordStyles.Contents + provision.Level.ToString(CultureInfo.InvariantCulture), "");
        var link = new W.Hyperlink(Blocks.Run(Said.Head(provision.Label, provision.Heading) is { Length: > 0 } head ? head : "(without a heading)"), new W.Run(new W.TabChar()),
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin, Dirty = true }), new W.Run(new W.FieldCode($" PAGEREF {Name(number)} \\h ") { Space = SpaceProcessingModeValues.Preserve }),
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }), Blocks.Run(" "), new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End })) { Anchor = Name(number), History = true };
        line.Append(link);
        return line;
    }

    private static void Mark(W.Paragraph paragraph, int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        paragraph.InsertAfter(new W.BookmarkStart { Id = id, Name = Name(number) }, paragraph.ParagraphProperties);
        paragraph.Append(new W.BookmarkEnd { Id = id });
    }

    private static string Name(int number) => "provision_" + number.ToString(CultureInfo.InvariantCulture);
}
