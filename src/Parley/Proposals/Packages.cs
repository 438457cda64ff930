using Parley.Table;

namespace Parley.Proposals;

/// <summary>
/// Packages stand or fall together. A package ends when its mover withdraws or supersedes it or its time runs out; a rejection or a
/// counter does not end it. When it has ended, its elements stand where they stood before it: its rows no longer count as positions.
/// </summary>
public static class Packages
{
    /// <summary>The numbers of the entries whose offers have ended as a whole by <paramref name="on"/>; <paramref name="rows"/> are those up to then.</summary>
    public static IReadOnlySet<long> Ended(IReadOnlyList<Row> rows, DateOnly on, Sides sides)
    {
        var ended = new HashSet<long>();
        var packages = rows.Where(row => row.Event is IMove && row.Said.Package is not null && Offers.IsOffer(row.Event))
            .ToLookup(row => (sides.Side(row.Said.Party), Labels.Key(row.Said.Package!)));

        foreach (var row in rows)
        {
            var side = sides.Side(row.Said.Party);
            foreach (var target in row.Said.Supersedes) End(target, row);
            if (row.Event is not ProposalWithdrawn) continue;
            foreach (var target in row.Said.RespondsTo) End(target, row);
            if (row.Said.Package is { } key) ended.UnionWith(packages[(side, Labels.Key(key))].Where(element => element.Number != row.Number).Select(element => element.Number));
        }

        ended.UnionWith(rows.Where(row => row.Said.Expires is { } last && last.Last < on && Offers.IsOffer(row.Event)).Select(row => row.Number));
        return ended;

        // Only the mover ends its own offer so; what somebody else claims to supersede is a finding, and changes nothing.
        void End(long target, Row by)
        {
            if (rows.FirstOrDefault(row => row.Number == target) is not { } offer || !Offers.IsOffer(offer.Event)) return;
            var side = sides.Side(by.Said.Party);
            if (sides.Side(offer.Said.Party) != side) return;
            ended.Add(offer.Number);
            if (offer.Said.Package is { } key) ended.UnionWith(packages[(side, Labels.Key(key))].Select(element => element.Number).Where(number => number != by.Number));
        }
    }
}

public static class Offers
{
    /// <summary>Whether a move puts words on the table that the other side could accept. A supposal does not.</summary>
    public static bool IsOffer(Table.ITableEvent happening) => happening is InitialProposalMade or ProposalMade or CounterproposalMade
        or PartialCounterproposalMade or PackageOffered or ProposalResubmitted or StatusQuoAnswered or LastBestAndFinalOfferMade or SideLetterProposed;
}
