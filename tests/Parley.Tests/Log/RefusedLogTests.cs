using System.Text;
using Parley.Log;
using Parley.Recording;

namespace Parley.Tests.Log;

/// <summary>
/// Every refusal of a table log that its bytes alone can cause. Lines and columns are counted by hand in the bytes given;
/// the good row that most cases bend is <c>2022-01-01,DEA,proposal,1</c>: party at column 12, move at 16, article at 25, more at 27.
/// </summary>
public sealed class RefusedLogTests
{
    private const string Four = "date,party,move,article";
    private const string Good = "2022-01-01,DEA,proposal,1";

    /// <param name="Says">Part of the message that says what would be right.</param>
    private sealed record Case(byte[] File, int Line, int Column, string Says);

    private static readonly Dictionary<string, Case> Cases = [];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_log_is_refused_at_its_place_and_says_what_would_be_right(string name)
    {
        var (file, line, column, says) = Cases[name];
        var read = LogReader.Read(file, "log.csv");
        Assert.NotNull(read.Error);
        Assert.Empty(read.Rows);
        Assert.Equal((line, column), (read.Error.Line, read.Error.Column));
        Assert.Contains(says, read.Error.Text, StringComparison.Ordinal);
        OneLine.Check(read.Error.At("log.csv"));
    }

    [Theory]
    [InlineData("initial", "proposal", "counter", "partial-counter", "package", "supposal", "resubmission", "rejection", "status-quo", "no-response", "question", "hold", "withdrawal", "tentative-agreement", "lbfo", "side-letter-proposal")]
    [InlineData("session", "session-cancelled", "initial-proposal-presented", "public-comment", "initial-proposal-adopted", "first-reading", "table-costing", "cost-disclosure", "impasse", "mediation", "released-to-factfinding", "factfinding", "strike-vote", "strike-notice", "concerted-activity", "agreement-expired", "ratified", "board-approved", "note")]
    public void An_unknown_move_is_told_every_word_of_the_contract(params string[] words)
    {
        var text = LogReader.Read(Utf8(Four + "\n2022-01-01,DEA,offer,1"), "log.csv").Error!.Text;
        foreach (var word in words) Assert.Matches($@"(are|,) {word}(,|;|$)", text);
    }

    [Fact]
    public void There_are_enough_cases() => Assert.True(Cases.Count >= 150, $"{Cases.Count} cases");

    static RefusedLogTests()
    {
        Malformed();
        Encodings();
        Headers();
        Dates();
        Words();
        Sizes();
    }

