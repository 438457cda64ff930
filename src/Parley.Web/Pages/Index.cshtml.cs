using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Texts;

namespace Parley.Web.Pages;

/// <summary>All own tables on one page, and the agreements they are about.</summary>
public sealed class IndexModel(IDocumentStore store, TimeProvider clock) : PageModel
{
    /// <param name="To">Addresses within the agency's record.</param>
    public sealed record AgencyPart(Agency Agency, DateOnly Today, Addresses To, IReadOnlyList<TablePart> Tables, IReadOnlyList<AgreementPart> Agreements);

    public sealed record TablePart(TableReading Reading, int Articles, int Agreed, IReadOnlyList<string> Next)
    {
        public Row? Last => Reading.Board.Rows.LastOrDefault(row => row.Event is IMove);
    }

    public sealed record AgreementPart(string Slug, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly To, string Basis);

    public IReadOnlyList<AgencyPart> Agencies { get; private set; } = [];

    /// <summary>The form that begins a record, where there is none.</summary>
    public BeginPart? Begin { get; private set; }

    /// <summary>Only this agency's record.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Asked { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var agencies = await RecordReader.Agencies(store, stop);
        if (Asked is not null && agencies.All(agency => agency.Slug != Asked)) return NotFound();
        var parts = new List<AgencyPart>();
        foreach (var agency in agencies.Where(agency => Asked is null || agency.Slug == Asked)) parts.Add(await Part(agency, agencies.Count > 1, stop));
        Agencies = parts;
        if (agencies.Count == 0) Begin = await BeginPart.Of(store, null, stop) with { Actor = Visitor.Name(Request) };
        return Page();
    }

    private async Task<AgencyPart> Part(Agency agency, bool several, CancellationToken stop)
    {
        var (reader, today) = (new RecordReader(store, agency.Slug), agency.DayOf(clock.GetUtcNow()));
        var tables = new List<TablePart>();
        foreach (var negotiation in (await reader.Negotiations(stop)).OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase))
        {
            if (await TableReading.Read(reader, negotiation.Slug, today, null, stop) is not { } reading) continue;
            var subjects = reading.Board.Subjects;
            tables.Add(new(reading, subjects.Count, subjects.Count(subject => MoveNames.IsAgreed(subject.Position.State)), NextSteps.Of(reading)));
        }

        var agreements = (await reader.Agreements(stop)).OrderByDescending(one => one.From).ThenBy(one => one.Title, StringComparer.OrdinalIgnoreCase);
        return new(agency, today, new(several ? agency.Slug : null), tables,
            [.. agreements.Select(one => new AgreementPart(one.Slug, one.Title, one.Units, one.From, one.To, BasisNames.Of(TextViews.Basis(one, today))))]);
    }
}
