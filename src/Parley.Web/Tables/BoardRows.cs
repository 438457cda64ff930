using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>One row of the article board.</summary>
/// <param name="Place">Its place among all subjects, from 1: its name in the page.</param>
/// <param name="Days">Days since the last move, on the date of the board.</param>
/// <param name="Answers">The entry that waits for an answer; null if none does.</param>
public sealed record BoardRow(int Place, SubjectOnBoard Subject, Row Last, int Days, long? Answers)
{
    public string Name => Subject.Subject.Name;
    public SubjectState State => Subject.Position.State;
    public string? Turn => Subject.Position.Awaiting;
    public bool IsAgreed => MoveNames.IsAgreed(State);

    /// <summary>Whether it was ever passed together with others.</summary>
    public bool InPackage => Subject.Moves.Any(move => BoardRows.Package(move) is not null);
}

/// <summary>What of the board to show; the address says all of it.</summary>
/// <param name="Show">"open", "agreed", "packages" or null for all.</param>
/// <param name="Turn">Only what this party owes an answer to.</param>
/// <param name="Find">Only what has these words in its name, or in a label under which it was touched.</param>
public sealed record BoardFilter(string? Show, string? Turn, string? Find = null)
{
    public bool Keeps(BoardRow row) =>
        (Show switch { "open" => !row.IsAgreed, "agreed" => row.IsAgreed, "packages" => row.InPackage, _ => true })
        && (Turn is null || (row.Turn is { } owes && Labels.Same(owes, Turn)))
        && (string.IsNullOrWhiteSpace(Find) || row.Subject.Labels.Prepend(row.Name).Any(name => name.Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase)));
}

public static class BoardRows
{
    public static IReadOnlyList<BoardRow> Of(TableReading table) =>
        [.. table.Board.Subjects.Select((subject, at) => new BoardRow(at + 1, subject, subject.Moves[^1], table.On.DayNumber - subject.Moves[^1].Day.DayNumber, Waiting(table, subject)))];

    /// <summary>The rows that are shown, on the scale of all: a filter moves no mark aside.</summary>
    /// <param name="words">Whether a mark says what its entry says.</param>
    /// <param name="since">The version of the table after which an entry is new.</param>
    public static BoardPicture Picture(TableReading table, IReadOnlyList<BoardRow> all, IReadOnlyList<BoardRow> shown, bool words = false, long since = long.MaxValue)
    {
        var passes = all.ToDictionary(row => row.Place, row => (IReadOnlyList<Pass>)[.. row.Subject.Moves.Select(move => Pass(table, move, words, since))]);
        var sessions = table.Board.Rows.Where(row => row.Entry.Session is not null).GroupBy(row => row.Entry.Session!).Select(session => (session.Min(row => row.Day), session.Key)).ToList();
        return BoardPicture.Of([.. shown.Select(row => (passes[row.Place], row.IsAgreed))], BoardScale.Of([.. passes.Values], sessions, table.On), BoardSize.For(all.Count));
    }

    private static Pass Pass(TableReading table, Row move, bool words, long since)
    {
        var dead = table.Board.Ended.Offers.Contains(move.Number);
        var text = $"{Written.Happened(move.Happened)}: {move.Said.Party}, {MoveNames.Inner(move.Word)}{(move.Said.Package is { } key ? $" (package {Plain.Short(key)})" : "")}, entry {move.Number}{(move.Earlier.Count > 0 ? ", corrected" : "")}{(dead ? ", no longer stands" : "")}"
            + (words && move.Said.Summary is { } summary ? $". {Plain.Short(summary, 90)}" : "");
        return new(move.Number, move.Day, table.LaneOf(move), MoveNames.Of(move.Word).Mark, Package(move), text) { Dead = dead, New = move.Fact.Number > since };
    }

    /// <summary>Moves of one package share its key; one entry on several subjects is a package of its own.</summary>
    public static string? Package(Row move) => move.Said.Package is { } key ? Labels.Key(key) : move.Subjects.Count > 1 ? $"entry {move.Number}" : null;

    private static long? Waiting(TableReading table, SubjectOnBoard subject)
    {
        if (subject.Position.Awaiting is not { } owes) return null;
        var side = table.Board.Sides.Side(owes);
        return subject.Moves.LastOrDefault(row => table.Board.Sides.Side(row.Said.Party) != side && (Offers.IsOffer(row.Event) || row.Event is QuestionAsked))?.Number;
    }
}
