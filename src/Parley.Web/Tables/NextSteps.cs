using Parley.Proposals;
using Parley.Recording;

namespace Parley.Web.Tables;

/// <summary>What a table waits for, as far as the record says: whose turn, what expires, which votes are due.</summary>
public static class NextSteps
{
    public static IReadOnlyList<string> Of(TableReading table)
    {
        var subjects = table.Board.Subjects;
        if (subjects.Count == 0) return ["Record the first move"];
        var steps = subjects.Where(subject => subject.Position.Awaiting is not null)
            .GroupBy(subject => Parley.Table.Labels.Key(subject.Position.Awaiting!))
            .OrderByDescending(group => group.Count())
            .Select(group => $"{group.First().Position.Awaiting} to answer on {Plain.Count(group.Count(), "article")}")
            .ToList();
        steps.AddRange(table.LiveOffers().Where(row => row.Said.Expires is not null)
            .Select(row => $"Offer of {row.Said.Party} (entry {row.Number}) can be accepted until {Written.Date(row.Said.Expires!.Value)}"));
        if (subjects.Any(subject => subject.Position.State == SubjectState.RatifiedPending)) steps.Add("The second of the two votes is due");
        else if (subjects.All(subject => subject.Position.State == SubjectState.TentativelyAgreed)) steps.Add("All agreed: the membership's and the board's votes are due");
        return steps;
    }
}
