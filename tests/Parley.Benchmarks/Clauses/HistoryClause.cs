using System.Globalization;
using Marten;
using Npgsql;
using Parley.Access;
using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Moves;
using Parley.Benchmarks.Streams;
using Parley.History;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using Row = Parley.Benchmarks.Harness.Row;

namespace Parley.Benchmarks.Clauses;

/// <summary>
/// The history of one clause over thirty years: an agreement of 500 sections with its amendments, and ten rounds of 200 moves about it, in a
/// record of 100,000 moves. Peer: reading the very same events with one SELECT, and nothing more.
/// </summary>
internal sealed class HistoryClause(Server server) : IBenchmark
{
    private const int Others = 490;
    private const int MovesEach = 200;
    private const int Rounds = 10;
    private const string Clause = "4.7";
    private const string Bare = "select stream_id, version, type, data, timestamp, user_name from parley.mt_events where tenant_id = $1 and stream_id = any($2) order by stream_id, version";

    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly Agency Agency = new(StreamId.Agency, SampleMoves.Agency, "District", "UTC", 1);

    private DocumentStore? store;
    private string connection = "";

    public string Name => "history.clause";

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}/sql", "ms", Measure.Milliseconds, "parley", "sql"),
        new($"{Name}.memory/sql", "MB", Measure.AllocatedMegabytes, "parley", "sql"),
    ];

    private static string Round(int round) => $"round-{round}";

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        connection = await server.Create("history_clause");
        store = RecordStore.Open(connection, TimeProvider.System);
        await RecordDatabase.Prepare(store, connection);
        await ManyStreams.Seed(connection, Others, MovesEach, interleaved: true);
        await Views.Rebuild(store, ViewName.Of<Negotiation>());
        await using (var session = store.LightweightSession(SampleMoves.Agency))
        {
            session.Events.StartStream(StreamId.Agreement(LongLivedAgreement.Slug), LongLivedAgreement.Events());
            for (var round = 0; round < Rounds; round++) session.Events.StartStream(StreamId.Negotiation(Round(round)), Bargained(round));
            await session.SaveChangesAsync();
        }

        await server.Settle();
        return [Contender.Once("parley", Answer), Contender.Once("sql", Select)];
    }

    public async Task Verify()
    {
        var history = await History() ?? throw new InvalidOperationException("history.clause found nothing");
        if (history.Entries.Count(entry => entry.Negotiation is not null) < Rounds * 5) throw new InvalidOperationException($"history.clause found {history.Entries.Count} entries");
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
    }

    /// <summary>A round on all articles: each move changes one section by a word or two, so that each of 20 sections in 25 articles is moved on in its turn, and the clause ten times.</summary>
    private static List<object> Bargained(int round)
    {
        var first = LongLivedAgreement.From.AddYears(round * 3);
        var events = new List<object> { new NegotiationOpened(Round(round), $"Round {round}", NegotiationKind.Successor, ["teachers"], [LongLivedAgreement.Slug], ["Teachers Association"]) };
        for (var move = 1; move <= MovesEach; move++)
        {
            var section = move % 20 == 0 ? Clause : string.Create(CultureInfo.InvariantCulture, $"{(move * 7 % 25) + 1}.{(move * 3 % 20) + 1}");
            var text = string.Create(CultureInfo.InvariantCulture, $"In round {round} a unit member receives {move} days of notice before an involuntary transfer, in writing and with the reasons for it, and an answer within {move % 10} days.");
            var said = new Particulars(move % 2 == 0 ? "District" : "Teachers Association", [$"Article {section.Split('.')[0]}"]) { Changes = [new(TextChangeKind.Replaced, section) { Text = text }], Summary = $"pass {move}" };
            events.Add(TableWords.Event("proposal", new(new(PartialDate.Day(first.AddDays(move)))), said));
        }

        return events;
    }

    private Task<HistoryView?> History() => Histories.Of(new(store!, SampleMoves.Agency, Sight.Operator), LongLivedAgreement.Slug, Clause, Agency, Today, new());

    private Task Answer() => History();

    private async Task Select()
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(Bare, opened);
        string[] streams = [StreamId.Agreement(LongLivedAgreement.Slug), .. Enumerable.Range(0, Rounds).Select(round => StreamId.Negotiation(Round(round)))];
        command.Parameters.Add(new() { Value = SampleMoves.Agency });
        command.Parameters.Add(new() { Value = streams });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) reader.GetString(3);
    }
}
