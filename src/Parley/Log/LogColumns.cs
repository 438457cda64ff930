using System.Collections.Frozen;
using Parley.Recording;

namespace Parley.Log;

/// <summary>The columns of a table log (contract.md). Columns come in any order.</summary>
public static class LogColumns
{
    public static IReadOnlyList<string> Required { get; } = ["date", "party", "move"];

    public static IReadOnlyList<string> All { get; } =
    [
        "date", "party", "move", "article",
        "time", "order", "date_to", "date_basis",
        "key", "responds_to", "supersedes", "corrects", "package", "same_as",
        "agreement", "subject", "provisions", "base", "option", "condition", "outcome", "form", "signed", "expires",
        "session", "speaker", "summary", "text", "rationale", "document", "document_sha256", "vote", "minutes", "layer", "source",
    ];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    public static InputError? Check(Cell[] header)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in header)
        {
            if (!Known.Contains(cell.Value))
                return new($"unknown column \"{Plain.Short(cell.Value)}\": columns are {string.Join(", ", All)}", cell.Line, cell.Column);
            if (!seen.Add(cell.Value))
                return new($"column {cell.Value} stands twice: keep one", cell.Line, cell.Column);
        }

        // A log of steps alone needs no article column.
        var missing = Required.Where(name => header.All(cell => cell.Value != name)).ToList();
        return missing.Count == 0 ? null : new($"missing column {string.Join(", ", missing)}: a table log has at least date, party, move and, for moves on subjects, article", 1, 1);
    }
}
