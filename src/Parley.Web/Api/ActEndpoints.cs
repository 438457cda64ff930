using Marten;
using Parley.Record.Posting;
using Parley.Record.Commands;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Api;

/// <summary>Every act is a POST of a noun (contract.md), all handled alike: read, recorded, answered.</summary>
public static class ActEndpoints
{
    /// <summary>The largest body: a long text with room to spare.</summary>
    public const long MostBytes = 4 << 20;

    public static void MapActs(this IEndpointRouteBuilder app)
    {
        foreach (var act in Acts.All)
        {
            app.MapPost(Acts.Root + act.Path, (HttpContext context, Recorder recorder, IDocumentStore store, TimeProvider clock, CancellationToken stop) => Handle(act, context, recorder, store, clock, stop))
                .WithName(act.Path.Split('/')[^1] + "-post").WithSummary($"Records {act.Summary}.").WithTags("acts")
                .Accepts(act.Body, "application/json")
                .Produces<Answer>(StatusCodes.Status201Created).Produces<Answer>()
                .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
                .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Handle(Act act, HttpContext context, Recorder recorder, IDocumentStore store, TimeProvider clock, CancellationToken stop)
    {
        var (agency, refusal) = await Agencies.Asked(context, store, stop);
        if (refusal is not null) return Problems.Of(refusal);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, stop);
        var id = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString();
        var stamp = new Stamp(id, agency!.Slug, context.Request.Headers["Parley-Actor"].ToString() is { Length: > 0 } actor ? actor : "api", clock.GetUtcNow());

        var reading = await act.Read(body.ToArray(), new(stamp, context.Request.RouteValues["slug"] as string, new RecordReader(store, agency.Slug)));
        if (reading.Refusal is { } unreadable) return Problems.Of(unreadable);
        var answer = await recorder.Record(reading.Command!, stop);
        if (answer.Refusal is { } refused) return Problems.Of(refused);
        return Results.Json(answer, Json.Answers, statusCode: answer.Entries.Count > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
