using System.Security.Cryptography;
using Parley.Documents.Tests.Reading;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Record.Tests.BadInput;

/// <summary>A Word document as an agreement: its words in order with the labels that Word prints, and the file itself byte for byte.</summary>
[Collection(OneRecord.Name)]
public sealed class WordImportTests(ARecord record)
{
    private static readonly string Numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "upperRoman", "ARTICLE %1")}{Lvl(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";

    private static readonly string Body = Item("WAGES", 1, 0) + Item("The wage is eleven, paid monthly.", 1, 1) + Item("HOURS", 1, 0)
        + P(T("The day has ") + Del("seven") + Ins(T("eight")) + T(" hours."), "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>");

    [Fact]
    public async Task A_word_document_is_imported_with_its_numbers_and_kept_as_it_is()
    {
        var bytes = new AWordFile { Numbering = Numbering, Body = Body, Header = P(T("DEA Agreement")) }.Bytes();
        var ended = await record.Good("agreement", "import", record.File("word.docx", bytes), "--unit", "dea", "--as", "word", "--title", "Word", "--from", "2026-07-01", "--to", "2029-06-30");
        Assert.Contains("agreement word: 2 articles, 4 provisions", ended.Out, StringComparison.Ordinal);
        Assert.Contains("0: running-head: DEA Agreement", ended.Out, StringComparison.Ordinal);
        Assert.Contains("The file marks changes by Word's own record: the text is taken as it would read with them.", ended.Out, StringComparison.Ordinal);

        var text = (await record.Good("text", "word@2026-07-01")).Out;
        Assert.Equal("ARTICLE I WAGES 1.1 The wage is eleven, paid monthly. ARTICLE II HOURS 2.1 The day has eight hours.", string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(bytes, await record.Ask<byte[]>($"select bytes from parley.documents where sha256 = '{Convert.ToHexStringLower(SHA256.HashData(bytes))}'"));
    }

    [Fact]
    public async Task A_hostile_document_stores_nothing() =>
        await record.Refused("evil.docx: the file carries macros (.docm), which are not taken", ["agreement", "import", record.File("evil.docx", new AWordFile { Body = Body }.With("word/vbaProject.bin", [1]).Bytes()),
            "--unit", "dea", "--as", "evil", "--title", "Evil", "--from", "2026-07-01", "--to", "2029-06-30"]);
}
