using Marten;
using Parley.Access;
using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Moves;
using Parley.Benchmarks.Search;
using Parley.Benchmarks.Streams;
using Parley.Record.Commands;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Search;
using Row = Parley.Benchmarks.Harness.Row;

namespace Parley.Benchmarks.Walls;

/// <summary>
/// What the database's walls cost (docs/adr/0019): the same work as the role of the own side, behind row security, and as the owner, whom
/// no policy holds and who names no agency. Two agencies keep a record, so that there is something to keep apart.
/// </summary>
internal sealed class WalledWork(Server server) : IBenchmark
{
    private const int Negotiations = 100;
    private const int MovesEach = 200;
    private const int Long = 200;
    private static readonly int[] WriterCounts = [1, 8];

    private readonly List<DocumentStore> stores = [];
    private readonly List<(ByParley Host, string Connection, Writers Writers)> hosts = [];

    public string Name => "walls";

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}.read/no-rls", "ms", Measure.Milliseconds, "read walled", "read open"),
        new($"{Name}.state/no-rls", "ms", Measure.Milliseconds, "state walled", "state open"),
        new($"{Name}.search/no-rls", "ms", Measure.Milliseconds, "search walled", "search open"),
        new($"{Name}.search.common/no-rls", "ms", Measure.Milliseconds, "search.common walled", "search.common open"),
        .. WriterCounts.Select(count => new Row($"{Name}.record.{count}w/no-rls", "moves/s", Measure.PerSecond, $"record {count} walled", $"record {count} open")),
    ];

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        var connection = await server.Create("walls");
        await RecordSetUp.Run(connection);
        await Record(await server.Create("walls_empty", connection));
        await using (var store = RecordStore.Open(connection, TimeProvider.System))
        await using (var session = store.LightweightSession(SampleMoves.Agency))
        {
            session.Events.StartStream(SampleMoves.Negotiation(Long), StatusFold.Table(Long, Long));
            await session.SaveChangesAsync();
        }

        await ManyMoves.Seed(connection, Negotiations, MovesEach);
        await Server.Execute(connection, $"""
            insert into parley.search select 'elsewhere', stream_id, version, part, layer, kind, happened, party, move, corrects, label, words,
                ts_delete(vector, '{SearchTable.Mine(SampleMoves.Agency)}') || array_to_tsvector(array['{SearchTable.Mine("elsewhere")}']) from parley.search
            """);
        await Server.Execute(connection, "vacuum analyze");
        await server.Settle();
        return [.. Reading("walled", await Bound(connection)), .. Reading("open", connection), .. hosts.SelectMany((host, at) => Writing(at == 0 ? "walled" : "open", host.Writers))];
    }

    public async Task Verify()
    {
        foreach (var store in stores)
        {
            if ((await new RecordReader(store, SampleMoves.Agency, Sight.Operator).Stream(SampleMoves.Negotiation(Long))).Count != Long) throw new InvalidOperationException("walls.read read another number of events");
        }

        foreach (var words in Questions.Narrow.Concat(Questions.Common))
        {
            var totals = new List<int?>();
            foreach (var store in stores) totals.Add((await Find(store, words))?.Total);
            if (totals[0] is null || totals[0] != totals[1]) throw new InvalidOperationException($"walls.search found {totals[0]} behind the walls and {totals[1]} without, for {words}");
        }

        foreach (var (_, connection, writers) in hosts)
        {
            var kept = await Server.Ask<long>(connection, "select count(*) from parley.mt_events where version > 1");
            if (kept != writers.Acknowledged) throw new InvalidOperationException($"{writers.Acknowledged} moves were acknowledged, {kept} are kept");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (host, _, _) in hosts) await host.DisposeAsync();
        foreach (var store in stores) await store.DisposeAsync();
    }

    /// <summary>Each writes into a database of its own, for the records grow.</summary>
    private async Task Record(string empty)
    {
        var start = await ByParley.Start(empty);
        for (var table = 0; table < WriterCounts.Max(); table++) await start.Open(table);
        await start.DisposeAsync();
        foreach (var (name, isBound) in (IReadOnlyList<(string, bool)>)[("walls_own", true), ("walls_open", false)])
        {
            var connection = await server.Create(name, empty);
            var host = await ByParley.Start(isBound ? await Bound(connection) : connection);
            hosts.Add((host, connection, new((table, number) => host.Record(table, number), WriterCounts.Max())));
        }
    }

    private static async Task<string> Bound(string connection)
    {
        var connections = await RecordConnections.Of(connection);
        return connections.Missing is { } missing ? throw new InvalidOperationException($"the walls do not stand: {missing}") : connections.Of(Side.Own);
    }

    private IEnumerable<Contender> Reading(string how, string connection)
    {
        var store = RecordStore.Open(connection, TimeProvider.System);
        stores.Add(store);
        var reader = new RecordReader(store, SampleMoves.Agency, Sight.Operator);
        return
        [
            Contender.Once($"read {how}", async () => { await reader.Stream(SampleMoves.Negotiation(Long)); }),
            Contender.Once($"state {how}", async () => { await reader.Negotiation(SampleMoves.Slug(Long)); }),
            new($"search {how}", () => Each(store, Questions.Narrow)),
            new($"search.common {how}", () => Each(store, Questions.Common)),
        ];
    }

    private static IEnumerable<Contender> Writing(string how, Writers writers) => WriterCounts.Select(count => new Contender($"record {count} {how}", () => writers.Run(count)));

    private static async Task<Work> Each(IDocumentStore store, string[] questions)
    {
        foreach (var question in questions) await Find(store, question);
        return new(questions.Length, questions.Length);
    }

    private static async Task<SearchView?> Find(IDocumentStore store, string words) =>
        (await new RecordSearch(store, SampleMoves.Agency, Sight.Operator).Answer(SearchQuestion.Of(words, null, 50).Question!, new(2026, 1, 1))).View;
}
