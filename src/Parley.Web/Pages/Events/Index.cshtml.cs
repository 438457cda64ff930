using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Web.Forms;
using Parley.Web.Logs;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Events;

/// <summary>The event log as the auditor asks for it: what stands in the store, narrowed by a form, in parts.</summary>
[Needs(Right.ReadLog, Right.ReadAccess)]
public sealed class IndexModel(IDocumentStore store, TimeProvider clock, IConfiguration configuration) : RecordPage(store, clock)
{
    public const int PartSize = 100;

    /// <summary>Which part, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "part")]
    public string? PartText { get; set; }

    public int Part => int.TryParse(PartText, NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? Math.Clamp(part, 1, 1_000_000) : 1;

    public EventFilter Filter { get; private set; } = null!;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>How many there are in all of what is asked for.</summary>
    public long Total { get; private set; }

    /// <summary>The position of the last of them: an export holds no more than was there to see.</summary>
    public long Last { get; private set; }

    public bool More => Total > (long)Part * PartSize;

    public IReadOnlyList<Option> Kinds { get; private set; } = [];

    public IReadOnlyList<AuditCount> Actors { get; private set; } = [];

    public IReadOnlyList<AuditCount> Streams { get; private set; } = [];

    private ILookup<(string, long), AuditCorrection> corrections = null!;
    private ILookup<(string, long), AuditCorrection> corrected = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var connection = configuration["PARLEY_DB"]!;
        Filter = EventFilter.Of(Request.Query, Agency, Errors);
        Kinds = [new("", "all"), .. (await AuditPlaces.Types(connection, Agency, Reader, Stop)).Select(kind => new Option(kind.Name, $"{EventNames.Of(kind.Name)} ({kind.Events})", EventNames.Group(kind.Name))).OrderBy(kind => kind.Group, StringComparer.Ordinal)];
        Actors = await AuditPlaces.Actors(connection, Agency, Reader, Stop);
        Streams = await AuditPlaces.Streams(connection, Agency, Reader, Stop);
        if (Errors.Any) return Refused();
        (Total, Last) = await AuditList.Counted(connection, Agency, Filter.Asked, Reader, Stop);
        Entries = await AuditList.Read(connection, Agency, Filter.Asked with { Skip = (Part - 1) * PartSize, Most = PartSize }, Reader, Stop).ToListAsync(Stop);
        var found = await AuditPlaces.CorrectionsIn(connection, Agency, Entries.Select(entry => entry.Stream), Reader, Stop);
        corrections = found.ToLookup(one => (one.Correction.Stream, one.Correction.Version));
        corrected = found.ToLookup(one => (one.Corrected.Stream, one.Corrected.Version));
        return Page();
    }

    /// <summary>What the event corrects.</summary>
    public AuditPlace? Corrects(AuditEntry entry) => corrections[(entry.Stream, entry.Version)].FirstOrDefault()?.Corrected;

    /// <summary>What corrected it since.</summary>
    public IEnumerable<AuditPlace> CorrectedBy(AuditEntry entry) => corrected[(entry.Stream, entry.Version)].Select(one => one.Correction);

    public string Other(int part) => To.To("/events", [.. Filter.Query, ("part", part.ToString(CultureInfo.InvariantCulture))]);

    public string With(params (string Name, string? Value)[] query) => To.To("/events", query);

    /// <summary>Where what is shown is taken out, no more than was there when it was shown.</summary>
    public string Export => To.To("/events/export", [.. Filter.Query.Where(one => one.Name != "upto"), ("upto", Last.ToString(CultureInfo.InvariantCulture))]);

    public string Recorded(AuditEntry entry) => Written.Instant(DateTimeOffset.Parse(entry.Recorded, CultureInfo.InvariantCulture), Agency);

    /// <summary>Days between happening and recording, by the agency's clock; null where it is no more than one, or not known.</summary>
    public int? Late(AuditEntry entry) => EventReading.Late(entry, Agency) is > 1 and var days ? days : null;
}
