using System.Globalization;
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
                .WithName(act.Path.Replace("/{slug}", "", StringComparison.Ordinal).Replace('/', '-') + "-post").WithSummary($"Records {act.Summary}.").WithTags("acts")
                .Accepts(act.Body, "application/json")
                .Produces<Answer>(StatusCodes.Status201Created).Produces<Answer>()
                .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
                .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Handle(Act act, HttpContext context, Recorder recorder, IDocumentStore store, TimeProvider clock, CancellationToken stop)
    {
        var (agency, refusal) = await Agencies.Asked(context, store, stop);
        // The first act of all makes the agency; a refusal to name one is still one.
        var slug = agency?.Slug ?? (act.Path == Acts.Agency ? context.Request.Query["agency"].ToString() : "");
        if (slug.Length == 0) return Problems.Of(refusal!);
        if (Seen(context, out var seen) is { } unreadable) return Problems.Of(unreadable);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, stop);
        var id = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString();
        var stamp = new Stamp(id, slug, context.Request.Headers["Parley-Actor"].ToString() is { Length: > 0 } actor ? actor : "api", clock.GetUtcNow());

        var reading = await act.Read(body.ToArray(), new(stamp, context.Request.RouteValues["slug"] as string, new RecordReader(store, slug), seen));
        if (reading.Refusal is { } unread) return Problems.Of(unread);
        var answer = await recorder.Record(reading.Command!, stop);
        if (answer.Refusal is { } refused) return Problems.Of(refused);
        context.Response.Headers.ETag = $"\"{answer.Version}\"";
        return Results.Json(answer, Json.Answers, statusCode: answer.Entries.Count > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>If-Match: "17" is the version of the table that the sender saw; without it nothing is compared.</summary>
    private static Refusal? Seen(HttpContext context, out long? seen)
    {
        seen = null;
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length is 0 || header == "*") return null;
        if (!long.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return new("bad-if-match", $"If-Match {Plain.Short(header)} cannot be read: send the version that the answer gave as its ETag, such as \"17\"");
        seen = version;
        return null;
    }
}
