using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Recording;
using Parley.Web.Forms;

namespace Parley.Web.Pages;

/// <summary>A page that records: who, and the id that makes sending the same form twice one recording.</summary>
public abstract class FormPage(IDocumentStore store, TimeProvider clock, Posting posting) : RecordPage(store, clock)
{
    [BindProperty(Name = "id")]
    public string? FormId { get; set; }

    [BindProperty(Name = "actor")]
    public string? Actor { get; set; }

    /// <summary>The id of the form that is served: what was sent stays until it is recorded.</summary>
    public string ServedId => Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString();

    public Field NameField => new("actor", "Your name", Actor ?? Visitor.Name(Request))
    {
        Hint = "Who records this; kept with the entry, and remembered in this browser.",
        Error = Errors["actor"], Required = true, Autocomplete = "name", Narrow = true,
    };

    /// <summary>Records, or says beside which field why not.</summary>
    /// <param name="field">The field that a refusal is about, from its code and text.</param>
    protected async Task<Answer?> Record(string path, JsonObject body, Func<Refusal, string> field, long? seen = null)
    {
        if (Visitor.Wrong(Actor) is { } wrong) Errors.Add("actor", wrong);
        if (!Guid.TryParse(FormId, out var id)) Errors.Add(FieldErrors.Whole, "This form has lost its number: open it anew and fill it in again");
        if (Errors.Any) return null;
        var answer = await posting.Post(path, body, id.ToString(), Agency.Slug, Actor!.Trim(), Stop, seen);
        if (answer.Refusal is { } refusal)
        {
            Errors.Add(refusal.Code == "id-used" ? FieldErrors.Whole : field(refusal), Said(refusal));
            return null;
        }

        Visitor.Remember(HttpContext, Actor.Trim());
        return answer;
    }

    private static string Said(Refusal refusal) => refusal.Code == "id-used"
        ? "This form was recorded already, with other words. To put that entry right, correct it; to record another, open a new form."
        : refusal.Code == "changed-since" ? "Something came first on the same article since you opened this form: look at it, then change what you typed, or record it all the same"
        : refusal.Text.Length == 0 ? refusal.Code : char.ToUpperInvariant(refusal.Text[0]) + refusal.Text[1..];
}
