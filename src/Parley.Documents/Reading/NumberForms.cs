using System.Globalization;
using System.Text;

namespace Parley.Documents.Reading;

/// <summary>How Word prints the number of an item (ECMA-376, 17.18.59, those that agreements use; others print as figures).</summary>
internal static class NumberForms
{
    private static readonly (int Worth, string Sign)[] Roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    private static readonly string[] Ones =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static string Of(int number, string form) => form switch
    {
        "none" => "",
        "decimalZero" => number is >= 0 and < 10 ? "0" + Figures(number) : Figures(number),
        "lowerLetter" => Letters(number),
        "upperLetter" => Letters(number).ToUpperInvariant(),
        "lowerRoman" => Romans(number),
        "upperRoman" => Romans(number).ToUpperInvariant(),
        "ordinal" => Figures(number) + Ending(number),
        "cardinalText" => Capital(InWords(number)),
        "ordinalText" => Capital(Ordinal(InWords(number))),
        _ => Figures(number),
    };

    private static string Figures(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>a to z, then aa, bb, as Word counts; beyond thirty times round a letter says nothing any more.</summary>
    private static string Letters(int number) =>
        number is < 1 or > 26 * 30 ? Figures(number) : new string((char)('a' + (number - 1) % 26), (number - 1) / 26 + 1);

    private static string Romans(int number)
    {
        if (number is < 1 or > 3999) return Figures(number);
        var printed = new StringBuilder();
        foreach (var (worth, sign) in Roman)
            for (; number >= worth; number -= worth) printed.Append(sign);
        return printed.ToString();
    }

    private static string Ending(int number) => (number % 100, number % 10) switch
    {
        (>= 11 and <= 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };

    private static string InWords(int number) => number switch
    {
        < 1 or > 99 => Figures(number),
        < 20 => Ones[number],
        _ => Tens[number / 10] + (number % 10 == 0 ? "" : "-" + Ones[number % 10]),
    };

    private static string Ordinal(string words) => words switch
    {
        _ when char.IsDigit(words[^1]) => words + Ending(int.Parse(words, CultureInfo.InvariantCulture)),
        _ when words.EndsWith("one", StringComparison.Ordinal) => words[..^3] + "first",
        _ when words.EndsWith("two", StringComparison.Ordinal) => words[..^3] + "second",
        _ when words.EndsWith("three", StringComparison.Ordinal) => words[..^5] + "third",
        _ when words.EndsWith("five", StringComparison.Ordinal) || words.EndsWith("twelve", StringComparison.Ordinal) => words[..^2] + "fth",
        _ when words.EndsWith("eight", StringComparison.Ordinal) => words + "h",
        _ when words.EndsWith("nine", StringComparison.Ordinal) => words[..^1] + "th",
        _ when words.EndsWith('y') => words[..^1] + "ieth",
        _ => words + "th",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
