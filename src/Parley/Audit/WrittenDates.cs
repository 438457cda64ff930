using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Audit;

/// <summary>Dates as people write them in names and titles: 2026-02-07, 2.7.2026, 2/7/26, 2_7_26, February 7, 2026, Feb. 7, 2026.</summary>
internal static partial class WrittenDates
{
    [GeneratedRegex("""(?<!\d)(?<y>(19|20)\d\d)-(?<m>\d\d)-(?<d>\d\d)(?!\d)|(?<![\d.])(?<m>\d{1,2})(?<s>[./_])(?<d>\d{1,2})\k<s>(?<y>(20)?\d\d)(?![\d])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InDigits { get; }

    [GeneratedRegex("""\b(?<n>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?<d>\d{1,2}),?\s+(?<y>(19|20)\d\d)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithMonth { get; }

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static IEnumerable<DateOnly> In(string text) => Matches(text).Select(Read).OfType<DateOnly>();

    /// <summary>Whether the text ends with a date, as a title does.</summary>
    public static bool Ends(string text) => Matches(text).Any(match => match.Index + match.Length == text.TrimEnd().Length && Read(match) is not null);

    /// <summary>Most texts have no digit, and so no date: two simple searches are far cheaper than one for everything.</summary>
    private static IEnumerable<Match> Matches(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') ? InDigits.Matches(text).Concat(WithMonth.Matches(text)) : [];

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
