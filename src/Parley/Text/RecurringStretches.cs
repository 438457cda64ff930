namespace Parley.Text;

/// <summary>
/// Words put in elsewhere than they stood: brought back at another place, moved, split out of another clause or merged from it.
/// What recurs is judged in its longest stretches, punctuation and order included, by the words in it that say something
/// (<see cref="CommonWords"/> and signs weigh nothing): "of the" and "shall be" recur by chance in any contract, however often.
/// </summary>
/// <remarks>
/// A word weighs 1; twice that if it does not continue in the wording, since a word in use needs no taking up again; and twice that if it has
/// stood at one place of the clause only, since a rare word is the best sign there is.
/// A stretch needs 8: two rare words side by side that were gone, four common ones that were gone, or eight that still stand here and there (a copied
/// sentence, not a set phrase such as "unit members of the District"). Half is enough where it is a whole sentence, paragraph or item of a list,
/// there and here: what stands between its own signs is moved as a whole.
/// The odd word that a stretch shares with the neighbour of a former neighbour ("… stipend. The") is left off at a sentence's or item's sign.
/// The measure is set low on purpose. The answer is where these words stood first, and that remains true of a phrase that two
/// drafters found independently; to call words new that the other side wrote first would be false.
/// </remarks>
internal sealed class RecurringStretches
{
    public const int Word = 1;
    public const int Gone = 2;
    public const int AtOnePlace = 2;
    private const int Enough = 8;
    private const int EnoughForAWhole = Enough / 2;
    private const int WholeFrom = 2;

    /// <summary>The longest rest of a sentence that is looked at, in tokens.</summary>
    private const int Rest = 64;

    private readonly Recurrences recurrences = new();
    private readonly List<(int Wording, int Token)> places = [];
    private int wordings;

    public void Add(TracedWording wording)
    {
        for (var at = 0; at < wording.Ids.Length; at++)
        {
            recurrences.Add(wording.Text.Numbers[at]);
            places.Add((wordings, at));
        }
        // No stretch reaches from one wording into the next.
        recurrences.Add(-1);
        places.Add((wordings++, -1));
    }

    /// <summary>Gives the words from start to end the identities of the earliest words that they repeat.</summary>
    public void BringBack(List<TracedWording> earlier, TracedWording wording, int start, int end, Func<int, int> weight)
    {
        var weights = new int[end - start + 1];
        for (var at = start; at < end; at++) weights[at - start + 1] = weights[at - start] + weight(at);
        var judged = new Judged(wording.Text, start, weights);

        var found = new List<Stretch>();
        var longest = recurrences.In(wording.Text.Numbers.AsSpan(start..end));
        for (var at = 0; at < longest.Length; at++)
        {
            if (longest[at].Length == 0 || (at + 1 < longest.Length && longest[at + 1].Length == longest[at].Length + 1)) continue;
            var stretch = judged.Trimmed(new(start + at + 1 - longest[at].Length, start + at + 1));
            if (stretch.Length > 0 && Recurs(judged, stretch, earlier, places[longest[at].End - (start + at + 1 - stretch.End)])) found.Add(stretch);
        }

        var back = Cover(found).ConvertAll(stretch => (Stretch: stretch, Source: Earliest(wording, stretch)));
        foreach (var (stretch, source) in back)
            BringBack(earlier[source.Wording], source.Token, wording, stretch);
        foreach (var (stretch, source) in back)
        {
            CompleteBehind(judged, stretch.End, earlier[source.Wording], source.Token + stretch.Length, wording);
            CompleteAhead(judged, stretch.Start, earlier[source.Wording], source.Token, wording);
        }
    }

    private static bool Recurs(in Judged judged, Stretch stretch, List<TracedWording> earlier, (int Wording, int Token) last)
    {
        var weight = judged.Weight(stretch);
        if (weight < EnoughForAWhole || weight >= Enough) return weight >= Enough;
        var source = earlier[last.Wording].Text;
        return IsWhole(judged.Text, stretch) && IsWhole(source, new(last.Token + 1 - stretch.Length, last.Token + 1));
    }

    /// <summary>
    /// As few stretches as reach as far: each word is in two at most, so that the work stays linear where thousands overlap. They come
    /// with rising starts and ends, since none of the longest stretches is within another.
    /// </summary>
    private static List<Stretch> Cover(List<Stretch> found)
    {
        var cover = new List<Stretch>();
        for (var at = 0; at < found.Count; at++)
        {
            var reached = cover.Count > 0 ? cover[^1].End : 0;
            if (found[at].End <= reached) continue;
            while (at + 1 < found.Count && found[at + 1].Start <= Math.Max(reached, found[at].Start)) at++;
            cover.Add(found[at]);
        }
        return cover;
    }

    /// <summary>The earliest place where exactly this stands.</summary>
    private (int Wording, int Token) Earliest(TracedWording wording, Stretch stretch) =>
        places[recurrences.In(wording.Text.Numbers.AsSpan(stretch.Start, stretch.Length))[^1].End - stretch.Length + 1];

