using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>One vote as the page lists it.</summary>
/// <param name="Count">Counts, a percentage or words, as they were given.</param>
/// <param name="On">What was voted on; empty where the record does not name it.</param>
public sealed record VoteReading(Row Row, string Body, bool Passed, string Count, IReadOnlyList<Row> On, IReadOnlyList<(string Name, string Vote)> Called)
{
    public static IReadOnlyList<VoteReading> Of(TableReading table) =>
        [.. table.Register.Rows.Where(row => row.Event is AgreementRatified or AgreementApprovedByBoard).Reverse().Select(row => Read(table, row))];

    /// <summary>The tentative agreements that stand and can be voted on, latest first.</summary>
    public static IReadOnlyList<Option> Papers(TableReading table)
    {
        var standing = from subject in table.Board.Subjects
                       where subject.Position.State is SubjectState.TentativelyAgreed or SubjectState.RatifiedPending
                       let paper = subject.Moves.LastOrDefault(move => move.Event is TentativeAgreementReached)
                       where paper is not null
                       select paper;
        return [.. standing.DistinctBy(row => row.Number).Reverse().Select(row => new Option(row.Number.ToString(CultureInfo.InvariantCulture), $"Entry {row.Number}: {TableReading.Short(row.Said.Labels)}, {Written.Date(row.Happened.Date)}"))];
    }

    private static VoteReading Read(TableReading table, Row row)
    {
        var said = JsonSerializer.SerializeToNode(row.Said, Json.Options)!;
        var ballot = said["ballot"];
        string?[] counts =
        [
            ballot?["yes"] is { } yes ? $"{yes.GetValue<int>():N0} yes" : null, ballot?["no"] is { } no ? $"{no.GetValue<int>():N0} no" : null,
            ballot?["percent"] is { } percent ? $"{percent.GetValue<string>()} %" : null, row.Said.Vote,
        ];
        var on = (ballot?["on"] as JsonArray ?? []).Select(number => table.Register.Find(number!.GetValue<long>())).OfType<Row>();
        var called = (said["rollCall"]?["votes"] as JsonArray ?? []).Select(vote => (vote!["name"]!.GetValue<string>(), vote["vote"]!.GetValue<string>()));
        return new(row, row.Event is AgreementRatified ? $"Membership ({row.Said.Party})" : "Governing board", ballot?["passed"]?.GetValue<bool>() ?? !Outcomes.Failed(row.Said.Outcome),
            string.Join(", ", counts.OfType<string>()), [.. on], [.. called]);
    }
}
