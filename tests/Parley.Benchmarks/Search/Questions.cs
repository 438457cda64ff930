using Parley.Benchmarks.Texts;

namespace Parley.Benchmarks.Search;

/// <summary>What is asked: words of the texts themselves, by how often they stand there, so that real texts and made-up ones are asked alike.</summary>
internal static class Questions
{
    /// <summary>The words from which all moves are made.</summary>
    public static string[] Words { get; } = (Corpus.Long + "\n" + Corpus.Other).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly List<(string Word, int Count)> Counted =
    [
        .. Words.Where(word => word.Length > 4 && word.All(char.IsAsciiLetterLower)).CountBy(word => word)
            .Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    /// <summary>One word, either of two, a phrase, two words together, and one without another: each in some hundred moves at most.</summary>
    public static string[] Narrow { get; } = [Rare(0), $"{Rare(1)} or {Rare(2)}", $"\"{Phrase(Rare(3))}\"", $"{Often(20)} {Rare(4)}", $"{Rare(5)} -{Often(0)}"];

    /// <summary>Words of a large part of all moves.</summary>
    public static string[] Common { get; } = [Often(0), Often(1), $"{Often(2)} {Often(3)}"];

    private static string Often(int rank) => Counted[rank].Word;

    private static string Rare(int rank) => Counted.Where(pair => pair.Count is <= 20 and >= 8).ElementAt(rank * 7).Word;

    private static string Phrase(string word)
    {
        var at = Array.IndexOf(Words, word);
        return $"{Words[at - 1]} {word}";
    }
}
