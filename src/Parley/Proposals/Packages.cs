using Parley.Table;

namespace Parley.Proposals;

/// <summary>What has ended as a whole, by entry numbers.</summary>
/// <param name="Offers">The offers that no longer count as positions.</param>
/// <param name="Withdrawals">The withdrawals that ended an offer or package by naming it: what stood before it stands again.</param>
/// <param name="Acceptances">One side's acceptances of offers that had ended by then: each is a new offer on those words, and waits for the mover.</param>
public sealed record EndedOffers(IReadOnlySet<long> Offers, IReadOnlySet<long> Withdrawals, IReadOnlySet<long> Acceptances);

/// <summary>
/// Packages stand or fall together. A package ends when its mover withdraws or supersedes it or its time runs out; a rejection or a
/// counter does not end it. When it has ended, its elements stand where they stood before it: its rows no longer count as positions.
/// </summary>
public static class Packages
{
    /// <param name="register">Finds what an entry refers to, by whatever number.</param>
    /// <param name="rows">The entries up to the date, in order.</param>
    public static EndedOffers Ended(Register register, IReadOnlyList<Row> rows, DateOnly on, Sides sides)
    {
        var (ended, withdrawals, acceptances) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
        var packages = new Dictionary<(string Side, string Key), List<long>>();
        foreach (var row in rows)
        {
            var side = sides.Side(row.Said.Party);
            foreach (var target in row.Said.Supersedes) End(target, row, side);
            if (AcceptsEnded(row, side)) acceptances.Add(row.Number);
            if (row.Event is ProposalWithdrawn)
            {
                foreach (var target in row.Said.RespondsTo.Concat(row.Said.Supersedes))
                    if (End(target, row, side)) withdrawals.Add(row.Number);
                if (row.Said.Package is { } key && EndPackage(side, key)) withdrawals.Add(row.Number);
            }
            else if (row.Said.Package is { } key && Offers.IsOffer(row.Event))
            {
                // Only what came before can be ended: an offer made again under the same key is a new one.
                if (!packages.TryGetValue((side, Labels.Key(key)), out var elements)) packages.Add((side, Labels.Key(key)), elements = []);
                elements.Add(row.Number);
            }
        }

        ended.UnionWith(rows.Where(row => row.Said.Expires is { } last && last.Last < on && Offers.IsOffer(row.Event)).Select(row => row.Number));
        return new(ended, withdrawals, acceptances);

        // What both sides have signed is agreed, whatever had become of the offer.
        bool AcceptsEnded(Row row, string side) =>
            row.Event is TentativeAgreementReached && row.Said.RespondsTo.Count > 0 && row.Said.Signed != Signatures.Both && !Sides.IsNeither(row.Said.Party)
            && row.Said.RespondsTo.All(target => register.Find(target) is { } offer && Offers.IsOffer(offer.Event) && sides.Side(offer.Said.Party) != side
                && (ended.Contains(offer.Number) || offer.Said.Expires is { } last && last.Last < row.Day));

        // Only the mover ends its own offer so; what somebody else claims to supersede is a finding, and changes nothing.
        bool End(long target, Row by, string side)
        {
            if (register.Find(target) is not { } offer || offer.Number == by.Number || !Offers.IsOffer(offer.Event) || sides.Side(offer.Said.Party) != side) return false;
            if (HappenedOrder.Instance.Compare(offer, by) > 0) return false;
            ended.Add(offer.Number);
            if (offer.Said.Package is { } key) EndPackage(side, key);
            return true;
        }

        bool EndPackage(string side, string key)
        {
            if (!packages.Remove((side, Labels.Key(key)), out var elements)) return false;
            ended.UnionWith(elements);
            return true;
        }
    }
}

public static class Offers
{
    /// <summary>Whether a move puts words on the table that the other side could accept. A supposal does not.</summary>
    public static bool IsOffer(ITableEvent happening) => happening is InitialProposalMade or ProposalMade or CounterproposalMade
        or PartialCounterproposalMade or PackageOffered or ProposalResubmitted or StatusQuoAnswered or LastBestAndFinalOfferMade or SideLetterProposed;

    /// <summary>Whether a move only answers offers: when they have ended, so has it.</summary>
    public static bool IsAnswer(ITableEvent happening) => happening is ProposalRejected or SubjectHeld or QuestionAsked;
}
