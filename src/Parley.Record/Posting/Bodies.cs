using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Posting;

// What a program sends with each act: the bodies of the POSTs of contract.md, and of the lines of `do`.

/// <param name="Representative">The exclusive representative, as it is named at the table.</param>
/// <param name="Profile">The statute: none, ca-eera or md-6-406.</param>
public sealed record UnitBody(string Slug, string Name, string Representative, string Profile = "none");

/// <param name="Units">Slugs of the units at this table.</param>
/// <param name="Agreements">Slugs of the agreements it is about.</param>
public sealed record NegotiationBody(string Slug, string Title, IReadOnlyList<string> Units, NegotiationKind Type = NegotiationKind.Successor, IReadOnlyList<string>? Agreements = null);

/// <summary>One move or step. Only the date and the party must be there, the move where the address does not say it, and articles for moves on subjects.</summary>
/// <param name="Date">YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown.</param>
/// <param name="Party">The moving party's name, joint or neutral.</param>
public sealed record EntryBody(PartialDate Date, string Party)
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

    /// <summary>When it corrects an earlier entry: which, why and by whose authority.</summary>
    public Correction? Correction { get; init; }

    public Entry Entry => new(new(Date, Time, Order, DateTo, DateBasis)) { Session = Session, Correction = Correction };

    public Particulars Said => new(Party, Articles)
    {
        Summary = Summary, Text = Text, Agreements = Agreements, Provisions = Provisions, Base = Base, RespondsTo = RespondsTo, Supersedes = Supersedes,
        Package = Package, Option = Option, Condition = Condition, Outcome = Outcome, Form = Form, Signed = Signed, Expires = Expires, Document = Document, Vote = Vote, Minutes = Minutes,
    };
}

/// <param name="Label">The label as it was written.</param>
/// <param name="Subjects">The subjects that it means.</param>
/// <param name="Entry">The one entry for which it means them; absent for the whole negotiation.</param>
public sealed record LinkBody(string Label, IReadOnlyList<string> Subjects, long? Entry = null);

/// <summary>An entry that was made in error: it stays readable and no longer counts. An entry that should say something else is corrected by posting it anew with its correction.</summary>
public sealed record StrikeBody(long Entry, string Reason, string Authority);
