namespace Parley.Text;

/// <summary>
/// The difference of two sequences of numbers, as which elements are kept. First the stretches of four that occur once in each
/// anchor the comparison (in the longest order both agree on), then Myers' O(ND) algorithm in linear space fills the gaps.
/// </summary>
/// <remarks>
/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4b. The search for the middle is
/// cut off at a cost that grows with the square root of the gap, and splits where it got furthest: the result is then good and not
/// always the shortest, and 60,000 words against 60,000 quite different ones stay within seconds.
/// </remarks>
internal sealed class EditScript
{
    private const int Anchor = 4;
    private const int LeastCutOff = 256;

    private readonly int[] old;
    private readonly int[] @new;
    private readonly bool[] keptOld;
    private readonly bool[] keptNew;
    private int[] forward = [];
    private int[] backward = [];

    private EditScript(int[] old, int[] @new)
    {
        (this.old, this.@new) = (old, @new);
        (keptOld, keptNew) = (new bool[old.Length], new bool[@new.Length]);
    }

    /// <summary>For each element whether it is kept; the kept ones are the same sequence in both.</summary>
    public static (bool[] Old, bool[] New) Between(int[] old, int[] @new)
    {
        var script = new EditScript(old, @new);
        script.Anchored(0, old.Length, 0, @new.Length);
        return (script.keptOld, script.keptNew);
    }

    private void Keep(int o, int n) => keptOld[o] = keptNew[n] = true;

    private void Trim(ref int o, ref int oEnd, ref int n, ref int nEnd)
    {
        while (o < oEnd && n < nEnd && old[o] == @new[n]) Keep(o++, n++);
        while (o < oEnd && n < nEnd && old[oEnd - 1] == @new[nEnd - 1]) Keep(--oEnd, --nEnd);
    }

    private void Anchored(int o, int oEnd, int n, int nEnd)
    {
        Trim(ref o, ref oEnd, ref n, ref nEnd);
        if (o == oEnd || n == nEnd) return;
        foreach (var (oAt, nAt) in Anchors.Unique(old, o, oEnd, @new, n, nEnd, Anchor))
        {
            if (oAt < o || nAt < n) continue;
            // An anchor reaches back as far as the texts agree, so that the gap before it holds only what differs.
            var (oGap, nGap) = (oAt, nAt);
            while (oGap > o && nGap > n && old[oGap - 1] == @new[nGap - 1]) (oGap, nGap) = (oGap - 1, nGap - 1);
            Fill(o, oGap, n, nGap);
            (o, n) = (oGap, nGap);
            while (o < oEnd && n < nEnd && old[o] == @new[n]) Keep(o++, n++);
        }
        Fill(o, oEnd, n, nEnd);
    }

    private void Fill(int o, int oEnd, int n, int nEnd)
    {
        var gaps = new Stack<(int, int, int, int)>();
        gaps.Push((o, oEnd, n, nEnd));
        while (gaps.TryPop(out var gap))
        {
            (o, oEnd, n, nEnd) = gap;
            Trim(ref o, ref oEnd, ref n, ref nEnd);
            if (o == oEnd || n == nEnd) continue;
            var (oMiddle, nMiddle) = Middle(o, oEnd, n, nEnd);
            if ((oMiddle, nMiddle) == (o, n) || (oMiddle, nMiddle) == (oEnd, nEnd)) continue;
            gaps.Push((oMiddle, oEnd, nMiddle, nEnd));
            gaps.Push((o, oMiddle, n, nMiddle));
        }
    }

    /// <summary>A point that a shortest way from corner to corner passes, searched from both ends at once.</summary>
    private (int Old, int New) Middle(int o, int oEnd, int n, int nEnd)
    {
        var (height, width) = (oEnd - o, nEnd - n);
        var (delta, limit) = (height - width, (height + width + 1) / 2);
        var cutOff = Math.Max(LeastCutOff, (int)Math.Sqrt(height + width));
        var (size, zero) = (2 * Math.Min(limit, cutOff) + 3, Math.Min(limit, cutOff) + 1);
        if (forward.Length < size) (forward, backward) = (new int[size], new int[size]);
        // forward[k]: how far down the old text the way on diagonal k = old - new got; backward the same, seen from the end.
        forward[zero + 1] = 0;
        backward[zero + 1] = 0;
        for (var d = 0; d <= limit && d <= cutOff; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && forward[zero + k - 1] < forward[zero + k + 1]) ? forward[zero + k + 1] : forward[zero + k - 1] + 1;
                var y = x - k;
                while (x < height && y >= 0 && y < width && old[o + x] == @new[n + y]) (x, y) = (x + 1, y + 1);
                forward[zero + k] = x;
                var across = delta - k;
                if (delta % 2 != 0 && Math.Abs(across) <= d - 1 && x + backward[zero + across] >= height && Inside(x, y, height, width))
                    return (o + x, n + y);
            }
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && backward[zero + k - 1] < backward[zero + k + 1]) ? backward[zero + k + 1] : backward[zero + k - 1] + 1;
                var y = x - k;
                while (x < height && y >= 0 && y < width && old[oEnd - 1 - x] == @new[nEnd - 1 - y]) (x, y) = (x + 1, y + 1);
                backward[zero + k] = x;
                var across = delta - k;
                if (delta % 2 == 0 && Math.Abs(across) <= d && x + forward[zero + across] >= height && Inside(x, y, height, width))
                    return (oEnd - x, nEnd - y);
            }
        }
        return Furthest(o, oEnd, n, nEnd, zero, Math.Min(limit, cutOff));
    }

    private static bool Inside(int x, int y, int height, int width) => x >= 0 && y >= 0 && x <= height && y <= width;

    /// <summary>Where the search was given up: the point with the most of both texts behind it, from either end.</summary>
    private (int Old, int New) Furthest(int o, int oEnd, int n, int nEnd, int zero, int d)
    {
        var (best, point) = (-1, (oEnd, nEnd));
        for (var k = -d; k <= d; k++)
        {
            var (x, y) = (forward[zero + k], forward[zero + k] - k);
            if (Inside(x, y, oEnd - o, nEnd - n) && x + y > best) (best, point) = (x + y, (o + x, n + y));
            (x, y) = (backward[zero + k], backward[zero + k] - k);
            if (Inside(x, y, oEnd - o, nEnd - n) && x + y > best) (best, point) = (x + y, (oEnd - x, nEnd - y));
        }
        return point;
    }
}
