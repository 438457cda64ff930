using System.Text;

namespace Parley.Documents.Reading;

/// <summary>Tells by its bytes, not its name, what a file is that is no Word file of today, and what would be right instead.</summary>
internal static class FileKind
{
    private const string Save = "open it in Word and save it as a Word document (.docx)";

    /// <summary>What is wrong with these bytes, or null if they may be a .docx.</summary>
    public static string? Wrong(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "the file is empty: give a Word document (.docx)";
        if (bytes.Length > PaperLimits.File) return $"the file is larger than {PaperLimits.File >> 20} MiB, the most that is read: take the pictures out, or split it";
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return Compound(bytes);
        var start = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return start switch
        {
            _ when start.StartsWith(@"{\rtf"u8) => $"this is a rich text file (.rtf), whatever its name: {Save}",
            _ when start.StartsWith("%PDF"u8) => "this is a PDF, in which struck and inserted words cannot be told apart: give the Word document (.docx) that it was made from, or its text as .txt",
            _ when start.StartsWith("<?xml"u8) || start.StartsWith("<w:"u8) => $"this is XML, not a Word document: {Save}",
            _ when start.TrimStart(" \r\n\t"u8).StartsWith("<"u8) => $"this is a web page, whatever its name: {Save}",
            _ => "this is no Word document: give one that Word has saved as .docx, or plain text as .txt",
        };
    }

    /// <summary>The container of Word before 2007, and of what a password protects.</summary>
    private static string Compound(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? "the file is protected by a password and cannot be read: take the password off in Word (File, Info, Protect Document, Encrypt with Password), and save it again"
            : $"this is a document of an older Word (.doc), whatever its name: {Save}";

    /// <summary>What a zip is that has no Word text, by its parts; null if it is none of the known.</summary>
    public static string? OfParts(IEnumerable<string> names, string mimetype)
    {
        if (mimetype.StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal)) return $"this is an OpenDocument file (.odt), whatever its name: open it in LibreOffice or Word and save it as a Word document (.docx)";
        return names.Any(name => name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase))
            ? "this is a zip archive with Word documents in it: give the documents one by one"
            : "this is a zip archive and no Word document: give one that Word has saved as .docx";
    }

    /// <summary>What a package's main part says it is, if that is not a Word document without macros.</summary>
    public static string? OfContentType(string type)
    {
        if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return "the file carries macros (.docm), which are not taken: save it in Word as a document without macros (.docx)";
        if (type.Contains("spreadsheetml", StringComparison.Ordinal)) return "this is an Excel workbook: give the text as a Word document (.docx), a table log as .csv";
        if (type.Contains("presentationml", StringComparison.Ordinal)) return "this is a PowerPoint presentation: give the text as a Word document (.docx)";
        return type is "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" or "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
            ? null
            : "this is no Word document: give one that Word has saved as .docx";
    }
}
