using Marten;
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
    public string? Actor { get; init; }

    public static async Task<BeginPart> Of(IDocumentStore store, Agency? agency, CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString();
        if (agency is null) return new(null, [], []) { ServedId = id };
        var reader = new RecordReader(store, agency.Slug);
        return new(agency, [.. (await reader.Units(stop)).OrderBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase)], [.. (await reader.Agreements(stop)).OrderByDescending(one => one.From)]) { ServedId = id };
    }
}
