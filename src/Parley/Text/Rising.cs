namespace Parley.Text;

/// <summary>The longest subsequence whose keys rise, by patience sorting, in O(n log n).</summary>
internal static class Rising
{
    public static List<T> Longest<T>(IReadOnlyList<T> items, Func<T, int> key)
    {
        var piles = new List<int>();
        var below = new int[items.Count];
        for (var at = 0; at < items.Count; at++)
        {
            var (low, high) = (0, piles.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (key(items[piles[middle]]) < key(items[at])) low = middle + 1;
                else high = middle;
            }
            below[at] = low > 0 ? piles[low - 1] : -1;
            if (low == piles.Count) piles.Add(at);
            else piles[low] = at;
        }
        var longest = new List<T>(piles.Count);
        for (var at = piles.Count > 0 ? piles[^1] : -1; at >= 0; at = below[at]) longest.Add(items[at]);
        longest.Reverse();
        return longest;
    }
}
