using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Agreements;
using Parley.History;
using Parley.Parties;
using Parley.Record.Queries;

namespace Parley.Web.Pages;

/// <summary>All own tables on one page, and the agreements they are about.</summary>
public sealed class IndexModel(IDocumentStore store, TimeProvider clock) : PageModel
{
    public sealed record AgencyPart(string Slug, string Name, string TimeZone, DateOnly Today, IReadOnlyList<TablePart> Tables, IReadOnlyList<AgreementPart> Agreements);

    public sealed record TablePart(string Title, IReadOnlyList<string> Units, StatusCounts Counts, string LastMove);

    public sealed record AgreementPart(string Title, IReadOnlyList<string> Units, string From, string To, string Basis);

    public IReadOnlyList<AgencyPart> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var parts = new List<AgencyPart>();
        foreach (var agency in await RecordReader.Agencies(store, stop)) parts.Add(await Part(agency, stop));
        Agencies = parts;
    }

    private async Task<AgencyPart> Part(Agency agency, CancellationToken stop)
    {
        var (reader, today) = (new RecordReader(store, agency.Slug), agency.DayOf(clock.GetUtcNow()));
        var tables = new List<TablePart>();
        foreach (var negotiation in (await reader.Negotiations(stop)).OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase))
            if (await reader.Status(negotiation.Slug, today, null, stop) is { } status) tables.Add(Table(status));
        var agreements = (await reader.Agreements(stop)).OrderByDescending(one => one.From).ThenBy(one => one.Title, StringComparer.OrdinalIgnoreCase);
        return new(agency.Slug, agency.Name, agency.TimeZone, today, tables, [.. agreements.Select(one => new AgreementPart(one.Title, one.Units, Written(one.From), Written(one.To), TextViews.Basis(one, today).Replace('-', ' ')))]);
    }

    private static TablePart Table(StatusView status)
    {
        return new(status.Negotiation.Title, status.Negotiation.Units, status.Counts, status.LastMove is not { } last ? "none yet"
            : $"{Written(last)}, {last.Party}: {last.Move.Replace('-', ' ')} on {string.Join("; ", last.Labels)}");
    }

    /// <summary>As people write it; a month or a year stays what it is.</summary>
    private static string Written(StatusMove move) =>
        (DateOnly.TryParseExact(move.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Written(day) : move.Date) + (move.Time is { } time ? " " + time : "");

    private static string Written(DateOnly day) => day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);
}
