using System.Globalization;

namespace Parley.Web.Tables;

/// <summary>Where on a row's time line a mark stands: the union above the line, the employer below, both on it.</summary>
public enum Lane
{
    Union,
    Middle,
    Employer,
}

/// <summary>One pass on one subject, as the board draws it.</summary>
/// <param name="Mark">The shape.</param>
/// <param name="Package">What joins it to the other passes of its package on the same day; null if it stands alone.</param>
/// <param name="Text">What it says when it is pointed at or read out.</param>
public sealed record Pass(long Entry, DateOnly Day, Lane Lane, string Mark, string? Package, string Text);

public sealed record PlacedPass(Pass Pass, double X, double Y);

/// <summary>A piece of a package's bracket in one row: upright from one height to another, with a foot to the mark where the row belongs to the package.</summary>
/// <param name="Foot">Where the foot meets the mark; null where the bracket only passes through.</param>
public sealed record BracketPiece(double X, double From, double To, Lane Lane, double? Foot, double FootY);

/// <param name="AgreedFrom">Where the subject's agreement that still stands was reached; null if it is open.</param>
public sealed record PictureRow(IReadOnlyList<PlacedPass> Passes, IReadOnlyList<BracketPiece> Brackets, double? AgreedFrom);

public sealed record PictureLabel(double X, string Text);

/// <summary>
/// The board's time lines: rows of one height under one axis. Days stand at their distance in time, pushed apart where marks
/// would touch; a day on which one side made several passes on one subject is wider.
/// </summary>
public sealed class BoardPicture
{
    public const double Height = 44, UnionY = 11, MiddleY = 22, EmployerY = 33, Step = 11, Edge = 10, Natural = 660;

    private BoardPicture(double width, IReadOnlyList<PictureLabel> months, IReadOnlyList<double> days, IReadOnlyList<PictureRow> rows) =>
        (Width, Months, Days, Rows) = (width, months, days, rows);

    public double Width { get; }

    /// <summary>Where months begin.</summary>
    public IReadOnlyList<PictureLabel> Months { get; }

    /// <summary>The days on which something passed.</summary>
    public IReadOnlyList<double> Days { get; }

    public IReadOnlyList<PictureRow> Rows { get; }

    public static double YOf(Lane lane) => lane switch { Lane.Union => UnionY, Lane.Employer => EmployerY, _ => MiddleY };

    /// <param name="rows">Per subject its passes, in order, and whether it stands agreed.</param>
    public static BoardPicture Of(IReadOnlyList<(IReadOnlyList<Pass> Passes, bool Agreed)> rows)
    {
        var passes = rows.SelectMany(row => row.Passes).ToList();
        var most = new Dictionary<DateOnly, int>();
        foreach (var together in rows.SelectMany(row => row.Passes.GroupBy(pass => (pass.Day, pass.Lane))))
            most[together.Key.Day] = Math.Max(most.GetValueOrDefault(together.Key.Day, 1), together.Count());
        var days = most.Keys.Order().ToList();
        // Where many days crowd the line, empty stretches give way before the picture grows.
        var (natural, at) = (Natural, Place(days, most, Natural));
        while (natural > 0 && End(days, most, at) > Natural) at = Place(days, most, natural -= 20);
        var width = Math.Max(Natural, End(days, most, at));

        var placed = rows.Select(row => Row(row.Passes, at)).ToList();
        var brackets = Brackets(passes, placed, at);
        return new(width, MonthsOf(days, at, width), [.. days.Select(day => at[day])],
            [.. placed.Select((marks, index) => new PictureRow(marks, brackets[index], rows[index].Agreed ? marks.LastOrDefault(mark => mark.Pass.Mark == "star")?.X : null))]);
    }

    private static Dictionary<DateOnly, double> Place(List<DateOnly> days, Dictionary<DateOnly, int> most, double natural)
    {
        var at = new Dictionary<DateOnly, double>();
        var (free, span) = (Edge, days.Count == 0 ? 1 : Math.Max(1, days[^1].DayNumber - days[0].DayNumber));
        foreach (var day in days)
        {
            at[day] = Math.Max(free, Edge + Math.Max(0, natural - 2 * Edge) * (day.DayNumber - days[0].DayNumber) / span);
            free = at[day] + most[day] * Step;
        }

        return at;
    }

    private static double End(List<DateOnly> days, Dictionary<DateOnly, int> most, Dictionary<DateOnly, double> at) =>
        days.Count == 0 ? 0 : at[days[^1]] + (most[days[^1]] - 1) * Step + Edge;

    private static List<PlacedPass> Row(IReadOnlyList<Pass> passes, Dictionary<DateOnly, double> at)
    {
        var taken = new Dictionary<(DateOnly, Lane), int>();
        var placed = new List<PlacedPass>(passes.Count);
        foreach (var pass in passes)
        {
            var nth = taken.GetValueOrDefault((pass.Day, pass.Lane));
            taken[(pass.Day, pass.Lane)] = nth + 1;
            placed.Add(new(pass, at[pass.Day] + nth * Step, YOf(pass.Lane)));
        }

        return placed;
    }

    /// <summary>A package that shows on one row only needs no bracket.</summary>
    private static List<BracketPiece>[] Brackets(List<Pass> passes, List<List<PlacedPass>> rows, Dictionary<DateOnly, double> at)
    {
        var pieces = rows.Select(_ => new List<BracketPiece>()).ToArray();
        foreach (var package in passes.Where(pass => pass.Package is not null).Select(pass => (pass.Day, pass.Lane, pass.Package)).Distinct())
        {
            var members = rows.Select((row, index) => (Mark: row.FirstOrDefault(mark => (mark.Pass.Day, mark.Pass.Lane, mark.Pass.Package) == package), Index: index))
                .Where(member => member.Mark is not null).ToList();
            if (members.Count < 2) continue;
            var (first, last, x, y) = (members[0].Index, members[^1].Index, at[package.Day] - Step / 2, YOf(package.Lane));
            for (var index = first; index <= last; index++)
            {
                var mark = members.FirstOrDefault(member => member.Index == index).Mark;
                pieces[index].Add(new(x, index == first ? y : 0, index == last ? y : Height, package.Lane, mark?.X, y));
            }
        }

        return pieces;
    }

    private static List<PictureLabel> MonthsOf(List<DateOnly> days, Dictionary<DateOnly, double> at, double width)
    {
        var labels = new List<PictureLabel>();
        if (days.Count == 0) return labels;
        var month = new DateOnly(days[0].Year, days[0].Month, 1);
        for (var year = 0; month <= days[^1]; month = month.AddMonths(1))
        {
            var x = month <= days[0] ? Edge - Step / 2 : Between(month);
            if (labels.Count > 0 && x - labels[^1].X < (labels[^1].Text.Length > 3 ? 58 : 30) || x > width - 24) continue;
            labels.Add(new(x, month.ToString(month.Year == year ? "MMM" : "MMM yyyy", CultureInfo.InvariantCulture)));
            year = month.Year;
        }

        return labels;

        double Between(DateOnly day)
        {
            var next = days.FindIndex(other => other >= day);
            var (left, right) = (days[next - 1], days[next]);
            var share = (double)(day.DayNumber - left.DayNumber) / (right.DayNumber - left.DayNumber);
            return Math.Min(at[left] + (at[right] - at[left]) * share, at[right] - Step / 2);
        }
    }
}
