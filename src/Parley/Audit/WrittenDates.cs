using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Audit;

/// <summary>Dates as people write them in names and titles: 2026-02-07, 2.7.2026, 2/7/26, 2_7_26, February 7, 2026, Feb. 7, 2026.</summary>
internal static partial class WrittenDates
{
    [GeneratedRegex("""(?<!\d)(?<y>(19|20)\d\d)-(?<m>\d\d)-(?<d>\d\d)(?!\d)|(?<![\d.])(?<m>\d{1,2})(?<s>[./_])(?<d>\d{1,2})\k<s>(?<y>(20)?\d\d)(?![\d])|\b(?<n>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?<d>\d{1,2}),?\s+(?<y>(19|20)\d\d)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written { get; }

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static IEnumerable<DateOnly> In(string text)
    {
        foreach (Match match in Written.Matches(text))
            if (Read(match) is { } date) yield return date;
    }

    /// <summary>Whether the text ends with a date, as a title does.</summary>
    public static bool Ends(string text) => Written.Matches(text) is [.., var last] && Read(last) is not null && last.Index + last.Length == text.TrimEnd().Length;

    private static DateOnly? Read(Match match)
    {
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        var month = match.Groups["n"] is { Success: true, Value: var name }
            ? Months.IndexOf(name[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1
            : int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        if (year < 100) year += 2000;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }
}
