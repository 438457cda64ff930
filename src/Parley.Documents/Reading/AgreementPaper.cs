using Parley.Agreements;
using Parley.Recording;
using Parley.Text;

namespace Parley.Documents.Reading;

/// <summary>An agreement's file as it is taken into the record, whatever wrote it.</summary>
/// <param name="Remarks">What a careful reader would say of the file, for whoever brings it.</param>
public sealed record AgreementPaper(ReadAgreement Read, IReadOnlyList<string> Remarks)
{
    /// <summary>What Word and its like write, and what is taken for it; the bytes decide, and the refusal says what they are.</summary>
    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase) { ".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf", ".odt", ".pdf" };

    /// <summary>The agreement, or why it is not read; never both.</summary>
    public static (AgreementPaper? Paper, InputError? Wrong) Of(ReadOnlyMemory<byte> bytes, string name)
    {
        if (!Documents.Contains(Path.GetExtension(name)))
            return AgreementFile.FirstError(bytes.Span, name) is { } error ? (null, error) : (new(AgreementFile.Read(bytes.Span, name), []), null);
        var (paper, wrong) = WordPaper.Read(bytes);
        return paper is null ? (null, wrong) : (new(paper.Agreement(), [.. Marked(paper.Marking), .. paper.Remarks]), null);
    }

    private static IEnumerable<string> Marked(Marking marking) =>
        marking == Marking.Clean ? [] : [$"The file marks changes {(marking == Marking.Tracked ? "by Word's own record" : "by hand")}: the text is taken as it would read with them."];
}
