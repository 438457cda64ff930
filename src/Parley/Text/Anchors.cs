namespace Parley.Text;

/// <summary>Stretches that occur exactly once in each of two sequences, in the longest order that both agree on.</summary>
internal static class Anchors
{
    /// <summary>Pairs (start in old, start in new), rising in both, of equal stretches of <paramref name="length"/> elements.</summary>
    public static List<(int Old, int New)> Unique(int[] old, int o, int oEnd, int[] @new, int n, int nEnd, int length)
    {
        var seen = new Dictionary<ulong, (int Old, int New)>();
        for (var at = o; at + length <= oEnd; at++)
        {
            ref var places = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, Hash(old, at, length), out var known);
            places = known ? (-1, -1) : (at, -2);
        }
        var order = new List<ulong>();
        for (var at = n; at + length <= nEnd; at++)
        {
            var hash = Hash(@new, at, length);
            ref var places = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(seen, hash);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref places) || places.Old < 0) continue;
            if (places.New == -2) order.Add(hash);
            places.New = places.New == -2 ? at : -1;
        }
        var pairs = order.Select(h => seen[h]).Where(p => p.New >= 0 && Same(old, p.Old, @new, p.New, length)).ToList();
        return Rising.Longest(pairs, p => p.Old);
    }

    private static ulong Hash(int[] of, int at, int length)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < length; i++) hash = (hash ^ (uint)of[at + i]) * 1099511628211UL;
        return hash;
    }

    private static bool Same(int[] old, int o, int[] @new, int n, int length) =>
        old.AsSpan(o, length).SequenceEqual(@new.AsSpan(n, length));
}
