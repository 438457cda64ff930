using System.Globalization;

namespace Parley.Search;

/// <summary>
/// Text as it is indexed and asked: small letters without accents, straight quotes, and nothing that a server could read in two ways. What
/// PostgreSQL takes for a letter depends on its locale (under C a curly quote is one), and its parser takes "and/or" for a path and "-25" in
/// "2022-25" for a negative number. One character stays one character, so that a place in the one is a place in the other.
/// </summary>
public static class PlainWords
{
    /// <summary>A table of our own: what the platform takes apart depends on how it is installed, and the index outlives that.</summary>
    private const string Accented = "àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōőřšśťùúûüūůűýÿžźż";
    private const string Unaccented = "aaaaaaaaacccdeeeeeeeiiiiilnnnoooooooorsstuuuuuuuyyzzz";

    private static readonly char[] Plain = [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => Of((char)code))];

    public static string Of(string text) => string.Create(text.Length, text, static (plain, text) =>
    {
        for (var i = 0; i < text.Length; i++) plain[i] = Plain[text[i]];
        for (var i = 1; i < plain.Length - 1; i++)
            if (plain[i] == '-' && char.IsLetterOrDigit(plain[i - 1]) && (char.IsAsciiDigit(plain[i - 1]) || char.IsAsciiDigit(plain[i + 1]))) plain[i] = ' ';
    });

    private static char Of(char character) => character switch
    {
        '.' or ',' or '-' or '\'' or '"' or '\n' => character,
        '“' or '”' or '„' or '‟' => '"',
        '‘' or '’' or '‚' or '‛' or '′' => '\'',
        '–' or '‐' or '‑' or '−' => '-',
        _ when char.IsAsciiLetterOrDigit(character) => char.ToLowerInvariant(character),
        _ when char.IsSurrogate(character) => character,
        _ when char.IsLetterOrDigit(character) => Bare(char.ToLowerInvariant(character)),
        _ when char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => character,
        _ => ' ',
    };

    private static char Bare(char letter) => Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Unaccented[at] : letter;
}
