using Parley.History;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>One tentative agreement, side letter or imposed terms, with the acts that it needs.</summary>
/// <param name="Since">The day of the last act that was needed; null while one is missing.</param>
/// <param name="Missing">The acts that are still needed, in words.</param>
/// <param name="ReplacedBy">The later agreement on one of its subjects that took its place before it took effect.</param>
public sealed record PaperReading(SheetAgreement Sheet, Row Row, string? Since, IReadOnlyList<string> Missing, Row? ReplacedBy)
{
    public static IReadOnlyList<PaperReading> Of(TableReading table, SheetView sheet) =>
    [
        .. from agreement in sheet.Agreements.Reverse()
           let row = table.Register.Find(agreement.Entry)
           where row is not null
           select new PaperReading(agreement, row, agreement.InEffectSince, agreement.InEffectSince is null ? MissingOn(table, row) : [], agreement.InEffectSince is null ? Later(table, row) : null),
    ];

    /// <summary>The acts that an instrument still needs. Where several unions sit at a table, the members of each vote for themselves.</summary>
    public static IReadOnlyList<string> MissingOn(TableReading table, Row paper)
    {
        var passed = table.Board.Votes.All.Where(vote => vote is { Passed: true, OtherPapers: null } && vote.Row.Day <= table.On && vote.On.Contains(paper.Number)).ToList();
        var missing = new List<string>();
        foreach (var body in Votes.Needed(paper))
        {
            var acts = passed.Where(vote => vote.Body == body).ToList();
            if (body == ActingBody.Board && acts.Count == 0) missing.Add("the governing board's vote");
            if (body != ActingBody.Membership) continue;
            var voted = acts.SelectMany(vote => vote.By).ToHashSet(StringComparer.Ordinal);
            missing.AddRange(table.Negotiation.Representatives.Where(union => !voted.Contains(Labels.Key(union))).Select(union => $"the vote of {Plain.Short(union)}'s members"));
        }

        return missing;
    }

    private static Row? Later(TableReading table, Row paper)
    {
        var own = paper.Subjects.Select(subject => subject.Key).ToHashSet(StringComparer.Ordinal);
        return table.Board.Rows.FirstOrDefault(row => row.Event is TentativeAgreementReached && HappenedOrder.Instance.Compare(row, paper) > 0 && row.Subjects.Any(subject => own.Contains(subject.Key)));
    }
}
