using Parley.Proposals;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>A vote names what was voted on, and keeps the digest of it.</summary>
internal static class Ballots
{
    /// <summary>
    /// The act's particulars with its ballot filled in: what it does not name is what stood on its day, as far as the record knows it; a corrected
    /// vote was on the same papers.
    /// </summary>
    public static Particulars Named(RecordAct act, TableFile file, Negotiation negotiation)
    {
        var ballot = act.Particulars.Ballot ?? new();
        var register = Register.Of(file.Exchanged);
        if (ballot.On.Count == 0 && act.Entry.Correction is { } correction && register.Find(correction.Entry)?.Said.Ballot is { } before)
            return act.Particulars with { Ballot = ballot with { On = before.On, Digest = ballot.Digest ?? before.Digest } };

        if (ballot.On.Count == 0) ballot = ballot with { On = new Board(register, negotiation.Representatives, act.Entry.Happened.Date.Last).Standing };
        if (ballot.Digest is not null) return act.Particulars with { Ballot = ballot };
        var papers = ballot.On.Select(number => register.Find(number)).OfType<Row>().Select(row => (row.Number, row.Said));
        return act.Particulars with { Ballot = ballot with { Digest = Terms.Digest(papers) } };
    }
}
