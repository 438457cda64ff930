namespace Parley.Text;

/// <summary>A text cut into tokens and numbered.</summary>
internal sealed record ComparedText(string Text, List<Token> Tokens, int[] Numbers)
{
    public static ComparedText Of(string text, Vocabulary vocabulary)
    {
        var tokens = Token.In(text);
        var numbers = new int[tokens.Count];
        // Whether white space stands before a sign is part of what is printed: "(10 )" is not "(10)". A text's first token has no before.
        for (var at = 0; at < numbers.Length; at++)
            numbers[at] = vocabulary.NumberOf(text, tokens[at]) * 2 + (tokens[at].Glued ? 1 : 0);
        return new(text, tokens, numbers);
    }

    /// <summary>Gives a word that a line end divides the number of the whole word, where either text has it whole.</summary>
    public void Rejoin(Vocabulary vocabulary)
    {
        for (var at = 0; at < Numbers.Length; at++)
            if (vocabulary.Rejoined(Text, Tokens[at]) is { } number) Numbers[at] = number * 2 + (Tokens[at].Glued ? 1 : 0);
    }

    public int Count => Numbers.Length;

    /// <summary>Where a token begins, the white space before the first one included; the text's end behind the last.</summary>
    public int StartOf(int token) => token == 0 ? 0 : token < Tokens.Count ? Tokens[token].Start : Text.Length;

    public ReadOnlySpan<char> Word(int token) => Text.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>How good a place this is for a change to begin or end: 4 a paragraph, 3 a sentence, 2 a clause, 1 before or behind a bracket, 0 amid a phrase.</summary>
    public int BoundaryBefore(int token)
    {
        if (token == 0 || token == Count) return 4;
        var gap = Text.AsSpan(Tokens[token - 1].End, Tokens[token].Start - Tokens[token - 1].End);
        var line = gap.IndexOf('\n');
        if (line >= 0 && gap[(line + 1)..].Contains('\n')) return 4;
        if (Tokens[token].Glued) return -1;
        return Text[Tokens[token - 1].End - 1] switch
        {
            '.' or '!' or '?' => 3,
            ';' or ':' => 2,
            ',' or ')' => 1,
            _ => Text[Tokens[token].Start] is '(' or '“' or '"' ? 1 : 0,
        };
    }
}
