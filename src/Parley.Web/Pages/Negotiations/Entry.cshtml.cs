using System.Globalization;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Proposals;
using Parley.Record.Papers;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>One entry in full, with its corrections and what it hangs together with; and the forms that put it right, strike it, or note what was said.</summary>
[Needs(Right.ReadExchanged)]
public sealed class EntryModel(IDocumentStore store, TimeProvider clock, Posting posting, PaperStore papers) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>Which form was sent: "correct", "strike" or "note".</summary>
    [BindProperty(SupportsGet = true, Name = "act")]
    public string? Act { get; set; }

    /// <summary>What was just recorded: "correction", "strike" or "note".</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public EntryForm Given { get; set; } = new();

    public TableReading Table { get; private set; } = null!;
    public EntryReading Entry { get; private set; } = null!;
    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<ChangeReading> Changes { get; private set; } = [];

    /// <summary>The members that can be put right, of the entry as it counts now; empty where it cannot be corrected.</summary>
    public IReadOnlyList<CorrectionField> Fields { get; private set; } = [];

    /// <summary>The file that was passed, where its bytes are kept here.</summary>
    public Document? Paper { get; private set; }

    /// <summary>Whether its words can be taken out as a redline.</summary>
    public bool HasRedline => Entry.Happening is IMove { Particulars: { } said } && (said.Changes.Count > 0 || said.Text is not null) && May(Right.ReadExchanged);

    /// <summary>The digest of an agreement's terms, which its signature sheet and the votes on it name; null for what is none.</summary>
    public string? Agreed => Entry.Happening is TentativeAgreementReached { Particulars: var terms } && Entry.IsCurrent && May(Right.ReadSheets) ? Terms.Of(terms).Digest() : null;

    public bool CanNote => !To.SideLetters && Entry.Happening is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Act != "slip") Act = null;
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        if (Entry.Row is not { } row || Act is not ("correct" or "strike" or "note" or "confirm" or "slip" or "undo") || Act is "slip" or "undo" && !IsOwnSlip) return NotFound();
        if (Act == "confirm") return await Confirm();
        Errors.Part = Act;
        var body = Act switch
        {
            "note" => Given.ToNote(row, Today, Errors),
            "strike" => Given.ToStrike(row, Errors),
            "undo" => Given.AsSlip(User.Identity!.Name!, "Recorded in error").ToStrike(row, Errors),
            "slip" => Given.AsSlip(User.Identity!.Name!, "A slip of the pen").ToCorrection(row, name => Request.Form[name].FirstOrDefault(), Errors),
            _ => Given.ToCorrection(row, name => Request.Form[name].FirstOrDefault(), Errors),
        };
        if (Errors.Any || await Record(To.Act(Slug, Act == "note" ? "notes" : "corrections"), body, _ => FieldErrors.Whole) is not { } answer) return Refused();
        // What counts from now on is the entry that puts it right.
        return Redirect(To.Entry(Slug, Act is "note" or "strike" or "undo" ? Number : answer.Entries[0], ("done", Act switch { "note" => "note", "strike" or "undo" => "strike", _ => "correction" })));
    }

    /// <summary>One's own words of a moment ago: putting them right asks for no reason and no authority but one's own.</summary>
    public bool IsOwnSlip => Entry.Row is { } row && May(Right.RecordExchanged) && row.Fact.By == User.Identity!.Name && Now - row.Fact.Recorded < Moment;

    /// <summary>As long as nobody has likely acted on it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(30);

    private static readonly string[] OfSlips = ["date", "time", "party", "articles", "summary", "text"];

    public IReadOnlyList<CorrectionField> SlipFields => [.. Fields.Where(one => OfSlips.Contains(one.Path))];

    /// <summary>Whether somebody else recorded it in a spokesperson's name, or it is an agreement or a vote: those are confirmed.</summary>
    public bool CanConfirm => !To.SideLetters && Entry.Row is { } row && row.Fact.Number == Number && !Confirmed
        && (row.Entry.InNameOf is not null || row.Event is TentativeAgreementReached or AgreementRatified or AgreementApprovedByBoard);

    public bool Confirmed => Table.Register.Confirmed.Contains(Number);

    private async Task<IActionResult> Confirm()
    {
        if (!IsFresh) return Redirect(Again);
        Errors.Part = "confirm";
        return await Record(To.Act(Slug, "confirmations"), new() { ["entry"] = Number }, _ => FieldErrors.Whole) is null ? Refused() : Redirect(To.Entry(Slug, Number, ("done", "confirm")));
    }

    /// <summary>What stands in a field of the correction: what was typed, else as it is.</summary>
    public string? ValueOf(CorrectionField field) => Act == "correct" && Request.HasFormContentType ? Request.Form[CorrectionForm.Prefix + field.Path].FirstOrDefault() ?? field.Value : field.Value;

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamOf(Slug), DateOnly.MaxValue, null, Stop) is not { } table) return false;
        About(table.Negotiation);
        var account = await Reader.Stream(StreamId.Account(StreamOf(Slug)), null, Stop);
        if (EntryReading.Of(table, Number, account) is not { } entry) return false;
        // What was hidden or struck, why, and in whose name something was written down, is of our keeping and not of the table.
        var own = May(Right.ReadFindings);
        if (!own && entry.Happening is null && entry.Fact.Event is not NegotiationOpened) return false;
        (Table, Entry) = (table, entry);
        Members = [.. Tables.Members.Of(entry.Fact.Event).Where(member => !Apart.Contains(member.Path) && (own || !Kept.Any(member.Path.StartsWith)))];
        if (entry.Row is { } row) Fields = CorrectionForm.Fields(CorrectionForm.Body(row.Event));
        if (entry.Fact.Showing == Showing.Whole && entry.Happening?.Particulars.Document is { Sha256: { } digest } document && (await papers.Kept(Agency.Slug, StreamOf(Slug), [digest], Stop)).Contains(digest)) Paper = document;
        if (entry.Happening is { Particulars: { Changes.Count: > 0 } said } happening)
        {
            var texts = await ChangeTexts.Read(Reader, table.Negotiation.Agreements, said.Changes, Stop);
            var day = happening.Entry.Happened.Date.First;
            Changes = texts.Of(said.Changes, day, said.Effective ?? day, amendment => amendment.Act.TentativeAgreement == entry.Row?.Number && (amendment.Act.SideLetter ?? amendment.Act.Negotiation) == Slug, (said.Effective, said.Until));
        }

        return true;
    }

    /// <summary>Shown in their own place.</summary>
    private static readonly string[] Apart = ["entry.happened", "entry.correction", "particulars.text", "particulars.respondsTo", "particulars.changes"];

    /// <summary>How it was recorded: for who may see that.</summary>
    private static readonly string[] Kept = ["entry.inNameOf", "entry.source", "entry.key", "entry.sealed"];

    public string Recorded => $"{Written.Instant(Entry.Fact.Recorded, Agency)} by {Entry.Fact.By}";

    public string Lateness => Entry.Late(Agency.DayOf(Entry.Fact.Recorded)) switch
    {
        null => Entry.Happening?.Entry.Source is null ? "" : "imported, so nothing is said about lateness",
        <= 0 => "the day it happened, or before",
        var days => $"{Plain.Count(days.Value, "day")} after it happened",
    };

    public string TodayText => Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What the forms beside an entry hold, as it was typed.</summary>
