namespace Parley.Record.Tests.BadInput;

[Collection(OneRecord.Name)]
public sealed class RefusedAgreementImportTests(ARecord record)
{
    private static string[] Import(string file, params (string Option, string Value)[] other)
    {
        var options = new Dictionary<string, string> { ["--unit"] = "dea", ["--as"] = "new", ["--title"] = "New", ["--from"] = "2023-07-01", ["--to"] = "2026-06-30" };
        foreach (var (option, value) in other) options[option] = value;
        return ["agreement", "import", file, .. options.SelectMany(pair => new[] { pair.Key, pair.Value })];
    }

    [Theory]
    [InlineData("new.pdf", "%PDF-1.7", "this is a PDF, in which struck and inserted words cannot be told apart")]
    [InlineData("new.docx", "PK", "this is no Word document: give one that Word has saved as .docx, or plain text as .txt")]
    [InlineData("new.doc", "{\\rtf1", "this is a rich text file (.rtf), whatever its name")]
    [InlineData("new", "ARTICLE 1", "a file of this kind cannot be read: give a Word document (.docx), plain text (.txt) or Markdown (.md)")]
    [InlineData("new.txt.exe", "ARTICLE 1", "a file of this kind cannot be read: give a Word document (.docx), plain text (.txt) or Markdown (.md)")]
    [InlineData("new.txt", "", "the file is empty: an agreement has at least one provision")]
    [InlineData("new.txt", "\uFEFF", "an agreement has at least one provision")]
    [InlineData("new.txt", " \r\n\t\n\f\n", "the file has no words: an agreement has at least one provision")]
    [InlineData("new.md", "\n\n", "the file has no words: an agreement has at least one provision")]
    [InlineData("new.txt", "ARTICLE 1\nWa\0ges\n", "new.txt:2:3: a NUL character: remove it")]
    [InlineData("new.txt", "\uFEFFA\0\n", "new.txt:1:2: a NUL character: remove it")]
    [InlineData("\u001b[31m\n\u202e.txt", "A\0", "\\u001b[31m\\u000a\\u202e.txt:1:2: a NUL character")]
    public async Task A_bad_text_stores_nothing(string name, string text, string says) => await record.Refused(says, Import(record.File(name, text)));

    [Theory]
    [InlineData(new byte[] { 0x41, 0x0A, 0x42, 0xE9, 0x0A }, "2:2: byte 0xE9 is not UTF-8: save the file as UTF-8")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "1:1: byte 0xED is not UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 }, "1:1: byte 0xFF is not UTF-8")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42, 0x00 }, "1:2: a NUL character")]
    [InlineData(new byte[] { 0x41, 0xE2, 0x80 }, "1:2: byte 0xE2 is not UTF-8")]
    public async Task A_text_in_another_encoding_is_told_where(byte[] bytes, string says) => await record.Refused("enc.txt:" + says, Import(record.File("enc.txt", bytes)));

    [Fact]
    public async Task A_file_of_300_megabytes_is_refused_before_it_is_read() =>
        await record.Refused("huge.txt: is larger than 32 MiB, the most that can be read", Import(record.Sparse("huge.txt", 300_000_000)), memory: 200_000_000);

    [Fact]
    public async Task A_folder_or_a_missing_file_is_no_text()
    {
        await record.Refused("is a folder: name a file", Import(record.Folder));
        await record.Refused("there is no such file", Import(Path.Combine(record.Folder, "none.txt")));
    }

    [Theory]
    [InlineData("--from", "2026-07-01", "the term ends on 2026-06-30, before it begins on 2026-07-01")]
    [InlineData("--from", "2023-02-30", "--from \"2023-02-30\" is not a date: write YYYY-MM-DD")]
    [InlineData("--from", "2023-07", "--from \"2023-07\" is not a date: write YYYY-MM-DD")]
    [InlineData("--to", "", "--to \"\" is not a date: write YYYY-MM-DD")]
    [InlineData("--to", "٢٠٢٦-٠٦-٣٠", "is not a date: write YYYY-MM-DD")]
    [InlineData("--to", "\u001b[31m", "--to \"\\u001b[31m\" is not a date")]
    [InlineData("--unit", "nobody", "there is no unit nobody: add it first")]
    [InlineData("--succeeds", "nothing", "there is no agreement nothing to succeed: import it first")]
    [InlineData("--succeeds", "new", "there is no agreement new to succeed: import it first")]
    [InlineData("--as", "Bad Slug", "the agreement \"Bad Slug\" is not a slug: use 1 to 64 lower-case letters, digits and inner hyphens or dots")]
    [InlineData("--as", "old/x", "the agreement \"old/x\" is not a slug")]
    [InlineData("--as", "old", "agreement old exists already as \"Old\", 2020-07-01 to 2023-06-30: choose another slug")]
    [InlineData("--title", " ", "the agreement's title is empty: give a value")]
    [InlineData("--actor", "", "the actor is empty: give a value")]
    public async Task A_wrong_option_stores_nothing(string option, string value, string says) =>
        await record.Refused(says, Import(record.File("text.txt", "ARTICLE 1 WAGES\n\nThe wage is eleven.\n"), (option, value)));

    [Fact]
    public async Task A_title_that_is_too_long_is_refused() =>
        await record.Refused("the agreement's title is longer than 512 bytes: shorten it", Import(record.File("text.txt", "ARTICLE 1 WAGES\n"), ("--title", new string('a', 513))));
}
