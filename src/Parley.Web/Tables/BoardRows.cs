using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>One row of the article board.</summary>
/// <param name="Days">Days since the last move, on the date of the board.</param>
/// <param name="Answers">The entry that waits for an answer; null if none does.</param>
public sealed record BoardRow(SubjectOnBoard Subject, Row Last, int Days, long? Answers)
{
    public string Name => Subject.Subject.Name;
    public SubjectState State => Subject.Position.State;
    public string? Turn => Subject.Position.Awaiting;
    public bool IsAgreed => MoveNames.IsAgreed(State);
}

/// <summary>What of the board to show.</summary>
/// <param name="Show">"open", "agreed" or null for all.</param>
/// <param name="Turn">Only what this party owes an answer to.</param>
public sealed record BoardFilter(string? Show, string? Turn)
{
    public bool Keeps(BoardRow row) =>
        (Show switch { "open" => !row.IsAgreed, "agreed" => row.IsAgreed, _ => true }) && (Turn is null || (row.Turn is { } owes && Labels.Same(owes, Turn)));
}

public static class BoardRows
{
    public static IReadOnlyList<BoardRow> Of(TableReading table) =>
        [.. table.Board.Subjects.Select(subject => new BoardRow(subject, subject.Moves[^1], table.On.DayNumber - subject.Moves[^1].Day.DayNumber, Waiting(table, subject)))];

    public static BoardPicture Picture(TableReading table, IReadOnlyList<BoardRow> rows) =>
        BoardPicture.Of([.. rows.Select(row => ((IReadOnlyList<Pass>)[.. row.Subject.Moves.Select(move => Pass(table, move))], row.IsAgreed))]);

    private static Pass Pass(TableReading table, Row move) => new(move.Number, move.Day, table.LaneOf(move), MoveNames.Of(move.Word).Mark, Package(move),
        $"{Written.Happened(move.Happened)}: {move.Said.Party}, {MoveNames.Inner(move.Word)}{(move.Said.Package is { } key ? $" (package {Plain.Short(key)})" : "")}, entry {move.Number}{(move.Earlier.Count > 0 ? ", corrected" : "")}");

    /// <summary>Moves of one package share its key; one entry on several subjects is a package of its own.</summary>
    private static string? Package(Row move) => move.Said.Package is { } key ? Labels.Key(key) : move.Subjects.Count > 1 ? $"entry {move.Number}" : null;

    private static long? Waiting(TableReading table, SubjectOnBoard subject)
    {
        if (subject.Position.Awaiting is not { } owes) return null;
        var side = table.Board.Sides.Side(owes);
        return subject.Moves.LastOrDefault(row => table.Board.Sides.Side(row.Said.Party) != side && (Offers.IsOffer(row.Event) || row.Event is QuestionAsked))?.Number;
    }
}
