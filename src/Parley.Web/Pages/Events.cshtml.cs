using System.Globalization;
using System.Text.Json;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>The event log as the auditor asks for it: what stands in the store, narrowed by a form, in parts of 200.</summary>
[Needs(Right.ReadLog, Right.ReadAccess)]
public sealed class EventsModel(IDocumentStore store, TimeProvider clock, IConfiguration configuration) : RecordPage(store, clock)
{
    public const int PartSize = 200;

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "actor")]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true, Name = "stream")]
    public string? Stream { get; set; }

    [BindProperty(SupportsGet = true, Name = "since")]
    public string? Since { get; set; }

    [BindProperty(SupportsGet = true, Name = "until")]
    public string? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "late")]
    public string? Late { get; set; }

    [BindProperty(SupportsGet = true, Name = "corrections")]
    public string? Corrections { get; set; }

    /// <summary>Which part, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "part")]
    public string? PartText { get; set; }

    public int Part => int.TryParse(PartText, NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? Math.Clamp(part, 1, 1_000_000) : 1;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public bool More { get; private set; }

    public static IReadOnlyList<Option> Kinds { get; } = [new("", "all"), .. EventCatalogue.All.Select(kind => new Option(kind.Alias, kind.Alias.Replace('_', ' ')))];

    public async Task<IActionResult> OnGetAsync()
    {
        var filter = new AuditFilter(At("since", Since), At("until", Until), Text(Kind), Text(Actor), Text(Stream), Days(), Corrections is "yes" or "true" or "on");
        if (Errors.Any) return Refused();
        var (entries, skip) = (new List<AuditEntry>(), (Part - 1) * PartSize);
        await foreach (var entry in AuditList.Read(configuration["PARLEY_DB"]!, Agency, filter, Reader, Stop))
        {
            if (skip-- > 0) continue;
            More = entries.Count == PartSize;
            if (More) break;
            entries.Add(entry);
        }

        Entries = entries;
        return Page();
    }

    public string Other(int part) => To.To("/events", ("type", Kind), ("actor", Actor), ("stream", Stream), ("since", Since), ("until", Until), ("late", Late), ("corrections", Corrections),
        ("part", part.ToString(CultureInfo.InvariantCulture)));

    public string Recorded(AuditEntry entry) => Written.Instant(DateTimeOffset.Parse(entry.Recorded, CultureInfo.InvariantCulture), Agency);

    /// <summary>The page of an entry at a table; null for other streams.</summary>
    public string? PageOf(AuditEntry entry) =>
        entry.Stream.Split('/') switch
        {
            ["negotiation", var slug] => To.Entry(slug, entry.Version),
            ["side-letter", var slug] => To.OfSideLetters.Entry(slug, entry.Version),
            ["agreement", var slug] => To.Text(slug),
            _ => null,
        };

    public static string Whole(AuditEntry entry) => JsonSerializer.Serialize(entry, Json.Indented);

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    private DateTimeOffset? At(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Written.Read(text.Trim(), Agency) is { } instant) return instant;
        Errors.Add(field, $"\"{Plain.Short(text)}\" is no instant: write 2026-02-07T20:22, by the clock of {Agency.TimeZone}, or with an offset");
        return null;
    }

    private int? Days()
    {
        if (string.IsNullOrWhiteSpace(Late)) return null;
        if (int.TryParse(Late.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days)) return days;
        Errors.Add("late", $"\"{Plain.Short(Late)}\" is no number of days: write a whole number, such as 14");
        return null;
    }
}
