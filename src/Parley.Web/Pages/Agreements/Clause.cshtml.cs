using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Agreements;
using Parley.History;
using Parley.Record.Queries;
using Parley.Table;
using Parley.Web.Texts;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Agreements;

/// <summary>The bargaining history of one clause, across rounds.</summary>
[Needs(Right.ReadExchanged)]
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
        letters = [.. (await Reader.Tables(Stop)).GroupBy(table => table.Slug).Where(same => same.All(table => table.Type == NegotiationKind.SideLetter)).Select(same => same.Key)];
        Reading = ClauseReading.Of(view);
        Rounds = SoughtReading.Of(view);
        if (view.Provision.Id is { } id) Names = await NamesOf(id);
        Titles = (await Reader.Tables(Stop)).GroupBy(table => table.Slug).ToDictionary(same => same.Key, same => same.First().Title);
        return Page();
    }

    /// <summary>What each round did about the clause.</summary>
    public IReadOnlyList<SoughtRound> Rounds { get; private set; } = [];

    /// <summary>What the clause was called in each agreement that has it, the latest first.</summary>
    public IReadOnlyList<(Agreement Agreement, string Label)> Names { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    private async Task<IReadOnlyList<(Agreement, string)>> NamesOf(string id)
    {
        var names = new List<(Agreement, string)>();
        foreach (var agreement in Histories.Line(await Reader.Agreements(Stop), [Slug]).Reverse())
            if ((await Reader.Text(agreement.Slug, null, Today, Known, Stop))?.Provisions.FirstOrDefault(held => held.Id == id) is { } held)
                names.Add((agreement, string.Join(' ', new[] { held.Label, held.Heading }.Where(part => part.Length > 0))));
        return names;
    }

    /// <summary>Where the exhibit of the history as it is shown is taken out.</summary>
    public string Download(string format) => To.Exhibit(Slug, Clause, format, [.. Without.Select(word => ("without", (string?)word)), .. Clocks.Where(one => one.Name == "known")]);

    /// <summary>The slugs of the side letters: an entry names its table by slug alone.</summary>
    private HashSet<string> letters = [];

    /// <summary>Where a table's pages are.</summary>
    public Addresses Of(string table) => letters.Contains(table) ? To.OfSideLetters : To;

    /// <summary>Where an entry can be read in full; null for what is no entry of a table.</summary>
    public string? Address(HistoryEntry entry) => entry is { Negotiation: { } table, Layer: "exchanged" } ? Of(table).Entry(table, entry.Entry) : null;
}
