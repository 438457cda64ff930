using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Documents.Reading;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Live;
using Parley.Web.Quick;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>The quick entry: records one move or step as it passes. Words are shown against what each side last wrote before they are recorded.</summary>
[Needs(Right.RecordExchanged)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class RecordModel(IDocumentStore store, TimeProvider clock, Posting posting, ForceTexts texts, PaperDesk desk) : FormPage(store, clock, posting)
{
    /// <summary>By this the page's own script asks; where it was recorded it answers where to, and the script clears what it kept.</summary>
    public const string ByScript = "Parley-Form";

    /// <summary>A file with room for what stands beside it.</summary>
    private const int MostBytes = Limits.PaperFile + (4 << 20);

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public MoveForm Given { get; set; } = new();

    /// <summary>The version of the table when the form was opened: what came later on the same articles is shown before anything is recorded.</summary>
    [BindProperty(Name = "seen")]
    public long? Seen { get; set; }

    /// <summary>Recorded although something came first: the version up to which that was seen.</summary>
    [BindProperty(Name = "anyway")]
    public string? Anyway { get; set; }

    /// <summary>Kept on our side as a draft, and not served yet.</summary>
    [BindProperty(Name = "draft")]
    public string? Draft { get; set; }

    /// <summary>What is asked for short of recording: to read the "paper" that was chosen, or its "marking" in another way.</summary>
    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    /// <summary>The paper as a file.</summary>
    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    /// <summary>What the paper would change, each against the text in force.</summary>
    public IReadOnlyList<ChangeReading> PaperChanges { get; private set; } = [];

    public static IReadOnlyList<Option> Markings { get; } =
        [new("Tracked", "As changes that Word recorded"), new("ByHand", "Struck through and underlined by hand"), new("Clean", "Not at all: clean words")];

    public TableReading Table { get; private set; } = null!;
    public MoveChoices Choices { get; private set; } = null!;

    /// <summary>What came first and the words beside earlier ones, as they were when the page was made.</summary>
    public LiveRedline Live { get; private set; } = null!;

    /// <summary>By what the page hears of what others record meanwhile.</summary>
    public LivePart? Hears { get; private set; }

    /// <summary>Articles that were typed, and are none of those that can be chosen.</summary>
    public IReadOnlyList<Option> Typed => [.. Given.Articles.Where(label => !string.IsNullOrWhiteSpace(label) && Choices.Open.Concat(Choices.Agreed).Concat(Choices.Untouched).All(option => option.Value != label)).Select(label => new Option(label, label))];

    public bool MayDraft => May(Right.RecordAccount);

    /// <summary>Nothing was sent yet: what the browser kept may come back into the form.</summary>
    public bool IsNew { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        IsNew = true;
        Seen = Table.Facts.Count;
        Given.Begin(Now, withTime: true);
        Given.Session ??= Table.Board.Rows.LastOrDefault(row => row.Day == Today && row.Entry.Session is not null)?.Entry.Session;
        if (Given.Mover.Length > 0) Given.Touched = "party";
        Live = await Look(null);
        var likely = Suggestion.Of(Table, Choices.Parties, Given.Labels, Given.Mover.Length > 0 ? Given.Mover : null);
        Given.Party ??= likely.Party;
        Given.Move ??= likely.Move;
        if (Given.Answers.Count == 0) Given.Answers.AddRange(likely.Answers);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        if (Step is "paper" or "marking" || Chosen is { Length: > 0 }) return await Paper();
        Live = await Look(Seen);
        PaperChanges = await Read();
        var body = Given.ToBody(Today, Errors);
        if (Draft is not null && !string.IsNullOrWhiteSpace(Given.Speaker ?? Given.Rationale)) Errors.Add(string.IsNullOrWhiteSpace(Given.Speaker) ? "rationale" : "speaker", "What was said belongs to a paper that was served: note it there, and leave it out of a draft");
        if (Errors.Any) return Refused();
        if (Given.ChangesDigest != Given.ChangesSeen) return Page();
        if (Draft is not null) return await Keep(body);
        // Where nobody has written on the subject yet there is nothing to look at.
        if (Live.Beside.Count > 0 && Given.WordsDigest != Given.Reviewed)
        {
            Live = Live with { Asked = true };
            return Page();
        }

        var noun = TableWords.Check(Given.Move) is null && TableWords.NeedsSubject(Given.Move!) ? "moves" : "steps";
        // A tick for less than what has come by now is no tick.
        var answer = await Record(To.Act(Slug, noun), body, Field, long.TryParse(Anyway, NumberStyles.None, CultureInfo.InvariantCulture, out var met) ? met : Seen);
        if (answer is not null) return Done("recorded", answer);
        if (Errors["anyway"] is { } overtaken) Live = Live with { Error = overtaken, Anyway = false };
        return Refused();
    }

    /// <summary>Keeps the file that was chosen, reads it, and shows what it would change; nothing is recorded.</summary>
    private async Task<IActionResult> Paper()
    {
        var by = User.Identity!.Name!;
        if (Step != "marking") await Bring(by);
        var inForce = await texts.Of(Reader, Agency.Slug, Table.Negotiation.Agreements ?? [], Given.Day(Today), Stop);
        if (!Errors.Any && Given.PaperSha256 is { } sha256)
        {
            Marking? marking = Step == "marking" && Enum.TryParse<Marking>(Given.Marking, out var asked) ? asked : null;
            if (desk.Read(Agency.Slug, by, sha256, marking, inForce) is { } read) Take(read, inForce);
            else if (Step == "marking") Errors.Add("file", "Choose the file again, and it is read so");
            else (Given.Marking, Given.Changes, Given.Remarks) = (null, null, "It is kept as it is. Only Word files are read: type or paste its words.");
        }

        Live = await Look(Seen);
        PaperChanges = await Read();
        return Errors.Any ? Refused() : Page();
    }

    private async Task Bring(string by)
    {
        if (Chosen is not { Length: > 0 } file)
        {
            Errors.Add("file", "Choose the file first");
            return;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Stop);
        var (kept, refusal) = await desk.Keep(Agency.Slug, by, file.FileName, bytes.ToArray(), Stop);
        if (kept is not null) (Given.PaperName, Given.PaperSha256) = (kept.Name, kept.Sha256);
        else Errors.Add("file", char.ToUpperInvariant(refusal!.Text[0]) + refusal.Text[1..]);
    }

    private void Take(PaperRead read, IReadOnlyList<ForceText> inForce)
    {
        (Given.Text, Given.Marking, Given.ChangesSeen) = (read.Text, read.Marking?.ToString(), null);
        Given.Changes = read.Changes.Count == 0 ? null : JsonSerializer.Serialize(read.Changes, Json.Options);
        Given.Remarks = string.Join('\n', read.Remarks.Select(remark => remark.ReplaceLineEndings(" ")));
        if (Given.Labels.Count > 0) return;
        // On what it is, the paper itself says.
        foreach (var label in read.Changes.Select(change => inForce.Select(text => text.ArticleOf(change)).FirstOrDefault(found => found is not null)).OfType<string>().DistinctBy(Labels.Key))
            Given.Articles.Add(Choices.Open.Concat(Choices.Agreed).Select(option => option.Value).FirstOrDefault(known => Labels.Same(known, label)) ?? label);
        var likely = Suggestion.Of(Table, Choices.Parties, Given.Labels, Given.HasTouched("party") ? Given.Mover : null);
        if (!Given.HasTouched("party")) Given.Party = likely.Party ?? Given.Party;
        if (!Given.HasTouched("move")) Given.Move = likely.Move ?? Given.Move;
        if (!Given.HasTouched("answers")) Given.Answers = [.. likely.Answers];
    }

    private async Task<IReadOnlyList<ChangeReading>> Read()
    {
        var changes = Given.AllChanges();
        if (changes.Count == 0) return [];
        var read = await ChangeTexts.Read(Reader, Table.Negotiation.Agreements ?? [], changes, Stop);
        return read.Of(changes, Given.Day(Today), Given.Day(Today));
    }

    private async Task<IActionResult> Keep(JsonObject body)
    {
        body["draft"] = true;
        var answer = await Record(To.Act(Slug, "moves"), body, Field);
        return answer is null ? Refused() : Done("drafted", answer);
    }

    private ActionResult Done(string what, Answer answer)
    {
        var to = To.Board(Slug, (what, answer.Entries[0].ToString(CultureInfo.InvariantCulture)));
        if (!Request.Headers.ContainsKey(ByScript)) return Redirect(to);
        Response.Headers.Location = to;
        return new StatusCodeResult(StatusCodes.Status201Created);
    }

    private async Task<LiveRedline> Look(long? seen)
    {
        IReadOnlyList<ForceText> inForce = Given.Words is null ? [] : await texts.Of(Reader, Agency.Slug, Table.Negotiation.Agreements ?? [], Given.Day(Today), Stop);
        var live = LiveRedline.Of(Table, To, inForce, Given, Given.Mover, seen, null);
        return live with { Anyway = MoveForm.IsFor(Anyway, live.Seen) };
    }

    private async Task<bool> Load()
    {
        Hears = await LivePart.Of(Reader, To, Slug, Stop);
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
        "no-seal" or "not-privileged" or "nothing-to-seal" => "seal",
        "missing" when refusal.Text.Contains("party", StringComparison.Ordinal) => "party",
        "missing" when refusal.Text.Contains("article", StringComparison.Ordinal) => "articles",
        "nul" or "lone-surrogate" or "too-long" when refusal.Text.StartsWith("the text", StringComparison.Ordinal) => "text",
        "nul" or "lone-surrogate" or "too-long" when refusal.Text.StartsWith("the summary", StringComparison.Ordinal) => "summary",
        _ => FieldErrors.Whole,
    };
}
