namespace Parley.Search;

/// <summary>Finds what the server marked in plain words in the words as they were recorded.</summary>
public static class Excerpts
{
    /// <summary>Around what was found. <see cref="PlainWords"/> holds neither.</summary>
    public const char Start = '\u0001';
    public const char Stop = '\u0002';

    /// <param name="words">As they were recorded.</param>
    /// <param name="marked">A piece of their plain form, with marks in it.</param>
    public static IReadOnlyList<ExcerptPiece> Of(string words, string marked)
    {
        var bare = marked.Replace(Start.ToString(), "", StringComparison.Ordinal).Replace(Stop.ToString(), "", StringComparison.Ordinal);
        var at = PlainWords.Of(words).IndexOf(bare, StringComparison.Ordinal);
        // A server that shows a piece otherwise than it was given it is believed about the marks.
        if (at < 0) (words, at) = (bare, 0);
        var pieces = new List<ExcerptPiece>();
        // The server stops at its last word, and leaves off what closes the sentence.
        var (first, end) = (at, at + bare.Length);
        while (first > 0 && !char.IsWhiteSpace(words[first - 1])) first--;
        while (end < words.Length && !char.IsWhiteSpace(words[end])) end++;
        var (before, after) = (at - first, end - at - bare.Length);
        at = first;
        Add(before, found: false);
        foreach (var piece in marked.Split(Start))
        {
            var ends = piece.IndexOf(Stop, StringComparison.Ordinal);
            if (ends >= 0) Add(ends, found: true);
            Add(piece.Length - (ends + 1), found: false);
        }

        Add(after, found: false);
        return pieces;

        void Add(int length, bool found)
        {
            if (length == 0) return;
            var text = words.Substring(at, length);
            at += length;
            if (pieces is [.., { } last] && last.Found == found) pieces[^1] = last with { Text = last.Text + text };
            else pieces.Add(new(text, found));
        }
    }
}
