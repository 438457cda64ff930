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
        if (buffer.Length < token.Length) buffer = new char[token.Length * 2];
        var length = 0;
        foreach (var c in text.AsSpan(token.Start, token.Length))
        {
            if (char.IsWhiteSpace(c)) continue;
            var folded = Token.Fold(c);
            buffer[length++] = caseless ? char.ToLowerInvariant(folded) : folded;
        }
        var key = buffer.AsSpan(0, length);
        if (bySpan.TryGetValue(key, out var number)) return number;
        number = numbers.Count;
        numbers.Add(key.ToString(), number);
        return number;
    }
}
