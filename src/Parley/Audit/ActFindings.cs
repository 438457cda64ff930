using Parley.Impasse;
using Parley.Proposals;
using Parley.Recording;
using Parley.Sunshine;
using Parley.Table;
using static Parley.Audit.TableFindings;

namespace Parley.Audit;

/// <summary>What a careful reader would remark in votes, closings, packages and the other acts of a table. One rule a method.</summary>
internal static class ActFindings
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        StaleVote, VoteOfAnotherSide, VoteNamesNoPapers, VotedOnReopened, BoardBeforeMembership, MissingFromAyes, NamedTwiceInRollCall, PassedWithoutMajority, CountsAgainstOutcome,
        AdoptedBeforePresented, AcceptedAfterEnd, Unbundled, ReopenedThoughClosed, MovedAfterClosing, OutsideScope, ImposedWithoutImpasse, ExtensionNotSigned, NewTermInLastOffer, NotConfirmed,
    ];

    private static IEnumerable<Finding> StaleVote(Reading reading) =>
        from vote in Up(reading)
        where vote.OtherPapers is not null
        select Found("stale-vote", reading.Register.Find(vote.OtherPapers!.Value) is { } paper
            ? $"the {vote.Row.Word} of {Date(vote.Row)} was on papers of which the {paper.Word} of {Date(paper)} has changed since, or was another: it does not count"
            : $"the {vote.Row.Word} of {Date(vote.Row)} was on entry {vote.OtherPapers}, which {(reading.Register.Struck.Any(row => row.Number == vote.OtherPapers) ? "was struck since" : "is no move or step")}: it does not count", vote.Row);

    /// <summary>What a note taker recorded in another's name is theirs when they have confirmed it.</summary>
    private static IEnumerable<Finding> NotConfirmed(Reading reading) =>
        from row in reading.Rows
        where row.Entry.InNameOf is not null && !reading.Register.Confirmed.Contains(row.Fact.Number)
        select Found("not-confirmed", $"the {row.Word} of {Date(row)} was recorded in the name of {Plain.Short(row.Entry.InNameOf)}, who has not confirmed it yet", row);

    private static IEnumerable<Finding> VoteOfAnotherSide(Reading reading) =>
        from vote in Up(reading)
        where vote.By.Count == 0
        select Found("vote-of-another-side", vote.Body == ActingBody.Board
            ? $"the board's approval of {Date(vote.Row)} is entered as {Plain.Short(vote.Row.Said.Party)}'s: it does not count; correct its party to the employer"
            : $"the ratification of {Date(vote.Row)} is entered as {Plain.Short(vote.Row.Said.Party)}'s, which represents no unit at this table: it does not count; correct its party to {Plain.Short(string.Join(" or ", reading.Negotiation.Representatives))}", vote.Row);

    /// <summary>A vote on nothing that the record knows has no effect that could be computed.</summary>
    private static IEnumerable<Finding> VoteNamesNoPapers(Reading reading) =>
        from vote in Up(reading)
        where vote.On.Count == 0 && reading.Rows.Any(row => row.Event is TentativeAgreementReached && row.Said.Changes.Count > 0)
        select Found("vote-names-no-papers", $"the {vote.Row.Word} of {Date(vote.Row)} names no tentative agreement, and puts no text into effect: correct it with what was voted on", vote.Row);

    private static IEnumerable<Finding> VotedOnReopened(Reading reading) =>
        from vote in Up(reading)
        from number in vote.On
        let paper = reading.Register.Find(number)
        where paper is not null
        let reopening = reading.Rows.LastOrDefault(row => HappenedOrder.Instance.Compare(row, paper) > 0 && HappenedOrder.Instance.Compare(row, vote.Row) < 0
            && (row.Event is TentativeAgreementReopened || Offers.IsOffer(row.Event)) && !reading.Board.Ended.Offers.Contains(row.Number) && Shares(row, paper))
        where reopening is not null
        select Found("voted-on-reopened", $"the {vote.Row.Word} of {Date(vote.Row)} is on the tentative agreement of {Date(paper)} on \"{Plain.Short(string.Join("; ", paper.Said.Labels))}\", which the {reopening.Word} of {Date(reopening)} had reopened", vote.Row, paper, reopening);

    /// <summary>Lawful and seen, and worth knowing: the order of the two acts is not fixed.</summary>
    private static IEnumerable<Finding> BoardBeforeMembership(Reading reading)
    {
        var votes = Up(reading).Where(vote => vote.Passed).ToList();
        if (votes.FirstOrDefault(vote => vote.Body == ActingBody.Board) is not { } board) yield break;
        var before = votes.Any(vote => vote.Body == ActingBody.Membership && HappenedOrder.Instance.Compare(vote.Row, board.Row) < 0);
        var same = votes.Any(vote => vote.Body == ActingBody.Membership && vote.Row.Day == board.Row.Day);
        if (!before && !same) yield return Found("board-before-membership", $"the governing board approved on {Date(board.Row)}, before any ratification by the membership that the record has", board.Row);
    }

    private static IEnumerable<Finding> MissingFromAyes(Reading reading)
    {
        foreach (var (row, call) in RollCalls(reading))
        {
            foreach (var (role, name) in new[] { ("mover", call.Mover), ("seconder", call.Seconder) })
            {
                if (name is null || call.Votes.Count == 0 || call.Votes.Any(vote => Labels.Same(vote.Name, name) && vote.Vote == BoardVote.Aye)) continue;
                var said = call.Votes.FirstOrDefault(vote => Labels.Same(vote.Name, name));
                yield return Found($"{role}-not-among-ayes", $"{Plain.Short(name)}, the {role} of the {row.Word} of {Date(row)}, is {(said is null ? "not in the roll call" : $"recorded as {Json.Word(said.Vote)}")}", row);
            }
        }
    }

    private static IEnumerable<Finding> NamedTwiceInRollCall(Reading reading) =>
        from call in RollCalls(reading)
        from votes in call.Call.Votes.GroupBy(vote => Labels.Key(vote.Name))
        where votes.Count() > 1
        select Found("named-twice-in-roll-call", $"{Plain.Short(votes.First().Name)} votes {votes.Count()} times in the roll call of the {call.Row.Word} of {Date(call.Row)}", call.Row);

    /// <summary>A board acts by a majority of its membership (Cal. Educ. Code 35164); only those named are known here.</summary>
    private static IEnumerable<Finding> PassedWithoutMajority(Reading reading) =>
        from call in RollCalls(reading)
        let ayes = call.Call.Votes.Count(vote => vote.Vote == BoardVote.Aye)
        where call.Call.Votes.Count > 0 && Votes.Passed(call.Row.Said) && ayes * 2 <= call.Call.Votes.Count
        select Found("passed-without-majority", $"the {call.Row.Word} of {Date(call.Row)} is said to have passed with {ayes} ayes of {call.Call.Votes.Count} members named", call.Row);

    private static IEnumerable<Finding> CountsAgainstOutcome(Reading reading) =>
        from vote in Up(reading)
        where vote.Row.Said.Ballot is { Yes: { } yes, No: { } no } && vote.Passed != yes > no
        select Found("counts-against-outcome", $"the {vote.Row.Word} of {Date(vote.Row)} is said to have {(vote.Passed ? "passed" : "failed")} with {vote.Row.Said.Ballot!.Yes} for and {vote.Row.Said.Ballot.No} against", vote.Row);

    /// <summary>Initial proposals are presented at a public meeting before the board adopts its own (Cal. Gov. Code 3547).</summary>
    private static IEnumerable<Finding> AdoptedBeforePresented(Reading reading) =>
        from adopted in reading.Rows
        where adopted.Event is InitialProposalAdopted
        let presented = reading.Rows.Where(row => row.Event is InitialProposalPresented && reading.Board.Sides.Side(row.Said.Party) == reading.Board.Sides.Side(adopted.Said.Party)).ToList()
        where presented.Count > 0 && presented.All(row => HappenedOrder.Instance.Compare(row, adopted) > 0)
        select Found("adopted-before-presented", $"the initial proposal was adopted on {Date(adopted)} and first presented on {Date(presented[0])}", adopted, presented[0]);

    private static IEnumerable<Finding> AcceptedAfterEnd(Reading reading) =>
        from row in reading.Rows
        where reading.Board.Ended.Acceptances.Contains(row.Number)
        select Found("accepted-after-end", $"{Plain.Short(row.Said.Party)} accepted on {Date(row)} an offer that had ended: that is a new offer on its words, and waits for the other side", row);

    /// <summary>A tentative agreement on one element takes it out of a package that is live: what remains is shown.</summary>
    private static IEnumerable<Finding> Unbundled(Reading reading)
    {
        var packaged = reading.Rows.Where(row => row.Said.Package is not null && Offers.IsOffer(row.Event)).ToList();
        foreach (var agreed in reading.Rows.Where(row => packaged.Count > 0 && row.Event is TentativeAgreementReached))
        {
            bool IsLive(Row row) => HappenedOrder.Instance.Compare(row, agreed) < 0 && !EndedBy(row, agreed);
            if (packaged.FindLast(row => Shares(row, agreed) && IsLive(row)) is not { } element) continue;
            var package = packaged.Where(row => Labels.Same(row.Said.Package!, element.Said.Package!) && reading.Board.Sides.Side(row.Said.Party) == reading.Board.Sides.Side(element.Said.Party) && IsLive(row)).ToList();
            var left = package.SelectMany(row => row.Subjects).DistinctBy(subject => subject.Key).Where(subject => agreed.Subjects.All(own => own.Key != subject.Key)).Select(subject => subject.Name).ToList();
            if (left.Count > 0)
                yield return Found("unbundled", $"the tentative agreement of {Date(agreed)} takes {Plain.Short(string.Join(", ", agreed.Said.Labels))} out of package \"{Plain.Short(element.Said.Package)}\"; of it there remain {Plain.Short(string.Join(", ", left), 200)}", agreed);
        }

        bool EndedBy(Row row, Row agreed) => reading.Board.Ended.Offers.Contains(row.Number) && reading.Rows.Any(other => HappenedOrder.Instance.Compare(other, agreed) < 0
            && (other.Said.Supersedes.Contains(row.Number) || other.Event is ProposalWithdrawn && Labels.Same(other.Said.Package ?? "", row.Said.Package!)));
    }

    /// <summary>Where the ground rules close what is tentatively agreed, only both together take it up again.</summary>
    private static IEnumerable<Finding> ReopenedThoughClosed(Reading reading)
    {
        if (!reading.Rows.Any(row => row.Event is GroundRulesAgreed && row.Said.Finality == Finality.Closed)) yield break;
        foreach (var row in reading.Rows.Where(row => row.Event is TentativeAgreementReopened || Offers.IsOffer(row.Event)))
        {
            if (Sides.IsNeither(row.Said.Party) || reading.Board.Ended.Offers.Contains(row.Number)) continue;
            var rule = reading.Rows.LastOrDefault(other => other.Event is GroundRulesAgreed && other.Said.Finality is not null && HappenedOrder.Instance.Compare(other, row) < 0);
            if (rule?.Said.Finality != Finality.Closed) continue;
            var agreed = reading.Rows.LastOrDefault(other => other.Event is IMove && Shares(other, row) && HappenedOrder.Instance.Compare(other, row) < 0);
            if (agreed?.Event is TentativeAgreementReached)
                yield return Found("reopened-though-closed", $"{Plain.Short(row.Said.Party)} took up on {Date(row)} what was tentatively agreed on {Date(agreed)}; by the ground rules of {Date(rule)} that needs both sides", row, agreed, rule);
        }
    }

    /// <summary>A closed negotiation takes late entries always; new moves belong after it was reopened.</summary>
    private static IEnumerable<Finding> MovedAfterClosing(Reading reading)
    {
        Row? closing = null;
        foreach (var row in reading.Rows)
        {
            if (row.Event is NegotiationClosed) closing = row;
            else if (row.Event is NegotiationReopened) closing = null;
            else if (row.Event is IMove && closing is not null && row.Day > closing.Day)
                yield return Found("moved-after-closing", $"the {row.Word} of {Date(row)} comes after the negotiation was closed on {Date(closing)}, and before it was reopened", row, closing);
        }
    }

    private static IEnumerable<Finding> OutsideScope(Reading reading) =>
        from row in reading.Rows
        where reading.Negotiation.Scope.Count > 0 && row.Event is IMove
        from subject in row.Subjects
        where reading.Negotiation.Scope.All(label => Labels.Key(label) != subject.Key)
        select Found("outside-scope", $"\"{Plain.Short(subject.Name)}\" ({row.Word} of {Date(row)}) is not among the subjects of this negotiation: {Plain.Short(string.Join(", ", reading.Negotiation.Scope), 200)}", row);

    private static IEnumerable<Finding> ImposedWithoutImpasse(Reading reading) =>
        from row in reading.Rows
        where row.Event is IImposedTerms && !reading.Rows.Any(other => other.Event is ImpasseDeclared && HappenedOrder.Instance.Compare(other, row) < 0)
        select Found("imposed-without-impasse", $"terms were imposed on {Date(row)} without an impasse before: they are recorded, and change no text", row);

    private static IEnumerable<Finding> ExtensionNotSigned(Reading reading) =>
        from row in reading.Rows
        where row.Event is SideLetterExtended && row.Said.Signed != Signatures.Both
        select Found("extension-not-signed", $"the extension of {Date(row)} is not signed by both: the last day stays as it was", row);

    /// <summary>A last, best and final offer brings no subject that was not raised before (COMAR 14.30.14).</summary>
    private static IEnumerable<Finding> NewTermInLastOffer(Reading reading) =>
        from row in reading.Rows
        where row.Event is LastBestAndFinalOfferMade
        from subject in row.Subjects
        where !reading.Rows.Any(other => other.Event is IMove && other.Number != row.Number && HappenedOrder.Instance.Compare(other, row) < 0 && other.Subjects.Any(own => own.Key == subject.Key))
        select Found("new-in-last-offer", $"\"{Plain.Short(subject.Name)}\" was never on the table before the last, best and final offer of {Date(row)}", row);

    /// <summary>The votes up to the date.</summary>
    private static IEnumerable<Vote> Up(Reading reading) => reading.Board.Votes.All.Where(vote => reading.Rows.Contains(vote.Row));

    private static IEnumerable<(Row Row, RollCall Call)> RollCalls(Reading reading) => reading.Rows.Where(row => row.Said.RollCall is not null).Select(row => (row, row.Said.RollCall!));

    private static bool Shares(Row one, Row other) => one.Subjects.Any(subject => other.Subjects.Any(own => own.Key == subject.Key));
}
