using System.Text.Json.Serialization;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Table;

// What stays inside: when it happened is clear, and all else is sealed with the entry (docs/adr/0018).

/// <summary>An entry that stays inside. Corrections are to entries of the internal stream; why is sealed with them.</summary>
public abstract record InternalEvent(Entry Entry)
{
    /// <summary>What is sealed, for a reader to whom it was opened; it is in no event.</summary>
    [JsonIgnore]
    public SealedWords? Words { get; init; }
}

[Event("caucus_noted", StreamKind.Internal, "What was said in our caucus: sealed.")]
public sealed record CaucusNoted(Entry Entry) : InternalEvent(Entry);

[Event("mandate_given", StreamKind.Internal, "Our spokespersons were given a mandate: by whom, under what authority and how far it goes is sealed.")]
public sealed record MandateGiven(Entry Entry) : InternalEvent(Entry);

[Event("costing_prepared", StreamKind.Internal, "We prepared a costing: its lines are sealed.")]
public sealed record CostingPrepared(Entry Entry) : InternalEvent(Entry);

[Event("internal_noted", StreamKind.Internal, "An internal row of a table log: what it says is sealed.")]
public sealed record InternalNoted(Entry Entry) : InternalEvent(Entry);

[Event("internal_entry_withheld", StreamKind.Internal, "An internal entry exists, of this date; its words were not kept, for there were no keys to seal them with.")]
public sealed record InternalEntryWithheld(Entry Entry, string Party);

public enum InternalKind
{
    Caucus,
    Mandate,
    Costing,
}

public static class InternalEvents
{
    public static object Of(InternalKind kind, Entry entry) => kind switch
    {
        InternalKind.Caucus => new CaucusNoted(entry),
        InternalKind.Mandate => new MandateGiven(entry),
        _ => new CostingPrepared(entry),
    };

    /// <summary>What kind of entry it is, in a word for people.</summary>
    public static string Kind(InternalEvent happening) => happening switch { CaucusNoted => "caucus", MandateGiven => "mandate", CostingPrepared => "costing", _ => "internal" };
}
