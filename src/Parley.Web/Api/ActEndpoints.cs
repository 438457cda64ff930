using System.Globalization;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Posting;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

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
            app.MapPost(Acts.Root + act.Path, (HttpContext context, Posting posting, Seat seat, CancellationToken stop) => Handle(act, context, posting, seat, stop))
                .WithName(act.Path.Replace("/{slug}", "", StringComparison.Ordinal).Replace('/', '-') + "-post").WithSummary($"Records {act.Summary}.").WithTags("acts")
                .WithMetadata(act.Path == Acts.Agency ? new ForSignedInAttribute() : ActRights.Of(act.Path) is { } right ? new NeedsAttribute(right) : new object())
                .Accepts(act.Body, "application/json")
                .Produces<Answer>(StatusCodes.Status201Created).Produces<Answer>()
                .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
                .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Handle(Act act, HttpContext context, Posting posting, Seat seat, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, stop);
        if (Key(context, out var id) is { } taken) return Problems.Of(taken);
        if (act.Path == Acts.Agency) return await Begin(act, body.ToArray(), id, context, posting, seat, stop);
        var (agency, refusal) = await seat.Asked();
        if (agency is null) return Problems.Of(refusal!);
        return Seen(context, out var seen) is { } unreadable ? Problems.Of(unreadable)
            : Told(await posting.Post(act, context.Request.RouteValues["slug"] as string, body.ToArray(), id, agency, seen, stop), context);
    }

    /// <summary>The first act of all makes the agency; who makes it holds its first roles.</summary>
    private static async Task<IResult> Begin(Act act, byte[] body, string id, HttpContext context, Posting posting, Seat seat, CancellationToken stop)
    {
        var slug = context.Request.Query["agency"].ToString();
        if (slug.Length == 0) return Problems.Of(new("which-agency", "name the agency that is to be set up with ?agency=SLUG"));
        if (!await seat.MayBegin()) return Problems.Of(new(Denial.NotAllowed, "a record is kept here already: the operator of the machine makes another one"));
        var reading = await act.Read(body, new(new(id, slug, "", default), null, new(null!, slug, Sight.Nothing)));
        return reading.Refusal is { } unread ? Problems.Of(unread) : Told(await posting.Send(stamp => (EstablishAgency)reading.Command! with { Stamp = stamp }, id, slug, stop), context);
    }

    /// <summary>The request's id: its Idempotency-Key, or a new one. The ids of what the site itself notes can be known before, and are nobody's to use up.</summary>
    internal static Refusal? Key(HttpContext context, out string id)
    {
        id = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString();
        return id.StartsWith("carry-out-", StringComparison.Ordinal) || id.StartsWith("first-", StringComparison.Ordinal)
            ? new("bad-input", $"an Idempotency-Key {Plain.Short(id)} is the site's own: send another, such as a UUID") : null;
    }

    internal static IResult Told(Answer answer, HttpContext context)
    {
        if (answer.Refusal is { } refused)
        {
            // RFC 9470: what is asked for takes a newer sign-in.
            if (refused.Code == Denial.FreshSignIn) context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_user_authentication\", max_age=600";
            return Problems.Of(refused);
        }

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
