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

/// <summary>What a position is folded with besides its entries: who is who, which offers have ended, and what votes came to.</summary>
public sealed record Setting(Sides Sides, EndedOffers Ended, Votes Votes);

/// <summary>The position on one subject, folded from its entries in the order in which they happened.</summary>
/// <param name="Awaiting">The party that owes the next answer, or null.</param>
/// <param name="Live">The sides whose offer stands.</param>
/// <param name="Agreement">The number of the tentative agreement last reached, or of the imposed terms: a vote can still be on it after it was reopened.</param>
/// <param name="FirstAct">Of the acts that put an agreement into effect, the type of the first that is in.</param>
public sealed record Position(SubjectState State, string? Awaiting, IReadOnlyList<string> Live, long? Agreement = null, Type? FirstAct = null)
{
    public static Position None { get; } = new(SubjectState.Raised, null, []);

    /// <summary>The position after one more entry that touches the subject. Names every move and step; a new one must say what it does.</summary>
    public Position After(Row row, Setting setting)
    {
        var mover = setting.Sides.Side(row.Said.Party);
        var other = setting.Sides.Other(row.Said.Party);
        return row.Event switch
        {
            TentativeAgreementReached when setting.Ended.Acceptances.Contains(row.Number) => Offered(mover, other, SubjectState.Proposed),
            // Acts of the same day that bear no time come before the agreement that they are on.
            TentativeAgreementReached => new(setting.Votes.Completed(row.Number)?.Last == row ? SubjectState.InEffect : SubjectState.TentativelyAgreed, null, [], row.Number),
            TentativeAgreementReopened => IsAgreed ? Reopened : this,
            InitialProposalMade or ProposalMade or ProposalResubmitted or PackageOffered or LastBestAndFinalOfferMade or SideLetterProposed =>
                Offered(mover, other, Live.Any(side => side != mover) ? SubjectState.Countered : SubjectState.Proposed),
            CounterproposalMade => Offered(mover, other, SubjectState.Countered),
            PartialCounterproposalMade => Offered(mover, other, SubjectState.PartlyAgreed),
            StatusQuoAnswered => Offered(mover, other, SubjectState.StatusQuo),
            ProposalRejected => this with { State = SubjectState.Rejected, Awaiting = null },
            SubjectHeld => this with { State = SubjectState.Held },
            QuestionAsked => this with { Awaiting = other },
            ProposalWithdrawn => Withdrawn(mover, setting.Sides, setting.Ended.Withdrawals.Contains(row.Number)),
            SupposalFloated or NoResponseGiven => this,
            AgreementRatified or AgreementApprovedByBoard => Acted(row, setting.Votes),
            IImposedTerms => IsAgreed ? this : new(SubjectState.Imposed, null, [], row.Number),
            IStep => this,
            _ => throw Fold.Unknown<Position>(row.Fact),
        };
    }

    private bool IsAgreed => State is SubjectState.TentativelyAgreed or SubjectState.RatifiedPending or SubjectState.InEffect;

    private Position Reopened => this with { State = SubjectState.Reopened, Awaiting = null, Live = [], FirstAct = null };

    private Position Offered(string mover, string? other, SubjectState state) =>
        this with { State = IsAgreed ? SubjectState.Reopened : state, Awaiting = other, Live = [.. Live.Where(side => side != mover), mover], FirstAct = null };

    /// <summary>
    /// The mover's offer is off the table; what the other side offered stands, and then waits for the mover. Where the withdrawal has
    /// ended an offer or package by name, what stood before that stands again already.
    /// </summary>
    private Position Withdrawn(string mover, Sides sides, bool endedByName)
    {
        if (endedByName || !Live.Contains(mover)) return State == SubjectState.Raised ? this with { State = SubjectState.Withdrawn } : this;
        string[] left = [.. Live.Where(side => side != mover)];
        return left.Length > 0 ? this with { State = SubjectState.Proposed, Awaiting = sides.Name(mover), Live = left } : this with { State = SubjectState.Withdrawn, Awaiting = null, Live = [] };
    }

    /// <summary>
    /// A vote on named papers says nothing of the others. One that names none, as logs have them, is on all that is agreed: the first of the
    /// two bodies leaves it pending and the second puts it into effect, in either order.
    /// </summary>
    private Position Acted(Row row, Votes votes)
    {
        var named = row.Said.Ballot?.On ?? [];
        if (named.Count > 0 && votes.All.First(vote => vote.Row == row) is var vote && !(Agreement is { } paper && vote.On.Contains(paper))) return this;
        // A rejected ratification revives bargaining.
        if (!Votes.Passed(row.Said)) return IsAgreed ? Reopened : this;
        if (named.Count > 0)
        {
            if (votes.Completed(Agreement!.Value) is { Last: var last } && HappenedOrder.Instance.Compare(last, row) <= 0) return this with { State = State == SubjectState.Imposed ? State : SubjectState.InEffect };
            return State == SubjectState.TentativelyAgreed && votes.All.First(vote => vote.Row == row).OtherPapers is null ? this with { State = SubjectState.RatifiedPending } : this;
        }

        var act = row.Event.GetType();
        return State switch
        {
            SubjectState.TentativelyAgreed => this with { State = SubjectState.RatifiedPending, FirstAct = act },
            SubjectState.RatifiedPending when FirstAct != act => this with { State = SubjectState.InEffect },
            _ => this,
        };
    }
}
