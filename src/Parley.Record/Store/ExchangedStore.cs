using Marten;

namespace Parley.Record.Store;

/// <summary>The store for people of the other side, who only read: bound to their role, and opened when the first of them comes.</summary>
public sealed class ExchangedStore(RecordConnections connections, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lazy<DocumentStore> store = new(() => RecordStore.Open(connections.Of(Side.Other), clock));

    public IDocumentStore Store => store.Value;

    public ValueTask DisposeAsync() => store.IsValueCreated ? store.Value.DisposeAsync() : ValueTask.CompletedTask;
}
