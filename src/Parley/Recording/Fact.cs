namespace Parley.Recording;

/// <summary>What of an entry's words a reader sees.</summary>
public enum Showing
{
    /// <summary>All of them, as everybody who may read the stream.</summary>
    Whole,

    /// <summary>Sealed ones, opened for this reader.</summary>
    Opened,

    /// <summary>None: they are sealed, and this reader has no key to them.</summary>
    Sealed,

    /// <summary>None: they stand in the event and are not shown to this reader.</summary>
    Hidden,
}

/// <summary>An event as it stands in the record.</summary>
/// <param name="Stream">The stream's id.</param>
/// <param name="Number">The entry's number: its version in the stream, from 1. Other entries refer to it by this.</param>
/// <param name="Recorded">When it was recorded, by the recorder's clock.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="EventId">The store's id of the event.</param>
public sealed record Fact(string Stream, long Number, DateTimeOffset Recorded, string By, Guid EventId, object Event)
{
    /// <summary>What of its words this reader sees.</summary>
    public Showing Showing { get; init; }
}

/// <summary>A state that folds from one kind of stream. The fold names every event of its kind, and throws on any other.</summary>
public interface IState<TSelf> where TSelf : class, IState<TSelf>
{
    static abstract StreamKind Kind { get; }

    static abstract TSelf Evolve(TSelf? state, Fact fact);
}

public static class Fold
{
    /// <summary>The state after all of these facts, or null where there are none.</summary>
    public static TState? Of<TState>(IEnumerable<Fact> facts) where TState : class, IState<TState> =>
        facts.Aggregate(default(TState), TState.Evolve);

    /// <summary>As known on <paramref name="instant"/>: the longest prefix recorded up to then.</summary>
    public static IEnumerable<Fact> KnownOn(this IEnumerable<Fact> facts, DateTimeOffset? instant) =>
        instant is { } limit ? facts.TakeWhile(fact => fact.Recorded <= limit) : facts;

    /// <summary>A fold that meets an event it does not name stops: a forgotten arm must never be silence.</summary>
    public static Exception Unknown<TState>(Fact fact) =>
        new InvalidOperationException($"{typeof(TState).Name} has no arm for {fact.Event.GetType().Name} (entry {fact.Number} of {fact.Stream})");
}
