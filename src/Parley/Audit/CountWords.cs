using System.Globalization;

namespace Parley.Audit;

/// <summary>Numbers as sources write them: 7, or seven.</summary>
internal static class CountWords
{
    private static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>The number, or 0 where the word is none.</summary>
    public static int Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Math.Max(0, Array.IndexOf(Words, text.ToLowerInvariant()));
}
