using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>A page that records, in the name of who is signed in; the form's id makes sending it twice one recording.</summary>
public abstract class FormPage(IDocumentStore store, TimeProvider clock, Posting posting) : RecordPage(store, clock)
{
    [BindProperty(Name = "id")]
    public string? FormId { get; set; }

    /// <summary>The id of the form that is served: what was sent stays until it is recorded.</summary>
    public string ServedId => Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString();

    /// <summary>Whether an act of weight can be recorded now, or takes signing in again first.</summary>
    public bool IsFresh => HttpContext.RequestServices.GetRequiredService<Seat>().IsFresh;

    /// <summary>Where one signs in again, and comes back to this page.</summary>
    public string Again => "/sign-in/again?to=" + Uri.EscapeDataString(Request.Path + Request.QueryString);

    /// <summary>Records, or says beside which field why not.</summary>
    /// <param name="field">The field that a refusal is about, from its code and text.</param>
    protected async Task<Answer?> Record(string path, JsonObject body, Func<Refusal, string> field, long? seen = null)
    {
        if (!Guid.TryParse(FormId, out var id)) Errors.Add(FieldErrors.Whole, "This form has lost its number: open it anew and fill it in again");
        if (Errors.Any) return null;
        var answer = await posting.Post(path, body, id.ToString(), Agency, Stop, seen);
        if (answer.Refusal is { } refusal)
        {
            Errors.Add(refusal.Code == "id-used" ? FieldErrors.Whole : field(refusal), Said(refusal));
            return null;
        }

        return answer;
    }

    private static string Said(Refusal refusal) => refusal.Code == "id-used"
        ? "This form was recorded already, with other words. To put that entry right, correct it; to record another, open a new form."
        : refusal.Code == "changed-since" ? "Something came first on the same article since you opened this form: look at it, then change what you typed, or record it all the same"
        : refusal.Text.Length == 0 ? refusal.Code : char.ToUpperInvariant(refusal.Text[0]) + refusal.Text[1..];
}
