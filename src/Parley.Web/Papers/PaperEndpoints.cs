using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Parley.Access;
using Parley.Record.Papers;
using Parley.Recording;
using Parley.Web.Api;
using Parley.Web.Walls;

namespace Parley.Web.Papers;

/// <summary>Files in, and out again byte for byte as they were passed (docs/adr/0023).</summary>
public static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/papers", Keep).Needs(Right.RecordExchanged, Right.RecordAccount, Right.RecordInternal).WithTags("papers")
            .WithSummary("Keeps a file (the body's bytes) for the entries that will name its digest; the same bytes again are the same.")
            // The reader below counts for itself, and says what would be right.
            .WithMetadata(new RequestSizeLimitAttribute(Limits.PaperFile + (1 << 20)))
            .Accepts<byte[]>(PaperName.Bytes, PaperName.Word, PaperName.Pdf).Produces<KeptPaper>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        foreach (var root in (string[])["", "/api/v1"])
        {
            foreach (var kind in (string[])["negotiations", "side-letters"])
                Given(app.MapGet($"{root}/{kind}/{{slug}}/entries/{{number:long}}/paper", (string slug, long number, HttpContext context, Seat seat, PaperStore papers) =>
                    Give(context, seat, papers, kind == "side-letters" ? StreamId.SideLetter(slug) : StreamId.Negotiation(slug), number)).Needs(Right.ReadExchanged), "The file that an entry names, as it was passed.");
            Given(app.MapGet(root + "/negotiations/{slug}/drafts/{number:long}/paper", (string slug, long number, HttpContext context, Seat seat, PaperStore papers) =>
                Give(context, seat, papers, StreamId.Account(StreamId.Negotiation(slug)), number)).Needs(Right.ReadAccount), "The file that an entry of our account names.");
            Given(app.MapGet(root + "/agreements/{slug}/original", (string slug, HttpContext context, Seat seat, PaperStore papers) =>
                Give(context, seat, papers, StreamId.Agreement(slug), 1)).Needs(Right.ReadText), "The file from which a text was imported.");
        }
    }

    private static void Given(RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithTags("papers").WithSummary(summary).Produces<byte[]>(StatusCodes.Status200OK, PaperName.Bytes, PaperName.Word, PaperName.Pdf).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Keep(string? name, HttpContext context, Seat seat, PaperStore papers)
    {
        var (agency, refusal) = await seat.Asked();
        if (agency is null) return Problems.Of(refusal!);
        if (PaperName.Check(name) is { } wrong) return Problems.Of(wrong);
        if (await Read(context.Request, context.RequestAborted) is not { } bytes) return Problems.Of(new(PaperStore.TooLarge, Limits.PaperTooLarge));
        var (paper, refused) = await papers.Keep(agency.Slug, seat.Person!.Name, name, bytes, context.RequestAborted);
        return paper is null ? Problems.Of(refused!) : Results.Json(paper, Json.Answers, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The body, or null where it is more than is kept: what comes counts, not what was announced.</summary>
    private static async Task<byte[]?> Read(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > Limits.PaperFile) return null;
        using var read = new MemoryStream();
        var part = new byte[1 << 16];
        while (await request.Body.ReadAsync(part, stop) is > 0 and var length)
        {
            if (read.Length + length > Limits.PaperFile) return null;
            read.Write(part, 0, length);
        }

        return read.ToArray();
    }

    /// <summary>An entry that somebody may not read, one that names no file, and a file that is not kept all answer alike.</summary>
    private static async Task<IResult> Give(HttpContext context, Seat seat, PaperStore papers, string stream, long number)
    {
        if ((await seat.Asked()).Agency is not { } agency) return NothingThere(context);
        var facts = await (await seat.Reader(agency)).Stream(stream, stop: context.RequestAborted);
        // As the reader was given it: of an entry that is hidden or sealed from them there are no words, and no file.
        if (facts.FirstOrDefault(fact => fact.Number == number) is not { } fact || CitationProjection.DocumentOf(fact.Event) is not { Sha256: { } sha256 } document) return NothingThere(context);
        if (await papers.Read(agency.Slug, await seat.SideIn(agency), stream, sha256, context.RequestAborted) is not { } bytes) return NothingThere(context);

        await seat.Exported(agency, $"{stream} entry {number}: paper");
        var name = PaperName.Plain(document.Name);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(bytes, PaperName.TypeOf(name, bytes));
    }

    private static IResult NothingThere(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? Problems.Of(Problems.NothingThere) : Results.NotFound();
}
