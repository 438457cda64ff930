using Parley.Recording;
using Parley.Table;

namespace Parley.Proposals;

/// <summary>Where a subject stands.</summary>
public enum SubjectState
{
    /// <summary>Touched, with no position on it yet: a question, a supposal, no response.</summary>
    Raised,
    Proposed,
    Countered,
    PartlyAgreed,
    Rejected,
    StatusQuo,
    Held,
    Withdrawn,
    TentativelyAgreed,
    Reopened,
    RatifiedPending,
    InEffect,
    Imposed,
}

/// <summary>The position on one subject, folded from its entries in the order in which they happened.</summary>
/// <param name="Awaiting">The party that owes the next answer, or null.</param>
/// <param name="Live">The sides whose offer stands.</param>
/// <param name="FirstAct">Of the acts that put an agreement into effect, the type of the first that is in.</param>
public sealed record Position(SubjectState State, string? Awaiting, IReadOnlyList<string> Live, Type? FirstAct = null)
{
    public static Position None { get; } = new(SubjectState.Raised, null, []);

    /// <summary>The position after one more entry that touches the subject. Names every move and step; a new one must say what it does.</summary>
    /// <param name="endedByName">For a withdrawal: whether it named an offer or package and so ended exactly that (<see cref="Packages"/>).</param>
    public Position After(Row row, Sides sides, bool endedByName = false)
    {
        var mover = sides.Side(row.Said.Party);
        var other = sides.Other(row.Said.Party);
        return row.Event switch
        {
            TentativeAgreementReached => new(SubjectState.TentativelyAgreed, null, []),
            InitialProposalMade or ProposalMade or ProposalResubmitted or PackageOffered or LastBestAndFinalOfferMade or SideLetterProposed =>
                Offered(mover, other, Live.Any(side => side != mover) ? SubjectState.Countered : SubjectState.Proposed),
            CounterproposalMade => Offered(mover, other, SubjectState.Countered),
            PartialCounterproposalMade => Offered(mover, other, SubjectState.PartlyAgreed),
            StatusQuoAnswered => Offered(mover, other, SubjectState.StatusQuo),
            ProposalRejected => this with { State = SubjectState.Rejected, Awaiting = null },
            SubjectHeld => this with { State = SubjectState.Held },
            QuestionAsked => this with { Awaiting = other },
            ProposalWithdrawn => Withdrawn(mover, sides, endedByName),
            SupposalFloated or NoResponseGiven => this,
            AgreementRatified or AgreementApprovedByBoard => Acted(row),
            IStep => this,
            _ => throw Fold.Unknown<Position>(row.Fact),
        };
    }

    private bool IsAgreed => State is SubjectState.TentativelyAgreed or SubjectState.RatifiedPending or SubjectState.InEffect;

    private Position Offered(string mover, string? other, SubjectState state) =>
        new(IsAgreed ? SubjectState.Reopened : state, other, [.. Live.Where(side => side != mover), mover]);

    /// <summary>
    /// The mover's offer is off the table; what the other side offered stands, and then waits for the mover. Where the withdrawal has
    /// ended an offer or package by name, what stood before that stands again already.
    /// </summary>
    private Position Withdrawn(string mover, Sides sides, bool endedByName)
    {
        if (endedByName || !Live.Contains(mover)) return State == SubjectState.Raised ? this with { State = SubjectState.Withdrawn } : this;
        string[] left = [.. Live.Where(side => side != mover)];
        return left.Length > 0 ? new(SubjectState.Proposed, sides.Name(mover), left) : new(SubjectState.Withdrawn, null, []);
    }

    /// <summary>Of the two acts that an agreement needs by default, the first leaves it pending and the second puts it into effect, in either order.</summary>
    private Position Acted(Row row)
    {
        var act = row.Event.GetType();
        // A rejected ratification revives bargaining.
        if (Outcomes.Failed(row.Said.Outcome)) return IsAgreed ? new(SubjectState.Reopened, null, []) : this;
        return State switch
        {
            SubjectState.TentativelyAgreed => this with { State = SubjectState.RatifiedPending, FirstAct = act },
            SubjectState.RatifiedPending when FirstAct != act => this with { State = SubjectState.InEffect },
            _ => this,
        };
    }
}
