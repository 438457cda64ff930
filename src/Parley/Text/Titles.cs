using System.Buffers;

namespace Parley.Text;

/// <summary>Tells a heading from a sentence by how it is printed: capitals, length, and no full stop.</summary>
internal static class Titles
{
    private const int LongestTitle = 90;
    private static readonly SearchValues<char> Runs = SearchValues.Create(".:–—-");

    /// <summary>Short words that headings leave small.</summary>
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "about", "after", "al", "among", "an", "and", "as", "at", "before", "between", "by", "during", "et", "for", "from", "her", "his", "if", "in", "into", "its", "not", "of",
        "on", "or", "per", "than", "that", "the", "their", "through", "to", "under", "upon", "vs", "when", "who", "with", "within", "without",
    };

    /// <summary>Whether a whole line can be a title: every word but the small ones begins with a capital, and it ends no sentence.</summary>
    public static bool IsTitle(string line)
    {
        var body = line.Trim().Trim('*', '_');
        if (body.Length is 0 or > LongestTitle || !(char.IsUpper(body[0]) || body[0] is '"' or '“' || char.IsDigit(body[0]))) return false;
        if (body[^1] is ';' or ',' || (body[^1] == '.' && !IsUpper(body))) return false;
        if (body.Contains("    ", StringComparison.Ordinal)) return false;
        return Capitalised(Words.Of(body));
    }

    /// <summary>Whether a line is printed in capitals throughout.</summary>
    public static bool IsUpper(string line) => line.Any(char.IsUpper) && !line.Any(char.IsLower);

    /// <summary>
    /// The length of the heading that opens a line and runs on into its text, the sign between them included: "Impasse. If …",
    /// "Terms and Conditions — Unit members …", "Level One–If …" has none, since a word would be split. 0 if there is none.
    /// </summary>
    public static int RunIn(string body)
    {
        for (var at = 1; at < Math.Min(body.Length, LongestTitle); at++)
        {
            if (!Runs.Contains(body[at])) continue;
            var dash = body[at] is '–' or '—' or '-';
            var end = at + 1;
            if (end >= body.Length || !char.IsWhiteSpace(body[end])) continue;
            if (dash && !char.IsWhiteSpace(body[at - 1])) continue;
            var words = Words.Of(body[..at]);
            if (words.Count > (dash ? 10 : 7) || !char.IsUpper(body[0]) || !Capitalised(words)) return 0;
            while (end < body.Length && char.IsWhiteSpace(body[end])) end++;
            if (end >= body.Length) return 0;
            var next = body[end];
            if (body[at] != ':' && !dash && !(char.IsUpper(next) || next is '“' or '"' or '(')) return 0;
            return body[at] == '.' && words.Count == 1 && words[0].Length < 4 ? 0 : end;
        }
        return 0;
    }

    private static bool Capitalised(List<string> words)
    {
        var (large, letters) = (0, 0);
        foreach (var word in words)
        {
            var bare = word.TrimStart('(', '[', '"', '“', '\'', '‘', '#', '*', '_');
            if (bare.Length == 0 || !char.IsLetter(bare[0])) continue;
            letters++;
            if (char.IsUpper(bare[0])) large++;
            else if (!Small.Contains(bare.TrimEnd(',', '.', ':', ')'))) return false;
        }
        return large > 0 && large * 3 >= letters;
    }
}
