using System.Text;
using Parley.Log;
using Parley.Text;

namespace Parley.Agreements;

/// <summary>An agreement's file as read, or what is wrong with it.</summary>
public sealed record ReadFile(ReadAgreement? Agreement, InputError? Error);

/// <summary>Reads an agreement from a file's bytes: .txt as plain text, .md as Markdown, both in UTF-8.</summary>
public static class AgreementFile
{
    public static ReadFile Read(ReadOnlySpan<byte> bytes, string name)
    {
        TextFormat? format = Path.GetExtension(name).ToLowerInvariant() switch { ".txt" => TextFormat.Plain, ".md" or ".markdown" => TextFormat.Markdown, _ => null };
        if (format is not { } known) return Wrong(new($"a file of this kind cannot be read yet: give plain text (.txt) or Markdown (.md)", 0, 0));
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (Utf8.FirstError(bytes) is { } error) return Wrong(error);
        var read = AgreementReader.Read(Encoding.UTF8.GetString(bytes), known);
        return read.Provisions.Count == 0 ? Wrong(new("the file has no words: an agreement has at least one provision", 0, 0)) : new(read, null);
    }

    private static ReadFile Wrong(InputError error) => new(null, error);
}
