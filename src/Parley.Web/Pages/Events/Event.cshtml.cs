using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Web.Logs;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Events;

/// <summary>One event, whole: what it holds, its place in the log, and what it corrects or what corrected it.</summary>
[Needs(Right.ReadLog, Right.ReadAccess)]
public sealed class EventModel(IDocumentStore store, TimeProvider clock, IConfiguration configuration) : RecordPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public long Position { get; set; }

    public AuditEntry Entry { get; private set; } = null!;

    public AuditPlace? Before { get; private set; }

    public AuditPlace? After { get; private set; }

    /// <summary>What it corrects.</summary>
    public AuditPlace? Corrects { get; private set; }

    /// <summary>What corrected it since, in order.</summary>
    public IReadOnlyList<AuditPlace> CorrectedBy { get; private set; } = [];

    public string? Address => EventReading.Address(new(Entry.Position, Entry.Stream, Entry.Version, Entry.Type), To);

    public string Recorded => Written.Instant(DateTimeOffset.Parse(Entry.Recorded, CultureInfo.InvariantCulture), Agency);

    public async Task<IActionResult> OnGetAsync()
    {
        var connection = configuration["PARLEY_DB"]!;
        if (Position < 1 || await AuditList.Read(connection, Agency, new(After: Position - 1, Most: 1) { UpTo = Position }, Reader, Stop).FirstOrDefaultAsync(Stop) is not { } entry) return NotFound();
        Entry = entry;
        (Before, After) = await AuditPlaces.Neighbours(connection, Agency, entry.Stream, entry.Version, Reader, Stop);
        var corrections = await AuditPlaces.CorrectionsIn(connection, Agency, [entry.Stream], Reader, Stop);
        Corrects = corrections.FirstOrDefault(one => one.Correction.Version == entry.Version)?.Corrected;
        CorrectedBy = [.. corrections.Where(one => one.Corrected.Version == entry.Version).Select(one => one.Correction)];
        return Page();
    }
}
