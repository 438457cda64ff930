namespace Parley.Text;

/// <summary>Words that say nothing by themselves: that they recur is no sign that a phrase was taken up again. A letter says nothing either: it is a label.</summary>
internal static class CommonWords
{
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        "above", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before", "below", "between", "but", "by", "can", "do", "does", "during", "each",
        "either", "every", "except", "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "may", "more", "must", "no", "nor", "not", "of",
        "on", "only", "or", "other", "out", "over", "own", "per", "shall", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "this", "those", "through", "to", "under", "until", "up", "upon", "was", "were", "when", "where", "which", "who", "whose", "will", "with", "within", "without", "would",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => (word.Length == 1 && char.IsLetter(word[0])) || BySpan.Contains(word);
}
