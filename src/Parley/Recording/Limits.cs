using System.Text;

namespace Parley.Recording;

/// <summary>Every input is bounded, and every text that is stored is text that can be read back (docs/adr/0010).</summary>
public static class Limits
{
    /// <summary>A name, a label, a title: characters.</summary>
    public const int Name = 512;

    /// <summary>Any field of a table log: bytes of UTF-8 (contract.md).</summary>
    public const int Field = 1 << 20;

    /// <summary>A table log file: bytes. The largest known log is under 100 KB.</summary>
    public const int LogFile = 64 << 20;

    /// <summary>An agreement file: bytes. The largest known agreement is about 1 MB of text.</summary>
    public const int AgreementFile = 32 << 20;

    /// <summary>A file that was passed: bytes.</summary>
    public const int PaperFile = 20 << 20;

    public static string PaperTooLarge { get; } = $"the file is larger than {PaperFile >> 20} MiB, the most that is kept: divide it, or leave pictures out";

    /// <summary>Files that one person brought to one agency and no entry names yet: bytes in all.</summary>
    public const int PapersWaiting = 200 << 20;

    /// <summary>Fields of one row: far more than there are columns, so that a surplus few are told by their number.</summary>
    public const int LogFields = 1_000;

    /// <summary>Rows of one table log.</summary>
    public const int LogRows = 100_000;

    /// <summary>Papers voted on, or changes of text, in one entry: more than any agreement has sections.</summary>
    public const int Papers = 2_000;

    /// <summary>NUL and lone surrogates cannot be stored in PostgreSQL, nor written as UTF-8.</summary>
    public static Refusal? Text(string what, string? text, int most)
    {
        if (text is null) return null;
        if (text.Contains('\0', StringComparison.Ordinal)) return new("nul", $"{what} holds a NUL character: remove it");
        if (HasLoneSurrogate(text)) return new("lone-surrogate", $"{what} holds half a character (a lone surrogate): it is no valid Unicode text");
        return Encoding.UTF8.GetByteCount(text) > most ? new("too-long", $"{what} is longer than {most:N0} bytes: shorten it") : null;
    }

    public static Refusal? Required(string what, string? text, int most = Name) =>
        string.IsNullOrWhiteSpace(text) ? new("missing", $"{what} is empty: give a value") : Text(what, text, most);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return true;
        }

        return false;
    }
}
