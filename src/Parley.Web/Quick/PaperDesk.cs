using Microsoft.Extensions.Caching.Memory;
using Parley.Documents.Reading;
using Parley.Incorporation;
using Parley.Record.Papers;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Quick;

/// <summary>What a file says: its words, what it would change, and what a careful reader would remark.</summary>
/// <param name="Marking">How its marks are read; null where it is no Word file, and so not read.</param>
public sealed record PaperRead(Marking? Marking, string? Text, IReadOnlyList<ProposedChange> Changes, IReadOnlyList<string> Remarks);

/// <summary>
/// Where a file that is passed at the table is kept and read. Its bytes go to the store at once; how it reads is remembered for a while, so that a person can have
/// its marks read in another way without choosing it anew.
/// </summary>
public sealed class PaperDesk(PaperStore store) : IDisposable
{
    private const int Most = 16;

    private readonly MemoryCache read = new(new MemoryCacheOptions { SizeLimit = Most });

    public async Task<(KeptPaper? Paper, Refusal? Refusal)> Keep(string agency, string by, string name, byte[] bytes, CancellationToken stop)
    {
        WordPaper? paper = null;
        if (PaperName.TypeOf(name, bytes) == PaperName.Word || name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".doc", StringComparison.OrdinalIgnoreCase))
        {
            (paper, var wrong) = WordPaper.Read(bytes);
            if (wrong is not null) return (null, new("bad-input", wrong.Text));
        }

        var (kept, refusal) = await store.Keep(agency, by, name, bytes, stop);
        if (kept is not null && paper is not null) read.Set((agency, by, kept.Sha256), paper, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(30) });
        return (kept, refusal);
    }

    /// <summary>Null where the file is not remembered any more.</summary>
    /// <param name="marking">How its marks are to be read; null as they seem.</param>
    public PaperRead? Read(string agency, string by, string sha256, Marking? marking, IReadOnlyList<ForceText> texts)
    {
        if (read.Get<WordPaper>((agency, by, sha256)) is not { } paper) return null;
        if (marking is { } other) paper = paper.As(other);
        if (texts.Count == 0) return new(paper.Marking, paper.NewText, [], [.. paper.Remarks, "This table is about no agreement whose text is in the record: the words are kept, and change nothing by themselves"]);
        // Where a table is about several agreements, a paper is of the one in which most of it is found.
        var (text, found) = texts.Select(text => (text, PaperChanges.Of(text.Provisions, paper.NewText, paper.OldText))).MinBy(one => one.Item2.Findings.Count);
        return new(paper.Marking, paper.NewText, [.. found.Changes.Select(change => texts.Count > 1 ? change with { Agreement = text.Agreement } : change)], [.. paper.Remarks, .. found.Findings.Select(finding => finding.Text)]);
    }

    public void Dispose() => read.Dispose();
}
