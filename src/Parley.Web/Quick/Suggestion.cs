using System.Globalization;
using Parley.Proposals;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Tables;

namespace Parley.Web.Quick;

/// <summary>What a note taker would most likely write next: who moves, how, and what it answers. Shown in the form, where it can be changed.</summary>
/// <param name="Party">One of the parties that can be chosen; null where nothing speaks for either.</param>
/// <param name="Move">The word of a table log; null while no article is chosen.</param>
/// <param name="Answers">The offers of the other side that stand on what is chosen.</param>
public sealed record Suggestion(string? Party, string? Move, IReadOnlyList<string> Answers)
{
    /// <param name="given">The party, where somebody has chosen it.</param>
    public static Suggestion Of(TableReading table, IReadOnlyList<Option> parties, IReadOnlyList<string> labels, string? given)
    {
        var sides = table.Board.Sides;
        var subjects = labels.Select(label => Beside.SubjectOf(table, label)).OfType<SubjectOnBoard>().ToList();
        var party = given ?? Turn(table, parties, subjects);
        if (party is null || labels.Count == 0) return new(party, null, []);
        var own = sides.Side(party);
        var offers = table.LiveOffers().Where(row => sides.Side(row.Said.Party) != own
            && subjects.Any(subject => subject.Position.Live.Contains(sides.Side(row.Said.Party)) && subject.Moves.Any(move => move.Number == row.Number))).ToList();
        var first = subjects.TrueForAll(subject => subject.Moves.Count == 0);
        var move = Sides.IsNeither(party) ? null : offers.Count > 0 ? "counter" : first && !table.Board.Rows.Any(Answered) ? "initial" : "proposal";
        return new(party, move, [.. offers.Select(row => row.Number.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Who owes the answer on what is chosen; else the side that did not move last there, or at the table.</summary>
    private static string? Turn(TableReading table, IReadOnlyList<Option> parties, List<SubjectOnBoard> subjects)
    {
        var sides = table.Board.Sides;
        var owes = subjects.Select(subject => subject.Position.Awaiting).FirstOrDefault(name => name is not null)
            ?? Other(subjects.SelectMany(subject => subject.Moves)) ?? Other(table.Board.Rows.Where(row => row.Event is IMove));
        if (owes is null) return null;
        var side = sides.Side(owes);
        return parties.Select(option => option.Value).FirstOrDefault(name => name != MoveForm.AnotherParty && sides.Side(name) == side);

        string? Other(IEnumerable<Row> rows) => rows.Order(HappenedOrder.Instance).LastOrDefault(row => !Sides.IsNeither(row.Said.Party)) is { } last ? sides.Other(last.Said.Party) : null;
    }

    /// <summary>Once either side has answered the other, what is new on the table is a proposal and no initial one.</summary>
    private static bool Answered(Row row) => row.Said.RespondsTo.Count > 0;
}
