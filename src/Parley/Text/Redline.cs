namespace Parley.Text;

/// <summary>
/// Compares two texts word by word, as one party's lawyer shows the other what changed: whole words and numbers, phrases rather than
/// scattered letters, line wrapping never a change.
/// </summary>
public static class Redline
{
    /// <summary>
    /// The segments of the comparison, none empty, no two of one kind in a row. '=' and '+' in order are exactly the new text. '=' and '-' in order are
    /// the old text's words, except that '=' prints the new form where only the form of a quote, an apostrophe or a dash differs, or a line end behind a
    /// hyphen, dash or slash (and with it the hyphen that only the line end called for).
    /// </summary>
    /// <remarks>Comparing is exact as to capitals: a defined term is not a common word. Within a change what was struck comes first.</remarks>
    public static IReadOnlyList<Segment> Between(string old, string @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var vocabulary = new Vocabulary(caseless: false);
        var (before, after) = (ComparedText.Of(old, vocabulary), ComparedText.Of(@new, vocabulary));
        before.Rejoin(vocabulary);
        after.Rejoin(vocabulary);
        var (keptOld, keptNew) = EditScript.Between(before.Numbers, after.Numbers);
        var changes = ChangeTidying.Tidy(before, after, Changes(keptOld, keptNew));
        return Print(before, after, changes);
    }

    /// <summary>The changes between stretches that are kept.</summary>
    private static List<Change> Changes(bool[] keptOld, bool[] keptNew)
    {
        var changes = new List<Change>();
        for (var (o, n) = (0, 0); o < keptOld.Length || n < keptNew.Length;)
        {
            if (o < keptOld.Length && n < keptNew.Length && keptOld[o] && keptNew[n])
            {
                (o, n) = (o + 1, n + 1);
                continue;
            }
            var (oStart, nStart) = (o, n);
            while (o < keptOld.Length && !keptOld[o]) o++;
            while (n < keptNew.Length && !keptNew[n]) n++;
            changes.Add(new(oStart, o, nStart, n));
        }
        return changes;
    }

    private static List<Segment> Print(ComparedText old, ComparedText @new, List<Change> changes)
    {
        var segments = new List<Segment>(changes.Count * 3 + 1);
        var printed = 0;
        foreach (var change in changes)
        {
            // '=' prints the new white space. Where that would tear apart or run together the old text's words, it goes to the change.
            var follows = change.Struck > 0 ? old.Tokens[change.Old].Glued : change.NewEnd < @new.Count && @new.Tokens[change.NewEnd].Glued;
            var same = follows && change.New > 0 ? Math.Max(printed, @new.Tokens[change.New - 1].End) : @new.StartOf(change.New);
            Add(segments, '=', @new.Text[printed..same]);
            var apart = change.Old == 0 || EndsWhite(segments);
            if (change.Struck > 0)
            {
                var struck = old.Text[old.StartOf(change.Old)..old.StartOf(change.OldEnd)];
                Add(segments, '-', apart || old.Tokens[change.Old].Glued ? struck : " " + struck);
            }
            printed = @new.StartOf(change.NewEnd);
            if (change.Struck == 0 && !apart && !follows && change.NewEnd < @new.Count) printed = @new.Tokens[change.NewEnd - 1].End;
            Add(segments, '+', @new.Text[same..printed]);
        }
        Add(segments, '=', @new.Text[printed..]);
        return segments;
    }

    private static bool EndsWhite(List<Segment> segments) =>
        segments.Count == 0 || char.IsWhiteSpace(segments[^1].Text[^1]);

    private static void Add(List<Segment> segments, char op, string text)
    {
        if (text.Length > 0) segments.Add(new(op, text));
    }
}

/// <summary>A change: old tokens from Old up to OldEnd give way to new tokens from New up to NewEnd.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Change(int Old, int OldEnd, int New, int NewEnd)
{
    public int Struck => OldEnd - Old;

    public int Inserted => NewEnd - New;
}
