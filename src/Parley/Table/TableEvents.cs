using Parley.Recording;

namespace Parley.Table;

/// <summary>An entry in the exchanged record of one table: a move on subjects, or a step of the whole.</summary>
public interface ITableEvent
{
    Entry Entry { get; }
    Particulars Particulars { get; }
}

/// <summary>A move on one or more subjects.</summary>
public interface IMove : ITableEvent;

/// <summary>A move that concludes: where its time is unknown it comes last of its day (contract.md).</summary>
public interface IConcludingMove : IMove, IReachesFurther;

/// <summary>A step that the negotiation as a whole takes; no subject needed.</summary>
public interface IStep : ITableEvent;

/// <summary>An entry on which it can depend what is in force: agreements, votes, and what extends or ends them.</summary>
public interface IReachesFurther : ITableEvent;

/// <summary>A step that puts terms into effect without the other side.</summary>
public interface IImposedTerms : IStep, IReachesFurther;

[Event("negotiation_opened", StreamKind.Negotiation, "A negotiation was opened: for which units, about which agreements, of what kind.")]
public sealed record NegotiationOpened(string Slug, string Title, NegotiationKind Type, IReadOnlyList<string> Units, IReadOnlyList<string> Agreements, IReadOnlyList<string> Representatives)
{
    public IReadOnlyList<string> Units { get; init; } = Units ?? [];
    public IReadOnlyList<string> Agreements { get; init; } = Agreements ?? [];
    public IReadOnlyList<string> Representatives { get; init; } = Representatives ?? [];

    /// <summary>The subjects to which bargaining is confined, as in a reopener; empty where it is open.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>For a side letter: the slug of the negotiation from which it came.</summary>
    public string? Negotiation { get; init; }

    /// <summary>For a side letter: that the parties agreed not to cite it as precedent.</summary>
    public bool? NonPrecedential { get; init; }
}

[Event("log_imported", StreamKind.Negotiation, "Rows of a table log were taken into the record; those that were in it already are not counted.")]
public sealed record LogImported(string File, string? Sha256, int Rows);

[Event("label_linked", StreamKind.Negotiation, "A label was linked to the subjects it means, for one entry or for the whole negotiation.")]
public sealed record LabelLinked(string Label, IReadOnlyList<string> Subjects, long? Entry, Correction? Correction = null)
{
    public IReadOnlyList<string> Subjects { get; init; } = Subjects ?? [];
}

[Event("entry_struck", StreamKind.Negotiation, "An entry was made in error: it stays readable and no longer counts.")]
public sealed record EntryStruck(Correction Correction);

[Event("entry_confirmed", StreamKind.Negotiation, "The spokesperson confirmed an entry: the agreement, vote or move is as it was recorded.")]
public sealed record EntryConfirmed(long Entry);

[Event("entry_hidden", StreamKind.Negotiation, "An entry's words are not shown to everybody any more. They stay in its event: this is less than sealing.")]
public sealed record EntryHidden(Hiding Hiding);

[Event("session_held", StreamKind.Negotiation, "The parties met.", Word = "session")]
public sealed record SessionHeld(Entry Entry, Particulars Particulars) : IStep;

[Event("session_cancelled", StreamKind.Negotiation, "A planned session did not take place.", Word = "session-cancelled")]
public sealed record SessionCancelled(Entry Entry, Particulars Particulars) : IStep;

[Event("costing_tabled", StreamKind.Negotiation, "A costing was laid on the table.", Word = "table-costing")]
public sealed record CostingTabled(Entry Entry, Particulars Particulars) : IStep;

[Event("note_recorded", StreamKind.Negotiation, "A note on the course of the negotiation.", Word = "note")]
public sealed record NoteRecorded(Entry Entry, Particulars Particulars) : IStep;

[Event("agreement_expired", StreamKind.Negotiation, "The agreement's term ended with no successor in force.", Word = "agreement-expired expired")]
public sealed record AgreementExpired(Entry Entry, Particulars Particulars) : IStep;

[Event("agreement_ratified", StreamKind.Negotiation, "The membership ratified.", Word = "ratified")]
public sealed record AgreementRatified(Entry Entry, Particulars Particulars) : IStep, IReachesFurther;

[Event("agreement_approved_by_board", StreamKind.Negotiation, "The governing board approved.", Word = "board-approved")]
public sealed record AgreementApprovedByBoard(Entry Entry, Particulars Particulars) : IStep, IReachesFurther;

[Event("ground_rules_agreed", StreamKind.Negotiation, "The parties agreed how they will bargain, and what a tentative agreement on one item binds to.", Word = "ground-rules")]
public sealed record GroundRulesAgreed(Entry Entry, Particulars Particulars) : IStep;

[Event("negotiation_closed", StreamKind.Negotiation, "The negotiation came to its end; late entries are still taken.", Word = "negotiation-closed")]
public sealed record NegotiationClosed(Entry Entry, Particulars Particulars) : IStep;

[Event("negotiation_reopened", StreamKind.Negotiation, "A closed negotiation was taken up again.", Word = "negotiation-reopened")]
public sealed record NegotiationReopened(Entry Entry, Particulars Particulars) : IStep;

[Event("side_letter_extended", StreamKind.Negotiation, "The parties gave a side letter a later last day.", Word = "side-letter-extended")]
public sealed record SideLetterExtended(Entry Entry, Particulars Particulars) : IStep, IReachesFurther;

[Event("side_letter_ended", StreamKind.Negotiation, "A side letter came to its end before its time: nullified, or folded into the agreement.", Word = "side-letter-ended")]
public sealed record SideLetterEnded(Entry Entry, Particulars Particulars) : IStep, IReachesFurther;
