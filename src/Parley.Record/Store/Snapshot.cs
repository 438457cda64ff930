using JasperFx.Events;
using Marten.Events.Aggregation;
using Parley.Recording;

namespace Parley.Record.Store;

/// <summary>Keeps a domain state as a document beside its stream, folded by the domain's own function. One projection for all states.</summary>
public sealed class Snapshot<TState> : SingleStreamProjection<TState, string> where TState : class, IState<TState>
{
    /// <summary>
    /// How many changed states a rebuild holds back before it writes them, each once. Without that it reads and writes every state again
    /// for each page of 500 events: five times slower where tables move in turns. States are small: this is a few megabytes.
    /// </summary>
    private const int HeldInRebuild = 2000;

    public Snapshot()
    {
        Name = ViewName.Of<TState>();
        Options.RebuildFlushThreshold = HeldInRebuild;
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
