using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>Records a tentative agreement: on which proposal, by whom signed, in what words.</summary>
[Needs(Right.RecordExchanged)]
public sealed class TentativeAgreementModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public AgreementForm Given { get; set; } = new();

    /// <summary>What is asked for short of recording: "words" in force into empty rows, or more "rows".</summary>
    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    /// <summary>The changes against the text in force; null while nothing is under review.</summary>
    public IReadOnlyList<ChangeReading>? Review { get; private set; }

    public IReadOnlyList<Option> Provisions { get; private set; } = [];

    /// <summary>The agreements between which a change must choose; empty where the table is about one.</summary>
    public IReadOnlyList<Option> Agreements { get; private set; } = [];

    private ChangeTexts texts = null!;

    public TableReading Table { get; private set; } = null!;
    public MoveChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Given.Begin(Now, withTime: true);
        if (Given.Answers.Count > 0) Given.TakeChanges(Table);
        Given.Rows(more: false);
        foreach (var row in Given.Changes) row.Fill(InForce);
        Given.Signed ??= "both";
        Given.Signers ??= Signers();
        Given.Session ??= Table.Board.Rows.LastOrDefault(row => row.Day == Today && row.Entry.Session is not null)?.Entry.Session;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        if (Step == "proposal") Given.TakeChanges(Table);
        Given.Rows(more: Step == "rows");
        foreach (var row in Given.Changes) row.Fill(InForce);
        if (Step is "rows" or "words" or "proposal") return Page();
        var body = Given.ToBody(Table, Today, InForce, Errors);
        if (Errors.Any) return Refused();
        if (body["changes"] is JsonArray changes && Given.Reviewed != Digest(changes))
        {
            Review = texts.Of(changes.Deserialize<List<ProposedChange>>(Json.Options)!, Day, Written.ReadDay(Given.Effective ?? "") ?? Day);
            Given.Reviewed = Digest(changes);
            return Page();
        }

        var answer = await Record($"negotiations/{Slug}/tentative-agreements", body, refusal => refusal.Code == "no-such-entry" ? "answers" : FieldErrors.Whole);
        return answer is null ? Refused() : Redirect(To.Board(Slug, ("recorded", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return false;
        Table = table;
        Choices = await MoveChoices.Of(table, Agency.Name, Reader, Stop);
        texts = await ChangeTexts.Read(Reader, table.Negotiation.Agreements, [], Stop);
        Provisions = [.. texts.Facts.Values.SelectMany(facts => ProvisionChoices.Of(TextInForce.On(facts, Day))).DistinctBy(option => option.Value)];
        Agreements = table.Negotiation.Agreements.Count < 2 ? [] : [.. table.Negotiation.Agreements.Select(slug => new Option(slug, slug))];
        return true;
    }

    /// <summary>Who signed the last agreement at this table; else who was in the room last.</summary>
    private string? Signers()
    {
        var people = Table.Register.Rows.Where(row => row.Event is TentativeAgreementReached && row.Said.Signers.Count > 0).LastOrDefault()?.Said.Signers
            ?? Table.Board.Rows.LastOrDefault(row => row.Said.Meeting is not null)?.Said.Meeting!.Present ?? [];
        return people.Count == 0 ? null : string.Join('\n', people.Select(person => string.IsNullOrWhiteSpace(person.Party) ? person.Name : $"{person.Name}: {person.Party}"));
    }

    /// <summary>The day of the paper: its text is what it is held against.</summary>
    private DateOnly Day => PartialDate.TryParse(Given.Date ?? "", out var day) ? day.Last : Today;

    private Provision? InForce(string? agreement, string name) =>
        (string.IsNullOrEmpty(agreement) ? texts.Default : agreement) is { } slug && texts.Facts.TryGetValue(slug, out var facts)
            && new Drafting(facts, Day, Written.ReadDay(Given.Effective ?? "") ?? Day).Find(name) is [var only] ? only.Provision : null;

    private static string Digest(JsonArray changes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(changes.ToJsonString())));
}
