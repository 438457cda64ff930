using System.Globalization;
using Npgsql;
using Parley.Benchmarks.Harness;
using Parley.Record.Store;

namespace Parley.Benchmarks.Moves;

/// <summary>
/// Moves recorded per second, through the whole way that a command takes, by writers at as many tables. Peers: plain Marten with the
/// same store and the same rows, and the same rows by hand. Each has a copy of one database; ".prepared" is with Npgsql's auto-prepare.
/// </summary>
internal sealed class RecordMove(Server server) : IBenchmark
{
    private const string Unit = "moves/s";
    private static readonly int[] Counts = [1, 8, 32];

    /// <summary>As the product has it, and with Npgsql's auto-prepare, which is for whoever connects directly.</summary>
    private static readonly (string Suffix, Action<NpgsqlConnectionStringBuilder> Set)[] Settings =
    [
        ("", _ => { }),
        (".prepared", on => (on.MaxAutoPrepare, on.AutoPrepareMinUsages) = (100, 2)),
    ];

    private readonly List<(string Name, string Connection, Writers Writers)> all = [];
    private readonly List<IAsyncDisposable> open = [];

    public string Name => "record.move";

    public IReadOnlyList<Row> Rows =>
    [
        .. from writers in Counts
           from setting in Settings
           let name = $"{Name}.{writers}w{setting.Suffix}"
           from row in new Row[]
           {
               new($"{name}/marten", Unit, Measure.PerSecond, $"parley{setting.Suffix} {writers}", $"marten{setting.Suffix} {writers}"),
               new($"{name}/by-hand", Unit, Measure.PerSecond, $"parley{setting.Suffix} {writers}", $"by hand {writers}"),
           }
           select row,
        new($"{Name}.memory/marten", "MB/move", Measure.AllocatedMegabytes, "parley 8", "marten 8"),
    ];

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        // Every contender keeps its connections from round to round, and a few are the hosts' own.
        var needed = (((2 * Settings.Length) + 1) * Counts.Max()) + 20;
        if (await server.Connections() is var most && most < needed)
            throw new InvalidOperationException($"{Name} needs {needed} connections and the server takes {most}: raise max_connections");
        var first = await server.Create("parley");
        await using (var store = RecordStore.Open(first, TimeProvider.System)) await RecordDatabase.Prepare(store, first);
        await using (var opening = await ByParley.Start(first))
            for (var table = 0; table < Counts.Max(); table++) await opening.Open(table);

        await Add("by hand", await server.Create("by_hand", first), connection => ByHand.Start(connection, Counts.Max()), (hand, table, number) => hand.Record(table, number));
        foreach (var (suffix, set) in Settings)
        {
            var name = suffix.Replace('.', '_').Replace('-', '_');
            await Add("marten" + suffix, With(set, await server.Create("marten" + name, first)), connection => Task.FromResult(new ByMarten(connection)), (marten, table, number) => marten.Record(table, number));
            await Add("parley" + suffix, With(set, await server.Create("ours" + name, first)), ByParley.Start, (parley, table, number) => parley.Record(table, number));
        }

        await server.Settle();

        return [.. from count in Counts from way in all select new Contender($"{way.Name} {count.ToString(CultureInfo.InvariantCulture)}", () => way.Writers.Run(count))];
    }

    /// <summary>What was acknowledged is there, whole: an event, a receipt and a snapshot that counts it.</summary>
    public async Task Verify()
    {
        foreach (var (name, connection, writers) in all)
        {
            foreach (var sql in (string[])
                     [
                         "select count(*) from parley.mt_events where version > 1",
                         $"select count(*) - {Counts.Max()} from parley.mt_doc_receipt",
                         $"select sum((data ->> 'version')::bigint)::bigint - {Counts.Max()} from parley.mt_doc_negotiation",
                         $"select sum(version)::bigint - {Counts.Max()} from parley.mt_streams",
                     ])
            {
                var found = await Server.Ask<long>(connection, sql);
                if (found != writers.Acknowledged) throw new InvalidOperationException($"{name} acknowledged {writers.Acknowledged} moves; {sql}: {found}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in open) await one.DisposeAsync();
    }

    private async Task Add<TWay>(string name, string connection, Func<string, Task<TWay>> start, Func<TWay, int, int, Task> record) where TWay : IAsyncDisposable
    {
        var way = await start(connection);
        open.Add(way);
        all.Add((name, connection, new((table, number) => record(way, table, number), Counts.Max())));
    }

    private static string With(Action<NpgsqlConnectionStringBuilder> set, string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        set(builder);
        return builder.ToString();
    }
}
