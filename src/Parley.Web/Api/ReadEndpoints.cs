using System.Globalization;
using Parley.Access;
using Parley.Agreements;
using Parley.History;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Search;
using Parley.Web.Walls;

namespace Parley.Web.Api;

/// <summary>What the command line reads, with the same JSON (contract.md).</summary>
public static class ReadEndpoints
{
    public static void MapReads(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("reads");
        api.MapGet("/units", (Seat seat, CancellationToken stop) => Answer(seat, async (reader, _) => await reader.Units(stop)))
            .Needs(Right.ReadStatus).WithSummary("All bargaining units.").Produces<IReadOnlyList<Unit>>();
        api.MapGet("/negotiations", (Seat seat, CancellationToken stop) => Answer(seat, async (reader, _) => await reader.Negotiations(stop)))
            .Needs(Right.ReadStatus).WithSummary("All negotiations.");
        api.MapGet("/negotiations/{slug}/status", (string slug, string? on, string? known, HttpContext context, Seat seat, TimeProvider clock, CancellationToken stop) =>
                Dated(on, known, (date, instant) => Answer(seat, async (reader, agency) => await reader.Status(slug, date ?? agency.DayOf(clock.GetUtcNow()), instant, stop))))
            .Needs(Right.ReadStatus).WithSummary("Where a negotiation stood, on a date (on) and as known on an instant (known).").Produces<StatusView>();
        api.MapGet("/agreements/{slug}/text", (string slug, string? on, string? known, HttpContext context, Seat seat, TimeProvider clock, CancellationToken stop) =>
                Dated(on, known, (date, instant) => Answer(seat, async (reader, agency) => await reader.Text(slug, date, agency.DayOf(clock.GetUtcNow()), instant, stop))))
            .Needs(Right.ReadText).WithSummary("The contract text in force, on a date (on) and as known on an instant (known).").Produces<TextView>();
        api.MapGet("/agreements/{slug}/history", (string slug, string clause, string? known, HttpContext context, Seat seat, TimeProvider clock, CancellationToken stop) =>
                Dated(null, known, (_, instant) => Answer(seat, (reader, agency) => Histories.Of(reader, slug, clause, agency, agency.DayOf(clock.GetUtcNow()), Choice(context), instant, stop))))
            .Needs(Right.ReadExchanged).WithSummary("The bargaining history of one provision or subject (clause), across rounds; without=supposals,mediation,corrections and layer=exchanged leave out.").Produces<HistoryView>();
        api.MapGet("/agreements/{slug}/compare", (string slug, string? from, string? to, string? with, HttpContext context, Seat seat, TimeProvider clock, CancellationToken stop) =>
                Dated(from, null, (first, _) => Dated(to, null, (last, _) => Answer(seat, async (reader, agency) =>
                    await reader.Text(slug, first, agency.DayOf(clock.GetUtcNow()), null, stop) is { } one && await reader.Text(with ?? slug, last, agency.DayOf(clock.GetUtcNow()), null, stop) is { } other ? CompareViews.Of(one, other) : null))))
            .Needs(Right.ReadText).WithSummary("Two texts word by word: of two dates (from, to), or of two agreements (with).").Produces<CompareView>();
        api.MapGet("/agreements", (Seat seat, CancellationToken stop) => Answer(seat, async (reader, _) => await reader.Agreements(stop)))
            .Needs(Right.ReadText).WithSummary("All agreements.").Produces<IReadOnlyList<Agreement>>();
        api.MapGet("/side-letters", (Seat seat, CancellationToken stop) => Answer(seat, async (reader, _) => await reader.SideLetters(stop)))
            .Needs(Right.ReadStatus).WithSummary("All side letters.");
        api.MapGet("/side-letters/{slug}/status", (string slug, string? on, string? known, HttpContext context, Seat seat, TimeProvider clock, CancellationToken stop) =>
                Dated(on, known, (date, instant) => Answer(seat, async (reader, agency) => await reader.Status(slug, date ?? agency.DayOf(clock.GetUtcNow()), instant, stop))))
            .Needs(Right.ReadStatus).WithSummary("Where a side letter stood.").Produces<StatusView>();
        api.MapGet("/negotiations/{slug}/tentative-agreements", (string slug, string? on, string? known, HttpContext context, Seat seat, TimeProvider clock, CancellationToken stop) =>
                Dated(on, known, (date, instant) => Answer(seat, async (reader, agency) => await reader.Sheet(slug, date ?? agency.DayOf(clock.GetUtcNow()), instant, stop))))
            .Needs(Right.ReadSheets).WithSummary("The tentative agreements of a table, with the digest of what stands and the votes on each.").Produces<SheetView>();
        api.MapGet("/negotiations/{slug}/entries", (string slug, string? known, Seat seat, CancellationToken stop) =>
                Dated(null, known, (_, instant) => Answer(seat, async (reader, _) => await reader.Entries(slug, instant, stop))))
            .Needs(Right.ReadExchanged).WithSummary("All entries of a table in the order in which they happened, corrections applied.");
        api.MapGet("/negotiations/{slug}/account", (string slug, Seat seat, CancellationToken stop) => Answer(seat, async (reader, _) => LayerViews.Of(await reader.Stream(StreamId.Account(StreamId.Negotiation(slug)), null, stop))))
            .Needs(Right.ReadAccount).WithSummary("Our own account of a table: notes of what was said, and drafts.").Produces<IReadOnlyList<LayerEntry>>();
        api.MapGet("/negotiations/{slug}/internal", (string slug, Seat seat, CancellationToken stop) => Answer(seat, async (reader, _) => LayerViews.Of(await reader.Stream(StreamId.Internal(StreamId.Negotiation(slug)), null, stop))))
            .Needs(Right.ReadInternal).WithSummary("What stays inside: caucus notes, mandates and costings, opened for who may read them; that they were read is noted.").Produces<IReadOnlyList<LayerEntry>>();
        api.MapGet("/events", Events).Needs(Right.ReadLog, Right.ReadAccess).WithSummary("The event log: since, until, type, actor, stream, late, corrections; after a position, at most 1,000 at a time.").Produces<IReadOnlyList<AuditEntry>>();
        api.MapGet("/search", (string? q, string? layer, int? limit, Seat seat, TimeProvider clock, CancellationToken stop) => Search(q, layer, limit, seat, clock, stop))
            .Needs(Right.ReadExchanged).WithSummary("Text, papers and moves with these words (q): \"a phrase\", -word to leave out, or; in one layer (layer=exchanged), at most limit of them.").Produces<SearchView>();
    }

