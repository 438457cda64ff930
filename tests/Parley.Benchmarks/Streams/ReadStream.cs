using Marten;
using Parley.Access;
using Parley.Agreements;
using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Moves;
using Parley.History;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;
using Row = Parley.Benchmarks.Harness.Row;

namespace Parley.Benchmarks.Streams;

/// <summary>An answer on a date that is folded from one stream, through the database. Peer: only reading the same stream's events through Marten.</summary>
internal abstract class ReadStream(Server server) : IBenchmark
{
    private DocumentStore? store;

    public abstract string Name { get; }

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}/fetch-stream", "ms", Measure.Milliseconds, "answer", "fetch"),
        new($"{Name}.fold", "ms", Measure.Milliseconds, "fold"),
        new($"{Name}.memory/fetch-stream", "MB", Measure.AllocatedMegabytes, "answer", "fetch"),
    ];

    protected abstract string Stream { get; }

    protected abstract IReadOnlyList<object> Events { get; }

    protected abstract Task<object?> Answer(RecordReader reader);

    protected abstract object? Fold(IReadOnlyList<Fact> facts);

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        var connection = await server.Create(Name.Replace('.', '_').Replace('-', '_'));
        store = RecordStore.Open(connection, TimeProvider.System);
        await RecordDatabase.Prepare(store, connection);
        await using (var session = store.LightweightSession(SampleMoves.Agency))
        {
            session.Events.StartStream(Stream, Events);
            await session.SaveChangesAsync();
        }

        var reader = new RecordReader(store, SampleMoves.Agency, Sight.Operator);
        var facts = await reader.Stream(Stream);
        return
        [
            Contender.Once("answer", () => Answer(reader)),
            Contender.Once("fetch", Fetch),
            Contender.Once("fold", () => { Fold(facts); }),
        ];
    }

    public async Task Verify()
    {
        if (await Answer(new(store!, SampleMoves.Agency, Sight.Operator)) is null) throw new InvalidOperationException($"{Name} gave no answer");
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
    }

    private async Task Fetch()
    {
        await using var session = store!.QuerySession(SampleMoves.Agency);
        await session.Events.FetchStreamAsync(Stream);
    }
}

internal sealed class TextOnDate(Server server) : ReadStream(server)
{
    public override string Name => "text.on-date";

    protected override string Stream => StreamId.Agreement(LongLivedAgreement.Slug);

    protected override IReadOnlyList<object> Events => LongLivedAgreement.Events();

    protected override async Task<object?> Answer(RecordReader reader) => await reader.Text(LongLivedAgreement.Slug, LongLivedAgreement.Last, LongLivedAgreement.Last);

    protected override object? Fold(IReadOnlyList<Fact> facts) => TextInForce.On(facts, LongLivedAgreement.Last);
}

internal sealed class StatusFold(Server server) : ReadStream(server)
{
    private static readonly DateOnly On = new(2026, 1, 1);

    public override string Name => "status.fold";

    protected override string Stream => SampleMoves.Negotiation(0);

    protected override IReadOnlyList<object> Events => Table(0, 1000);

    /// <summary>A table's whole stream: its opening, then moves.</summary>
    public static List<object> Table(int table, int events) =>
    [
        .. Negotiation.Decide(SampleMoves.Opening(table, DateTimeOffset.UnixEpoch), null).Events,
        .. Enumerable.Range(1, events - 1).Select(SampleMoves.Event),
    ];

    protected override async Task<object?> Answer(RecordReader reader) => await reader.Status(SampleMoves.Slug(0), On);

    protected override object? Fold(IReadOnlyList<Fact> facts) => Status.Of(Recording.Fold.Of<Negotiation>(facts)!, facts, On, null);
}
