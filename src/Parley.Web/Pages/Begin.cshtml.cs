using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;

namespace Parley.Web.Pages;

/// <summary>Begins an office's record, or opens another negotiation in one: the agency, the unit and the table in one form.</summary>
public sealed class BeginModel(IDocumentStore store, Posting posting) : PageModel
{
    /// <summary>The agency in whose record a negotiation is opened; null to begin a new record.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Asked { get; set; }

    [BindProperty]
    public BeginForm Given { get; set; } = new();

    [BindProperty(Name = "id")]
    public string? FormId { get; set; }

    [BindProperty(Name = "actor")]
    public string? Actor { get; set; }

    public BeginPart Part { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Load(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        var errors = Part.Errors;
        Given.Check(Part.Agency is null, errors);
        if (Visitor.Wrong(Actor) is { } wrong) errors.Add("actor", wrong);
        if (!Guid.TryParse(FormId, out var id)) errors.Add(FieldErrors.Whole, "This form has lost its number: open it anew and fill it in again");
        var agency = Part.Agency?.Slug ?? BeginForm.SlugOf(Given.Office ?? "");
        if (!errors.Any && await Record(agency, id.ToString(), stop) is { } slug)
        {
            Visitor.Remember(HttpContext, Actor!.Trim());
            var agencies = await RecordReader.Agencies(store, stop);
            return Redirect(Addresses.Of(agencies, agencies.First(one => one.Slug == agency)).Record(slug));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        var agency = Asked is null ? null : (await RecordReader.Agencies(store, stop)).FirstOrDefault(one => one.Slug == Asked);
        Part = await BeginPart.Of(store, agency, stop) with { Given = Given, ServedId = Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString(), Actor = Actor ?? Visitor.Name(Request) };
        return Asked is null || agency is not null;
    }

    /// <summary>Each an act of its own; sent again, each is there already. The slug of the table, or null where one was refused.</summary>
    private async Task<string?> Record(string agency, string id, CancellationToken stop)
    {
        var actor = Actor!.Trim();
        if (Part.Agency is null)
        {
            var office = Given.Office!.Trim();
            if (Wrong("office", await posting.Send(stamp => new EstablishAgency(stamp, StreamId.Agency, office, Given.TimeZone!), id + "-agency", agency, actor, stop))) return null;
            if ((await new RecordReader(store, agency).Agency(stop))?.Name is { } kept && kept != office)
            {
                Part.Errors.Add("office", $"There is a record of {Plain.Short(kept)} already: give the office another name, or open the negotiation there");
                return null;
            }
        }

        var unit = Given.IsNewUnit ? BeginForm.SlugOf(Given.UnitName!) : Given.Unit!;
        if (Given.IsNewUnit)
        {
            var body = new JsonObject { ["slug"] = unit, ["name"] = Given.UnitName!.Trim(), ["representative"] = Given.Union!.Trim() };
            if (Wrong("unitName", await posting.Post("units", body, id + "-unit", agency, actor, stop))) return null;
        }

        var slug = BeginForm.SlugOf(Given.Title!);
        var table = new JsonObject { ["slug"] = slug, ["title"] = Given.Title!.Trim(), ["units"] = TableForm.Strings([unit]), ["type"] = Given.Type, ["agreements"] = TableForm.Strings(Given.Agreements) };
        return Wrong("title", await posting.Post("negotiations", table, id + "-table", agency, actor, stop)) ? null : slug;
    }

    private bool Wrong(string field, Answer answer)
    {
        if (answer.Refusal is not { } refusal) return false;
        Part.Errors.Add(field, refusal.Code switch
        {
            "unit-exists" => "There is a unit of this name already, with another union: choose it above, or give another name",
            "negotiation-exists" => "There is a negotiation of this title already: give another, such as with its year",
            "id-used" => "This form was recorded already: open it anew to begin another",
            _ => char.ToUpperInvariant(refusal.Text[0]) + refusal.Text[1..],
        });
        return true;
    }
}
