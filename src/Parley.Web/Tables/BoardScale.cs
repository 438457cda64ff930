using System.Globalization;

namespace Parley.Web.Tables;

public sealed record PictureLabel(double X, string Text);

/// <summary>
/// Where days stand on the board's time lines: at their distance in time, pushed apart where marks would touch; a day on which one side
/// made several passes on one subject is wider, and one with several packages has room for their brackets before it.
/// </summary>
public sealed class BoardScale
{
    public const double Step = 11, Beside = 3, Edge = 10, Natural = 660, Far = 48;

    /// <summary>How much empty time up to today is drawn to scale: a quarter of the round, or two weeks.</summary>
    private const int Share = 4, Weeks = 14;

    private readonly Dictionary<DateOnly, double> at;

    private BoardScale(List<DateOnly> days, Dictionary<DateOnly, double> at, double width) => (Days, this.at, Width) = (days, at, width);

    public double Width { get; }

    /// <summary>The days on which something passed, or the parties met, in order.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Where months begin.</summary>
    public IReadOnlyList<PictureLabel> Months { get; private init; } = [];

    /// <summary>Where sessions took place, by number or name; without a text where there is no room for it.</summary>
    public IReadOnlyList<PictureLabel> Sessions { get; private init; } = [];

    /// <summary>Where the date of the board is; null where it lies within what passed.</summary>
    public double? Today { get; private init; }

    /// <summary>Whether more time lies before today than the line shows.</summary>
    public bool TodayIsFar { get; private init; }

    /// <param name="rows">The passes of each subject.</param>
    /// <param name="sessions">The first day of each session.</param>
    /// <param name="today">The date of the board.</param>
    public static BoardScale Of(IReadOnlyList<IReadOnlyList<Pass>> rows, IReadOnlyList<(DateOnly Day, string Name)>? sessions = null, DateOnly? today = null)
    {
        var (wide, before) = (new Dictionary<DateOnly, int>(), new Dictionary<DateOnly, int>());
        foreach (var row in rows)
            foreach (var (pass, column) in row.Zip(BoardPicture.Columns(row)))
                wide[pass.Day] = Math.Max(wide.GetValueOrDefault(pass.Day, 1), column + 1);
        foreach (var day in rows.SelectMany(row => row).Where(pass => pass.Package is not null).Select(pass => (pass.Day, pass.Lane, pass.Package)).Distinct().GroupBy(package => package.Day))
            before[day.Key] = day.Count() - 1;
        // A session has its day also where nothing passed.
        foreach (var (day, _) in sessions ?? []) wide.TryAdd(day, 1);
        var days = wide.Keys.Order().ToList();
        if (days.Count == 0) return new([], [], Natural);

        var span = Math.Max(1, days[^1].DayNumber - days[0].DayNumber);
        var after = today is { } on ? on.DayNumber - days[^1].DayNumber : 0;
        var far = after > Math.Max(Weeks, span / Share);
        // What is far is told by a word, and takes no more room than that.
        var room = after <= 0 ? 0 : far ? Far : Math.Max(Step * 1.5, Natural * after / (span + after));
        // Where many days crowd the line, empty stretches give way before the picture grows.
        var (natural, placed) = (Natural - room, Place(days, wide, before, Natural - room));
        while (natural > 0 && End(days, wide, placed) > Natural - room) placed = Place(days, wide, before, natural -= 20);
        var width = Math.Max(Natural, End(days, wide, placed) + room);
        var scale = new BoardScale(days, placed, width);
        return new(days, placed, width)
        {
            Months = scale.MonthsOf(), Sessions = scale.SessionsOf(sessions ?? []), Today = after > 0 ? width - 1 : null, TodayIsFar = far,
        };
    }

    /// <summary>A day on which nothing passed stands between its neighbours.</summary>
    public double XOf(DateOnly day)
    {
        if (at.TryGetValue(day, out var known)) return known;
        var next = Days.TakeWhile(other => other < day).Count();
        if (next == 0) return Edge - Step / 2;
        if (next == Days.Count) return Math.Min(at[Days[^1]] + Step, Width);
        var (left, right) = (Days[next - 1], Days[next]);
        var share = (double)(day.DayNumber - left.DayNumber) / (right.DayNumber - left.DayNumber);
        return Math.Min(at[left] + (at[right] - at[left]) * share, at[right] - Step / 2);
    }

    private static Dictionary<DateOnly, double> Place(List<DateOnly> days, Dictionary<DateOnly, int> wide, Dictionary<DateOnly, int> before, double natural)
    {
        var placed = new Dictionary<DateOnly, double>();
        var (free, span) = (Edge, Math.Max(1, days[^1].DayNumber - days[0].DayNumber));
        foreach (var day in days)
        {
            placed[day] = Math.Max(free + before.GetValueOrDefault(day) * Beside, Edge + Math.Max(0, natural - 2 * Edge) * (day.DayNumber - days[0].DayNumber) / span);
            free = placed[day] + wide[day] * Step;
        }

        return placed;
    }

    private static double End(List<DateOnly> days, Dictionary<DateOnly, int> wide, Dictionary<DateOnly, double> placed) => placed[days[^1]] + (wide[days[^1]] - 1) * Step + Edge;

    private List<PictureLabel> SessionsOf(IReadOnlyList<(DateOnly Day, string Name)> sessions)
    {
        var (labels, free) = (new List<PictureLabel>(), 0.0);
        foreach (var (day, name) in sessions.OrderBy(session => session.Day))
        {
            var (x, room) = (XOf(day), 6.0 * Math.Min(name.Length, 6) + 4);
            var fits = name.Length <= 6 && x >= free;
            labels.Add(new(x, fits ? name : ""));
            if (fits) free = x + room;
        }

        return labels;
    }

    private List<PictureLabel> MonthsOf()
    {
        var labels = new List<PictureLabel>();
        var month = new DateOnly(Days[0].Year, Days[0].Month, 1);
        for (var year = 0; month <= Days[^1]; month = month.AddMonths(1))
        {
            var x = month <= Days[0] ? Edge - Step / 2 : XOf(month);
            if (labels.Count > 0 && x - labels[^1].X < (labels[^1].Text.Length > 3 ? 58 : 30) || x > Width - 24) continue;
            labels.Add(new(x, month.ToString(month.Year == year ? "MMM" : "MMM yyyy", CultureInfo.InvariantCulture)));
            year = month.Year;
        }

        return labels;
    }
}