    private static void Malformed()
    {
        Row("a quote inside a bare field", "2022-01-01,D\"EA,proposal,1", 2, 13, "put the whole field in quotes and double the quote");
        Row("a space before an opening quote", "2022-01-01, \"DEA\",proposal,1", 2, 13, "put the whole field in quotes");
        Row("a quote at the end of a bare field", "2022-01-01,DEA\",proposal,1", 2, 15, "double the quote");
        Row("words after a closing quote", "2022-01-01,\"DEA\"x,proposal,1", 2, 17, "a quote inside a field is written twice");
        Row("a space after a closing quote", "2022-01-01,\"DEA\" ,proposal,1", 2, 17, "a quote inside a field is written twice");
        Row("two quoted fields without a comma", "2022-01-01,\"DEA\"\u00a0\"x\",proposal,1", 2, 17, "written twice");
        Row("a quote escaped with a backslash", "2022-01-01,\"D\\\"EA\",proposal,1", 2, 16, "written twice");
        Row("a quoted field that is never closed", "2022-01-01,\"DEA,proposal,1\n2022-01-02,DEA,counter,1\n", 2, 12, "close it with a quote");
        Row("a file that ends in a doubled quote", "2022-01-01,DEA,proposal,\"1\"\"", 2, 25, "close it with a quote");
        Row("a file that ends with an opening quote", "2022-01-01,DEA,proposal,\"", 2, 25, "close it with a quote");
        Row("a file truncated in a quoted field of many lines", "2022-01-01,DEA,proposal,\"1\n2\n3", 2, 25, "close it with a quote");
        File("an opening quote before the header", "\"" + Four + "\n" + Good, 1, 1, "close it with a quote");
        File("carriage returns as line ends", Four + "\r" + Good + "\r", 1, 24, "end lines with CRLF or LF");
        Row("a carriage return at the end of the file", Good + "\r", 2, 26, "end lines with CRLF or LF");
        Row("two carriage returns before a line feed", Good + "\r\r\n", 2, 26, "end lines with CRLF or LF");
        Row("a carriage return inside a bare field", "2022-01-01,D\rEA,proposal,1", 2, 13, "end lines with CRLF or LF");
        Row("a carriage return alone after a closing quote", "2022-01-01,DEA,proposal,\"1\"\r", 2, 28, "end lines with CRLF or LF");
        Row("a row with a field too few", "2022-01-01,DEA,proposal", 2, 1, "3 fields, the header has 4");
        Row("a row with a field too many", Good + ",", 2, 1, "5 fields, the header has 4");
        Row("a row truncated after its first field", Good + "\n2022-01-02", 3, 1, "1 field, the header has 4");
        Row("a number with a thousands comma", "2022-01-01,DEA,proposal,1,000", 2, 1, "5 fields, the header has 4");
        Row("an empty line between rows", Good + "\n\n" + Good, 3, 1, "an empty line: remove it");
        Row("an empty line at the end", Good + "\n\n", 3, 1, "an empty line: remove it");
        Row("a line of spaces at the end", Good + "\n   ", 3, 1, "the header has 4");
        Row("a wrong row below a field of three lines", "2022-01-01,DEA,proposal,\"1\n2\n3\"\n2022-01-02,,counter,1", 5, 12, "write the moving party's name");
        Row("a wrong row below a field with CRLF in it", "2022-01-01,DEA,proposal,\"1\r\n2\"\r\n2022-01-02,,counter,1", 4, 12, "write the moving party's name");
        Row("a wrong field after one of two lines", "2022-01-01,\"D\nEA\",propsal,1", 3, 5, "moves are ");
        Row("a wrong field after letters of two bytes", "2022-01-01,ÜÑÏØÑ,propsal,1", 2, 18, "moves are ");
        Row("a wrong field after doubled quotes", "2022-01-01,\"D\"\"E\"\"A\",propsal,1", 2, 22, "moves are ");
        File("a wrong field in a quoted header", "\"date\",\"party\",\"move\",\"colour\"\n", 1, 23, "columns are date, party");
    }

