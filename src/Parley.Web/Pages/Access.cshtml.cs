using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>Who holds which role in this record, who is asked for one, and the forms with which two persons give it and one ends it.</summary>
[Needs(Right.ReadAccess)]
public sealed class AccessModel(IDocumentStore store, TimeProvider clock, Posting posting, Roles roles, Seat seat) : FormPage(store, clock, posting)
{
    private readonly Posting posting = posting;

    [BindProperty]
    public RoleForm Given { get; set; } = new();

    /// <summary>What was just done: asked, approved, declined, ended, recovery.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<Grant> Waiting { get; private set; } = [];
    public IReadOnlyList<Grant> Holding { get; private set; } = [];
    public IReadOnlyList<Grant> Past { get; private set; } = [];
    public IReadOnlyList<Option> Units { get; private set; } = [];

    public Guid Me => seat.Person!.Id;

    public bool Keeps => Sight.Everywhere(Right.AskAccess);

    public static string Name(Role role) => Json.Word(role).Replace('-', ' ');

    public static IReadOnlyList<Option> RoleOptions { get; } = [.. Enum.GetValues<Role>().Select(role => new Option(Json.Word(role), Name(role)))];

    public static string Where(Grant grant) => grant.Negotiation is { } table ? $"negotiation {table}" : grant.Unit is { } unit ? $"unit {unit}" : "the whole agency";

    public static string When(Grant grant) => grant.Until is { } until ? $"{Written.Day(grant.From)} to {Written.Day(until)}" : $"from {Written.Day(grant.From)}";

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    public Task<IActionResult> OnPostAskAsync() => Do(Right.AskAccess, "asked", async id =>
    {
        var (from, until) = (Day("from", Given.From), Day("until", Given.Until));
        if (Errors.Any) return null;
        if (Enum.GetValues<Role>().All(role => Json.Word(role) != Given.Role)) return new("", 0, [], new("no-such-role", "choose a role from the list"));
        return await roles.Ask(Agency, new(Given.Person ?? "", RoleOf(Given.Role), Blank(Given.Unit), Blank(Given.Negotiation), from, until, Given.Reason), id, Stop);
    });

    public Task<IActionResult> OnPostApproveAsync(string grant) => Do(Right.ApproveAccess, "approved", async id => await roles.Answer(Agency, grant, true, null, id, Stop));

    public Task<IActionResult> OnPostDeclineAsync(string grant) => Do(Right.ApproveAccess, "declined", async id => await roles.Answer(Agency, grant, false, Given.Reason, id, Stop));

    public Task<IActionResult> OnPostEndAsync(string grant) => Do(Right.AskAccess, "ended", async id => await roles.End(Agency, grant, Given.Reason, id, Stop));

    public Task<IActionResult> OnPostRecoverAsync() => Do(Right.KeepAccounts, "recovery", async _ => await roles.Recover(Agency, Given.Person ?? "", Stop));

    private async Task<IActionResult> Do(Right right, string done, Func<string, Task<Answer?>> act)
    {
        if (await posting.Wrong(right, Agency) is { } wrong)
        {
            if (wrong.Code == Denial.FreshSignIn) return Redirect("/sign-in/again?to=" + Uri.EscapeDataString(To.To("/access")));
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var id = Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString();
        var answer = await act(id);
        if (answer is { Refusal: null }) return Redirect(To.To("/access", ("done", done)));
        if (answer?.Refusal is { } refusal) Errors.Add(refusal.Code switch { "no-period" or "bad-date" => "until", "no-scope" or "no-such-unit" or "scope" => "unit", "no-such-negotiation" => "negotiation", _ => FieldErrors.Whole }, char.ToUpperInvariant(refusal.Text[0]) + refusal.Text[1..]);
        await Load();
        return Refused();
    }

    private async Task Load()
    {
        var grants = (await roles.Seen(Agency, Stop)).OrderBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase).ThenBy(grant => grant.Role).ToList();
        Waiting = [.. grants.Where(grant => grant.State == GrantState.Asked)];
        Holding = [.. grants.Where(grant => grant.State == GrantState.Granted && !(grant.Until < Today))];
        Past = [.. grants.Except(Waiting).Except(Holding)];
        Units = [new("", "the whole agency"), .. (await Reader.Units(Stop)).Select(unit => new Option(unit.Slug, $"{unit.Name} ({unit.Representative})"))];
    }

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Written.ReadDay(text) is { } day) return day;
        Errors.Add(field, $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as {Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        return null;
    }

    private static Role RoleOf(string? word) => Enum.GetValues<Role>().FirstOrDefault(role => Json.Word(role) == word);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the forms of the page hold, as it was typed.</summary>
public sealed class RoleForm
{
    public string? Person { get; set; }
    public string? Role { get; set; }
    public string? Unit { get; set; }
    public string? Negotiation { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public string? Reason { get; set; }
}
