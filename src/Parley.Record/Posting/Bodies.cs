using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Posting;

// What a program sends with each act: the bodies of the POSTs of contract.md, and of the lines of `do`.

/// <summary>The agency whose record it is to be; its slug is the one that the request names.</summary>
/// <param name="TimeZone">An IANA name, such as America/Los_Angeles.</param>
public sealed record AgencyBody(string Name, string TimeZone);

/// <param name="Representative">The exclusive representative, as it is named at the table.</param>
/// <param name="Profile">The statute: none, ca-eera or md-6-406.</param>
public sealed record UnitBody(string Slug, string Name, string Representative, string Profile = "none");

/// <param name="Units">Slugs of the units at this table.</param>
/// <param name="Agreements">Slugs of the agreements it is about.</param>
/// <param name="Scope">The subjects to which it is confined, as in a reopener.</param>
public sealed record NegotiationBody(string Slug, string Title, IReadOnlyList<string> Units, NegotiationKind Type = NegotiationKind.Successor, IReadOnlyList<string>? Agreements = null, IReadOnlyList<string>? Scope = null);

/// <param name="File">The file's name: its ending says how the text is to be read, .txt or .md.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Succeeds">The slug of the agreement that it succeeds, and whose provisions it continues.</param>
public sealed record AgreementBody(string Slug, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly To, string File, string Text, string? Succeeds = null);

/// <summary>Changes of labels, headings and order, which keep every provision the same one; words only where it is a scrivener's correction that both sides sign.</summary>
/// <param name="Authority">Who ordered it, or under which clause it is done.</param>
public sealed record ConformingBody(DateOnly Date, string Authority, string Reason, IReadOnlyList<ProposedChange> Changes, DateOnly? Effective = null, bool Scriveners = false, Signatures Signed = Signatures.None);

