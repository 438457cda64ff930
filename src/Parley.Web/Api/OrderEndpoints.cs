using Parley.Access;
using Parley.Recording;
using Parley.Web.Walls;

namespace Parley.Web.Api;

/// <summary>Erasures and unsealings, each by two persons.</summary>
public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/orders").WithTags("access");
        api.MapGet("", async (Seat seat, OrderDesk desk, CancellationToken stop) => (await seat.Asked()).Agency is { } agency ? Results.Json(await desk.All(agency, stop), Json.Answers) : Results.NotFound())
            .Needs(Right.ReadAccess, Right.OrderErasure, Right.ApproveErasure, Right.OrderUnsealing, Right.ApproveUnsealing).WithSummary("Orders to erase or unseal, and what became of them.").Produces<IReadOnlyList<Order>>();
        api.MapWeighty<OrderBody>("", null, (context, agency, body, id) => Desk(context).Ask(agency, body, id, context.RequestAborted))
            .Needs(Right.OrderErasure, Right.OrderUnsealing).WithSummary("Asks that a sealed item be erased, or its seal lifted: another person approves.");
        api.MapWeighty<ReasonBody>("/{id}/approval", null, (context, agency, _, id) => Desk(context).Answer(agency, Id(context), true, null, id, context.RequestAborted))
            .Needs(Right.ApproveErasure, Right.ApproveUnsealing).WithSummary("Approves what another ordered: it is carried out at once.");
        api.MapWeighty<ReasonBody>("/{id}/refusal", null, (context, agency, body, id) => Desk(context).Answer(agency, Id(context), false, body.Reason, id, context.RequestAborted))
            .Needs(Right.OrderErasure, Right.ApproveErasure, Right.OrderUnsealing, Right.ApproveUnsealing).WithSummary("Declines what was ordered, or takes it back.");
    }

    private static OrderDesk Desk(HttpContext context) => context.RequestServices.GetRequiredService<OrderDesk>();

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
