using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Recording;

/// <summary>An instant as the contract has it: ISO 8601 with its offset. Without one it would mean another instant on every machine.</summary>
public static partial class Instants
{
    public static DateTimeOffset? Parse(string text) =>
        WithOffset.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    /// <summary>To the microsecond, in UTC.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    [GeneratedRegex("""^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)$""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithOffset { get; }
}
