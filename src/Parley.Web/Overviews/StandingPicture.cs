using System.Globalization;
using System.Text;
using Parley.Recording;

namespace Parley.Web.Overviews;

/// <summary>How many articles were open and agreed at the end of a day.</summary>
public sealed record Standing(DateOnly Day, int Agreed, int Open)
{
    public int All => Agreed + Open;
}

/// <summary>
/// Articles agreed and open over time, one on the other, as steps: a day changes them, and between days nothing does. Which is which is
/// told by hatching and by words at the end, so that it reads without colour.
/// </summary>
public sealed record StandingPicture(string Agreed, string Open, IReadOnlyList<(double X, string Text)> Marks, IReadOnlyList<(double Y, int Count)> Lines, double AgreedY, double OpenY)
{
    public const double Width = 640, Height = 170, Left = 28, Right = 540, Top = 10, Bottom = 142;

    /// <summary>Text at the end would run together where the areas are thin.</summary>
    private const double Apart = 15;

    /// <param name="days">In order; the first is where the picture begins.</param>
    /// <param name="until">The day that is shown last.</param>
    public static StandingPicture Of(IReadOnlyList<Standing> days, DateOnly until)
    {
        if (days.Count == 0) return new("", "", [], [], Bottom, Bottom);
        var (first, last) = (days[0].Day.DayNumber, Math.Max(until.DayNumber, days[0].Day.DayNumber + 1));
        var most = Math.Max(1, days.Max(day => day.All));
        double X(DateOnly day) => Left + (Right - Left) * (day.DayNumber - first) / (last - first);
        double Y(int count) => Bottom - (Bottom - Top) * count / most;
        var end = days[^1];
        var (agreedY, openY) = ((Bottom + Y(end.Agreed)) / 2 + 4, (Y(end.Agreed) + Y(end.All)) / 2 + 4);
        if (agreedY - openY < Apart) (agreedY, openY) = (Math.Min(Bottom, (agreedY + openY + Apart) / 2), Math.Min(Bottom, (agreedY + openY + Apart) / 2) - Apart);
        return new(Area(_ => Bottom, day => Y(day.Agreed)), Area(day => Y(day.Agreed), day => Y(day.All)), Months(days[0].Day, until, X),
            [.. new[] { most, most / 2, 0 }.Distinct().Select(count => (Math.Round(Y(count), 1), count))], Math.Round(agreedY, 1), Math.Round(openY, 1));

        // Along the top from left to right, and back along the bottom.
        string Area(Func<Standing, double> below, Func<Standing, double> above)
        {
            var path = new StringBuilder();
            for (var i = 0; i < days.Count; i++) Step(i == 0 ? 'M' : 'L', X(days[i].Day), i + 1 < days.Count ? X(days[i + 1].Day) : Right, above(days[i]));
            for (var i = days.Count - 1; i >= 0; i--) Step('L', i + 1 < days.Count ? X(days[i + 1].Day) : Right, X(days[i].Day), below(days[i]));
            return path.Append('Z').ToString();

            void Step(char act, double from, double to, double y) => path.Append(CultureInfo.InvariantCulture, $"{act}{from:0.#} {y:0.#}H{to:0.#}");
        }
    }

    /// <summary>Where months begin; of many months only some, so that their names do not touch.</summary>
    private static List<(double, string)> Months(DateOnly first, DateOnly until, Func<DateOnly, double> x)
    {
        var marks = new List<(double, string)> { (Left, Name(first)) };
        var room = Left + 66;
        for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(1); month <= until; month = month.AddMonths(1))
        {
            if (x(month) < room || x(month) > Right - 20) continue;
            marks.Add((Math.Round(x(month), 1), Name(month)));
            room = x(month) + 66;
        }

        return marks;

        static string Name(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The same in one sentence, for who hears the page.</summary>
    public static string Told(IReadOnlyList<Standing> days) => days.Count == 0 ? "Nothing has passed yet."
        : $"On {Written.Day(days[0].Day)} {Counted(days[0])}; on {Written.Day(days[^1].Day)} {Counted(days[^1])}.";

    private static string Counted(Standing day) => $"{Plain.Count(day.Agreed, "article was", "articles were")} agreed and {Plain.Count(day.Open, "article", "articles")} open";
}
