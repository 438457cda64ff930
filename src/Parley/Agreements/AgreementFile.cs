using System.Text;
using Parley.Recording;
using Parley.Text;

namespace Parley.Agreements;

/// <summary>An agreement's file of text: .txt is plain, .md is Markdown, both in UTF-8. Word documents are read before they come here.</summary>
public static class AgreementFile
{
    /// <summary>What is wrong with the file, or null if it can be read.</summary>
    public static InputError? FirstError(ReadOnlySpan<byte> bytes, string name) =>
        Format(name) is null ? new("a file of this kind cannot be read: give a Word document (.docx), plain text (.txt) or Markdown (.md)", 0, 0)
            : bytes.IsEmpty ? new("the file is empty: an agreement has at least one provision", 0, 0)
            : Utf8.FirstError(Text(bytes));

    /// <summary>The agreement in a file in which <see cref="FirstError"/> finds nothing wrong.</summary>
    public static ReadAgreement Read(ReadOnlySpan<byte> bytes, string name) =>
        AgreementReader.Read(Encoding.UTF8.GetString(Text(bytes)), Format(name) ?? TextFormat.Plain);

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static TextFormat? Format(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" => TextFormat.Plain,
        ".md" or ".markdown" => TextFormat.Markdown,
        _ => null,
    };
}
