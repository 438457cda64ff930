using Parley.Access;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Api;

/// <param name="Person">The person's name; who has no account yet gets one, and a link from the operator of the machine.</param>
/// <param name="From">The first day; today where it is left out.</param>
public sealed record RoleBody(string Person, Role Role, string? Unit = null, string? Negotiation = null, DateOnly? From = null, DateOnly? Until = null, string? Reason = null);

public sealed record ReasonBody(string? Reason = null);

/// <summary>Roles: asked for, approved by a second person, ended.</summary>
public static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/access").WithTags("access");
        api.MapGet("/roles", async (Seat seat, Sights sights, CancellationToken stop) => (await seat.Asked()).Agency is { } agency ? Results.Json(await sights.Grants(agency.Slug, stop), Json.Answers) : Results.NotFound())
            .Needs(Right.ReadAccess).WithSummary("Who holds, held or is asked for which role.").Produces<IReadOnlyList<Grant>>();
        api.MapPost("/roles", (RoleBody body, HttpContext context, Roles roles, CancellationToken stop) => Weighty(context, Right.AskAccess, (agency, id) => roles.Ask(agency, body, id, stop)))
            .Needs(Right.AskAccess).WithSummary("Asks for a role for somebody: another administrator approves it.");
        api.MapPost("/roles/{id}/approval", (string id, HttpContext context, Roles roles, CancellationToken stop) => Weighty(context, Right.ApproveAccess, (agency, key) => roles.Answer(agency, id, true, null, key, stop)))
            .Needs(Right.ApproveAccess).WithSummary("Approves what another asked for.");
        api.MapPost("/roles/{id}/refusal", (string id, ReasonBody body, HttpContext context, Roles roles, CancellationToken stop) => Weighty(context, Right.ApproveAccess, (agency, key) => roles.Answer(agency, id, false, body.Reason, key, stop)))
            .Needs(Right.ApproveAccess).WithSummary("Declines what was asked for.");
        api.MapPost("/roles/{id}/ending", (string id, ReasonBody body, HttpContext context, Roles roles, CancellationToken stop) => Weighty(context, Right.AskAccess, (agency, key) => roles.End(agency, id, body.Reason, key, stop)))
            .Needs(Right.AskAccess).WithSummary("Ends a role, at once.");
        api.MapPost("/recoveries", (PersonBody body, HttpContext context, Roles roles, CancellationToken stop) => Weighty(context, Right.KeepAccounts, (agency, _) => roles.Recover(agency, body.Person, stop)))
            .Needs(Right.KeepAccounts).WithSummary("Begins a recovery for somebody who lost every way to sign in; only they can finish it.");
    }

    public sealed record PersonBody(string Person);

    private static async Task<IResult> Weighty(HttpContext context, Right right, Func<Agency, string, Task<Answer>> act)
    {
        var (seat, posting) = (context.RequestServices.GetRequiredService<Seat>(), context.RequestServices.GetRequiredService<Posting>());
        if ((await seat.Asked()).Agency is not { } agency) return Results.NotFound();
        if (await posting.Wrong(right, agency) is { } wrong) return ActEndpoints.Told(new("", 0, [], wrong), context);
        var id = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString();
        return ActEndpoints.Told(await act(agency, id), context);
    }
}
