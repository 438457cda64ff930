using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Queries;

namespace Parley.Web.Forms;

/// <summary>The form that begins, and what can be chosen in it.</summary>
/// <param name="Agency">Null to begin a new record.</param>
public sealed record BeginPart(Agency? Agency, IReadOnlyList<Unit> Units, IReadOnlyList<Agreement> Agreements)
{
    public BeginForm Given { get; init; } = new();
    public FieldErrors Errors { get; } = new();
    public required string ServedId { get; init; }

    /// <param name="reader">Whose eyes the record is read with in which a negotiation is opened; null to begin a new record.</param>
    public static async Task<BeginPart> Of(RecordReader? reader, CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString();
        if (reader is null) return new(null, [], []) { ServedId = id };
        return new(await reader.Agency(stop), [.. (await reader.Units(stop)).OrderBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase)], [.. (await reader.Agreements(stop)).OrderByDescending(one => one.From)]) { ServedId = id };
    }
}
