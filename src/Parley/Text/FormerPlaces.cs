namespace Parley.Text;

/// <summary>
/// Words put back where they stood: "ten (10)" that was made "fifteen (15)" and is made "ten (10)" again. However few or common they
/// are, it is no chance that all that is put in stood in an earlier wording between the very same two words. Beside one of them
/// it is none either, if what is put in says something by itself: the word on the other side may have changed meanwhile.
/// </summary>
internal static class FormerPlaces
{
    /// <summary>How many wordings back a place is looked for; a clause seldom passes the table twenty times.</summary>
    public const int LookBack = 64;

    public static void PutBack(List<TracedWording> earlier, TracedWording wording, int start, int end)
    {
        var telling = Enumerable.Range(start, end - start).Any(at => wording.Text.Tokens[at].IsWord && !CommonWords.Contains(wording.Text.Word(at)));
        var (source, place) = (default(TracedWording), 0);
        foreach (var before in earlier.Skip(earlier.Count - LookBack))
        {
            if (Between(before, wording, start, end) is { } both)
            {
                (source, place) = (before, both);
                break;
            }
            if (telling && source is null && Beside(before, wording, start, end) is { } one) (source, place) = (before, one);
        }
        source?.Ids.AsSpan(place, end - start).CopyTo(wording.Ids.AsSpan(start));
    }

    private static int? Between(TracedWording before, TracedWording wording, int start, int end)
    {
        int? at = start > 0 ? before.PlaceOf(wording.Ids[start - 1]) + 1 : before.Elsewhere ? null : 0;
        if (at is not { } place) return null;
        var behind = place + end - start;
        var closes = end < wording.Ids.Length
            ? behind < before.Ids.Length && before.Ids[behind] == wording.Ids[end]
            : behind == before.Ids.Length && !before.Elsewhere;
        return closes && Same(before, place, wording, start, end) ? place : null;
    }

    private static int? Beside(TracedWording before, TracedWording wording, int start, int end)
    {
        if (start > 0 && before.PlaceOf(wording.Ids[start - 1]) + 1 is { } after && Same(before, after, wording, start, end)) return after;
        if (end < wording.Ids.Length && before.PlaceOf(wording.Ids[end]) - (end - start) is { } ahead && Same(before, ahead, wording, start, end)) return ahead;
        return null;
    }

    private static bool Same(TracedWording before, int place, TracedWording wording, int start, int end) =>
        place >= 0 && place + end - start <= before.Ids.Length
        && before.Text.Numbers.AsSpan(place, end - start).SequenceEqual(wording.Text.Numbers.AsSpan(start..end));
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
