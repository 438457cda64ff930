using Parley.Recording;
using Parley.Table;

namespace Parley.Proposals;

/// <summary>One vote on named papers.</summary>
/// <param name="By">For the membership: the keys of the representatives whose members voted.</param>
/// <param name="OtherPapers">The first paper that is no longer what was voted on, or null: then the vote counts.</param>
public sealed record Vote(Row Row, ActingBody Body, IReadOnlyList<string> By, bool Passed, IReadOnlyList<long> On, long? OtherPapers);

/// <summary>That every act which an instrument needs is in.</summary>
/// <param name="Last">The last of them; the instrument itself where no act came after it.</param>
/// <param name="Day">The day by which all are certainly in: nothing takes effect on the first of a month of which only the month is known.</param>
public sealed record Completion(Row Last, DateOnly Day);

/// <summary>
/// The votes of a table, and what they put into effect. An instrument takes effect when every act that it needs is in, in whatever order;
/// a vote counts for the very papers that were voted on, and for no others.
/// </summary>
public sealed class Votes
{
    private readonly Register register;
    private readonly IReadOnlyList<string> members;
    private readonly Dictionary<long, Completion?> completed = [];

    /// <param name="representatives">Each has members of its own, who vote for themselves.</param>
    public Votes(Register register, IReadOnlyList<string> representatives)
    {
        this.register = register;
        members = [.. representatives.Select(Labels.Key).Distinct()];
        All = [.. register.Rows.Where(IsVote).Select(Read)];
    }

    /// <summary>All votes, in the order in which they happened.</summary>
    public IReadOnlyList<Vote> All { get; }

    public static bool IsVote(Row row) => row.Event is AgreementRatified or AgreementApprovedByBoard;

    /// <summary>Whether a vote passed: as the ballot says, else as the words do; where nothing speaks against it, it did.</summary>
    public static bool Passed(Particulars said) => said.Ballot?.Passed ?? !Outcomes.Failed(said.Outcome);

    /// <summary>The acts that an instrument needs: as it says itself, by default the membership's and the board's; imposed terms need the board alone.</summary>
    public static IReadOnlyList<ActingBody> Needed(Row instrument) => instrument.Said.Needs?.Acts
        ?? (instrument.Event is IImposedTerms ? [ActingBody.Board] : [ActingBody.Membership, ActingBody.Board]);

    /// <summary>The completion of an instrument; null while an act that it needs is missing.</summary>
    public Completion? Completed(long instrument)
    {
        if (!completed.TryGetValue(instrument, out var found)) completed.Add(instrument, found = Complete(instrument));
        return found;
    }

    private Completion? Complete(long instrument)
    {
        if (register.Find(instrument) is not { } paper) return null;
        var needed = Needed(paper).SelectMany(body => (body == ActingBody.Membership ? members : [""]).Select(by => (body, by))).ToList();
        if (Deciding(instrument, needed) is not { } deciding) return null;
        var last = deciding.Select(vote => vote.Row).Append(paper).Max(HappenedOrder.Instance)!;
        if (deciding.Any(vote => vote.On.Any(on => IsReplaced(on, vote.On, last)))) return null;
        return new(last, deciding.Count == 0 ? paper.LastDay : deciding.Select(vote => vote.Row.LastDay).Append(paper.Day).Max());
    }

    /// <summary>
    /// The votes by which all that is needed was in for the first time; null while something is missing. Of several votes of one body the last
    /// decides, up to then; what is voted after it has taken effect undoes nothing.
    /// </summary>
    private List<Vote>? Deciding(long instrument, List<(ActingBody Body, string By)> needed)
    {
        var standing = new Dictionary<(ActingBody, string), Vote>();
        foreach (var vote in All.Where(vote => vote.OtherPapers is null && vote.On.Contains(instrument)))
        {
            foreach (var by in vote.By) standing[(vote.Body, by)] = vote;
            if (needed.Count > 0 && needed.All(need => standing.TryGetValue(need, out var last) && last.Passed)) return [.. needed.Select(need => standing[need]).Distinct()];
        }

        return needed.Count == 0 ? [] : null;
    }

    /// <summary>Whether a later tentative agreement took a paper's place before the last act: then what was voted on is not what was agreed.</summary>
    private bool IsReplaced(long number, IReadOnlyList<long> on, Row last) =>
        register.Find(number) is { Event: TentativeAgreementReached } paper && register.Rows.Any(row => row.Event is TentativeAgreementReached && !on.Contains(row.Number)
            && HappenedOrder.Instance.Compare(row, paper) > 0 && HappenedOrder.Instance.Compare(row, last) < 0
            && row.Subjects.Any(subject => paper.Subjects.Any(own => own.Key == subject.Key)));

    private Vote Read(Row row)
    {
        var body = row.Event is AgreementApprovedByBoard ? ActingBody.Board : ActingBody.Membership;
        var party = Labels.Key(row.Said.Party);
        // Nobody votes for the other side: such an entry is a slip, and is told.
        IReadOnlyList<string> by = body == ActingBody.Board ? members.Contains(party) ? [] : [""] : members.Contains(party) ? [party] : Sides.IsNeither(row.Said.Party) ? members : [];
        var on = row.Said.Ballot?.On ?? [];
        return new(row, body, by, Passed(row.Said), [.. on.Select(Origin)], Changed(row, on));
    }

    private long Origin(long number) => register.Find(number)?.Number ?? number;

    /// <summary>The first of the papers voted on that has changed since, other than by a scrivener's correction that both sides signed.</summary>
    private long? Changed(Row vote, IReadOnlyList<long> on)
    {
        var papers = on.Select(number => (Number: number, Row: register.Find(number))).ToList();
        foreach (var (number, row) in papers)
            if (row is null) return number;

        var recorded = AsVotedOn(vote, papers);
        foreach (var (number, row) in papers)
            if (recorded is null || Versions(row!).Any(fact => fact.Number > recorded && Of(fact).Entry.Correction is not { KeepsVotes: true })) return number;
        return null;
    }

    /// <summary>
    /// The entry up to which the papers are those voted on: where the vote was recorded, or earlier where its digest is that of papers as
    /// they were then; null where its digest is that of no papers in the record.
    /// </summary>
    private static long? AsVotedOn(Row vote, List<(long Number, Row? Row)> papers)
    {
        if (vote.Said.Ballot?.Digest is not { } digest) return vote.Fact.Number;
        var moments = papers.SelectMany(paper => Versions(paper.Row!)).Select(fact => fact.Number - 1).Append(vote.Fact.Number).Where(moment => moment <= vote.Fact.Number).Distinct().OrderDescending();
        foreach (var moment in moments)
        {
            var then = papers.Select(paper => (paper.Row!.Number, Said: Versions(paper.Row).LastOrDefault(fact => fact.Number <= moment))).ToList();
            if (then.All(paper => paper.Said is not null) && Terms.Digest(then.Select(paper => (paper.Number, Of(paper.Said!).Particulars))) == digest) return moment;
        }

        return null;
    }

    /// <summary>A paper as first recorded and as each correction has it, in the order of recording.</summary>
    private static IEnumerable<Fact> Versions(Row row) => row.Earlier.Append(row.Fact).Where(fact => fact.Event is ITableEvent);

    private static ITableEvent Of(Fact fact) => (ITableEvent)fact.Event;
}
