namespace Parley.Text;

/// <summary>
/// Words in the sense of losslessness: maximal runs of non-white-space. White space is what <see cref="char.IsWhiteSpace(char)"/>
/// says, form feeds and no-break spaces included; a zero-width space or a byte order mark is not.
/// </summary>
public static class Words
{
    /// <summary>The words of a text, in order.</summary>
    public static List<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        for (var at = 0; Next(text, ref at, out var start);)
            words.Add(text[start..at]);
        return words;
    }

    /// <summary>The words that provisions print: label, heading, text, one provision after the other.</summary>
    public static List<string> Of(IEnumerable<ReadProvision> provisions)
    {
        ArgumentNullException.ThrowIfNull(provisions);
        var words = new List<string>();
        foreach (var provision in provisions)
        {
            words.AddRange(Of(provision.Label));
            words.AddRange(Of(provision.Heading));
            words.AddRange(Of(provision.Text));
        }
        return words;
    }

    /// <summary>How many words a text has, without making them.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; Next(text, ref at, out _);)
            count++;
        return count;
    }

    /// <summary>Runs of white space become one space; none at either end.</summary>
    public static string Collapse(string text) => string.Join(' ', Of(text));

    private static bool Next(ReadOnlySpan<char> text, ref int at, out int start)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at > start;
    }
}
