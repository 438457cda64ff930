namespace Parley.Text;

/// <summary>
/// Numbers for tokens, so that comparing is comparing integers. Tokens that compare equal have one number: see
/// <see cref="Token.Fold"/>, and white space within a token (a word interrupted by a line end) does not count.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly bool caseless;
    private char[] buffer = new char[64];

    /// <param name="caseless">Capitals compare as small letters, as for finding what belongs together; a redline is exact.</param>
    public Vocabulary(bool caseless)
    {
        this.caseless = caseless;
        bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => numbers.Count;

    public int NumberOf(string text, in Token token)
    {
        var key = KeyOf(text, token, rejoin: false);
        if (bySpan.TryGetValue(key, out var number)) return number;
        number = numbers.Count;
        numbers.Add(key.ToString(), number);
        return number;
    }

    /// <summary>
    /// The number of the word that a hyphen at a line end divides ("Associa-", "tion"), if that word is known without the hyphen;
    /// else null. Ask when both texts have been numbered.
    /// </summary>
    public int? Rejoined(string text, in Token token) =>
        token.IsWord && text.AsSpan(token.Start, token.Length).ContainsAny('\n', '\r') && bySpan.TryGetValue(KeyOf(text, token, rejoin: true), out var number)
            ? number
            : null;

    private ReadOnlySpan<char> KeyOf(string text, in Token token, bool rejoin)
    {
        if (buffer.Length < token.Length) buffer = new char[token.Length * 2];
        var length = 0;
        foreach (var c in text.AsSpan(token.Start, token.Length))
        {
            if (!char.IsWhiteSpace(c)) buffer[length++] = caseless ? char.ToLowerInvariant(Token.Fold(c)) : Token.Fold(c);
            else if (rejoin && length > 0 && buffer[length - 1] == '-') length--;
        }
        return buffer.AsSpan(0, length);
    }
}
