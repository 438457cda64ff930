using Microsoft.AspNetCore.Http.Features;
using Parley.Access;
using Parley.Parties;
using Parley.Recording;
using Parley.Web.Api;
using Parley.Web.Walls;

namespace Parley.Web.Live;

/// <summary>
/// Server-sent events of one table: that something changed, as far as the person may see, and never what. The page then fetches its part again
/// through the same door as ever (docs/adr/0024).
/// </summary>
public static class LiveEndpoint
{
    /// <summary>How often a stream looks without being woken: also how soon an ended session, role or account ends it.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15), Slowest = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromMinutes(30);

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/negotiations/{slug}/live", Live).Needs(Right.ReadStatus).ExcludeFromDescription();

    private static async Task Live(string slug, string? since, HttpContext context, Seat seat, LiveStreams streams, TimeProvider clock, IHostApplicationLifetime life)
    {
        var (agency, refusal) = await seat.Asked();
        if (agency is null)
        {
            await Problems.Of(refusal!).ExecuteAsync(context);
            return;
        }

        var table = StreamId.Negotiation(slug);
        using var window = streams.Enter(seat.Person!.Id, agency.Slug, table);
        if (window is null)
        {
            context.Response.Headers.RetryAfter = "60";
            await Problems.Of(new("too-many", "too many pages of yours are open on tables: close some of them"), StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
            return;
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        try
        {
            await Tell(context, window, agency, context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : since, clock, stopping.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // They left, read too slowly, or the site ends.
        }
    }

    private static async Task Tell(HttpContext context, Window window, Agency agency, string? seen, TimeProvider clock, CancellationToken stop)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        // A proxy that gathers answers would hold each until the next.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var began = clock.GetTimestamp();
        long? spoke = null;
        while (clock.GetElapsedTime(began) < Longest && !(LiveLook.Ends(context) < clock.GetUtcNow()))
        {
            if (await LiveLook.Again(context, agency, window.Stream, stop) is not { } mark)
            {
                await Say(response, "event: ended\ndata: ended\n\n", stop);
                return;
            }

            var word = seen is not null && mark != seen ? $"id: {mark}\nevent: told\ndata: {mark}\n\n"
                : spoke is null ? $"retry: 1000\nid: {mark}\n\n"
                : clock.GetElapsedTime(spoke.Value) >= Beat ? ":\n\n" : null;
            if (word is not null)
            {
                await Say(response, word, stop);
                spoke = clock.GetTimestamp();
            }

            seen = mark;
            await window.Wait(Look, stop);
        }
    }

    /// <summary>Who does not take what is written within ten seconds is let go: their browser comes again, and then gets what is then.</summary>
    private static async Task Say(HttpResponse response, string text, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Slowest);
        await response.WriteAsync(text, patience.Token);
        await response.Body.FlushAsync(patience.Token);
    }
}
