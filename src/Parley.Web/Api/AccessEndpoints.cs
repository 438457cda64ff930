using Parley.Access;
using Parley.Parties;
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
        api.MapGet("/roles", async (Seat seat, Roles roles, CancellationToken stop) => (await seat.Asked()).Agency is { } agency ? Results.Json(await roles.Seen(agency, stop), Json.Answers) : Results.NotFound())
            .Needs(Right.ReadAccess).WithSummary("Who holds, held or is asked for which role.").Produces<IReadOnlyList<Grant>>();
        api.MapWeighty<RoleBody>("/roles", Wrong(Right.AskAccess), (context, agency, body, id) => Roles(context).Ask(agency, body, id, context.RequestAborted))
            .Needs(Right.AskAccess).WithSummary("Asks for a role for somebody: another administrator approves it.");
        api.MapWeighty<ReasonBody>("/roles/{id}/approval", Wrong(Right.ApproveAccess), (context, agency, _, id) => Roles(context).Answer(agency, Id(context), true, null, id, context.RequestAborted))
            .Needs(Right.ApproveAccess).WithSummary("Approves what another asked for.");
        api.MapWeighty<ReasonBody>("/roles/{id}/refusal", Wrong(Right.ApproveAccess), (context, agency, body, id) => Roles(context).Answer(agency, Id(context), false, body.Reason, id, context.RequestAborted))
            .Needs(Right.ApproveAccess).WithSummary("Declines what was asked for.");
        api.MapWeighty<ReasonBody>("/roles/{id}/ending", Wrong(Right.AskAccess), (context, agency, body, id) => Roles(context).End(agency, Id(context), body.Reason, id, context.RequestAborted))
            .Needs(Right.AskAccess).WithSummary("Ends a role, at once.");
        api.MapWeighty<PersonBody>("/recoveries", Wrong(Right.KeepAccounts), (context, agency, body, _) => Roles(context).Recover(agency, body.Person, context.RequestAborted))
            .Needs(Right.KeepAccounts).WithSummary("Begins a recovery for somebody who lost every way to sign in; only they can finish it.");
    }

    public sealed record PersonBody(string Person);

    private static Func<HttpContext, Agency, Task<Refusal?>> Wrong(Right right) => (context, agency) => context.RequestServices.GetRequiredService<Posting>().Wrong(right, agency);

    private static Roles Roles(HttpContext context) => context.RequestServices.GetRequiredService<Roles>();

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
