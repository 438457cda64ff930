using System.Globalization;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>
/// The session last named in the record, as its entries say: the step that opened it, and later notes of the same session that say who is in the
/// room, who left the table to confer, and that it closed. Nothing of it is kept anywhere else.
/// </summary>
/// <param name="InCaucus">Those that have left and not come back.</param>
public sealed record SessionNow(string Name, DateOnly Day, TimeOnly? Opened, TimeOnly? Closed, IReadOnlyList<Person> Present, IReadOnlyList<Caucus> InCaucus)
{
    /// <summary>Null where no session is named yet.</summary>
    public static SessionNow? Of(TableReading table)
    {
        if (table.Board.Rows.LastOrDefault(row => row.Entry.Session is not null)?.Entry.Session is not { } name) return null;
        var rows = table.Board.Rows.Where(row => row.Entry.Session == name).ToList();
        var told = rows.Where(row => row.Said.Meeting is not null).ToList();
        var caucuses = told.SelectMany(row => row.Said.Meeting!.Caucuses).GroupBy(caucus => (Labels.Key(caucus.Party), caucus.From)).Select(group => group.Last());
        var opening = rows.FirstOrDefault(row => row.Event is SessionHeld);
        return new(name, rows.Min(row => row.Day), told.Select(row => row.Said.Meeting!.Opened).FirstOrDefault(time => time is not null) ?? opening?.Happened.Time,
            told.Select(row => row.Said.Meeting!.Closed).LastOrDefault(time => time is not null), told.LastOrDefault(row => row.Said.Meeting!.Present.Count > 0)?.Said.Meeting!.Present ?? [],
            [.. caucuses.Where(caucus => caucus.To is null)]);
    }

    /// <summary>Whether it still goes on, on the date of the board.</summary>
    public bool IsOpen(DateOnly on) => Closed is null && Opened is not null && Day == on;

    /// <summary>The number after the highest that a session bears; 1 where none bears one.</summary>
    public static string Next(TableReading table) =>
        (table.Board.Rows.Select(row => int.TryParse(row.Entry.Session, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : 0).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);
}
