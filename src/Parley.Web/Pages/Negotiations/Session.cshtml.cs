using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>Opens a session, and says of it who is in the room, who confers, and that it closed.</summary>
[Needs(Right.RecordExchanged)]
public sealed class SessionModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty]
    public SessionForm Given { get; set; } = new();

    public TableReading Table { get; private set; } = null!;

    /// <summary>The session that goes on; null where none does.</summary>
    public SessionNow? Going { get; private set; }

    /// <summary>Who can confer.</summary>
    public IReadOnlyList<string> Parties => [.. Table.Negotiation.Representatives, Table.Employer ?? Agency.Name];

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        // The bar's buttons say what and who; the moment is now.
        Given = Given with { Date = Given.Date ?? Begun.Date, Time = Given.Time ?? Begun.Time };
        if (Given.ToBody(Errors) is not var (noun, body) || await Record(To.Act(Slug, noun), body, FieldOf) is not { } answer) return Refused();
        return Redirect(To.Board(Slug, ("recorded", answer.Entries[^1].ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>What stands in a fresh form.</summary>
    public SessionForm Begun => new()
    {
        Session = Going?.Name ?? SessionNow.Next(Table), Date = Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Time = Now.ToString("HH:mm", CultureInfo.InvariantCulture),
        Present = SessionForm.Lines(SessionNow.Of(Table)?.Present ?? []),
    };

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return false;
        Table = table;
        About(table.Negotiation);
        Going = SessionNow.Of(table) is { } now && now.IsOpen(Today) ? now : null;
        return true;
    }

    private static string FieldOf(Refusal refusal) => refusal.Text.Contains("session", StringComparison.Ordinal) ? "session" : refusal.Text.Contains("name", StringComparison.Ordinal) ? "present" : FieldErrors.Whole;
}
