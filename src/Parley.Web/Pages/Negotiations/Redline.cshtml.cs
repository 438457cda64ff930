using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Quick;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>The part of the quick entry that changes while somebody types. It records nothing.</summary>
[Needs(Right.RecordExchanged)]
public sealed class RedlineModel(IDocumentStore store, TimeProvider clock, ForceTexts texts) : RecordPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty]
    public MoveForm Given { get; set; } = new();

    [BindProperty(Name = "seen")]
    public long? Seen { get; set; }

    [BindProperty(Name = "anyway")]
    public string? Anyway { get; set; }

    [BindProperty(Name = "suggest")]
    public string? Suggest { get; set; }

    public LiveRedline Live { get; private set; } = null!;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return NotFound();
        About(table.Negotiation);
        // Asked for when articles or the party are chosen: what comes in later turns nobody's half-written entry into another's.
        var suggested = Suggest is "yes" ? Suggestion.Of(table, MoveChoices.PartiesOf(table, Agency.Name), Given.Labels, Given.HasTouched("party") ? Given.Mover : null) : null;
        var mover = suggested?.Party ?? Given.Mover;
        IReadOnlyList<ForceText> inForce = Given.Words is null ? [] : await texts.Of(Reader, Agency.Slug, table.Negotiation.Agreements ?? [], Given.Day(Today), Stop);
        var live = LiveRedline.Of(table, To, inForce, Given, mover, Seen, suggested);
        Live = live with { Anyway = MoveForm.IsFor(Anyway, live.Seen) };
        return Page();
    }
}
