using System.Globalization;
using JasperFx;
using JasperFx.Events.Projections;
using Marten;
using Parley.Benchmarks.Harness;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Table;
using Row = Parley.Benchmarks.Harness.Row;

namespace Parley.Benchmarks.Streams;

/// <summary>
/// Events per second when the negotiation view is rebuilt from 100,000 events in 1,000 streams. Peer: Marten's rebuild of a plain
/// snapshot by its own conventions, in a second store on a copy of the same database.
/// </summary>
internal sealed class RebuildEvents(Server server) : IBenchmark
{
    private const int Streams = 1000;

    /// <summary>Table after table, as when logs are imported; and all tables in turns, a shorter way, for Marten reads and writes each of them again with every page.</summary>
    private static readonly (string Suffix, int EventsEach, bool Interleaved)[] Orders = [("", 100, false), (".interleaved", 30, true)];

    private readonly List<(string Connection, DocumentStore Store, string View)> all = [];

    public string Name => "rebuild.events";

    public IReadOnlyList<Row> Rows =>
    [
        .. Orders.Select(order => new Row($"{Name}{order.Suffix}/marten", "events/s", Measure.PerSecond, $"parley{order.Suffix}", $"marten{order.Suffix}")),
        new($"{Name}.memory/marten", "MB", Measure.AllocatedMegabytes, "parley", "marten"),
    ];

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        var contenders = new List<Contender>();
        foreach (var (suffix, eventsEach, interleaved) in Orders)
        {
            var name = "rebuild" + suffix.Replace('.', '_');
            var ours = await server.Create(name);
            await using (var store = RecordStore.Open(ours, TimeProvider.System)) await RecordDatabase.Prepare(store, ours);
            await ManyStreams.Seed(ours, Streams, eventsEach, interleaved);
            var theirs = await server.Create($"{name}_marten", ours);
            contenders.Add(Add($"parley{suffix}", ours, RecordStore.Open(ours, TimeProvider.System), ViewName.Of<Negotiation>(), eventsEach));
            contenders.Add(Add($"marten{suffix}", theirs, await Plain(theirs), nameof(TableTally), eventsEach));
        }

        await server.Settle();
        return contenders;
    }

    public async Task Verify()
    {
        foreach (var (connection, store, view) in all)
        {
            var rows = await Server.Ask<long>(connection, $"select count(*) from parley.mt_doc_{view.ToLowerInvariant()}");
            if (rows != Streams) throw new InvalidOperationException($"the rebuilt view {view} has {rows.ToString(CultureInfo.InvariantCulture)} rows of {Streams}");
            if (!Views.Names.Contains(view)) continue;
            var check = await Views.Check(store, connection, view);
            if (check.Differences.Count > 0) throw new InvalidOperationException($"{check.Differences.Count} rebuilt views differ from a fold from zero");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, store, _) in all) await store.DisposeAsync();
    }

    private Contender Add(string name, string connection, DocumentStore store, string view, int eventsEach)
    {
        all.Add((connection, store, view));
        return new(name, async () =>
        {
            await Views.Rebuild(store, view);
            return new(Streams * eventsEach);
        });
    }

    private static async Task<DocumentStore> Plain(string connection)
    {
        var store = DocumentStore.For(options =>
        {
            RecordStore.Configure(options, connection, TimeProvider.System);
            options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
            options.Projections.Snapshot<TableTally>(SnapshotLifecycle.Inline);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }
}
