using Parley.Recording;

namespace Parley.Table;

public enum NegotiationKind
{
    Successor,
    Reopener,
    MidTerm,
    Effects,

    /// <summary>One instrument that stands beside an agreement, with a stream of its own: a side letter or memorandum of understanding.</summary>
    SideLetter,
}

public enum NegotiationState
{
    Open,
    Closed,
}

/// <summary>Opens a negotiation.</summary>
/// <param name="Units">Stream ids of the units at this table.</param>
/// <param name="Agreements">Slugs of the agreements it is about.</param>
/// <param name="Representatives">The names under which the units' representatives move at this table.</param>
public sealed record OpenNegotiation(Stamp Stamp, string NegotiationId, string Title, NegotiationKind Type,
    IReadOnlyList<string> Units, IReadOnlyList<string> Agreements, IReadOnlyList<string> Representatives) : ICommand
{
    public string Stream => NegotiationId;

    /// <inheritdoc cref="NegotiationOpened.Scope"/>
    public IReadOnlyList<string> Scope { get; init; } = [];
}

/// <summary>What deciding about a negotiation needs: small, so that recording a move costs little however long the table is.</summary>
public sealed record Negotiation(string Id, string Slug, string Title, NegotiationKind Type, NegotiationState State,
    IReadOnlyList<string> Units, IReadOnlyList<string> Agreements, IReadOnlyList<string> Representatives, long Version) : IState<Negotiation>
{
    // What is empty is left out of the stored state.
    public IReadOnlyList<string> Units { get; init; } = Units ?? [];
    public IReadOnlyList<string> Agreements { get; init; } = Agreements ?? [];
    public IReadOnlyList<string> Representatives { get; init; } = Representatives ?? [];

    /// <summary>The subjects to which it is confined; empty where it is open.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>For a side letter: the slug of the negotiation from which it came.</summary>
    public string? From { get; init; }

    /// <summary>The number of the entry that closed it.</summary>
    public long? ClosedBy { get; init; }

    public static StreamKind Kind => StreamKind.Negotiation;

    public static Decision Decide(OpenNegotiation command, Negotiation? negotiation)
    {
        var slug = StreamId.Slug(command.NegotiationId);
        var refusal = command.Stamp.Check()
            ?? Recording.Slug.Check("the negotiation", slug)
            ?? Limits.Required("the negotiation's title", command.Title)
            ?? command.Scope.Select(label => Limits.Required("a subject of the scope", label)).FirstOrDefault(found => found is not null)
            ?? (command.Units.Count > 0 ? null : new Refusal("no-unit", "a negotiation is with at least one unit: name it"));
        if (refusal is not null) return refusal;

        return negotiation is null
            ? Decision.Of(new NegotiationOpened(slug, command.Title.Trim(), command.Type, [.. command.Units.Select(StreamId.Slug)], command.Agreements, command.Representatives) { Scope = command.Scope })
            : new Refusal("negotiation-exists", $"negotiation {slug} exists already as \"{Plain.Short(negotiation.Title)}\": choose another slug");
    }

    /// <summary>Nothing is recorded in a negotiation that was not opened.</summary>
    public static Refusal? Missing(string id, Negotiation? negotiation) => negotiation is not null ? null
        : new("no-such-negotiation", $"there is no negotiation {Plain.Short(StreamId.Slug(id))}: open it first");

    /// <summary>A reference is to an entry that is there.</summary>
    public Refusal? Unknown(long entry) => entry >= 1 && entry <= Version ? null
        : new("no-such-entry", $"there is no entry {entry} in negotiation {Slug}: its entries run from 1 to {Version}");

    public static Negotiation Evolve(Negotiation? negotiation, Fact fact) => (negotiation, fact.Event) switch
    {
        (null, NegotiationOpened e) => new(fact.Stream, e.Slug, e.Title, e.Type, NegotiationState.Open, e.Units, e.Agreements, e.Representatives, fact.Number) { Scope = e.Scope, From = e.Negotiation },
        ({ } known, NegotiationClosed) => known with { State = NegotiationState.Closed, ClosedBy = fact.Number, Version = fact.Number },
        ({ } known, NegotiationReopened) => known with { State = NegotiationState.Open, ClosedBy = null, Version = fact.Number },
        ({ } known, EntryStruck e) when e.Correction.Entry == known.ClosedBy => known with { State = NegotiationState.Open, ClosedBy = null, Version = fact.Number },
        ({ } known, ITableEvent or LabelLinked or EntryStruck or EntryConfirmed or EntryHidden or LogImported) => known with { Version = fact.Number },
        _ => throw Fold.Unknown<Negotiation>(fact),
    };
}

public static class OpenNegotiationHandler
{
    public static (Answer, object[]) Handle(OpenNegotiation command, Negotiation? negotiation) =>
        Negotiation.Decide(command, negotiation).On(command.Stream, negotiation?.Version ?? 0);
}
