using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Tests.Support;

/// <summary>A tracked change as a reader of the file finds it.</summary>
internal sealed record Change(char Op, string Words, string Author, DateTime? Date);

/// <summary>Reads a Word file as Word does: what is left when all changes are accepted, or all rejected.</summary>
internal sealed class WordReading
{
    private readonly List<W.Paragraph> paragraphs;

    private WordReading(List<W.Paragraph> paragraphs, string around) => (this.paragraphs, Around) = (paragraphs, around);

    /// <summary>The words of headers and footers.</summary>
    public string Around { get; }

    public static WordReading Of(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        var main = document.MainDocumentPart!;
        var around = string.Join('\n', main.HeaderParts.Select(part => part.Header!.InnerText).Concat(main.FooterParts.SelectMany(part => part.Footer!.Elements<W.Paragraph>().Select(line => line.InnerText))));
        return new([.. main.Document!.Body!.Descendants<W.Paragraph>().Select(paragraph => (W.Paragraph)paragraph.CloneNode(true))], around);
    }

    /// <summary>What the validator of Word's own schema and rules finds wrong.</summary>
    public static IReadOnlyList<string> Wrong(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Take(5).Select(error => $"{error.Path?.XPath}: {error.Description}")];
    }

    public static string? StyleOf(W.Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    /// <summary>Whether a paragraph of that style holds the contract's own words.</summary>
    private static bool IsOfText(string? style) => style == "Columns" || style?.StartsWith("Words", StringComparison.Ordinal) == true || style?.StartsWith("Heading", StringComparison.Ordinal) == true;

    /// <summary>The words of each paragraph, whatever became of them.</summary>
    public IReadOnlyList<string> Lines => [.. paragraphs.Select(Words)];

    public IReadOnlyList<string> Of(string style) => [.. paragraphs.Where(paragraph => StyleOf(paragraph) == style).Select(Words)];

    public string All => string.Join('\n', Lines);

    /// <summary>The contract's paragraphs with all changes accepted: a paragraph whose end was struck runs on into the next.</summary>
    public IReadOnlyList<string> Accepted => Left(struck: true);

    public IReadOnlyList<string> Rejected => Left(struck: false);

    public IReadOnlyList<Change> Changes =>
    [
        .. paragraphs.SelectMany(paragraph => paragraph.Descendants()).Where(element => element is W.InsertedRun or W.DeletedRun).Select(element => element is W.InsertedRun put
            ? new Change('+', Words(put), put.Author!.Value!, put.Date?.Value) : new Change('-', Words(element), ((W.DeletedRun)element).Author!.Value!, ((W.DeletedRun)element).Date?.Value)),
    ];

    /// <summary>How many ends of paragraphs were put in and struck.</summary>
    public (int In, int Out) Ends => (paragraphs.Count(paragraph => Marks(paragraph)?.GetFirstChild<W.Inserted>() is not null), paragraphs.Count(paragraph => Marks(paragraph)?.GetFirstChild<W.Deleted>() is not null));

    private List<string> Left(bool struck)
    {
        var (left, line) = (new List<string>(), new StringBuilder());
        foreach (var paragraph in paragraphs.Where(paragraph => IsOfText(StyleOf(paragraph))))
        {
            foreach (var run in paragraph.Descendants<W.Run>())
                if (struck ? run.Parent is not W.DeletedRun : run.Parent is not W.InsertedRun) line.Append(Words(run));
            if (struck ? Marks(paragraph)?.GetFirstChild<W.Deleted>() is not null : Marks(paragraph)?.GetFirstChild<W.Inserted>() is not null) continue;
            left.Add(line.ToString().TrimEnd());
            line.Clear();
        }

        if (line.Length > 0) left.Add(line.ToString().TrimEnd());
        return left;
    }

    private static W.ParagraphMarkRunProperties? Marks(W.Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphMarkRunProperties;

    private static string Words(OpenXmlElement element) => string.Concat(element.Descendants().Select(part => part switch
    {
        W.Text text => text.Text,
        W.DeletedText text => text.Text,
        W.Break => "\n",
        W.TabChar => "\t",
        _ => "",
    }));
}
