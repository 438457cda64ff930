using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.History;

// The shapes of `history` in contract.md; what is more than there widens it.

public sealed record HistoryView(HistoryProvision Provision, IReadOnlyList<HistoryEntry> Entries, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>For the other side: what was exchanged, and nothing of how, when and by whom the keeper recorded it, or of what is left out.</summary>
    public HistoryView AsExchanged() => this with { Entries = [.. Entries.Select(entry => entry with { Recorded = "", RecordedBy = "", Late = null, Correction = null })], LeftOut = [] };
}

/// <param name="Id">Null for a subject that is no provision.</param>
/// <param name="Now">The words now; empty where there are none.</param>
/// <param name="Basis">On what ground they are in force; null where there are none.</param>
/// <param name="Words">The words now, each stretch with its first recorded appearance.</param>
public sealed record HistoryProvision(string? Id, string Label, string Now, string? Basis, IReadOnlyList<HistorySegment> Words);

/// <param name="Late">Days between happening and recording; null for what was imported.</param>
/// <param name="Negotiation">The negotiation's slug, or the side letter's; null for the text itself.</param>
/// <param name="Move">The word for the move or step; imported, amended or note for what is none.</param>
/// <param name="CorrectedBy">The number of the entry that corrects or strikes this one.</param>
public sealed record HistoryEntry(string Happened, string? Time, string Recorded, string RecordedBy, int? Late, string Layer, string? Negotiation, string? Session, string Party, string Move,
    IReadOnlyList<long> Responds, HistoryPackage? Package, string? Summary, string? Rationale, IReadOnlyList<HistorySegment> Segments, Document? Document, long? CorrectedBy, string EventId)
{
    /// <summary>The entry's number in its stream.</summary>
    public long Entry { get; init; }
    public IReadOnlyList<string> Labels { get; init; } = [];
    public string? Speaker { get; init; }
    public Signatures? Signed { get; init; }
    public Ballot? Ballot { get; init; }
    public RollCall? RollCall { get; init; }

    /// <summary>Who was in the room, as the session's own entry says.</summary>
    public IReadOnlyList<Person> Present { get; init; } = [];

    /// <summary>Why it was corrected, and by whose authority, where this entry corrects another.</summary>
    public Correction? Correction { get; init; }

    /// <summary>What of its words this reader sees: whole, opened, sealed or hidden.</summary>
    public Showing Showing { get; init; }

    /// <summary>As what it is sealed: internal, privileged or personal; null where it is not.</summary>
    public string? Sealed { get; init; }

    /// <summary>What only an internal entry has, where it was opened for this reader: authority, giver and limits of a mandate, lines of a costing.</summary>
    public SealedWords? Inside { get; init; }
}

public sealed record HistoryPackage(string Key, string? Fate);

/// <param name="Op">= in both, + put in, - struck, against the words on which it was drafted.</param>
public sealed record HistorySegment(char Op, string Text, FirstAppearance? First);

/// <summary>The first recorded appearance of words, as computed from the papers in the record; no more is claimed.</summary>
public sealed record FirstAppearance(string Document, string Party, string Date);

/// <summary>What is left out of a history, so that it can be told that it was.</summary>
public sealed record LeftOut(string Date, string Author, IReadOnlyList<string> Recipients, string Kind, string Basis, string? Digest);

/// <summary>What to leave out of a history; what is left out is listed.</summary>
/// <param name="ExchangedOnly">Whether our own account is left out.</param>
public sealed record HistoryChoice(bool Supposals = true, bool Mediation = true, bool Corrections = true, bool ExchangedOnly = false);
