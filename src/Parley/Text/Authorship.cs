namespace Parley.Text;

/// <summary>
/// Of any words of a clause: the wording in which they first appeared, as computed from the papers in the record. Not more is
/// claimed: a paper may carry the other side's drafting, and a paper that is not in the record is not known.
/// </summary>
/// <remarks>
/// Words that continue keep the appearance they had. Words that are put in are new, unless they differ from what they replace in
/// white space only, stand again where they stood (<see cref="FormerPlaces"/>), or recur in a stretch that is too long or too rare
/// for chance (<see cref="RecurringStretches"/>): brought back, moved, split out of another clause or merged from it. A wording that is
/// the same as an earlier one of the clause, word for word, has its appearances. Exact as to capitals, as the redline is: a defined
/// term is not a common word. What follows later changes no answer.
/// <para>The cost is a redline for each wording, and apart from that linear in all words, but for two bounds: putting words back in
/// their place looks back <see cref="FormerPlaces.LookBack"/> wordings, and a wording is held against each earlier one of the same length.</para>
/// </remarks>
public static class Authorship
{
    /// <summary>
    /// For each wording, in order: '=' and '+' in order are exactly its text; '=' and '-' are the words of what it was drafted on, as
    /// in <see cref="Redline"/>. A struck stretch tells where those words first appeared, too. None is empty; no two in a row have the same kind
    /// and the same first appearance.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="Wording.Against"/> names no earlier wording.</exception>
    public static IReadOnlyList<IReadOnlyList<AuthoredSegment>> Of(IReadOnlyList<Wording> wordings)
    {
        ArgumentNullException.ThrowIfNull(wordings);
        var words = new WordRecord();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var latest = -1;
        var answers = new List<IReadOnlyList<AuthoredSegment>>(wordings.Count);
        foreach (var wording in wordings)
        {
            var on = wording switch
            {
                { Against: { } key } => places.TryGetValue(key, out var at) ? at : throw new ArgumentException($"\"{wording.Key}\" is drafted on \"{key}\", which is no earlier wording", nameof(wordings)),
                { Elsewhere: true } => -1,
                _ => latest,
            };
            var drafted = on < 0 ? TracedWording.None : words.Wordings[on];
            var stretches = Stretches(drafted.Text, words.Read(wording.Text));
            var traced = words.Trace(stretches, drafted, wording.Elsewhere);
            answers.Add([.. Segments(stretches, drafted, traced, id => wordings[words.FirstOf(id)].Key, wording.Key)]);
            if (!wording.Elsewhere) latest = places[wording.Key] = answers.Count - 1;
            else places.TryAdd(wording.Key, answers.Count - 1);
        }
        return answers;
    }

    /// <summary>The redline's segments, with the tokens that each covers.</summary>
    private static ComparedStretches Stretches(ComparedText old, ComparedText @new)
    {
        var stretches = new List<ComparedStretch>();
        var (o, n, at) = (0, 0, 0);
        foreach (var segment in Redline.Between(old.Text, @new.Text))
        {
            var length = segment.Text.Length;
            if (segment.Op == '-')
            {
                // Where the old text has its white space elsewhere, the redline puts a space before what was struck.
                var start = old.StartOf(o);
                var led = o > 0 && segment.Text[0] == ' ' ? 1 : 0;
                var struck = Until(old, o, start + length - led);
                stretches.Add(new(segment, o, struck, n, n, start - led));
                o = struck;
                continue;
            }
            var reached = Until(@new, n, at + length);
            var kept = segment.Op == '=' ? reached - n : 0;
            stretches.Add(new(segment, o, o + kept, n, reached, at));
            (o, n, at) = (o + kept, reached, at + length);
        }
        return new(@new, stretches);
    }

    private static int Until(ComparedText text, int token, int end)
    {
        while (token < text.Count && text.Tokens[token].Start < end) token++;
        return token;
    }

    private static IEnumerable<AuthoredSegment> Segments(ComparedStretches compared, TracedWording drafted, TracedWording wording, Func<int, string> firstOf, string key)
    {
        var first = key;
        foreach (var stretch in compared.Stretches)
        {
            var (of, from, to) = stretch.Segment.Op == '-' ? (drafted, stretch.Old, stretch.OldEnd) : (wording, stretch.New, stretch.NewEnd);
            var printed = 0;
            // White space belongs to the words before it; what is nothing but white space, too.
            if (from < to) first = firstOf(of.Ids[from]);
            for (var token = from + 1; token < to; token++)
            {
                var next = firstOf(of.Ids[token]);
                if (next == first) continue;
                var cut = of.Text.Tokens[token].Start - stretch.Start;
                yield return new(stretch.Segment.Op, stretch.Segment.Text[printed..cut], first);
                (printed, first) = (cut, next);
            }
            yield return new(stretch.Segment.Op, stretch.Segment.Text[printed..], first);
        }
    }
}

/// <summary>A segment of a redline, the old and new tokens it covers, and where in the text it is printed from it begins.</summary>
internal sealed record ComparedStretch(Segment Segment, int Old, int OldEnd, int New, int NewEnd, int Start);

/// <summary>A wording as it compares with what it was drafted on.</summary>
internal sealed record ComparedStretches(ComparedText Text, List<ComparedStretch> Stretches);
