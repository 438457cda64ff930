using Parley.Table;
using Parley.Text;
using Parley.Web.Tables;

namespace Parley.Web.Quick;

/// <summary>What a note taker sees while typing: what came first on the same articles, and the words against each earlier text.</summary>
/// <param name="Reviewed">The digest of the words that are shown.</param>
/// <param name="Suggested">What the form holds where nobody has chosen otherwise; null where nothing is to be filled in.</param>
public sealed record LiveRedline(TableReading Table, Addresses To, IReadOnlyList<Beside> Beside, IReadOnlyList<Row> CameFirst, string? Words, string? Reviewed, Suggestion? Suggested)
{
    public string Slug => Table.Slug;

    /// <summary>The version of the table that is shown: who records all the same has seen it up to here.</summary>
    public long Seen => Table.Facts.Count;

    /// <summary>Whether the box is ticked for what is shown now; a tick for less counts for nothing.</summary>
    public bool Anyway { get; init; }

    /// <summary>What is said beside the box, where it was not ticked.</summary>
    public string? Error { get; init; }

    /// <summary>The words are to be looked at before they are recorded.</summary>
    public bool Asked { get; init; }

    public static LiveRedline Of(TableReading table, Addresses to, IReadOnlyList<ForceText> texts, MoveForm given, string mover, long? seen, Suggestion? suggested) =>
        new(table, to, given.Words is { } words ? Quick.Beside.Of(table, texts, mover, given.Labels, words) : [], seen is { } version ? Since(table, given, version) : [], given.Words, given.WordsDigest, suggested);

    /// <summary>The words against those of an entry that came first; null where either has none.</summary>
    public IReadOnlyList<Segment>? Against(Row row) => Words is { } words && Quick.Beside.Words(row) is { } first ? Redline.Between(first, words) : null;

    private static IReadOnlyList<Row> Since(TableReading table, MoveForm given, long seen)
    {
        var own = given.Labels.Select(Labels.Key).ToHashSet(StringComparer.Ordinal);
        return [.. table.Register.Rows.Where(row => row.Fact.Number > seen
            && (row.Subjects.Any(subject => own.Contains(subject.Key)) || row.Said.Labels.Any(label => own.Contains(Labels.Key(label)))
                || row.Said.Package is { } package && given.Package is { } mine && Labels.Same(package, mine)))];
    }
}
