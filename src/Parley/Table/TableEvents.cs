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
public interface IConcludingMove : IMove;

/// <summary>A step that the negotiation as a whole takes; no subject needed.</summary>
public interface IStep : ITableEvent;

[Event("negotiation_opened", StreamKind.Negotiation, "A negotiation was opened: for which units, about which agreements, of what kind.")]
public sealed record NegotiationOpened(string Slug, string Title, NegotiationKind Type, IReadOnlyList<string> Units, IReadOnlyList<string> Agreements, IReadOnlyList<string> Representatives);

[Event("log_imported", StreamKind.Negotiation, "Rows of a table log were taken into the record; those that were in it already are not counted.")]
public sealed record LogImported(string File, string? Sha256, int Rows);

[Event("label_linked", StreamKind.Negotiation, "A label was linked to the subjects it means, for one entry or for the whole negotiation.")]
public sealed record LabelLinked(string Label, IReadOnlyList<string> Subjects, long? Entry, Correction? Correction = null);

[Event("entry_struck", StreamKind.Negotiation, "An entry was made in error: it stays readable and no longer counts.")]
public sealed record EntryStruck(Correction Correction);

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
public sealed record AgreementRatified(Entry Entry, Particulars Particulars) : IStep;

[Event("agreement_approved_by_board", StreamKind.Negotiation, "The governing board approved.", Word = "board-approved")]
public sealed record AgreementApprovedByBoard(Entry Entry, Particulars Particulars) : IStep;