    private static void Encodings()
    {
        Party("the byte 0xFF", [0xFF], 12, "byte 0xFF is not UTF-8: save the file as UTF-8");
        Party("a continuation byte alone", [0x80], 12, "byte 0x80 is not UTF-8");
        Party("an overlong NUL", [0xC0, 0x80], 12, "byte 0xC0 is not UTF-8");
        Party("an overlong slash of two bytes", [0xC0, 0xAF], 12, "byte 0xC0 is not UTF-8");
        Party("an overlong letter of three bytes", [0xE0, 0x81, 0x81], 12, "byte 0xE0 is not UTF-8");
        Party("an overlong letter of four bytes", [0xF0, 0x80, 0x81, 0x81], 12, "byte 0xF0 is not UTF-8");
        Party("a pair of surrogates as CESU-8", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], 12, "byte 0xED is not UTF-8");
        Party("a lone high surrogate", [0xED, 0xA0, 0x80], 12, "byte 0xED is not UTF-8");
        Party("a lone low surrogate", [0xED, 0xBF, 0xBF], 12, "byte 0xED is not UTF-8");
        Party("a code point beyond Unicode", [0xF4, 0x90, 0x80, 0x80], 12, "byte 0xF4 is not UTF-8");
        Party("a lead byte of five", [0xF8, 0x88, 0x80, 0x80, 0x80], 12, "byte 0xF8 is not UTF-8");
        Party("a character cut short by a comma", [0xC3], 12, "byte 0xC3 is not UTF-8");
        Party("an emoji cut short", [0x41, 0xF0, 0x9F, 0x98], 13, "byte 0xF0 is not UTF-8");
        Party("a name in Latin-1", [.. Encoding.Latin1.GetBytes("José")], 15, "byte 0xE9 is not UTF-8");
        Party("a curly quote in Windows-1252", [0x93, 0x41, 0x94], 12, "byte 0x93 is not UTF-8");
        Party("Shift JIS", [0x8B, 0xA6, 0x88, 0xF5], 12, "byte 0x8B is not UTF-8");
        Party("a NUL", [0x44, 0x00, 0x45], 13, "a NUL character: remove it");
        Bytes("a file truncated in a character", [.. Utf8(Four + "\n2022-01-01,DEA,proposal,"), 0xE2, 0x82], 2, 25, "byte 0xE2 is not UTF-8");
        Bytes("a file truncated in a character in quotes", [.. Utf8(Four + "\n2022-01-01,DEA,proposal,\"é"), 0xC3], 2, 27, "byte 0xC3 is not UTF-8");
        Bytes("a wrong byte in the header", [.. Utf8("date,p"), 0xE4, .. Utf8("rty,move,article\n" + Good)], 1, 7, "byte 0xE4 is not UTF-8");
        Bytes("a wrong byte right after a byte order mark", [0xEF, 0xBB, 0xBF, 0xFF], 1, 1, "byte 0xFF is not UTF-8");
        Bytes("half a byte order mark", [0xEF, 0xBB], 1, 1, "byte 0xEF is not UTF-8");
        Bytes("a file padded with NULs", [.. Utf8(Four + "\n" + Good + "\n"), 0, 0, 0], 3, 1, "a NUL character: remove it");
        Bytes("a NUL in a quoted field of two lines", Utf8(Four + "\n2022-01-01,DEA,proposal,\"1\na\0\""), 3, 2, "a NUL character: remove it");
        Bytes("a file of one NUL", [0], 1, 1, "save the file as UTF-8");
        Bytes("UTF-16, little end first", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Four + "\n" + Good)], 1, 1, "save the file as UTF-8");
        Bytes("UTF-16, big end first", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Four + "\n" + Good)], 1, 1, "save the file as UTF-8");
        Bytes("UTF-16 without a mark, little end first", Encoding.Unicode.GetBytes(Four + "\n" + Good), 1, 2, "save the file as UTF-8");
        Bytes("UTF-16 without a mark, big end first", Encoding.BigEndianUnicode.GetBytes(Four + "\n" + Good), 1, 1, "save the file as UTF-8");
        Bytes("UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Four)], 1, 1, "save the file as UTF-8");
        Bytes("a gzip file", [0x1F, 0x8B, 0x08, 0], 1, 2, "save the file as UTF-8");
        Bytes("a workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], 1, 6, "save the file as UTF-8");
    }

    private static void Headers()
    {
        Bytes("an empty file", [], 1, 1, "it needs a header row");
        Bytes("a byte order mark alone", [0xEF, 0xBB, 0xBF], 1, 1, "header row");
        File("two byte order marks", "\uFEFF\uFEFF" + Four, 1, 1, "unknown column \"\\ufeffdate\": columns are date, party");
        File("an unknown column", Four + ",colour\n" + Good + ",red", 1, 25, "unknown column \"colour\": columns are date, party, move, article");
        File("a column without a name", Four + ",\n" + Good + ",", 1, 25, "columns are date, party");
        File("a column in capitals", "Date,party,move,article\n" + Good, 1, 1, "unknown column \"Date\"");
        File("a column with a space behind it", "date,party ,move,article\n" + Good, 1, 6, "unknown column \"party \"");
        File("columns separated by semicolons", "date;party;move;article\n", 1, 1, "columns are date, party");
        File("columns separated by tabs", "date\tparty\tmove\tarticle\n", 1, 1, "columns are date, party");
        File("an empty line before the header", "\n" + Four + "\n" + Good, 2, 1, "4 fields, the header has 1");
        File("a terminal escape in a column's name", Four + ",\u001b[2Jx\n", 1, 25, "\\u001b[2Jx");
        File("a Cyrillic letter in a column's name", "d\u0430te,party,move,article\n", 1, 1, "columns are date, party");
        File("a column twice", Four + ",date\n" + Good + ",2022-01-01", 1, 25, "column date stands twice: keep one");
        File("a column three times", "date,party,party,move,party\n", 1, 12, "column party stands twice: keep one");
        File("no date column", "party,move,article\nDEA,proposal,1", 1, 1, "missing column date");
        File("no party column", "date,move,article\n2022-01-01,proposal,1", 1, 1, "missing column party");
        File("no move column", "date,party,article\n2022-01-01,DEA,1", 1, 1, "missing column move");
        File("only an article column", "article\n1", 1, 1, "missing column date, party, move");
        File("no article column where a move needs it", "date,party,move\n2022-01-01,DEA,session\n2022-01-02,DEA,proposal", 3, 1, "name the article");
    }

    private static void Dates()
    {
        string[] dates =
        [
            "2022-02-30", "2022-02-29", "1900-02-29", "2022-04-31", "2022-13", "2022-00", "2022-13-01", "2022-01-00", "2022-01-32", "0000", "0000-01-01", "0001-01-01",
            "1899-12-31", "1899", "2200", "2200-01-01", "9999-12-31", "22-1-1", "2022-1-1", "2022-1", "22", "2022-01-", "2022-", "-2022", "+2022", "2022 01 01", "2022- 1-01",
            "2022/01/01", "01/02/2022", "1.2.2022", "20220101", "2022-W01-1", "2022-001", "2022-01-01T00:00", "2022-01-01Z", "2022-01-01;2022-01-02", "2022–01–01",
            "٢٠٢٢-٠١-٠١", "２０２２-０１-０１", "MMXXII", "today", "n/a", "?", "44562", "January 1, 2022".Replace(",", "", StringComparison.Ordinal),
        ];
        foreach (var date in dates)
            Row("date " + date, $"{date},DEA,proposal,1", 2, 1, "is not a date: write YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown");
        Row("an empty date", ",DEA,proposal,1", 2, 1, "the date is empty: write YYYY-MM-DD");
        Row("a date of spaces", "    ,DEA,proposal,1", 2, 1, "the date is empty: write YYYY-MM-DD");
        Row("a terminal escape in a date", "\u001b[31m2022,DEA,proposal,1", 2, 1, "\"\\u001b[31m2022\" is not a date");
        Row("a line break in a date", "\"2022\n-01\",DEA,proposal,1", 2, 1, "\"2022\\u000a-01\" is not a date");
        foreach (var date in new[] { "2022-02-30", "next week", "2022-1-1" })
        {
            More("date_to", date, "is not a date: write YYYY-MM-DD");
            More("expires", date, "is not a date: write YYYY-MM-DD");
        }

        foreach (var time in new[] { "24:00", "7:5", "7:05", "07:5", "07:60", "25:61", "0705", "07.05", "07:05:00", "7:05 PM", "07:05Z", "٠٧:٠٥", "noon", "-1:00", "12", "0.5", "07：05" })
            More("time", time, "is not a time of day: write HH:MM, from 00:00 to 23:59");
        foreach (var order in new[] { "1.5", "1e3", "one", "0x1", "٣", "1 2", "--1", "1st", "2147483648", "99999999999999999999", "∞" })
            More("order", order, "is not a whole number: write digits, such as 2");
    }

    private static void Words()
    {
        Row("an empty party", "2022-01-01,,proposal,1", 2, 12, "write the moving party's name, joint or neutral");
        Row("a party of spaces", "2022-01-01,   ,proposal,1", 2, 12, "write the moving party's name, joint or neutral");
        Row("a party of spaces that do not break", "2022-01-01,\u00a0\u2003,proposal,1", 2, 12, "write the moving party's name, joint or neutral");
        Row("a party that is an empty quoted field", "2022-01-01,\"\",proposal,1", 2, 12, "write the moving party's name, joint or neutral");
        Row("a party longer than a name can be", $"2022-01-01,{new string('A', 513)},proposal,1", 2, 12, "longer than 512 characters");
        foreach (var move in new[] { "propsal", "Proposal", "PROPOSAL", "proposal ", " proposal", "", "TA", "tentative agreement", "tentative_agreement", "partial counter", "initial proposal", "LBFO", "proposal;counter", "offer", "none", "pro\u00adposal" })
            Row($"move \"{move}\"", $"2022-01-01,DEA,{move},1", 2, 16, "is not a move or step; moves are ");
        Row("a move with terminal escapes", "2022-01-01,DEA,\u001b]0;owned\u0007\u001b[31mproposal,1", 2, 16, "\"\\u001b]0;owned\\u0007\\u001b[31mproposal\" is not a move");
        Row("a move with escapes of the second control set", "2022-01-01,DEA,\u009b31mproposal,1", 2, 16, "\"\\u009b31mproposal\" is not a move");
        Row("a move written right to left", "2022-01-01,DEA,\u202elasoporp,1", 2, 16, "\"\\u202elasoporp\" is not a move");
        Row("a move with a line separator", "2022-01-01,DEA,pro\u2028posal,1", 2, 16, "\"pro\\u2028posal\" is not a move");
        Row("a move of two lines", "2022-01-01,DEA,\"pro\nposal\",1", 2, 16, "\"pro\\u000aposal\" is not a move");
        Row("a move of a hundred thousand letters", $"2022-01-01,DEA,{new string('x', 100_000)},1", 2, 16, "x…\" is not a move or step");
        foreach (var move in new[] { "initial", "proposal", "counter", "partial-counter", "package", "supposal", "resubmission", "rejection", "status-quo", "no-response", "question", "hold", "withdrawal", "tentative-agreement", "lbfo", "side-letter-proposal" })
            Row($"{move} on no article", $"2022-01-01,DEA,{move},", 2, 17 + move.Length, $"a {move} is on a subject: name the article");
        Row("an article of semicolons and spaces", "2022-01-01,DEA,proposal, ; ;; ", 2, 25, "name the article");
        Row("a label longer than one can be", $"2022-01-01,DEA,proposal,1; {new string('A', 4097)}", 2, 25, "separate several with semicolons");

        foreach (var layer in new[] { "secret", "0", "exchanged;account", "internal!", "interna1" }) More("layer", layer, "layer is one of exchanged, account, internal");
        foreach (var form in new[] { "letter", "1", "M.O.U." }) More("form", form, "form is one of article, mou, resolution, policy");
        foreach (var signed in new[] { "yes", "2", "union" }) More("signed", signed, "signed is one of none, one, both");
        foreach (var basis in new[] { "approx", "about", "0" }) More("date_basis", basis, "date_basis is one of exact, stated, by");
        foreach (var (name, digest) in new[] { ("short", "abc"), ("a digit too few", new string('a', 63)), ("a digit too many", new string('a', 65)), ("no hexadecimal", new string('g', 64)), ("SHA-1", new string('0', 40)), ("prefixed", "0x" + new string('0', 62)), ("other digits", new string('٣', 64)) })
            More("document_sha256", digest, "64 hexadecimal digits", name);
        More("layer", "\u001b[8minternal", "\"\\u001b[8minternal\" is not known");

        File("a key twice", Four + ",key\n" + Good + ",k1\n" + Good + ",k2\n" + Good + ",k1\n", 4, 27, "key \"k1\" stands in an earlier row of this file: give each row a key of its own");
        File("a key twice but for spaces", Four + ",key\n" + Good + ",k1\n" + Good + ",\" k1 \"\n", 3, 27, "give each row a key of its own");
        File("a key twice with a terminal escape", Four + ",key\n" + Good + ",\u001b[31mk\n" + Good + ",\u001b[31mk\n", 3, 27, "key \"\\u001b[31mk\" stands in an earlier row");
    }

    private static void Sizes()
    {
        More("summary", new string('a', (1 << 20) + 1), "more than 1 MiB: shorten it, or attach it as a document", "a byte over 1 MiB");
        More("text", new string('é', (1 << 19) + 1), "more than 1 MiB: shorten it", "letters of two bytes, a byte over 1 MiB");
        More("rationale", "\"" + new string('\n', (1 << 20) + 1) + "\"", "more than 1 MiB: shorten it", "lines, a byte over 1 MiB");
        File("a column's name over 1 MiB", Four + "," + new string('x', (1 << 20) + 1) + "\n", 1, 25, "columns are date, party");
        // The first 1,000 fields end with the 996th "x"; the one after it begins at 25 + 2 * 996.
        File("a million columns", Four + string.Concat(Enumerable.Repeat(",x", 1_000_000)), 1, 2017, "more than 1,000 fields in a row: a table log has at most 35 columns");
        Row("a row of a million fields", new string(',', 1_000_000), 2, 1001, "more than 1,000 fields in a row");
        Row("a row of a million quoted fields", string.Join(',', Enumerable.Repeat("\"\"", 1_000_000)), 2, 3001, "more than 1,000 fields in a row");
        Row("100,001 rows", string.Concat(Enumerable.Repeat(Good + "\n", 100_001)), 100_002, 1, "more than 100,000 rows: split the file");
        File("a million empty lines", new string('\n', 1_000_000), 100_002, 1, "more than 100,000 rows: split the file");
        File("a million and one quotes", new string('"', 1_000_001), 1, 1, "close it with a quote");
    }

    private static void Row(string name, string row, int line, int column, string says) => File(name, Four + "\n" + row, line, column, says);

    /// <summary>A fifth column with a bad value: it begins at column 27 of line 2.</summary>
    private static void More(string column, string value, string says, string? called = null) =>
        File($"{column} {Plain.Short(called ?? value)}", $"{Four},{column}\n{Good},{value}", 2, 27, says);

    private static void Party(string name, byte[] party, int column, string says) =>
        Bytes(name, [.. Utf8(Four + "\n2022-01-01,"), .. party, .. Utf8(",proposal,1\n")], 2, column, says);

    private static void File(string name, string text, int line, int column, string says) => Bytes(name, Utf8(text), line, column, says);

    private static void Bytes(string name, byte[] file, int line, int column, string says) => Cases.Add(Plain.Short(name), new(file, line, column, says));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
