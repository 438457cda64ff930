using System.Text;
using Parley.Agreements;
using Parley.Documents.Reading;
using Parley.Recording;
using Parley.Text;

namespace Parley.Web.Imports;

/// <summary>A contract text as its file has it, or what is wrong with the file.</summary>
/// <param name="Remarks">What was guessed or left out.</param>
public sealed record ReadFile(ReadAgreement? Read, InputError? Wrong, IReadOnlyList<string> Remarks);

/// <summary>Reads the files that a person brings in: the readers are the domain's own.</summary>
public static class ImportFile
{
    public static bool IsWord(string name) => name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);

    public static ReadFile Text(ReadOnlyMemory<byte> bytes, string name)
    {
        if (!IsWord(name)) return AgreementFile.FirstError(bytes.Span, name) is { } error ? new(null, error, []) : new(AgreementFile.Read(bytes.Span, name), null, []);
        var (paper, wrong) = WordPaper.Read(bytes);
        return paper is null ? new(null, wrong, []) : new(paper.Agreement(), null, paper.Remarks);
    }

    /// <summary>The lines about the one in which something is wrong, with their numbers; none of what is no text.</summary>
    public static IReadOnlyList<(int Number, string Line)> Around(ReadOnlySpan<byte> bytes, int line)
    {
        if (line == 0 || bytes.Length > Limits.PaperFile) return [];
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return [.. Enumerable.Range(line - 1, 3).Where(number => number >= 1 && number <= lines.Length).Select(number => (number, Plain.Short(lines[number - 1].TrimEnd('\r').TrimStart('\uFEFF'), 400)))];
    }
}
