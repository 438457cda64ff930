using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.History;
using Parley.Record.Queries;
using Parley.Web.Texts;

namespace Parley.Web.Pages.Agreements;

/// <summary>The bargaining history of one clause, across rounds.</summary>
public sealed class ClauseModel(IDocumentStore store, TimeProvider clock) : DatedPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>An id, a label in any year's text, or a subject.</summary>
    [BindProperty(SupportsGet = true)]
    public string Clause { get; set; } = "";

    /// <summary>What is left out: supposals, mediation, corrections, account.</summary>
    [BindProperty(SupportsGet = true, Name = "without")]
    public string[] Without { get; set; } = [];

    public static IReadOnlyList<(string Word, string Name)> Choices { get; } = [("supposals", "supposals"), ("mediation", "mediation"), ("corrections", "corrections"), ("account", "our own account")];

    public ClauseReading Reading { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        CheckClocks();
        HistoryChoice choice = new(!Without.Contains("supposals"), !Without.Contains("mediation"), !Without.Contains("corrections"), Without.Contains("account"));
        if (await Histories.Of(Reader, Slug, Clause, Agency, Today, choice, Known, Stop) is not { } view) return NotFound();
        Reading = ClauseReading.Of(view);
        return Page();
    }

    /// <summary>Where an entry can be read in full; null for what is no entry of a negotiation.</summary>
    public string? Address(HistoryEntry entry) => entry is { Negotiation: { } table, Layer: "exchanged" } ? To.Entry(table, entry.Entry) : null;
}
