using System.Globalization;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.SideLetters;

/// <summary>One side letter: the letter, its acts, what it changes and for how long; and the forms that extend or end it.</summary>
[Needs(Right.ReadExchanged)]
public sealed class LetterModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Which form was sent: "extension" or "ending".</summary>
    [BindProperty(SupportsGet = true, Name = "act")]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true, Name = "recorded")]
    public long? Recorded { get; set; }

    [BindProperty]
    public LastDayForm Given { get; set; } = new();

    public bool IsEnding => Act == "ending";

    public LetterReading Letter { get; private set; } = null!;
    public IReadOnlyList<ChangeReading> Changes { get; private set; } = [];

    /// <summary>Titles by slug.</summary>
    public IReadOnlyDictionary<string, string> Agreements { get; private set; } = new Dictionary<string, string>();

    public string TodayText => Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Act = null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        Errors.Part = IsEnding ? "end" : "extend";
        var body = Given.ToBody(IsEnding, Errors);
        if (Errors.Any) return Refused();
        var answer = await Record(To.Act(Slug, IsEnding ? "endings" : "extensions"), body, _ => FieldErrors.Whole);
        return answer is null ? Refused() : Redirect(To.Board(Slug, ("recorded", answer.Entries[0].ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<bool> Load()
    {
        if (await LetterReading.Read(Reader, Slug, Today, Stop) is not { } letter) return false;
        About(letter.Table.Negotiation);
        Letter = letter;
        Changes = await letter.Changes(Reader, Stop);
        Agreements = (await Reader.Agreements(Stop)).ToDictionary(one => one.Slug, one => one.Title);
        return true;
    }
}

/// <summary>What the form for an extension or an ending holds, as it was typed.</summary>
public sealed class LastDayForm : TableForm
{
    public string? Until { get; set; }
    public string? Reason { get; set; }
    public string? Signed { get; set; }

    public JsonObject ToBody(bool ending, FieldErrors errors)
    {
        var body = new JsonObject { ["date"] = DateGiven(errors), ["party"] = Parley.Table.Particulars.Joint };
        if (string.IsNullOrWhiteSpace(Until) ? !ending : Written.ReadDay(Until.Trim()) is null)
            errors.Add("until", string.IsNullOrWhiteSpace(Until) ? "Give the last day on which it holds" : $"\"{Plain.Short(Until)}\" is no date: write YYYY-MM-DD, such as 2027-06-30");
        if (!ending && AgreementForm.Signatures.All(option => option.Value != Signed)) errors.Add("signed", "Say who has signed");
        Put(body, ("until", Until), (ending ? "reason" : "summary", Reason));
        if (!ending) body["signed"] = Signed;
        return body;
    }
}