    private static async Task<IResult> Search(string? words, string? layer, int? limit, Seat seat, TimeProvider clock, CancellationToken stop)
    {
        var (question, refusal) = SearchQuestion.Of(words, layer, limit);
        if (question is null) return Problems.Of(refusal!);
        var (agency, unknown) = await seat.Asked();
        if (agency is null) return Problems.Of(unknown!);
        var (view, unanswered) = await (await seat.Search(agency)).Answer(question, agency.DayOf(clock.GetUtcNow()), stop);
        return view is null ? Problems.Of(unanswered!) : Results.Json(view, Json.Answers);
    }

    private const int MostEvents = 1_000;

    private static Task<IResult> Events(Seat seat, IConfiguration configuration, string? since, string? until, string? type, string? actor, string? stream, int? late, bool? corrections, long? after, CancellationToken stop)
    {
        var (from, to) = (since is null ? null : Instants.Parse(since), until is null ? null : Instants.Parse(until));
        if (since is not null && from is null || until is not null && to is null)
            return Task.FromResult(Problems.Of(new("bad-date", "since and until are instants: write ISO 8601 with the offset, such as 2026-02-07T20:22:00-08:00")));
        var filter = new AuditFilter(from, to, type, actor, stream, late, corrections == true, after ?? 0, MostEvents);
        return Answer(seat, async (reader, agency) =>
        {
            await seat.Exported(agency, "events");
            return await AuditList.Read(configuration["PARLEY_DB"]!, agency, filter, reader, stop).ToListAsync(stop);
        });
    }

    /// <summary>A history with what is not chosen left out, and listed as such.</summary>
    private static HistoryChoice Choice(HttpContext context) =>
        new(Supposals: !Without(context, "supposals"), Mediation: !Without(context, "mediation"), Corrections: !Without(context, "corrections"), ExchangedOnly: context.Request.Query["layer"] == "exchanged");

    private static bool Without(HttpContext context, string what) => context.Request.Query["without"].Any(value => value!.Split(',').Contains(what, StringComparer.Ordinal));

    private static async Task<IResult> Answer<T>(Seat seat, Func<RecordReader, Agency, Task<T>> read)
    {
        var (agency, refusal) = await seat.Asked();
        if (refusal is not null) return Problems.Of(refusal);
        var answer = await read(await seat.Reader(agency!), agency!);
        return answer is null ? Problems.Of(Problems.NothingThere) : Results.Json(answer, Json.Answers);
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
