using Parley.Proposals;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>A vote names what was voted on, and keeps the digest of it.</summary>
internal static class Ballots
{
    /// <summary>
    /// The act's particulars with its ballot filled in: what it does not name is what stood on its day, as far as the record knows it.
    /// </summary>
    public static Particulars Named(RecordAct act, TableFile file, Negotiation negotiation)
    {
        var ballot = act.Particulars.Ballot ?? new();
        var register = Register.Of(file.Exchanged);
        if (act.Entry.Correction is { } correction && register.Find(correction.Entry) is { } vote && Votes.IsVote(vote))
            return act.Particulars with { Ballot = Corrected(ballot, vote, file, register) };

        if (ballot.On.Count == 0) ballot = ballot with { On = new Board(register, negotiation.Representatives, act.Entry.Happened.Date.Last).Standing };
        if (ballot.Digest is not null) return act.Particulars with { Ballot = ballot };
        return act.Particulars with { Ballot = ballot with { Digest = Digest(ballot.On, register.Find) } };
    }

    /// <summary>Who puts a vote right does not vote again: it was on the same papers, and where it names others, on those as they stood when it was recorded.</summary>
    private static Ballot Corrected(Ballot ballot, Row vote, TableFile file, Register register)
    {
        var before = vote.Said.Ballot ?? new();
        if (ballot.On.Count == 0) return ballot with { On = before.On, Digest = ballot.Digest ?? before.Digest };
        if (ballot.Digest is not null) return ballot;
        // A vote that named nothing says only now what it was on.
        var then = before.On.Count == 0 ? register : Register.Of(file.Exchanged.Take((int)vote.Number));
        return ballot with { Digest = Digest(ballot.On, number => then.Find(number) ?? register.Find(number)) };
    }

    private static string Digest(IReadOnlyList<long> on, Func<long, Row?> find) => Terms.Digest(on.Select(find).OfType<Row>().Select(row => (row.Number, row.Said)));
}