/// <summary>One move or step. Only the date and the party must be there, the move where the address does not say it, and articles for moves on subjects.</summary>
/// <param name="Date">YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown.</param>
/// <param name="Party">The moving party's name, joint or neutral.</param>
public record EntryBody(PartialDate Date, string Party) : ISealable
{
    /// <summary>The word for it, as in a table log.</summary>
    public string? Move { get; init; }
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Time of day at the agency.</summary>
    public TimeOnly? Time { get; init; }
    public int? Order { get; init; }
    public PartialDate? DateTo { get; init; }
    public DateBasis DateBasis { get; init; }
    public string? Session { get; init; }
    public string? Summary { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<string> Agreements { get; init; } = [];
    public IReadOnlyList<string> Provisions { get; init; } = [];
    public string? Base { get; init; }

    /// <summary>Numbers of the entries that it answers.</summary>
    public IReadOnlyList<long> RespondsTo { get; init; } = [];

    /// <summary>Numbers of the entries that it supersedes.</summary>
    public IReadOnlyList<long> Supersedes { get; init; } = [];
    public string? Package { get; init; }
    public string? Option { get; init; }
    public string? Condition { get; init; }
    public string? Outcome { get; init; }
    public ProposalForm? Form { get; init; }
    public Signatures? Signed { get; init; }
    public PartialDate? Expires { get; init; }
    public Document? Document { get; init; }
    public string? Vote { get; init; }
    public string? Minutes { get; init; }

    /// <summary>The spokesperson in whose name it is recorded, who confirms it later.</summary>
    public string? InNameOf { get; init; }

    /// <summary>When it corrects an earlier entry: which, why and by whose authority.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Who spoke for the mover, for our own account; never shown to the other side.</summary>
    public string? Speaker { get; init; }

    /// <summary>What was given as the reason, for our own account; never shown to the other side.</summary>
    public string? Rationale { get; init; }

    /// <summary>A paper of ours that is not served yet: it stays on our side until it is.</summary>
    public bool Draft { get; init; }

    public IReadOnlyList<ProposedChange> Changes { get; init; } = [];

    /// <summary>From when the changes hold; absent for the day of the last act that is needed.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>The last day on which the changes hold; absent for good.</summary>
    public DateOnly? Until { get; init; }
    public TermSet? Term { get; init; }

    /// <summary>Slugs of the side letters that it ends when it takes effect.</summary>
    public IReadOnlyList<string> Ends { get; init; } = [];
    public AgreedBasis? Basis { get; init; }
    public IReadOnlyList<Person> Signers { get; init; } = [];
    public Needs? Needs { get; init; }
    public Ballot? Ballot { get; init; }
    public RollCall? RollCall { get; init; }
    public Meeting? Meeting { get; init; }
    public Finality? Finality { get; init; }

    /// <inheritdoc/>
    public SealedAs? Seal { get; init; }
    public string? SealBasis { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];

    internal Entry Entry => new(new(Date, Time, Order, DateTo, DateBasis)) { Session = Session, Correction = Correction, InNameOf = InNameOf };

    internal Particulars Said => new(Party, Articles)
    {
        Summary = Summary, Text = Text, Agreements = Agreements, Provisions = Provisions, Base = Base, RespondsTo = RespondsTo, Supersedes = Supersedes,
        Package = Package, Option = Option, Condition = Condition, Outcome = Outcome, Form = Form, Signed = Signed, Expires = Expires, Document = Document, Vote = Vote, Minutes = Minutes,
        Changes = Changes, Effective = Effective, Until = Until, Term = Term, Ends = Ends, Basis = Basis, Signers = Signers, Needs = Needs, Ballot = Ballot, RollCall = RollCall, Meeting = Meeting, Finality = Finality,
    };
}

/// <param name="Entry">The number of the entry that is confirmed.</param>
public sealed record ConfirmationBody(long Entry);

/// <summary>The end of a negotiation, or of a side letter before its time.</summary>
/// <param name="Until">For a side letter: the last day on which it holds; absent for the date.</param>
public sealed record EndBody(PartialDate Date, string Party = Particulars.Joint, TimeOnly? Time = null, string? Reason = null, DateOnly? Until = null, string? Session = null);

/// <param name="Label">The label as it was written.</param>
/// <param name="Subjects">The subjects that it means.</param>
/// <param name="Entry">The one entry for which it means them; absent for the whole negotiation.</param>
public sealed record LinkBody(string Label, IReadOnlyList<string> Subjects, long? Entry = null);

/// <summary>An entry that was made in error: it stays readable and no longer counts, or counts as it should have been recorded.</summary>
/// <param name="Entry">The entry's number.</param>
/// <param name="As">The whole entry as it should be; absent where it should not be at all.</param>
/// <param name="Scriveners">A slip of the pen: votes on the paper stand, where both sides have signed.</param>
public sealed record CorrectionBody(long Entry, string Reason, string Authority, EntryBody? As = null, bool? Scriveners = null, Signatures? Signed = null);

/// <summary>What was said across the table, for our own account; never shown to the other side.</summary>
public sealed record NoteBody(PartialDate Date, string Party) : ISealable
{
    /// <summary>Numbers of the exchanged entries that it is about.</summary>
    public IReadOnlyList<long> About { get; init; } = [];
    public IReadOnlyList<string> Articles { get; init; } = [];
    public TimeOnly? Time { get; init; }
    public string? Session { get; init; }
    public string? Speaker { get; init; }
    public string? Summary { get; init; }
    public string? Text { get; init; }
    public string? Rationale { get; init; }
    public SealedAs? Seal { get; init; }
    public string? SealBasis { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];
}

/// <summary>A paper of ours is served on the other side.</summary>
/// <param name="Draft">Its number in the account's stream.</param>
/// <param name="To">On whom, by whatever means.</param>
public sealed record ServingBody(long Draft, PartialDate Date, TimeOnly? Time = null, int? Order = null, string? Session = null, string? To = null);

/// <summary>A side letter as signed. Its subject is its title, where it names none.</summary>
/// <param name="Units">Slugs of the units that it binds.</param>
public sealed record SideLetterBody(string Slug, string Title, IReadOnlyList<string> Units, PartialDate Date, string Party = Particulars.Joint) : EntryBody(Date, Party)
{
    /// <summary>The slug of the negotiation from which it came.</summary>
    public string? Negotiation { get; init; }

    /// <summary>Whether it may be cited as precedent.</summary>
    public bool Precedential { get; init; } = true;
}
