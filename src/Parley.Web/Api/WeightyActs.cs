using Parley.Parties;
using Parley.Record.Posting;
using Parley.Recording;
using Parley.Web.Walls;

namespace Parley.Web.Api;

/// <summary>Acts of the office, which are no acts at a table: the body is read as strictly, and the answer told alike.</summary>
internal static class WeightyActs
{
    /// <param name="why">Why the person may not, from the agency; null where they may; none where the act itself asks, for what it takes depends on what is asked.</param>
    /// <param name="act">The act, with the agency, the body and the request's id.</param>
    public static RouteHandlerBuilder MapWeighty<TBody>(this IEndpointRouteBuilder app, string path, Func<HttpContext, Agency, Task<Refusal?>>? why, Func<HttpContext, Agency, TBody, string, Task<Answer>> act) where TBody : class =>
        app.MapPost(path, async (HttpContext context) =>
        {
            if ((await context.RequestServices.GetRequiredService<Seat>().Asked()).Agency is not { } agency) return Results.NotFound();
            if (why is not null && await why(context, agency) is { } wrong) return ActEndpoints.Told(new("", 0, [], wrong), context);
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
            // What needs no words may come without any.
            var (body, refusal) = bytes.Length == 0 && typeof(TBody) == typeof(ReasonBody) ? (new ReasonBody(), null) : Act.Strictly(bytes.ToArray(), typeof(TBody));
            if (body is null) return Problems.Of(refusal!);
            if (ActEndpoints.Key(context, out var id) is { } taken) return Problems.Of(taken);
            return ActEndpoints.Told(await act(context, agency, (TBody)body, id), context);
        }).Accepts<TBody>("application/json").Produces<Answer>(StatusCodes.Status201Created);
}
