using Parley.Recording;

namespace Parley.Table;

/// <summary>References in <see cref="Particulars"/> are to entries of the account's own stream; those to the exchanged record are in <see cref="About"/>.</summary>
[Event("account_noted", StreamKind.Account, "Our account of what was said across the table: who spoke, what was given as the reason.")]
public sealed record AccountNoted(Entry Entry, Particulars Particulars)
{
    /// <summary>The numbers of the exchanged entries that it is about, in the negotiation's stream.</summary>
    public IReadOnlyList<long> About { get; init; } = [];

    /// <summary>Whether it came with its exchanged entry, as the same row of a log, rather than as an entry of its own.</summary>
    public bool Beside { get; init; }

    /// <summary>What kind of move or step it accounts for, in the log's word.</summary>
    public string? Move { get; init; }

    /// <summary>The subjects that its labels mean, where a log names them.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public string? Speaker { get; init; }
    public string? Rationale { get; init; }
}

[Event("paper_drafted", StreamKind.Account, "A paper of ours is ready and not yet served: it becomes a move of the exchanged record when it is.")]
public sealed record PaperDrafted(string Move, Entry Entry, Particulars Particulars);

/// <param name="To">On whom it was served, by whatever means.</param>
[Event("paper_served", StreamKind.Account, "A paper of ours was served on the other side, and is from then on the exchanged record's.")]
public sealed record PaperServed(long Draft, long Entry, string? To = null);

[Event("account_note_struck", StreamKind.Account, "A note of our account was made in error: it stays readable and no longer counts.")]
public sealed record AccountNoteStruck(Correction Correction);

[Event("account_entry_hidden", StreamKind.Account, "An entry of our account is not shown to everybody any more. Its words stay in its event: this is less than sealing.")]
public sealed record AccountEntryHidden(Hiding Hiding);
