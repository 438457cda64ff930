using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Parley.Agreements;
using Parley.Documents.Pdf;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>What is taken out as a file says what its page says, and that it was taken is noted.</summary>
public sealed class DownloadTests : PageTest
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private async Task<(HttpStatusCode Status, string? Type, string? Name, byte[] Bytes)> File(string path)
    {
        var response = await Client.GetAsync(path);
        var content = response.Content;
        return (response.StatusCode, content.Headers.ContentType?.MediaType, content.Headers.ContentDisposition?.FileNameStar, await content.ReadAsByteArrayAsync());
    }

    /// <summary>The main part of a Word file.</summary>
    private static XDocument Word(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(part);
    }

    private static string Text(XContainer part) => string.Concat(part.Descendants().Where(one => one.Name == W + "t" || one.Name == W + "delText").Select(one => one.Value));

    [Theory]
    [InlineData("txt", "text/plain")]
    [InlineData("md", "text/markdown")]
    [InlineData("xml", "application/akn+xml")]
    public async Task A_text_goes_out_in_each_form(string format, string type)
    {
        await ATableWithText();
        var (status, sent, name, bytes) = await File($"/agreements/a-2023/text.{format}?on=2026-03-01");
        Assert.Equal((HttpStatusCode.OK, type, $"a-2023 text on 2026-03-01.{format}"), (status, sent, name));
        Assert.Contains("Pay rises by 2 percent each year.", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(1L, await Events("record_exported"));
    }

    [Fact]
    public async Task A_text_goes_out_as_Word_with_its_headings()
    {
        await ATableWithText();
        var (status, type, name, bytes) = await File("/agreements/a-2023/text.docx?on=2026-03-01");
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a-2023 text on 2026-03-01.docx"), (status, type, name));
        var text = Text(Word(bytes));
        Assert.Contains("ARTICLE 2", text, StringComparison.Ordinal);
        Assert.Contains("Three days of leave.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_goes_out_where_a_converter_is_installed_and_a_sentence_where_none_is()
    {
        await ATableWithText();
        var (status, type, _, bytes) = await File("/agreements/a-2023/text.pdf");
        if (new PdfConverter().Installed) Assert.Equal((HttpStatusCode.OK, "application/pdf", "%PDF-"), (status, type, Encoding.ASCII.GetString(bytes, 0, 5)));
        else Assert.Equal((HttpStatusCode.NotFound, true), (status, Encoding.UTF8.GetString(bytes).Contains("no converter is installed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_comparison_goes_out_with_tracked_changes()
    {
        await ATableWithText();
        await Send(stamp => new ImportAgreement(stamp, StreamId.Agreement("a-2099"), "Teachers 2099", ["unit/t"], new(2098, 7, 1), new(2099, 6, 30), new("b.txt", new string('b', 64)),
            [new("p1", null, 1, "ARTICLE 1", "Wages", ""), new("p2", "p1", 2, "1.1", "", "Pay rises by 3 percent each year.")], [], "a-2023"));
        var (status, _, _, bytes) = await File("/agreements/a-2023/compare.docx?with=a-2099");
        Assert.Equal(HttpStatusCode.OK, status);
        var document = Word(bytes);
        Assert.Contains(document.Descendants(W + "ins"), one => Text(one).Trim() == "3");
        Assert.Contains(document.Descendants(W + "del"), one => Text(one).Trim() == "2");
        Assert.All(document.Descendants(W + "ins").Concat(document.Descendants(W + "del")), one => Assert.StartsWith("Teachers 2099", one.Attribute(W + "author")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exhibit_numbers_the_entries_of_a_clause()
    {
        await ATableWithText();
        await Post("negotiations/t-2026/moves", """{"move":"proposal","date":"2026-03-02","party":"DEA","articles":["Wages"],"provisions":["1.1"],"text":"Pay rises by 6 percent each year."}""");
        var (status, _, name, bytes) = await File("/agreements/a-2023/provisions/p2/exhibit.docx");
        Assert.Equal((HttpStatusCode.OK, "Exhibit a-2023 1.1.docx"), (status, name));
        var text = Text(Word(bytes));
        Assert.Contains("DEA", text, StringComparison.Ordinal);
        Assert.Contains("6", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await File("/agreements/a-2023/provisions/nothing/exhibit.docx")).Status);
    }

    [Fact]
    public async Task The_sheet_has_the_digest_that_the_record_has()
    {
        await ATableWithText();
        await Post("negotiations/t-2026/tentative-agreements", """{"date":"2026-03-05","party":"joint","articles":["Wages"],"signed":"none","signers":[{"name":"Bo Li","party":"DEA"},{"name":"Ana Ruiz","party":"Davis"}],"changes":[{"change":"replaced","provision":"1.1","text":"Pay rises by 4 percent each year."}]}""");
        using var sheet = JsonDocument.Parse(await Page("/api/v1/negotiations/t-2026/tentative-agreements"));
        var agreed = sheet.RootElement.GetProperty("agreements")[0];
        var (status, _, _, bytes) = await File($"/negotiations/t-2026/entries/{agreed.GetProperty("entry").GetInt64()}/sheet.docx");
        Assert.Equal(HttpStatusCode.OK, status);
        var document = Word(bytes);
        Assert.Contains(agreed.GetProperty("digest").GetString()!, string.Concat(Text(document).Where(char.IsLetterOrDigit)), StringComparison.Ordinal);
        Assert.Contains("Bo Li", Text(document), StringComparison.Ordinal);
        var redline = Word((await File($"/negotiations/t-2026/entries/{agreed.GetProperty("entry").GetInt64()}/redline.docx")).Bytes);
        Assert.Contains(redline.Descendants(W + "ins"), one => Text(one).Trim() == "4");
        Assert.Equal(HttpStatusCode.NotFound, (await File("/negotiations/t-2026/entries/1/sheet.docx")).Status);
    }

    [Theory]
    [InlineData("/agreements/a-2023/text.exe", HttpStatusCode.NotFound)]
    [InlineData("/agreements/nothing/text.docx", HttpStatusCode.NotFound)]
    [InlineData("/agreements/a-2023/text.docx?on=soon", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/agreements/a-2023/text.docx?known=soon", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/agreements/a-2023/compare.docx?with=nothing", HttpStatusCode.NotFound)]
    [InlineData("/agreements/a-2023/compare.docx?from=soon", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_not_there_or_cannot_be_read_is_said(string path, HttpStatusCode said)
    {
        await ATableWithText();
        Assert.Equal(said, (await File(path)).Status);
        Assert.Equal(0L, await Events("record_exported"));
    }
}
