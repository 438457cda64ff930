using System.Globalization;
using System.Text;
using Parley.Recording;

namespace Parley.Record.Papers;

/// <summary>What a file is called: a name and never a path, and of what kind its bytes are.</summary>
public static class PaperName
{
    public const int Most = 200;

    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Pdf = "application/pdf";
    public const string Bytes = "application/octet-stream";

    public static Refusal? Check(string? name) =>
        string.IsNullOrWhiteSpace(name) ? Bad("the file has no name: give it with ?name=, such as ?name=proposal.docx")
        : name.Length > Most ? Bad($"the file's name is longer than {Most} characters: shorten it")
        : name.Any(IsPath) || name.Trim('.', ' ').Length == 0 ? Bad("the file's name is a path: give the name alone, such as proposal.docx")
        : name.Any(IsUnseen) || name.Any(char.IsSurrogate) && Limits.Text("the file's name", name, Limits.Field) is not null ? Bad("the file's name holds characters that cannot be seen: rename the file")
        : null;

    /// <summary>A name to give a file that is taken out: an entry's own words for its paper may be anything.</summary>
    public static string Plain(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = new StringBuilder();
        foreach (var character in last.Where(one => !IsPath(one) && !IsUnseen(one)).Take(Most)) plain.Append(character);
        if (plain.Length > 0 && char.IsHighSurrogate(plain[^1])) plain.Length--;
        return plain.ToString().Trim('.', ' ') is { Length: > 0 } kept ? kept : "paper";
    }

    /// <summary>Word and PDF by their name and their first bytes; everything else is bytes, which no browser opens by itself.</summary>
    public static string TypeOf(string name, ReadOnlySpan<byte> bytes) =>
        name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) && bytes.StartsWith("PK\x03\x04"u8) ? Word
        : name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) && bytes.StartsWith("%PDF-"u8) ? Pdf : Bytes;

    private static bool IsPath(char character) => character is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|';

    /// <summary>Also what turns the direction of writing: with it "fdp.exe" can look like "exe.pdf".</summary>
    private static bool IsUnseen(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static Refusal Bad(string text) => new("bad-input", text);
}
