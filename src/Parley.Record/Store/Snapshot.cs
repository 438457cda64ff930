using JasperFx.Events;
using Marten.Events.Aggregation;
using Parley.Recording;

namespace Parley.Record.Store;

/// <summary>Keeps a domain state as a document beside its stream, folded by the domain's own function. One projection for all states.</summary>
public sealed class Snapshot<TState> : SingleStreamProjection<TState, string> where TState : class, IState<TState>
{
    public Snapshot()
    {
        Name = typeof(TState).Name.ToLowerInvariant();
        // Without the names of its events a projection is handed every event of every stream.
        foreach (var kind in EventCatalogue.In(TState.Kind)) IncludeType(kind.Type);
    }

    public override TState? Evolve(TState? snapshot, string id, IEvent e) => TState.Evolve(snapshot, Facts.Of(e));
}
