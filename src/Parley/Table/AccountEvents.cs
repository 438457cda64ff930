using Parley.Recording;

namespace Parley.Table;

[Event("account_noted", StreamKind.Account, "Our account of what was said across the table: who spoke, what was given as the reason.")]
public sealed record AccountNoted(Entry Entry, string Party, IReadOnlyList<string> Labels)
{
    public IReadOnlyList<string> Labels { get; init; } = Labels ?? [];

    /// <summary>The number of the exchanged entry that it is about, in the negotiation's stream.</summary>
    public long? About { get; init; }

    /// <summary>What kind of move or step it accounts for, in the log's word.</summary>
    public string? Move { get; init; }
    public string? Speaker { get; init; }
    public string? Rationale { get; init; }
    public string? Summary { get; init; }
    public string? Text { get; init; }
    public Document? Document { get; init; }
}

[Event("internal_entry_withheld", StreamKind.Internal, "An internal entry exists, of this date; its words are not kept until they can be encrypted as they are recorded.")]
public sealed record InternalEntryWithheld(Entry Entry, string Party);
