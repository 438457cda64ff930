using System.Globalization;

namespace Parley.Text;

/// <summary>What kind of label a printed mark may be.</summary>
internal enum LabelFamily
{
    /// <summary>A word and a number: "ARTICLE 6", "Appendix F", "ADDENDUM #1".</summary>
    Division,

    /// <summary>Numbers joined by dots, which name their parents: "4.2.6.", "3.17.2.1", "C.1.a".</summary>
    Path,

    /// <summary>One number or letter with its sign: "A.", "1)", "(iv)", "[a]".</summary>
    Item,
}

/// <summary>
/// A mark at the beginning of a line that has the form of a label. Whether it is one is for <see cref="Outline"/> to decide.
/// </summary>
/// <param name="Printed">As printed, words joined by one space.</param>
/// <param name="Length">Characters taken from the line, white space behind included.</param>
/// <param name="Family">The form.</param>
/// <param name="Sign">What must be the same among siblings: the keyword in capitals, or the signs around the number.</param>
/// <param name="Parts">The numbers of a path, else the single number; a letter counts from 1.</param>
/// <param name="Roman">The value if the letters are a roman numeral, else 0.</param>
/// <param name="Case">'u' or 'l' for letters, '0' for digits: "A." and "a." are no siblings.</param>
internal sealed record PrintedLabel(string Printed, int Length, LabelFamily Family, string Sign, IReadOnlyList<int> Parts, int Roman, char Case)
{
    private static readonly string[] Keywords =
        ["ARTICLE", "SECTION", "CHAPTER", "APPENDIX", "ADDENDUM", "ANNEX", "EXHIBIT", "ATTACHMENT", "ARCHIVE"];

    /// <summary>The mark that <paramref name="body"/> begins with, or null. The mark must end at white space: words are never split.</summary>
    public static PrintedLabel? At(string body)
    {
        var first = WordAt(body, 0);
        if (first.Length is 0 or > 24) return null;
        return Division(body, first) ?? Path(body, first) ?? Item(body, first) ?? BareLetter(body, first);
    }

    /// <summary>"21   Restructuring": a number without a sign. Only an article whose sections are numbered 21.1, 21.2 … is printed so.</summary>
    public static PrintedLabel? BareNumberAt(string body)
    {
        var first = WordAt(body, 0);
        return first.Length is > 0 and <= 2 && first.All(char.IsAsciiDigit)
            ? new(first, Skip(body, first.Length), LabelFamily.Item, "", [Number(first)!.Value], 0, '0')
            : null;
    }

    private static PrintedLabel? Division(string body, string first)
    {
        var keyword = first.Trim('*', '_').ToUpperInvariant();
        if (Array.IndexOf(Keywords, keyword) < 0 || !char.IsUpper(first.Trim('*', '_')[0])) return null;
        var at = Skip(body, first.Length);
        var second = WordAt(body, at);
        var bare = second.Trim('*', '_').TrimEnd(':', '.', '–', '—', '-').TrimStart('#');
        if (bare.Length == 0 || second.EndsWith(',')) return null;
        var parts = keyword == "SECTION" && bare.Contains('.', StringComparison.Ordinal) ? PathParts(bare) : Number(bare) is { } n ? [n] : null;
        if (parts is null) return null;
        return new($"{first} {second}", Skip(body, at + second.Length), LabelFamily.Division, keyword, parts, RomanOf(bare),
            first.All(c => !char.IsLower(c)) ? 'u' : 'l');
    }

    private static PrintedLabel? Path(string body, string first)
    {
        var bare = first.Trim('*', '_');
        if (bare.EndsWith('.')) bare = bare[..^1];
        if (!bare.Contains('.', StringComparison.Ordinal)) return null;
        return PathParts(bare) is { } parts
            ? new(first, Skip(body, first.Length), LabelFamily.Path, ".", parts, 0, '0')
            : null;
    }

