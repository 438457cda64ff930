using Parley.Table;

namespace Parley.Proposals;

/// <summary>What became of packages: they stand or fall together.</summary>
public static class PackageFate
{
    /// <summary>
    /// In one line: live, or withdrawn, superseded or expired with the day; then what was taken out of it by a tentative agreement of its own.
    /// Null for a row of no package.
    /// </summary>
    public static string? Of(Row row, Board board, Register register)
    {
        if (row.Said.Package is not { } key) return null;
        var side = board.Sides.Side(row.Said.Party);
        // A key used again after its package had ended is another package's, on the same day too.
        var elements = board.Rows.Where(other => other.Said.Package is { } named && Labels.Same(named, key) && Offers.IsOffer(other.Event) && board.Sides.Side(other.Said.Party) == side && other.Day == row.Day
            && EndedBy(other, key, side, board, register)?.Number == EndedBy(row, key, side, board, register)?.Number).ToList();
        if (elements.Count == 0) return null;

        var ended = elements.FirstOrDefault(element => board.Ended.Offers.Contains(element.Number));
        var end = ended is null ? null : EndedBy(ended, key, side, board, register);
        var taken = elements.SelectMany(element => element.Subjects).Where(subject => board.Rows.Any(other => other.Event is TentativeAgreementReached
            && HappenedOrder.Instance.Compare(other, elements[^1]) > 0 && (end is null || HappenedOrder.Instance.Compare(other, end) < 0) && (ended?.Said.Expires is not { } last || end is not null || other.Day <= last.Last)
            && other.Subjects.Any(own => own.Key == subject.Key))).Select(subject => subject.Name).Distinct().ToList();
        var fate = ended is null ? "live" : end is null ? $"expired {ended.Said.Expires}" : end.Event is ProposalWithdrawn ? $"withdrawn {end.Happened.Date}" : $"superseded {end.Happened.Date}";
        return taken.Count == 0 ? fate : $"{fate}; {string.Join(", ", taken)} agreed apart from it";
    }

    private static Row? EndedBy(Row element, string key, string side, Board board, Register register) =>
        board.Rows.FirstOrDefault(other => HappenedOrder.Instance.Compare(other, element) > 0 && board.Sides.Side(other.Said.Party) == side
            && (other.Said.Supersedes.Concat(other.Event is ProposalWithdrawn ? other.Said.RespondsTo : []).Any(number => register.Find(number) is { } target && (target.Number == element.Number || target.Said.Package is { } named && Labels.Same(named, key)))
                || other.Event is ProposalWithdrawn && other.Said.Package is { } own && Labels.Same(own, key)));
}
