using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>Acts that are decided on the whole table: what they can reach is more than the table's own stream.</summary>
public interface ITableCommand : ICommand;

/// <summary>Records a move or step whose effect may go further: an agreement, a vote, a correction, words of our own account, or an act that others must not have overtaken.</summary>
/// <param name="Move">The word for it, as in a table log (contract.md).</param>
public sealed record RecordAct(Stamp Stamp, string NegotiationId, string Move, Entry Entry, Particulars Particulars) : ITableCommand
{
    public string Stream => NegotiationId;

    /// <summary>Who spoke for the mover, and what was given as the reason: to our account, beside the entry.</summary>
    public string? Speaker { get; init; }
    public string? Rationale { get; init; }

    /// <summary>Who spoke and why, where that is sealed.</summary>
    public Sealed? BesideSealed { get; init; }

    /// <summary>The version of the table that the sender saw (If-Match): refused where something later touches the same subject, package or agreement.</summary>
    public long? Seen { get; init; }
}

/// <summary>Strikes an entry that was made in error. It stays readable, with the reason, and no longer counts.</summary>
public sealed record StrikeEntry(Stamp Stamp, string NegotiationId, long Entry, string Reason, string Authority) : ITableCommand
{
    public string Stream => NegotiationId;
}

/// <summary>Confirms an entry: a tentative agreement, a vote, or what another recorded in one's name.</summary>
public sealed record ConfirmEntry(Stamp Stamp, string NegotiationId, long Entry) : ITableCommand
{
    public string Stream => NegotiationId;
}

/// <summary>Records what was said across the table, for our own side.</summary>
/// <param name="About">The numbers of the exchanged entries that it is about.</param>
public sealed record NoteAccount(Stamp Stamp, string NegotiationId, Entry Entry, Particulars Particulars, IReadOnlyList<long> About, string? Speaker, string? Rationale) : ITableCommand
{
    public string Stream => NegotiationId;
}

/// <summary>Keeps a paper of ours on our side until it is served.</summary>
public sealed record DraftPaper(Stamp Stamp, string NegotiationId, string Move, Entry Entry, Particulars Particulars) : ITableCommand
{
    public string Stream => NegotiationId;
}

/// <summary>Serves a paper of ours on the other side.</summary>
/// <param name="Draft">Its number in the account's stream.</param>
public sealed record ServePaper(Stamp Stamp, string NegotiationId, long Draft, Happened Happened, string? Session, string? To = null) : ITableCommand
{
    public string Stream => NegotiationId;
}

/// <summary>Records a side letter as signed, in a stream of its own; the acts that it needs follow there.</summary>
/// <param name="Units">Stream ids of the units that it binds.</param>
/// <param name="Representatives">The names of the units' representatives.</param>
public sealed record SignSideLetter(Stamp Stamp, string SideLetterId, string Title, IReadOnlyList<string> Units, IReadOnlyList<string> Agreements, IReadOnlyList<string> Representatives,
    string? Negotiation, bool NonPrecedential, Entry Entry, Particulars Particulars) : ITableCommand
{
    public string Stream => SideLetterId;
}

/// <summary>Records what stays inside. It comes sealed: all that is clear is when.</summary>
public sealed record RecordInternal(Stamp Stamp, string NegotiationId, InternalKind Kind, Entry Entry) : ITableCommand
{
    public string Stream => NegotiationId;
}

/// <summary>Hides an entry that was recorded in clear from those who are not of an audience.</summary>
/// <param name="Layer">In which stream the entry is: exchanged or account.</param>
public sealed record HideEntry(Stamp Stamp, string NegotiationId, Layer Layer, Hiding Hiding) : ITableCommand
{
    public string Stream => NegotiationId;
}
