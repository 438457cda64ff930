using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.History;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>One vote as the page lists it.</summary>
/// <param name="Count">Counts, a percentage or words, as they were given.</param>
/// <param name="On">What was voted on; empty where the record does not name it.</param>
/// <param name="Stale">Why it no longer counts; null while it does.</param>
public sealed record VoteReading(Row Row, string Body, bool Passed, string Count, IReadOnlyList<Row> On, IReadOnlyList<(string Name, string Vote)> Called, StaleReason? Stale)
{
    public static IReadOnlyList<VoteReading> Of(TableReading table, SheetView sheet) =>
        [.. sheet.Votes.Reverse().Select(vote => Read(table, table.Register.Find(vote.Entry)!, vote.Stale))];

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

    private static VoteReading Read(TableReading table, Row row, long? stale)
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
            string.Join(", ", counts.OfType<string>()), [.. on], [.. called], stale is { } paper ? StaleReason.Of(table, paper) : null);
    }
}

/// <summary>Why a vote counts for nothing any more: a paper that it names is no longer what was voted on.</summary>
/// <param name="By">The number of the entry that changed the paper; null where the vote's digest is that of no papers in the record.</param>
public sealed record StaleReason(long Paper, string What, long? By)
{
    public static StaleReason Of(TableReading table, long paper)
    {
        if (table.Register.Find(paper) is { Earlier.Count: > 0 } row) return new(paper, $"was corrected since{Why(row.Entry.Correction)}", row.Fact.Number);
        var gone = table.Register.Struck.FirstOrDefault(one => one.Number == paper || one.Earlier.Any(fact => fact.Number == paper));
        return gone?.Earlier.LastOrDefault(fact => fact.Event is EntryStruck) is { Event: EntryStruck struck } strike ? new(paper, $"was struck since{Why(struck.Correction)}", strike.Number)
            : new(paper, "is not the paper that was voted on: its digest is another", null);
    }

    private static string Why(Correction? correction) => correction is null ? "" : $" ({Plain.Short(correction.Reason)})";
}
