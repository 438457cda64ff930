using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Access;
using Parley.Parties;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>Begins an office's record, or opens another negotiation in one: the agency, the unit and the table in one form.</summary>
[ForSignedIn]
public sealed class BeginModel(Posting posting, Seat seat) : PageModel
{
    /// <summary>The agency in whose record a negotiation is opened; null to begin a new record.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Asked { get; set; }

    [BindProperty]
    public BeginForm Given { get; set; } = new();

    [BindProperty(Name = "id")]
    public string? FormId { get; set; }

    public BeginPart Part { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Load(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        var errors = Part.Errors;
        Given.Check(Part.Agency is null, errors);
        if (!Guid.TryParse(FormId, out var id)) errors.Add(FieldErrors.Whole, "This form has lost its number: open it anew and fill it in again");
        var agency = Part.Agency?.Slug ?? BeginForm.SlugOf(Given.Office ?? "");
        if (!errors.Any && await Record(agency, id.ToString(), stop) is { } slug)
        {
            var agencies = await seat.Agencies();
            var to = Addresses.Of(agencies, agencies.First(one => one.Slug == agency));
            return Redirect(Given.BringsIn ? to.To("/import") : to.Record(slug));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        var agencies = await seat.Agencies();
        // A record is begun by the first person here; a negotiation is opened by whoever may.
        var begins = Asked is null && (await seat.MayBegin() || await IsSentAgain());
        var agency = begins ? null : Asked is null ? Agency.Only(agencies) : agencies.FirstOrDefault(one => one.Slug == Asked);
        if (!begins && (agency is null || !(await seat.In(agency)).Everywhere(Right.OpenTables))) return false;
        Part = await BeginPart.Of(agency is null ? null : await seat.Reader(agency), stop) with { Given = Given, ServedId = Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString() };
        return true;
    }

    /// <summary>Each an act of its own; sent again, each is there already. The slug of the table, empty where a file brings it, or null where one was refused.</summary>
    private async Task<string?> Record(string slug, string id, CancellationToken stop)
    {
        var agency = Part.Agency ?? await Establish(slug, id, stop);
        if (agency is null) return null;
        var unit = Given.IsNewUnit ? BeginForm.SlugOf(Given.UnitName!) : Given.Unit!;
        if (Given.IsNewUnit)
        {
            var body = new JsonObject { ["slug"] = unit, ["name"] = Given.UnitName!.Trim(), ["representative"] = Given.Union!.Trim() };
            if (Wrong("unitName", await posting.Post("units", body, id + "-unit", agency, stop))) return null;
        }

        if (Given.BringsIn) return "";
        var title = BeginForm.SlugOf(Given.Title!);
        var table = new JsonObject { ["slug"] = title, ["title"] = Given.Title!.Trim(), ["units"] = TableForm.Strings([unit]), ["type"] = Given.Type, ["agreements"] = TableForm.Strings(Given.Agreements) };
        return Wrong("title", await posting.Post("negotiations", table, id + "-table", agency, stop)) ? null : title;
    }

    /// <summary>The very form that began the record here: each of its acts gives its first answer.</summary>
    private async Task<bool> IsSentAgain() =>
        HttpMethods.IsPost(Request.Method) && (await seat.Agencies()).FirstOrDefault(one => one.Slug == BeginForm.SlugOf(Given.Office ?? "")) is { } begun && (await seat.In(begun)).Everywhere(Right.OpenTables);

    /// <summary>Sets up the record; whoever does holds its first roles from the next look on.</summary>
    private async Task<Agency?> Establish(string slug, string id, CancellationToken stop)
    {
        var office = Given.Office!.Trim();
        if (Wrong("office", await posting.Send(stamp => new EstablishAgency(stamp, StreamId.Agency, office, Given.TimeZone!), id + "-agency", slug, stop))) return null;
        if ((await seat.Agencies()).FirstOrDefault(one => one.Slug == slug) is { } kept && kept.Name == office) return kept;
        Part.Errors.Add("office", $"There is a record of {Plain.Short(office)} already: give the office another name, or open the negotiation there");
        return null;
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
