namespace Parley.Text;

/// <summary>
/// Makes changes readable: words that happen to be equal between two changes are no reason to cut a phrase in pieces, a bracket
/// goes with its partner, and a change that may stand in several places stands at the boundary of a sentence.
/// </summary>
internal static class ChangeTidying
{
    /// <summary>Words that say nothing by themselves; alone between two changes they are chance.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "is", "it", "its", "may", "not",
        "of", "on", "or", "shall", "she", "such", "than", "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonBySpan = Common.GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<Change> Tidy(ComparedText old, ComparedText @new, List<Change> changes)
    {
        var joined = Join(old, @new, Slide(old, @new, Join(old, @new, changes)));
        return Brackets(old, @new, joined);
    }

    /// <summary>Joins changes across stretches that are too slight to tell apart from chance.</summary>
    private static List<Change> Join(ComparedText old, ComparedText @new, List<Change> changes)
    {
        var joined = new List<Change>(changes.Count);
        foreach (var change in changes)
        {
            var next = change;
            // Joining makes a change larger, which may make the stretch before it slight in turn.
            while (joined.Count > 0 && IsSlight(@new, joined[^1], next))
            {
                next = new(joined[^1].Old, next.OldEnd, joined[^1].New, next.NewEnd);
                joined.RemoveAt(joined.Count - 1);
            }
            joined.Add(next);
        }
        return joined;
    }

    private static bool IsSlight(ComparedText @new, Change before, Change after)
    {
        var (start, end) = (before.NewEnd, after.New);
        if (start >= end) return true;
        var (telling, tokens) = (0, end - start);
        if (tokens > 8) return false;
        for (var at = start; at < end; at++)
            if (@new.Tokens[at].IsWord && !CommonBySpan.Contains(@new.Word(at))) telling++;
        if (telling == 0) return tokens <= 3 || Size(before) + Size(after) > 3 * tokens;
        // One or two telling words amid large changes on both sides: the phrase was rewritten. A sentence's end keeps them apart.
        return Math.Min(Size(before), Size(after)) >= 4 * tokens && telling <= 2;
    }

    private static int Size(Change change) => Math.Max(change.Struck, change.Inserted);

    /// <summary>A pure insertion or deletion whose edges repeat may stand in several places; it takes the best boundary, the latest of equals.</summary>
    private static List<Change> Slide(ComparedText old, ComparedText @new, List<Change> changes)
    {
        var slid = new List<Change>(changes.Count);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var floor = slid.Count > 0 ? slid[^1] : default;
            var ceiling = i + 1 < changes.Count ? changes[i + 1] : new(old.Count, old.Count, @new.Count, @new.Count);
            if (change.Struck == 0)
                slid.Add(Best(@new, change, change.New, change.NewEnd, change.New - floor.NewEnd, ceiling.New - change.NewEnd));
            else if (change.Inserted == 0)
                slid.Add(Best(old, change, change.Old, change.OldEnd, change.Old - floor.OldEnd, ceiling.Old - change.OldEnd));
            else
                slid.Add(change);
        }
        return slid;
    }

    /// <param name="text">The text that has the words.</param>
    /// <param name="change">The change.</param>
    /// <param name="start">Where its words begin.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="back">How far it may move back, up to the change before.</param>
    /// <param name="on">How far it may move on.</param>
    private static Change Best(ComparedText text, Change change, int start, int end, int back, int on)
    {
        var (least, most) = (0, 0);
        while (-least < back && text.Numbers[start + least - 1] == text.Numbers[end + least - 1]) least--;
        while (most < on && text.Numbers[start + most] == text.Numbers[end + most]) most++;
        var (best, score) = (0, int.MinValue);
        for (var shift = least; shift <= most; shift++)
        {
            var here = 2 * text.BoundaryBefore(start + shift) + text.BoundaryBefore(end + shift);
            if (here >= score) (best, score) = (shift, here);
        }
        return new(change.Old + best, change.OldEnd + best, change.New + best, change.NewEnd + best);
    }

    /// <summary>"ten (10)" to "fifteen (15)": the closing bracket goes with the opening one that changed; "(i)" to "(ii)": both go with what they hold.</summary>
    private static List<Change> Brackets(ComparedText old, ComparedText @new, List<Change> changes)
    {
        var closed = new List<Change>(changes.Count);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var floor = closed.Count > 0 ? closed[^1].NewEnd : 0;
            var ceiling = i + 1 < changes.Count ? changes[i + 1].New : @new.Count;
            if (change.NewEnd < ceiling && @new.Word(change.NewEnd) is ")" or "]")
            {
                if ((change.Struck == 0 || Opens(old, change.Old, change.OldEnd)) && (change.Inserted == 0 || Opens(@new, change.New, change.NewEnd)))
                    change = change with { OldEnd = change.OldEnd + 1, NewEnd = change.NewEnd + 1 };
                else if (change.Struck == 1 && change.Inserted == 1 && change.New > floor && @new.Word(change.New - 1) is "(" or "[")
                    change = new(change.Old - 1, change.OldEnd + 1, change.New - 1, change.NewEnd + 1);
            }
            closed.Add(change);
        }
        return Join(old, @new, closed);
    }

    private static bool Opens(ComparedText text, int start, int end)
    {
        var depth = 0;
        for (var at = start; at < end; at++)
            depth += text.Word(at) switch { "(" or "[" => 1, ")" or "]" when depth > 0 => -1, _ => 0 };
        return depth > 0;
    }
}
