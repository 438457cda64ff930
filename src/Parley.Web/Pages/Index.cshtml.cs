using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Access;
using Parley.Agreements;
using Parley.Parties;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Texts;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>All own tables on one page, and the agreements they are about.</summary>
[ForSignedIn]
public sealed class IndexModel(TimeProvider clock, Seat seat) : PageModel
{
    /// <param name="To">Addresses within the agency's record.</param>
    public sealed record AgencyPart(Agency Agency, Sight Sight, DateOnly Today, Addresses To, IReadOnlyList<TablePart> Tables, IReadOnlyList<AgreementPart> Agreements, IReadOnlyList<LetterReading> Letters);

    public sealed record TablePart(TableReading Reading, int Articles, int Agreed, IReadOnlyList<string> Next)
    {
        public Row? Last => Reading.Board.Rows.LastOrDefault(row => row.Event is IMove);
    }

    public sealed record AgreementPart(string Slug, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly LastDay, string Basis);

    public IReadOnlyList<AgencyPart> Agencies { get; private set; } = [];

    /// <summary>The form that begins a record, where there is none but a sample.</summary>
    public BeginPart? Begin { get; private set; }

    /// <summary>Only this agency's record.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Asked { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var agencies = await seat.Agencies();
        if (Asked is not null && agencies.All(agency => agency.Slug != Asked)) return NotFound();
        var parts = new List<AgencyPart>();
        foreach (var agency in agencies.Where(agency => Asked is null || agency.Slug == Asked).OrderBy(agency => agency.Sample == true)) parts.Add(await Part(agency, Addresses.Of(agencies, agency), stop));
        Agencies = parts;
        // What the head of the page leads to is the record that is meant where none is named.
        ViewData["Sight"] = parts.FirstOrDefault(part => part.Agency == Agency.Only(agencies))?.Sight;
        if (Asked is null && agencies.All(agency => agency.Sample == true) && await seat.MayBegin()) Begin = await BeginPart.Of(null, stop);
        return Page();
    }

    private async Task<AgencyPart> Part(Agency agency, Addresses to, CancellationToken stop)
    {
        var (reader, today) = (await seat.Reader(agency), agency.DayOf(clock.GetUtcNow()));
        var tables = new List<TablePart>();
        foreach (var negotiation in (await reader.Negotiations(stop)).OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase))
        {
            if (await TableReading.Read(reader, negotiation.Id, today, null, stop, Right.ReadStatus) is not { } reading) continue;
            var subjects = reading.Board.Subjects;
            tables.Add(new(reading, subjects.Count, subjects.Count(subject => MoveNames.IsAgreed(subject.Position.State)), NextSteps.Of(reading)));
        }

        var letters = new List<LetterReading>();
        foreach (var letter in (await reader.SideLetters(stop)).OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase))
            if (await LetterReading.Read(reader, letter.Slug, today, stop, Right.ReadStatus) is { } reading) letters.Add(reading);

        var agreements = (await reader.Agreements(stop)).OrderByDescending(one => one.From).ThenBy(one => one.Title, StringComparer.OrdinalIgnoreCase);
        return new(agency, reader.Sight, today, to, tables,
            [.. agreements.Select(one => new AgreementPart(one.Slug, one.Title, one.Units, one.From, one.LastDay, BasisNames.Of(TextViews.Basis(one, today))))], letters);
    }
}
