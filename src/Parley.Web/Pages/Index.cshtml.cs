using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Tables;

namespace Parley.Web.Pages;

/// <summary>All own tables on one page, the agreements they are about, and where a record begins.</summary>
public sealed class IndexModel(IDocumentStore store, TimeProvider clock, Posting posting) : PageModel
{
    /// <param name="To">Addresses within the agency's record.</param>
    public sealed record AgencyPart(Agency Agency, DateOnly Today, Addresses To, IReadOnlyList<TablePart> Tables, IReadOnlyList<AgreementPart> Agreements, IReadOnlyList<Unit> Units);

    public sealed record TablePart(TableReading Reading, int Articles, int Agreed, IReadOnlyList<string> Next)
    {
        public Row? Last => Reading.Board.Rows.LastOrDefault(row => row.Event is IMove);
    }

    public sealed record AgreementPart(string Slug, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly To, string Basis);

    public IReadOnlyList<AgencyPart> Agencies { get; private set; } = [];

    public FieldErrors Errors { get; } = new();

    [BindProperty]
    public BeginForm Given { get; set; } = new();

    [BindProperty(Name = "id")]
    public string? FormId { get; set; }

    [BindProperty(Name = "actor")]
    public string? Actor { get; set; }

    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Asked { get; set; }

    public string ServedId => Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString();

    public Field NameField => new("actor", "Your name", Actor ?? Visitor.Name(Request)) { Hint = "Who records this; remembered in this browser.", Error = Errors["actor"], Required = true, Autocomplete = "name", Narrow = true };

    /// <summary>Whether a form to begin stands on the page: where several agencies keep a record, on each one's own.</summary>
    public bool CanBegin => Agencies.Count == 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Read(stop);
        return Asked is null || Agencies.Count > 0 ? Page() : NotFound();
    }

    private async Task Read(CancellationToken stop)
    {
        var agencies = await RecordReader.Agencies(store, stop);
        var parts = new List<AgencyPart>();
        foreach (var agency in agencies.Where(agency => Asked is null || agency.Slug == Asked)) parts.Add(await Part(agency, agencies.Count > 1, stop));
        Agencies = parts;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Read(stop);
        var part = CanBegin ? Agencies[0] : null;
        if (part is null && (Asked is not null || Agencies.Count > 0)) return NotFound();
        Given.Check(part is null, Errors);
        if (Visitor.Wrong(Actor) is { } wrong) Errors.Add("actor", wrong);
        if (!Guid.TryParse(FormId, out var id)) Errors.Add(FieldErrors.Whole, "This form has lost its number: open it anew and fill it in again");
        if (Errors.Any || await Begin(part?.Agency.Slug, id.ToString(), stop) is not { } slug)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Visitor.Remember(HttpContext, Actor!.Trim());
        return Redirect((part?.To ?? new(null)).Record(slug));
    }

    /// <summary>The agency, the unit and the negotiation, each an act of its own; sent again, each is there already.</summary>
    private async Task<string?> Begin(string? known, string id, CancellationToken stop)
    {
        var actor = Actor!.Trim();
        var agency = known ?? BeginForm.SlugOf(Given.Office!);
        if (known is null && Wrong("office", await posting.Send(stamp => new EstablishAgency(stamp, StreamId.Agency, Given.Office!.Trim(), Given.TimeZone!), id + "-agency", agency, actor, stop))) return null;

        var unit = Given.IsNewUnit ? BeginForm.SlugOf(Given.UnitName!) : Given.Unit!;
        if (Given.IsNewUnit)
        {
            var body = new JsonObject { ["slug"] = unit, ["name"] = Given.UnitName!.Trim(), ["representative"] = Given.Union!.Trim() };
            if (Wrong("unitName", await posting.Post("units", body, id + "-unit", agency, actor, stop))) return null;
        }

        var slug = BeginForm.SlugOf(Given.Title!);
        var table = new JsonObject { ["slug"] = slug, ["title"] = Given.Title!.Trim(), ["units"] = MoveForm.Strings([unit]), ["type"] = Given.Type, ["agreements"] = MoveForm.Strings(Given.Agreements) };
        return Wrong("title", await posting.Post("negotiations", table, id + "-table", agency, actor, stop)) ? null : slug;
    }

    private bool Wrong(string field, Answer answer)
    {
        if (answer.Refusal is not { } refusal) return false;
        Errors.Add(field, refusal.Code switch
        {
            "unit-exists" => "There is a unit of this name already, with another union: choose it above, or give another name",
            "negotiation-exists" => "There is a negotiation of this title already: give another, such as with its year",
            "id-used" => "This form was recorded already: open it anew to begin another",
            _ => char.ToUpperInvariant(refusal.Text[0]) + refusal.Text[1..],
        });
        return true;
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
            [.. agreements.Select(one => new AgreementPart(one.Slug, one.Title, one.Units, one.From, one.To, Texts.BasisNames.Of(TextViews.Basis(one, today))))],
            [.. (await reader.Units(stop)).OrderBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase)]);
    }
}
