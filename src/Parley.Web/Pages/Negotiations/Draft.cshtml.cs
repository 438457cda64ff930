using System.Globalization;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>A paper of ours that is not served yet, whole, and the form that serves it on the other side.</summary>
[Needs(Right.ReadAccount)]
public sealed class DraftModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    [BindProperty]
    public ServingForm Given { get; set; } = new();

    public TableReading Table { get; private set; } = null!;
    public DraftReading Draft { get; private set; } = null!;
    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<ChangeReading> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Given.Begin(Now, withTime: true);
        Given.Session ??= Draft.Paper.Entry.Session;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        var body = Given.ToBody(Number, Today, Errors);
        if (Errors.Any) return Refused();
        var answer = await Record(To.Act(Slug, "serving"), body, _ => FieldErrors.Whole);
        return answer is null ? Refused() : Redirect(To.Board(Slug, ("recorded", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return false;
        About(table.Negotiation);
        var account = await Reader.Stream(StreamId.Account(StreamId.Negotiation(Slug)), null, Stop);
        if (DraftReading.Of(account).FirstOrDefault(one => one.Number == Number) is not { } draft) return false;
        var said = draft.Paper.Particulars;
        (Table, Draft) = (table, draft);
        Members = [.. Tables.Members.Of(draft.Paper).Where(member => member.Path is not ("move" or "particulars.text" or "particulars.changes" or "entry.happened"))];
        if (said.Changes.Count > 0) Changes = (await ChangeTexts.Read(Reader, table.Negotiation.Agreements, said.Changes, Stop)).Of(said.Changes, Today, said.Effective ?? Today, null, (said.Effective, said.Until));
        return true;
    }
}

/// <summary>What the form that serves a draft holds, as it was typed.</summary>
public sealed class ServingForm : TableForm
{
    public string? Session { get; set; }
    public string? To { get; set; }

    public JsonObject ToBody(long draft, DateOnly today, FieldErrors errors)
    {
        var body = new JsonObject { ["draft"] = draft, ["date"] = DateGiven(errors) };
        if (TimeGiven(today, errors) is { } time) body["time"] = time;
        Put(body, ("session", Session), ("to", To));
        return body;
    }
}
