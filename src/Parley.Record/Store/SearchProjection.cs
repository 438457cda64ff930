using System.Collections.Frozen;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Parley.Recording;
using Parley.Search;
using Parley.Table;

namespace Parley.Record.Store;

/// <summary>Keeps the words of every event for search, in the event's own transaction.</summary>
public sealed class SearchProjection : EventProjection
{
    public const string View = "search";

    /// <summary>The streams in which there are words. The internal one is not among them.</summary>
    public static IReadOnlyList<StreamKind> Kinds { get; } = [StreamKind.Agreement, StreamKind.Negotiation, StreamKind.Account];

    private static readonly FrozenDictionary<Type, Layer> Layers = Kinds.SelectMany(EventCatalogue.In).ToFrozenDictionary(kind => kind.Type, kind => kind.Stream.Layer);

    public SearchProjection()
    {
        Name = View;
        Options.DeleteDataInTableOnTeardown(SearchTable.Name);
        foreach (var type in Layers.Keys) IncludeType(type);
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (Opening.HidingOf(e.Data) is { } hiding)
            operations.QueueSqlCommand(SearchTable.Hide, SearchTable.Hidden(e.TenantId, e.StreamKey!, hiding.Entry));
        else if (Layers.TryGetValue(e.Data.GetType(), out var layer) && Searchable.Of(e.Data) is { Parts.Count: > 0 } entry)
            operations.QueueSqlCommand(SearchTable.Insert, SearchTable.Values(e.TenantId, e.StreamKey!, e.Version, layer, entry)!);
        return ValueTask.CompletedTask;
    }
}