    private static PrintedLabel? Item(string body, string first)
    {
        var bare = first.Trim('*', '_');
        if (bare.Length < 2) return null;
        var (sign, core) = (bare[0], bare[^1]) switch
        {
            ('(', ')') => ("()", bare[1..^1]),
            ('[', ']') => ("[]", bare[1..^1]),
            (_, ')') => (")", bare[..^1]),
            (_, '.') => (".", bare[..^1]),
            _ => ("", ""),
        };
        if (core.Length is 0 or > 5) return null;
        var roman = RomanOf(core);
        if (Number(core) is not { } number) return null;
        var @case = char.IsAsciiDigit(core[0]) ? '0' : char.IsUpper(core[0]) ? 'u' : 'l';
        return new(first, Skip(body, first.Length), LabelFamily.Item, sign, [number], roman, @case);
    }

    /// <summary>"A      Guiding Principles": a capital whose full stop was forgotten, before a wide gap and a title.</summary>
    private static PrintedLabel? BareLetter(string body, string first)
    {
        var bare = first.Trim('*', '_');
        if (bare.Length != 1 || !char.IsAsciiLetterUpper(bare[0])) return null;
        var length = Skip(body, first.Length);
        return length >= first.Length + 3 && length < body.Length && Titles.IsTitle(body[length..]) && !body.AsSpan(length).ContainsAnyInRange('0', '9')
            ? new(first, length, LabelFamily.Item, ".", [Number(bare)!.Value], RomanOf(bare), 'u')
            : null;
    }

    /// <summary>Digits, one letter, or a letter doubled (after "z." comes "aa."); null for anything else.</summary>
    private static int? Number(string core)
    {
        if (core.All(char.IsAsciiDigit))
            return core.Length <= 3 ? int.Parse(core, CultureInfo.InvariantCulture) : null;
        if (core.Length == 2 && core[0] == core[1] && char.IsAsciiLetter(core[0]) && RomanOf(core) == 0)
            return 26 + (char.ToLowerInvariant(core[0]) - 'a') + 1;
        if (core.Length == 1 && char.IsAsciiLetter(core[0])) return char.ToLowerInvariant(core[0]) - 'a' + 1;
        var roman = RomanOf(core);
        return roman > 0 ? roman : null;
    }

    /// <summary>The parts of "3.17.2", "A.3", "C.1.a"; null unless there are two and one of them is a number.</summary>
    private static List<int>? PathParts(string bare)
    {
        var parts = new List<int>();
        var digits = false;
        foreach (var part in bare.Split('.'))
        {
            var number = part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit);
            if (!number && (part.Length != 1 || !char.IsAsciiLetter(part[0]))) return null;
            digits |= number;
            parts.Add(Number(part)!.Value);
        }
        return digits && parts.Count >= 2 ? parts : null;
    }

    /// <summary>The value of a well-formed roman numeral below 90 in one case, else 0.</summary>
    internal static int RomanOf(string core)
    {
        if (core.Length is 0 or > 7 || (core.Any(char.IsUpper) && core.Any(char.IsLower))) return 0;
        var upper = core.ToUpperInvariant();
        var (value, at) = (0, 0);
        foreach (var (sign, worth, most) in RomanSigns)
            for (var times = 0; times < most && upper.AsSpan(at).StartsWith(sign, StringComparison.Ordinal); times++)
                (value, at) = (value + worth, at + sign.Length);
        return at == upper.Length ? value : 0;
    }

    private static readonly (string Sign, int Worth, int Most)[] RomanSigns =
        [("L", 50, 1), ("XL", 40, 1), ("X", 10, 3), ("IX", 9, 1), ("V", 5, 1), ("IV", 4, 1), ("I", 1, 3)];

    private static string WordAt(string body, int at)
    {
        var end = at;
        while (end < body.Length && !char.IsWhiteSpace(body[end])) end++;
        return body[at..end];
    }

    private static int Skip(string body, int at)
    {
        while (at < body.Length && char.IsWhiteSpace(body[at])) at++;
        return at;
    }
}
