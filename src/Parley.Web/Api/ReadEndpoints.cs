using System.Globalization;
using Marten;
using Parley.Agreements;
using Parley.History;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Search;

namespace Parley.Web.Api;

/// <summary>What the command line reads, with the same JSON (contract.md).</summary>
public static class ReadEndpoints
{
    public static void MapReads(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("reads");
        api.MapGet("/units", (HttpContext context, IDocumentStore store, CancellationToken stop) => Answer(context, store, async (reader, _) => await reader.Units(stop), stop))
            .WithSummary("All bargaining units.").Produces<IReadOnlyList<Unit>>();
        api.MapGet("/negotiations", (HttpContext context, IDocumentStore store, CancellationToken stop) => Answer(context, store, async (reader, _) => await reader.Negotiations(stop), stop))
            .WithSummary("All negotiations.");
        api.MapGet("/negotiations/{slug}/status", (string slug, string? on, string? known, HttpContext context, IDocumentStore store, TimeProvider clock, CancellationToken stop) =>
                Dated(on, known, (date, instant) => Answer(context, store, async (reader, agency) => await reader.Status(slug, date ?? agency.DayOf(clock.GetUtcNow()), instant, stop), stop)))
            .WithSummary("Where a negotiation stood, on a date (on) and as known on an instant (known).").Produces<StatusView>();
        api.MapGet("/agreements/{slug}/text", (string slug, string? on, string? known, HttpContext context, IDocumentStore store, TimeProvider clock, CancellationToken stop) =>
                Dated(on, known, (date, instant) => Answer(context, store, async (reader, agency) => await reader.Text(slug, date, agency.DayOf(clock.GetUtcNow()), instant, stop), stop)))
            .WithSummary("The contract text in force, on a date (on) and as known on an instant (known).").Produces<TextView>();
        api.MapGet("/search", (string? q, string? layer, int? limit, HttpContext context, IDocumentStore store, TimeProvider clock, CancellationToken stop) => Search(q, layer, limit, context, store, clock, stop))
            .WithSummary("Text, papers and moves with these words (q): \"a phrase\", -word to leave out, or; in one layer (layer=exchanged), at most limit of them.").Produces<SearchView>();
    }

    private static async Task<IResult> Search(string? words, string? layer, int? limit, HttpContext context, IDocumentStore store, TimeProvider clock, CancellationToken stop)
    {
        var (question, refusal) = SearchQuestion.Of(words, layer, limit);
        if (question is null) return Problems.Of(refusal!);
        var (agency, unknown) = await Agencies.Asked(context, store, stop);
        if (agency is null) return Problems.Of(unknown!);
        var (view, unanswered) = await new RecordSearch(store, agency.Slug).Answer(question, agency.DayOf(clock.GetUtcNow()), stop);
        return view is null ? Problems.Of(unanswered!) : Results.Json(view, Json.Answers);
    }

    private static async Task<IResult> Answer<T>(HttpContext context, IDocumentStore store, Func<RecordReader, Agency, Task<T>> read, CancellationToken stop)
    {
        var (agency, refusal) = await Agencies.Asked(context, store, stop);
        if (refusal is not null) return Problems.Of(refusal);
        var answer = await read(new RecordReader(store, agency!.Slug), agency);
        return answer is null ? Problems.Of(new("no-such-thing", "there is nothing of that name, or nothing was known of it then")) : Results.Json(answer, Json.Answers);
    }

    private static Task<IResult> Dated(string? on, string? known, Func<DateOnly?, DateTimeOffset?, Task<IResult>> then)
    {
        DateOnly? date = null;
        DateTimeOffset? instant = null;
        if (on is not null)
        {
            if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Bad("on", on, "YYYY-MM-DD");
            date = day;
        }

        if (known is not null)
        {
            if (Instants.Parse(known) is not { } read) return Bad("known", known, "ISO 8601 with its offset, such as 2026-02-07T20:22:00-08:00");
            instant = read;
        }

        return then(date, instant);

        static Task<IResult> Bad(string name, string text, string right) => Task.FromResult(Problems.Of(new("bad-date", $"{name} \"{Plain.Short(text)}\" cannot be read: write {right}")));
    }
}