public sealed class EntryForm : TableForm
{
    public string? Reason { get; set; }
    public string? Authority { get; set; }

    /// <summary>"yes": a slip of the pen, and both sides have signed the correction.</summary>
    public string? Scriveners { get; set; }
    public string? Party { get; set; }
    public string? Speaker { get; set; }
    public string? Rationale { get; set; }
    public string? Note { get; set; }

    public EntryForm AsSlip(string by, string reason)
    {
        if (string.IsNullOrWhiteSpace(Reason)) Reason = reason;
        Authority = $"{by}, who recorded it";
        return this;
    }

    public JsonObject ToCorrection(Row row, Func<string, string?> given, FieldErrors errors)
    {
        var whole = CorrectionForm.Read(CorrectionForm.Body(row.Event), given, errors);
        var body = ToStrike(row, errors);
        body["as"] = whole;
        if (Scriveners is null) return body;
        body["scriveners"] = true;
        body["signed"] = "both";
        return body;
    }

    public JsonObject ToStrike(Row row, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Reason)) errors.Add("reason", "Say why: it stays readable beside the entry");
        if (string.IsNullOrWhiteSpace(Authority)) errors.Add("authority", "Say by whose authority, such as the chief spokesperson");
        return new() { ["entry"] = row.Fact.Number, ["reason"] = Reason?.Trim(), ["authority"] = Authority?.Trim() };
    }

    public JsonObject ToNote(Row row, DateOnly today, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Party)) errors.Add("party", "Say who spoke: a party");
        if (string.IsNullOrWhiteSpace(Note) && string.IsNullOrWhiteSpace(Rationale)) errors.Add("note", "Write what was said, or the reason that was given");
        var body = new JsonObject { ["date"] = DateGiven(errors), ["party"] = Party?.Trim(), ["about"] = new JsonArray(row.Number), ["articles"] = Strings(row.Said.Labels) };
        if (TimeGiven(today, errors) is { } time) body["time"] = time;
        Put(body, ("speaker", Speaker), ("rationale", Rationale), ("text", Note), ("session", row.Entry.Session));
        return body;
    }
}
