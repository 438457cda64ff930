using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;

namespace Parley.Web.Pages.Negotiations;

/// <summary>Records a tentative agreement: on which proposal, by whom signed, in what words.</summary>
public sealed class TentativeAgreementModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public AgreementForm Given { get; set; } = new();

    public TableReading Table { get; private set; } = null!;
    public MoveChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Given.Begin(Now, withTime: true);
        Given.Signed ??= "both";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        var body = Given.ToBody(Table, Today, Errors);
        if (Visitor.Wrong(Actor) is { } wrong && Errors.Any) Errors.Add("actor", wrong);
        if (Errors.Any) return Refused();
        var answer = await Record($"negotiations/{Slug}/tentative-agreements", body, refusal => refusal.Code == "no-such-entry" ? "answers" : FieldErrors.Whole);
        return answer is null ? Refused() : Redirect(To.Board(Slug, ("recorded", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return false;
        Table = table;
        Choices = await MoveChoices.Of(table, Agency.Name, Reader, Stop);
        return true;
    }
}
