using Parley.Impasse;
using Parley.Proposals;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>A paper whose every needed act is in: a tentative agreement, a side letter, or imposed terms.</summary>
/// <param name="Effective">From when its changes hold, where one says nothing of its own.</param>
/// <param name="Until">The last day on which they hold; null for good.</param>
public sealed record Instrument(Row Paper, Row LastAct, DateOnly Effective, DateOnly? Until)
{
    public string Digest { get; } = Terms.Of(Paper.Said).Digest();
}

public static class Instruments
{
    /// <summary>What is in effect at a table, in the order in which it was agreed: a function of its facts alone, whatever their order of recording.</summary>
    public static IReadOnlyList<Instrument> InEffect(Negotiation negotiation, Register register)
    {
        var votes = new Votes(register, negotiation.Representatives);
        var found = new List<Instrument>();
        foreach (var paper in register.Rows)
        {
            if (paper.Event is not (TentativeAgreementReached or IImposedTerms) || votes.Completed(paper.Number) is not { } complete) continue;
            // Terms may be imposed only after impasse (Cal. Gov. Code 3548 ff.): without one the fact stands, and has no effect.
            if (paper.Event is IImposedTerms && !register.Rows.Any(row => row.Event is ImpasseDeclared && HappenedOrder.Instance.Compare(row, paper) < 0)) continue;
            found.Add(new(paper, complete.Last, paper.Said.Effective ?? complete.Day, LastDay(negotiation, register, paper)));
        }

        return found;
    }

    /// <summary>A side letter holds as long as it says, as it was extended by both, or until it was ended.</summary>
    private static DateOnly? LastDay(Negotiation negotiation, Register register, Row paper)
    {
        var until = paper.Said.Until;
        if (negotiation.Type != NegotiationKind.SideLetter) return until;
        foreach (var row in register.Rows)
        {
            if (row.Event is SideLetterExtended && row.Said.Signed == Signatures.Both && row.Said.Until is { } later) until = later;
            else if (row.Event is SideLetterEnded && (row.Said.Until ?? row.Happened.Date.Last) is var last && !(until < last)) until = last;
        }

        return until;
    }
}
