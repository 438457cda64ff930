namespace Parley.Text;

/// <summary>
/// Words put back where they stood: "ten (10)" that was made "fifteen (15)" and is made "ten (10)" again. However few or common they
/// are, it is no chance that all that is put in stood in an earlier wording between the very same two words. Beside one of them
/// it is none either, as far as it says something by itself: what is on the other side may have changed meanwhile. Words that still
/// stand there cannot be put back.
/// </summary>
internal sealed class FormerPlaces
{
    /// <summary>How many wordings back a place is looked for; a clause seldom passes the table twenty times.</summary>
    public const int LookBack = 64;

    /// <summary>The boundary at which another sentence or item begins: see <see cref="ComparedText.BoundaryBefore"/>.</summary>
    private const int Sentence = 2;

    private readonly List<TracedWording> earlier;
    private readonly TracedWording wording;
    private readonly HashSet<int> standing;

    /// <param name="earlier">The wordings before it.</param>
    /// <param name="wording">The wording, the words that continue known and the others -1.</param>
    public FormerPlaces(List<TracedWording> earlier, TracedWording wording)
    {
        (this.earlier, this.wording) = (earlier[Math.Max(0, earlier.Count - LookBack)..], wording);
        standing = [.. wording.Ids];
    }

    public void PutBack(int start, int end)
    {
        foreach (var before in earlier)
        {
            if (Between(before, start, end) is not { } place) continue;
            Copy(before, place, start, end - start);
            return;
        }
        if (start > 0) start += PutBackBehind(start, end);
        if (end < wording.Ids.Length) PutBackAhead(start, end);
    }

    private int? Between(TracedWording before, int start, int end)
    {
        int? at = start > 0 ? before.PlaceOf(wording.Ids[start - 1]) + 1 : before.Elsewhere ? null : 0;
        if (at is not { } place) return null;
        var behind = place + end - start;
        var closes = end < wording.Ids.Length
            ? behind < before.Ids.Length && before.Ids[behind] == wording.Ids[end]
            : behind == before.Ids.Length && !before.Elsewhere;
        if (!closes) return null;
        for (var token = start; token < end; token++)
            if (!WentFrom(before, place + token - start, token)) return null;
        return place;
    }

    /// <summary>The most words that followed the word before the stretch; of equals those of the earliest wording.</summary>
    private int PutBackBehind(int start, int end)
    {
        var (source, place, length) = (TracedWording.None, 0, 0);
        foreach (var before in earlier)
        {
            if (before.PlaceOf(wording.Ids[start - 1]) + 1 is not { } at) continue;
            var same = 0;
            while (same < Math.Min(end - start, before.Ids.Length - at) && WentFrom(before, at + same, start + same)) same++;
            if (same > length) (source, place, length) = (before, at, same);
        }
        // Of a sentence or an item that begins within it, words that say nothing by themselves are left to what they begin now.
        var telling = start + length;
        while (telling > start && !IsTelling(telling - 1)) telling--;
        if (telling == start) return 0;
        for (var at = telling; at < start + length; at++)
            if (wording.Text.BoundaryBefore(at) >= Sentence) length = at - start;
        Copy(source, place, start, length);
        return length;
    }

    /// <summary>The same for the word behind the stretch and what went before it.</summary>
    private void PutBackAhead(int start, int end)
    {
        var (source, place, length) = (TracedWording.None, 0, 0);
        foreach (var before in earlier)
        {
            if (before.PlaceOf(wording.Ids[end]) is not { } at) continue;
            var same = 0;
            while (same < Math.Min(end - start, at) && WentFrom(before, at - same - 1, end - same - 1)) same++;
            if (same > length) (source, place, length) = (before, at, same);
        }
        var telling = end - length;
        while (telling < end && !IsTelling(telling)) telling++;
        if (telling == end) return;
        for (var at = telling; at > end - length; at--)
            if (wording.Text.BoundaryBefore(at) >= Sentence) length = end - at;
        Copy(source, place - length, end - length, length);
    }

    /// <summary>It is the same word, and does not stand any more.</summary>
    private bool WentFrom(TracedWording before, int place, int at) =>
        before.Text.Numbers[place] == wording.Text.Numbers[at] && !standing.Contains(before.Ids[place]);

    private bool IsTelling(int at) => wording.Text.Tokens[at].IsWord && !CommonWords.Contains(wording.Text.Word(at));

    private void Copy(TracedWording source, int place, int start, int length) =>
        source.Ids.AsSpan(place, length).CopyTo(wording.Ids.AsSpan(start));
}

/// <summary>Words that are struck and put in again with other white space only: "and/or", "and / or". Printed anew, they are not new.</summary>
internal static class Reprinted
{
    public static void Keep(TracedWording drafted, int old, int oldEnd, TracedWording wording, int start, int end)
    {
        var (keptOld, keptNew) = EditScript.Between(drafted.Text.Numbers[old..oldEnd], wording.Text.Numbers[start..end]);
        for (var (o, n) = (0, 0); o < keptOld.Length && n < keptNew.Length;)
        {
            if (!keptOld[o]) o++;
            else if (!keptNew[n]) n++;
            else
            {
                var (from, reprinted) = (n, false);
                for (; o < keptOld.Length && n < keptNew.Length && keptOld[o] && keptNew[n]; (o, n) = (o + 1, n + 1))
                    reprinted |= drafted.Text.Tokens[old + o].Glued != wording.Text.Tokens[start + n].Glued;
                if (reprinted) Array.Copy(drafted.Ids, old + o - (n - from), wording.Ids, start + from, n - from);
            }
        }
    }
}
