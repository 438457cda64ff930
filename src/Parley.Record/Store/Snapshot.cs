using JasperFx.Events;
using Marten.Events.Aggregation;
using Parley.Recording;

namespace Parley.Record.Store;

/// <summary>Keeps a domain state as a document beside its stream, folded by the domain's own function. One projection for all states.</summary>
public sealed class Snapshot<TState> : SingleStreamProjection<TState, string> where TState : class, IState<TState>
{
    public Snapshot()
    {
        Name = ViewName.Of<TState>();
        // Without the names of its events a projection is handed every event of every stream.
        foreach (var kind in EventCatalogue.In(TState.Kind)) IncludeType(kind.Type);
    }

    public override TState? Evolve(TState? snapshot, string id, IEvent e) => TState.Evolve(snapshot, Facts.Of(e));
}

public static class ViewName
{
    /// <summary>A view's name, which is also the end of its table's: mt_doc_negotiation.</summary>
    public static string Of<TState>() => typeof(TState).Name.ToLowerInvariant();
}
