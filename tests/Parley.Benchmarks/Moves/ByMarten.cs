using Marten;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;

namespace Parley.Benchmarks.Moves;

/// <summary>Plain Marten with the product's store options: load for writing, append, receipt, save. Nothing queues, decides or repeats.</summary>
internal sealed class ByMarten(string connection) : IAsyncDisposable
{
    private readonly DocumentStore store = RecordStore.Open(connection, TimeProvider.System);

    public async Task Record(int table, int number)
    {
        await using var session = store.LightweightSession(SampleMoves.Agency);
        session.LastModifiedBy = SampleMoves.Actor;
        var stream = await session.Events.FetchForWriting<Negotiation>(SampleMoves.Negotiation(table));
        stream.AppendOne(SampleMoves.Event(number));
        var command = SampleMoves.Move(table, number, DateTimeOffset.UtcNow);
        var version = stream.CurrentVersion!.Value;
        session.Insert(new Receipt(command.Stamp.Id, Receipt.DigestOf(command), new(command.Stream, version, [version])));
        await session.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
