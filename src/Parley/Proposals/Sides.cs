using Parley.Table;

namespace Parley.Proposals;

/// <summary>
/// Who is who at a table (contract.md): the names of the units' representatives are the union's, the other name is the employer's.
/// Of several other names the one that moved most is taken for the employer's; a third is a finding.
/// </summary>
public sealed class Sides
{
    private readonly HashSet<string> union;
    private readonly string? unionName;
    private readonly string? employer;

    /// <summary>What the employer is called while it has not moved under any name.</summary>
    private const string Unnamed = "employer";

    public Sides(IReadOnlyList<string> representatives, IReadOnlyList<Row> rows)
    {
        union = [.. representatives.Select(Labels.Key)];
        unionName = representatives.FirstOrDefault();
        employer = rows.Where(row => row.Event is IMove).Select(row => row.Said.Party)
            .Where(party => !IsUnion(party) && !IsNeither(party))
            .GroupBy(Labels.Key).OrderByDescending(group => group.Count())
            .FirstOrDefault()?.First();
    }

    public bool IsUnion(string party) => union.Contains(Labels.Key(party));

    public static bool IsNeither(string party) => Labels.Same(party, Particulars.Joint) || Labels.Same(party, Particulars.Neutral);

    public bool IsThird(string party) => !IsUnion(party) && !IsNeither(party) && employer is not null && !Labels.Same(party, employer);

    /// <summary>The side that a mover's move waits for; null for joint and neutral moves.</summary>
    public string? Other(string party) => IsNeither(party) ? null : IsUnion(party) ? employer ?? Unnamed : unionName;

    /// <summary>The name of a side, from its key.</summary>
    public string? Name(string side) => side switch { "union" => unionName, "employer" => employer ?? Unnamed, _ => null };

    /// <summary>One key a side, whatever the spelling.</summary>
    public string Side(string party) => IsUnion(party) ? "union" : IsNeither(party) ? Labels.Key(party) : IsThird(party) ? Labels.Key(party) : "employer";
}
