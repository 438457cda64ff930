using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>What stands around the words of a document.</summary>
/// <param name="By">Whose file it is, and of when: told, so that equal input gives equal bytes.</param>
/// <param name="Header">Left above each page.</param>
/// <param name="Footer">Lines below each page; the page's number follows.</param>
internal sealed record Frame(string Title, Revision By, string Header, IReadOnlyList<string> Footer);

/// <summary>A Word file around a document's paragraphs. Ids are given, and the archive's clock stands still: equal input gives equal bytes.</summary>
internal static class WordFile
{
    /// <summary>Letter paper with margins of one inch, in twentieths of a point.</summary>
    public const int TextWidth = 12240 - 2 * 1440;

    /// <summary>The first moment that an archive can name.</summary>
    private static readonly DateTimeOffset Still = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(Frame frame, IEnumerable<OpenXmlElement> body)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = WordStyles.All();
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = Settings();
            main.AddNewPart<HeaderPart>("rId3").Header = new(Blocks.Line("Header", frame.Header));
            main.AddNewPart<FooterPart>("rId4").Footer = Footer(frame);
            main.Document = new(new W.Body([.. body, Section()]));
            Core(file.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2"), frame);
        }

        return Settled(stream);
    }

    private static W.Settings Settings() => new(
        new W.Compatibility(new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static W.Footer Footer(Frame frame)
    {
        var footer = new W.Footer();
        for (var at = 0; at < frame.Footer.Count; at++)
        {
            var line = Blocks.Line("Footer", frame.Footer[at]);
            if (at == 0)
                line.ParagraphProperties!.ParagraphBorders = new(new W.TopBorder { Val = W.BorderValues.Single, Size = 4, Space = 4, Color = "A9AEB1" });
            footer.Append(line);
        }

        var page = Blocks.Line("Footer", "Page ");
        page.ParagraphProperties!.Justification = new() { Val = W.JustificationValues.Right };
        page.Append(Blocks.Field("PAGE"), Blocks.Run(" of "), Blocks.Field("NUMPAGES"));
        footer.Append(page);
        return footer;
    }

    private static W.SectionProperties Section() => new(
        new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = "rId3" },
        new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "rId4" },
        new W.PageSize { Width = 12240, Height = 15840 },
        new W.PageMargin { Top = 1440, Bottom = 1440, Left = 1440, Right = 1440, Header = 708, Footer = 567, Gutter = 0 });

    private static void Core(CoreFilePropertiesPart part, Frame frame)
    {
        const string dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", dc, XmlWords.Clean(frame.Title));
        xml.WriteElementString("dc", "creator", dc, XmlWords.Clean(frame.By.Author));
        xml.WriteElementString("dc", "language", dc, "en-US");
        xml.WriteStartElement("dcterms", "created", terms);
        xml.WriteAttributeString("xsi", "type", xsi, "dcterms:W3CDTF");
        xml.WriteString(XmlConvert.ToString(frame.By.At.UtcDateTime, "yyyy-MM-ddTHH:mm:ssZ"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The same archive with every entry of one time, in the order of names behind the list of types, which readers look for first.</summary>
    private static byte[] Settled(MemoryStream written)
    {
        written.Position = 0;
        using var settled = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read))
        using (var to = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Still;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return settled.ToArray();
    }
}
