namespace Parley.Text;

/// <summary>One unit of comparison within a text: a whole word or number, or a run of one punctuation sign.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its characters; a word that a line end interrupts behind its hyphen is one token across the line end.</param>
/// <param name="IsWord">A word or number, not punctuation.</param>
/// <param name="Glued">No white space stands before it. A line end behind a hyphen, dash or slash is none.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Token(int Start, int Length, bool IsWord, bool Glued)
{
    public int End => Start + Length;

    /// <summary>
    /// Cuts a text into tokens. Kept whole: "7.5", "$1,000", "16%", "one-half", "3.17.2", "teacher's", "1/2", "p.m". White space
    /// belongs to no token and is found between them.
    /// </summary>
    public static List<Token> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Length / 5 + 1);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var word = WordEnd(text, at);
            var end = word > at ? word : RunEnd(text, at);
            tokens.Add(new(at, end - at, word > at, IsGlued(text, at)));
            at = end;
        }
        return tokens;
    }

    /// <summary>How a character compares: straight for curly quotes, one hyphen for the dashes, a space for white space.</summary>
    internal static char Fold(char c) => c switch
    {
        '‘' or '’' or '‛' or 'ʼ' or '′' or '`' or '´' => '\'',
        '“' or '”' or '„' or '‟' or '″' => '"',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\u00ad' => '-',
        _ => c,
    };

    /// <summary>The end of the word that begins here; <paramref name="at"/> itself if none does.</summary>
    private static int WordEnd(string text, int at)
    {
        var end = at;
        if (IsCurrency(text[at]) && at + 1 < text.Length && char.IsDigit(text[at + 1])) end++;
        if (!IsWordPart(text[end])) return at;
        while (end < text.Length)
        {
            if (IsWordPart(text[end])) end++;
            else if (Joint(text, end) is > 0 and var next) end = next;
            else break;
        }
        if (end < text.Length && text[end] is '%' or '°' && char.IsDigit(text[end - 1])) end++;
        return end;
    }

    /// <summary>Where the word goes on behind a sign within it, or 0 if the sign ends it.</summary>
    private static int Joint(string text, int at)
    {
        var next = at + 1;
        if (next >= text.Length) return 0;
        var (before, sign) = (text[at - 1], Fold(text[at]));
        if (sign == '-' && text[at] != '\u2014' && (text[next] is '\n' or '\r'))
        {
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            return next < text.Length && char.IsLetterOrDigit(text[next]) ? next : 0;
        }
        if (!char.IsLetterOrDigit(text[next])) return 0;
        var digits = char.IsDigit(before) && char.IsDigit(text[next]);
        return sign switch
        {
            '\'' => next,
            '-' => digits || text[at] != '\u2014' ? next : 0,
            '.' => next,
            ',' or '/' or ':' => digits ? next : 0,
            _ => 0,
        };
    }

    private static int RunEnd(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at]) end++;
        return text[at] is '(' or ')' or '[' or ']' or '"' or '\'' or '“' or '”' ? at + 1 : end;
    }

    private static bool IsGlued(string text, int at)
    {
        if (at == 0) return false;
        if (!char.IsWhiteSpace(text[at - 1])) return true;
        var before = at - 1;
        var wrapped = false;
        for (; before >= 0 && char.IsWhiteSpace(text[before]); before--) wrapped |= text[before] is '\n' or '\r';
        return wrapped && before > 0 && !char.IsWhiteSpace(text[before - 1]) && (Fold(text[before]) == '-' || text[before] == '/');
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.OtherNumber;

    private static bool IsCurrency(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;
}
