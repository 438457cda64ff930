using System.Text.RegularExpressions;
using DiffPlex;

namespace Parley.Benchmarks.Texts;

/// <summary>What a program that uses DiffPlex gets: words by an own tokenizer, paragraphs first or the whole text at once.</summary>
internal static partial class ByDiffPlex
{
    private static readonly Differ Differ = new();

    /// <summary>Paragraphs, then the words of those that stand opposite each other in a changed block.</summary>
    public static List<(char Op, string Text)> TwoLevels(string old, string @new)
    {
        var paragraphs = Differ.CreateLineDiffs(old, @new, ignoreWhitespace: false);
        var segments = new List<(char, string)>();
        var at = 0;
        foreach (var block in paragraphs.DiffBlocks)
        {
            while (at < block.DeleteStartA) segments.Add(('=', paragraphs.PiecesOld[at++]));
            var opposite = Math.Min(block.DeleteCountA, block.InsertCountB);
            for (var i = 0; i < opposite; i++)
                segments.AddRange(WholeText(paragraphs.PiecesOld[block.DeleteStartA + i], paragraphs.PiecesNew[block.InsertStartB + i]));
            for (var i = opposite; i < block.DeleteCountA; i++) segments.Add(('-', paragraphs.PiecesOld[block.DeleteStartA + i]));
            for (var i = opposite; i < block.InsertCountB; i++) segments.Add(('+', paragraphs.PiecesNew[block.InsertStartB + i]));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        while (at < paragraphs.PiecesOld.Length) segments.Add(('=', paragraphs.PiecesOld[at++]));
        return segments;
    }

    public static List<(char Op, string Text)> WholeText(string old, string @new)
    {
        var words = Differ.CreateCustomDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, Tokens);
        var segments = new List<(char, string)>();
        var at = 0;
        foreach (var block in words.DiffBlocks)
        {
            Add(segments, '=', words.PiecesOld, at, block.DeleteStartA - at);
            Add(segments, '-', words.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(segments, '+', words.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(segments, '=', words.PiecesOld, at, words.PiecesOld.Length - at);
        return segments;
    }

    private static void Add(List<(char, string)> segments, char op, string[] pieces, int from, int count)
    {
        if (count > 0) segments.Add((op, string.Concat(pieces.Skip(from).Take(count))));
    }

    private static string[] Tokens(string text) => [.. Token().Matches(text).Select(token => token.Value)];

    [GeneratedRegex(@"\s+|\w+(?:['.\-]\w+)*|[^\w\s]", RegexOptions.None, 10_000)]
    private static partial Regex Token();
}