    /// <summary>Of a word in two stretches, or put back where it stood, the earlier appearance counts; identities rise as wordings follow one another.</summary>
    private static void BringBack(TracedWording source, int place, TracedWording wording, Stretch stretch)
    {
        for (var at = stretch.Start; at < stretch.End; at++)
        {
            var id = source.Ids[place + at - stretch.Start];
            wording.Ids[at] = wording.Ids[at] < 0 ? id : Math.Min(wording.Ids[at], id);
        }
    }

    /// <summary>Words were put into a sentence or item that was taken up again: its last words, however few, are the same ones.</summary>
    private static void CompleteBehind(in Judged judged, int start, TracedWording source, int from, TracedWording wording)
    {
        var (end, to) = (judged.EdgeBehind(start), from);
        while (to - from < Rest && !IsEdge(source.Text, to)) to++;
        if (end - start > Rest || to - from == Rest) return;
        while (end > start && to > from && wording.Ids[end - 1] < 0 && wording.Text.Numbers[end - 1] == source.Text.Numbers[to - 1])
            wording.Ids[--end] = source.Ids[--to];
    }

    /// <summary>The same for its first words.</summary>
    private static void CompleteAhead(in Judged judged, int end, TracedWording source, int to, TracedWording wording)
    {
        var (start, from) = (judged.EdgeBefore(end), to);
        while (to - from < Rest && !IsEdge(source.Text, from)) from--;
        if (end - start > Rest || to - from == Rest) return;
        for (; start < end && from < to && wording.Ids[start] < 0 && wording.Text.Numbers[start] == source.Text.Numbers[from]; (start, from) = (start + 1, from + 1))
            wording.Ids[start] = source.Ids[from];
    }

    /// <summary>It begins behind a sign or a label and ends at a sign.</summary>
    private static bool IsWhole(ComparedText text, Stretch stretch)
    {
        var (start, end) = (stretch.Start, stretch.End);
        var ends = text.BoundaryBefore(end) >= WholeFrom || text.Word(end) is ";" or ":" or "." or "!" or "?";
        return ends && IsEdge(text, start);
    }

    /// <summary>Behind a sign, or behind a label that is: "(b)", "b)".</summary>
    private static bool IsEdge(ComparedText text, int at) =>
        text.BoundaryBefore(at) >= WholeFrom
        || (at >= 2 && text.Word(at - 1) is ")" && text.Tokens[at - 2].IsWord
            && (text.BoundaryBefore(at - 2) >= WholeFrom || (at >= 3 && text.Word(at - 3) is "(" && text.BoundaryBefore(at - 3) >= WholeFrom)));

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Stretch(int Start, int End)
    {
        public int Length => End - Start;
    }

    /// <summary>A stretch of words that were put in, with the sum of the weights up to each.</summary>
    private readonly struct Judged
    {
        private readonly int offset;
        private readonly int[] sums;
        // Of each place: the nearest word at or behind it that weighs, the nearest before it, and the nearest sentence's or item's edge either way.
        private readonly int[] weighs;
        private readonly int[] weighed;
        private readonly int[] edgeBefore;
        private readonly int[] edgeBehind;

        public Judged(ComparedText text, int offset, int[] sums)
        {
            (Text, this.offset, this.sums) = (text, offset, sums);
            var count = sums.Length;
            (weighs, weighed, edgeBefore, edgeBehind) = (new int[count], new int[count], new int[count], new int[count]);
            for (var at = 0; at < count; at++)
            {
                weighed[at] = at > 0 && sums[at] > sums[at - 1] ? at - 1 : at > 0 ? weighed[at - 1] : -1;
                edgeBefore[at] = Edge(at) ? at : at > 0 ? edgeBefore[at - 1] : -1;
            }
            for (var at = count - 1; at >= 0; at--)
            {
                weighs[at] = at + 1 < count && sums[at + 1] > sums[at] ? at : at + 1 < count ? weighs[at + 1] : count;
                edgeBehind[at] = Edge(at) ? at : at + 1 < count ? edgeBehind[at + 1] : count;
            }
        }

        public ComparedText Text { get; }

        public int Weight(Stretch stretch) => sums[stretch.End - offset] - sums[stretch.Start - offset];

        /// <summary>Without what lies before the first or behind the last edge and weighs nothing; empty if nothing in it weighs.</summary>
        public Stretch Trimmed(Stretch stretch)
        {
            var (start, end) = (stretch.Start - offset, stretch.End - offset);
            var (first, last) = (weighs[start], weighed[end]);
            if (first > last || first >= end || last < start) return new(stretch.Start, stretch.Start);
            return new(offset + Math.Max(start, edgeBefore[first]), offset + Math.Min(end, edgeBehind[last + 1]));
        }

        /// <summary>The nearest edge at or before a place, far away if there is none among the words that were put in.</summary>
        public int EdgeBefore(int at) => edgeBefore[at - offset] is >= 0 and var edge ? offset + edge : at - Rest - 1;

        /// <summary>The nearest at or behind it, likewise.</summary>
        public int EdgeBehind(int at) => edgeBehind[at - offset] < sums.Length ? offset + edgeBehind[at - offset] : at + Rest + 1;

        private bool Edge(int at) => IsEdge(Text, offset + at);
    }
}
