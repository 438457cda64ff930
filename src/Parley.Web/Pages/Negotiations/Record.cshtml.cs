using System.Globalization;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>Records one move or step as it passes. Words are shown against what each side last wrote before they are recorded.</summary>
[Needs(Right.RecordExchanged)]
public sealed class RecordModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public MoveForm Given { get; set; } = new();

    /// <summary>The version of the table when the form was opened: what came later on the same articles is shown before anything is recorded.</summary>
    [BindProperty(Name = "seen")]
    public long? Seen { get; set; }

    /// <summary>Recorded although something came first.</summary>
    [BindProperty(Name = "anyway")]
    public string? Anyway { get; set; }

    /// <summary>Kept on our side as a draft, and not served yet.</summary>
    [BindProperty(Name = "draft")]
    public string? Draft { get; set; }

    /// <summary>What came since on the same articles, or in the same package; empty where nothing did.</summary>
    public IReadOnlyList<Row> CameFirst { get; private set; } = [];

    public TableReading Table { get; private set; } = null!;
    public MoveChoices Choices { get; private set; } = null!;

    /// <summary>The words beside the last words of each side; null while nothing is under review.</summary>
    public IReadOnlyList<WordsBeside>? Review { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Seen = Table.Facts.Count;
        Given.Begin(Now, withTime: true);
        Given.Session ??= Table.Board.Rows.LastOrDefault(row => row.Day == Today && row.Entry.Session is not null)?.Entry.Session;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        var body = Given.ToBody(Today, Errors);
        if (Draft is not null && !string.IsNullOrWhiteSpace(Given.Speaker ?? Given.Rationale)) Errors.Add(string.IsNullOrWhiteSpace(Given.Speaker) ? "rationale" : "speaker", "What was said belongs to a paper that was served: note it there, and leave it out of a draft");
        if (Errors.Any) return Refused();
        if (Draft is not null) return await Keep(body);
        if (Given.Words is { } words && Given.Words != Given.Reviewed?.ReplaceLineEndings("\n"))
        {
            Review = WordsBeside.Of(Table, Given.Mover, Given.Labels, words);
            // Where nobody has written on the subject yet there is nothing to look at.
            if (Review.Count > 0) return Page();
        }

        var noun = TableWords.Check(Given.Move) is null && TableWords.NeedsSubject(Given.Move!) ? "moves" : "steps";
        var answer = await Record($"negotiations/{Slug}/{noun}", body, Field, Anyway is null ? Seen : null);
        if (answer is null)
        {
            if (Errors["anyway"] is not null) CameFirst = Since(Seen ?? 0);
            return Refused();
        }

        return Redirect(To.Board(Slug, ("recorded", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<IActionResult> Keep(JsonObject body)
    {
        body["draft"] = true;
        var answer = await Record(To.Act(Slug, "moves"), body, Field);
        return answer is null ? Refused() : Redirect(To.Board(Slug, ("drafted", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    private List<Row> Since(long seen)
    {
        var own = Given.Labels.Select(Labels.Key).ToHashSet(StringComparer.Ordinal);
        return [.. Table.Register.Rows.Where(row => row.Fact.Number > seen
            && (row.Subjects.Any(subject => own.Contains(subject.Key)) || row.Said.Labels.Any(label => own.Contains(Labels.Key(label)))
                || row.Said.Package is { } package && Given.Package is { } mine && Labels.Same(package, mine)))];
    }

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return false;
        About(table.Negotiation);
        Table = table;
        Choices = await MoveChoices.Of(table, Agency.Name, Reader, Stop);
        return true;
    }

    /// <summary>The field that a refusal speaks of.</summary>
    private static string Field(Refusal refusal) => refusal.Code switch
    {
        "changed-since" => "anyway",
        "unknown-move" => "move",
        "no-such-entry" => "answers",
        "missing" when refusal.Text.Contains("party", StringComparison.Ordinal) => "party",
        "missing" when refusal.Text.Contains("article", StringComparison.Ordinal) => "articles",
        "nul" or "lone-surrogate" or "too-long" when refusal.Text.StartsWith("the text", StringComparison.Ordinal) => "text",
        "nul" or "lone-surrogate" or "too-long" when refusal.Text.StartsWith("the summary", StringComparison.Ordinal) => "summary",
        _ => FieldErrors.Whole,
    };
}
