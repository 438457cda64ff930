using System.IO.Compression;
using System.Text;
using Parley.Documents.Reading;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Documents.Tests.Reading;

/// <summary>Files that are no Word document, or are made to harm: refused in a sentence that says what would be right, in little time and memory.</summary>
public sealed class HostileFileTests
{
    private static readonly string Fine = P(T("5.1 Text."));

    private static void Refused(string saying, byte[] bytes)
    {
        var (paper, wrong) = WordPaper.Read(bytes);
        Assert.Null(paper);
        Assert.Contains(saying, wrong!.Text, StringComparison.Ordinal);
        Assert.Contains(':', wrong.Text);
    }

    [Fact]
    public void A_sound_file_is_read() => Assert.Null(WordPaper.Read(new AWordFile { Body = Fine }.Bytes()).Wrong);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\\rtf1\\ansi x}", "rich text file")]
    [InlineData("%PDF-1.7\n", "is a PDF")]
    [InlineData("<html><body>x</body></html>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument/>", "is XML")]
    [InlineData("Article 1", "no Word document")]
    [InlineData("PK\u0003\u0004 and then nothing", "damaged or cut short")]
    public void What_is_no_word_file_is_told_by_its_bytes(string content, string saying) => Refused(saying, Utf8(content));

    [Fact]
    public void An_older_word_and_a_password_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Refused("(.doc)", compound);
        Refused("take the password off", [.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]);
    }

    [Fact]
    public void Other_packages_are_named()
    {
        Refused("OpenDocument", Zip([new("mimetype", Utf8("application/vnd.oasis.opendocument.text")), new("content.xml", Utf8("<a/>"))]));
        Refused("one by one", Zip([new("a.docx", Utf8("x"))]));
        Refused("zip archive", Zip([new("a.txt", Utf8("x"))]));
        Refused("Excel", new AWordFile { Body = Fine, MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" }.Bytes());
        Refused("PowerPoint", new AWordFile { Body = Fine, MainType = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml" }.Bytes());
    }

    [Fact]
    public void Macros_are_not_taken()
    {
        Refused("macros", new AWordFile { Body = Fine, MainType = "application/vnd.ms-word.document.macroEnabled.main+xml" }.Bytes());
        Refused("macros", new AWordFile { Body = Fine }.With("word/vbaProject.bin", [1, 2]).Bytes());
        Refused("macros", new AWordFile { Body = Fine }.With("word/innocent.bin", [1, 2]).Link("vbaProject", "innocent.bin", external: false).Bytes());
        Refused("DDE", new AWordFile { Body = P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText></w:r>") }.Bytes());
    }

    [Fact]
    public void Files_within_the_file_are_not_taken()
    {
        Refused("another file", new AWordFile { Body = Fine }.With("word/embeddings/oleObject1.bin", [1]).Bytes());
        Refused("another file", new AWordFile { Body = Fine }.With("word/x.bin", [1]).Link("oleObject", "x.bin", external: false).Bytes());
        Refused("another file", new AWordFile { Body = Fine }.Link("aFChunk", "x.html", external: false).Bytes());
        Refused("program object", new AWordFile { Body = P("<w:r><w:object><o:OLEObject ProgID=\"Package\"/></w:object></w:r>") }.Bytes());
    }

    [Theory]
    [InlineData("image", "http://203.0.113.5/pixel.png")]
    [InlineData("attachedTemplate", "https://example.org/evil.dotm")]
    [InlineData("attachedTemplate", "file://server/share/a.dotm")]
    [InlineData("attachedTemplate", "\\\\server\\share\\a.dotm")]
    [InlineData("attachedTemplate", "file:///\\\\server\\a.dotm")]
    [InlineData("frame", "https://example.org")]
    public void Nothing_is_taken_from_elsewhere(string kind, string target) => Refused("from elsewhere", new AWordFile { Body = Fine }.Link(kind, target).Bytes());

    [Theory]
    [InlineData("hyperlink", "https://example.org")]
    [InlineData("attachedTemplate", "file:///C:\\Users\\me\\Normal.dotm")]
    [InlineData("attachedTemplate", "Normal.dotm")]
    public void A_link_is_text_and_a_template_on_the_writers_disk_is_harmless(string kind, string target) => Assert.Null(WordPaper.Read(new AWordFile { Body = Fine }.Link(kind, target).Bytes()).Wrong);

    [Fact]
    public void Document_types_and_entities_are_refused()
    {
        Refused("entities", new AWordFile { Raw = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"" + W + "\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>" }.Bytes());
        Refused("entities", new AWordFile { Raw = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>" }.Bytes());
        Refused("entities", new AWordFile { Raw = "<w:document" }.Bytes());
        Refused("entities", new AWordFile { Body = Fine }.With("_rels/.rels", Utf8("<!DOCTYPE d [<!ENTITY a \"a\">]><d>&a;</d>")).Bytes());
    }

    [Fact]
    public void What_unpacks_without_end_is_stopped_while_it_unpacks()
    {
        var zeros = new byte[40 << 20];
        Refused("unpacks to far more", new AWordFile { Body = Fine }.With("word/media/a.bin", zeros).Bytes());
        Refused("unpacks to far more", new AWordFile { Body = Fine }.With("word/document.xml", zeros).Bytes());
    }

    [Fact]
    public void What_its_headers_claim_is_not_believed()
    {
        var lying = new AWordFile { Body = Fine }.With("word/media/a.bin", new byte[3 << 20]).Bytes();
        // Wherever the true size stands, in the local header, behind the data or in the directory, now stands 100.
        var size = BitConverter.GetBytes(3 << 20);
        for (var at = lying.AsSpan().IndexOf(size); at >= 0; at = lying.AsSpan().IndexOf(size)) BitConverter.GetBytes(100).CopyTo(lying, at);
        var (paper, wrong) = WordPaper.Read(lying);
        Assert.Null(paper);
        Assert.NotNull(wrong);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var many = new AWordFile { Body = Fine };
        for (var i = 0; i < PaperLimits.Parts; i++) many.With($"x/{i}", []);
        Refused("parts", many.Bytes());
    }

    [Fact]
    public void A_part_that_stands_twice_or_leads_out_is_refused()
    {
        Refused("two parts of one name", new AWordFile { Body = Fine }.With("WORD/Document.xml", Utf8("<x/>")).Bytes());
        Refused("leads out", new AWordFile { Body = Fine }.With("../evil.xml", Utf8("<x/>")).Bytes());
        Refused("leads out", new AWordFile { Body = Fine }.With("/etc/evil.xml", Utf8("<x/>")).Bytes());
    }

    [Fact]
    public void A_cut_or_damaged_file_is_told()
    {
        var whole = new AWordFile { Body = string.Concat(Enumerable.Range(0, 300).Select(i => P(T($"5.{i} Text number {i * 7919 % 10007}.")))) }.Bytes();
        Refused("cut short", whole[..(whole.Length / 2)]);
        Refused("cut short", whole[..^10]);
        // Stored without packing, one letter of the text turned over: only the checksum tells.
        var stored = Zip([new("[Content_Types].xml", Utf8("<a/>")), new("word/document.xml", Utf8("<w>thirty days</w>"))], CompressionLevel.NoCompression);
        stored[stored.AsSpan().IndexOf("thirty"u8)] = (byte)'T';
        Refused("damaged", stored);
    }

    [Fact]
    public void Too_deep_is_refused_and_takes_no_stack()
    {
        Refused("nests", new AWordFile { Body = string.Concat(Enumerable.Repeat("<w:sdt>", 20_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 20_000)) }.Bytes());
        Refused("nests", new AWordFile { Body = Fine, Styles = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)) }.Bytes());
    }

    [Fact]
    public void Styles_that_rest_on_each_other_in_a_circle_are_read() =>
        Assert.Null(WordPaper.Read(new AWordFile { Body = P(T("a"), "<w:pStyle w:val=\"A\"/>"), Styles = "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>" }.Bytes()).Wrong);

    [Fact]
    public void An_endless_label_is_cut()
    {
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "decimal", new string('x', 1_000_000))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        Assert.True(WordPaper.Read(new AWordFile { Numbering = numbering, Body = Item("a", 1, 0) }.Bytes()).Paper!.NewText.Length < 100);
    }

    [Fact]
    public void Any_bytes_are_answered()
    {
        var whole = new AWordFile { Body = Fine, Numbering = Lvl(0, "decimal", "%1"), Styles = "<w:style w:styleId=\"A\"/>" }.Bytes();
        var random = new Random(5);
        for (var turn = 0; turn < 3_000; turn++)
        {
            var bytes = whole.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var (paper, wrong) = WordPaper.Read(bytes);
            Assert.True(paper is null != wrong is null);
        }
    }

    /// <summary>Sound zips with unsound parts: whatever element stands wherever, at the root too.</summary>
    [Fact]
    public void Any_elements_are_answered()
    {
        string[] names = ["p", "r", "t", "pPr", "rPr", "ins", "del", "moveTo", "tbl", "tr", "tc", "trPr", "tcPr", "cellDel", "numPr", "numId", "ilvl", "u", "strike", "rStyle", "pStyle", "ind", "fldChar", "footnoteReference", "hyperlink", "txbxContent", "sym", "br", "tab", "sdt", "abstractNum", "num", "lvl", "lvlOverride", "startOverride", "style", "basedOn", "footnote"];
        string[] values = ["", "0", "1", "-1", "9", "99999999999", "none", "begin", "separate", "end", "x", "%1%2%9%"];
        var random = new Random(6);
        for (var turn = 0; turn < 2_000; turn++)
        {
            var (paper, wrong) = WordPaper.Read(new AWordFile { Raw = Any(0), Styles = Any(1), Numbering = Any(1), Footnotes = Any(1) }.Bytes());
            Assert.True(paper is null != wrong is null);
        }

        string Any(int depth)
        {
            var name = names[random.Next(names.Length)];
            var attributes = string.Concat(new[] { "val", "id", "ilvl", "numId", "abstractNumId", "styleId", "fldCharType", "left", "char", "date" }.Where(_ => random.Next(3) == 0).Select(key => $" w:{key}=\"{values[random.Next(values.Length)]}\""));
            var space = depth == 0 ? $" xmlns:w=\"{W}\"" : "";
            return $"<w:{name}{space}{attributes}>{(random.Next(4) == 0 ? "words" : "")}{(depth < 7 ? string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Any(depth + 1))) : "")}</w:{name}>";
        }
    }
}
