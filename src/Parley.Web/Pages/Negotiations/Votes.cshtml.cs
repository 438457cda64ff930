using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.History;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>The votes on what a table agreed, and the forms for the membership's and the governing board's.</summary>
[Needs(Right.ReadSheets)]
public sealed class VotesModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Whose vote the form is for: "board", else the membership's.</summary>
    [BindProperty(SupportsGet = true, Name = "body")]
    public string? Body { get; set; }

    [BindProperty]
    public VoteForm Given { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "recorded")]
    public long? Recorded { get; set; }

    public bool IsBoard => Body == "board";

    public TableReading Table { get; private set; } = null!;
    public IReadOnlyList<VoteReading> Votes { get; private set; } = [];
    public IReadOnlyList<PaperReading> Agreements { get; private set; } = [];
    public IReadOnlyList<Option> Papers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Given.Begin(Now, withTime: false);
        Given.Party ??= IsBoard ? Table.Employer ?? Agency.Name : Table.Negotiation.Representatives[0];
        Given.On = [.. Papers.Select(paper => paper.Value)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        var body = Given.ToBody(IsBoard, Today, Errors);
        if (Errors.Any) return Refused();
        var answer = await Record(To.Act(Slug, IsBoard ? "board-approvals" : "ratifications"), body, refusal => refusal.Code == "no-such-entry" ? "on" : FieldErrors.Whole);
        return answer is null ? Refused() : Redirect(To.Votes(Slug, ("recorded", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    public string Form(string body) => To.Votes(Slug, ("body", body));

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamOf(Slug), Today, null, Stop, Right.ReadSheets) is not { } table) return false;
        About(table.Negotiation);
        var sheet = Sheets.Of(table.Negotiation, table.Facts, Today);
        (Table, Votes, Agreements, Papers) = (table, VoteReading.Of(table, sheet), PaperReading.Of(table, sheet), VoteReading.Papers(table));
        return true;
    }
}
