using Parley.Log;
using Parley.Recording;

namespace Parley.Web.Imports;

/// <summary>A row of a log as it was read, with what was remarked of it.</summary>
public sealed record PreviewRow(LogRow Row, IReadOnlyList<Finding> Findings)
{
    /// <summary>What stays inside is sealed as it is recorded, and shown to nobody before.</summary>
    public bool IsInside => Row.Layer == Layer.Internal;
}

/// <summary>What would come of a table log.</summary>
/// <param name="Apart">What was remarked of the whole, or of entries that are in the record already.</param>
public sealed record LogPreview(int Added, int Known, IReadOnlyList<PreviewRow> Rows, IReadOnlyList<Finding> Apart)
{
    public int Remarked => Rows.Count(row => row.Findings.Count > 0);

    public static LogPreview Of(IReadOnlyList<LogRow> rows, ImportDecision decision, IReadOnlyList<Finding> findings)
    {
        // As findings name a row: by its key, or the file's line.
        var named = findings.SelectMany(finding => finding.Rows.Distinct(), (finding, row) => (row, finding)).ToLookup(one => one.row, one => one.finding);
        var seen = rows.Select(row => new PreviewRow(row, [.. named[NameOf(row)]])).ToList();
        var placed = seen.SelectMany(row => row.Findings).ToHashSet(ReferenceEqualityComparer.Instance);
        return new(decision.Added, decision.Known, seen, [.. findings.Where(finding => !placed.Contains(finding))]);
    }

    private static string NameOf(LogRow row) => row.Entry.Key ?? $"{row.Entry.Source!.File}:{row.Line}";
}
