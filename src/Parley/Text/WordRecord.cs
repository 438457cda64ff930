namespace Parley.Text;

/// <summary>
/// All words of the wordings so far. A word that is put in gets a number of its own, its identity; it keeps it as long as it
/// continues, and has it again when it is brought back. Words of the same spelling at two places are two.
/// </summary>
internal sealed class WordRecord
{
    private readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal);
    private readonly List<int> firsts = [];
    private readonly HashSet<int> inClause = [];
    private readonly Dictionary<int, int> placesInClause = [];
    private readonly RecurringStretches recurring = new();

    public List<TracedWording> Wordings { get; } = [];

    /// <summary>The wording in which a word first appeared.</summary>
    public int FirstOf(int id) => firsts[id];

    /// <summary>
    /// Cuts a text into tokens and numbers their spellings. White space and hyphens do not count: whether a line end divides a word
    /// can only be told where the same word is found whole, which may be in a later paper.
    /// </summary>
    public ComparedText Read(string text)
    {
        var tokens = Token.In(text);
        var numbers = new int[tokens.Count];
        for (var at = 0; at < numbers.Length; at++)
        {
            var token = tokens[at];
            var key = string.Concat(text.Substring(token.Start, token.Length).Select(Token.Fold).Where(c => !char.IsWhiteSpace(c) && !(token.IsWord && c == '-')));
            if (!spellings.TryGetValue(key, out numbers[at])) spellings.Add(key, numbers[at] = spellings.Count);
        }
        return new(text, tokens, numbers);
    }

    /// <summary>Finds out which words of a wording are known, and keeps it as the latest.</summary>
    public TracedWording Trace(ComparedStretches compared, TracedWording drafted, bool elsewhere)
    {
        var text = compared.Text;
        var ids = new int[text.Count];
        Array.Fill(ids, -1);
        var wording = new TracedWording(text, ids, elsewhere);
        if (Wordings.Find(earlier => earlier.Elsewhere == elsewhere && earlier.Text.Numbers.AsSpan().SequenceEqual(text.Numbers)) is { } same)
            same.Ids.CopyTo(ids, 0);
        else
            Find(compared.Stretches, drafted, wording);
        for (var at = 0; at < ids.Length; at++)
        {
            if (ids[at] < 0) ids[at] = AppearsFirst(Wordings.Count);
            if (!elsewhere && inClause.Add(ids[at])) placesInClause[text.Numbers[at]] = placesInClause.GetValueOrDefault(text.Numbers[at]) + 1;
        }
        wording.Index();
        Wordings.Add(wording);
        recurring.Add(wording);
        return wording;
    }

    private int AppearsFirst(int wording)
    {
        firsts.Add(wording);
        return firsts.Count - 1;
    }

    private void Find(List<ComparedStretch> stretches, TracedWording drafted, TracedWording wording)
    {
        var (ids, numbers) = (wording.Ids, wording.Text.Numbers);
        var standing = new HashSet<int>();
        foreach (var kept in stretches.Where(s => s.Segment.Op == '='))
        {
            Array.Copy(drafted.Ids, kept.Old, ids, kept.New, kept.NewEnd - kept.New);
            standing.UnionWith(numbers[kept.New..kept.NewEnd]);
        }
        foreach (var (struck, put) in stretches.Zip(stretches.Skip(1)).Where(pair => pair is { First.Segment.Op: '-', Second.Segment.Op: '+' }))
            Reprinted.Keep(drafted, struck.Old, struck.OldEnd, wording, put.New, put.NewEnd);
        var former = new FormerPlaces(Wordings, wording);
        foreach (var (start, end) in Unknown(ids))
        {
            former.PutBack(start, end);
            recurring.BringBack(Wordings, wording, start, end, Weight);
        }

        int Weight(int token) =>
            !wording.Text.Tokens[token].IsWord || CommonWords.Contains(wording.Text.Word(token)) ? 0
            : RecurringStretches.Word
                * (standing.Contains(numbers[token]) ? 1 : RecurringStretches.Gone)
                * (placesInClause.GetValueOrDefault(numbers[token]) == 1 ? RecurringStretches.AtOnePlace : 1);
    }

    /// <summary>The stretches of words of which nothing is known yet.</summary>
    private static List<(int Start, int End)> Unknown(int[] ids)
    {
        var stretches = new List<(int, int)>();
        for (var at = 0; at < ids.Length; at++)
        {
            var start = at;
            while (at < ids.Length && ids[at] < 0) at++;
            if (at > start) stretches.Add((start, at));
        }
        return stretches;
    }
}

/// <summary>A wording with the identity of each of its tokens.</summary>
internal sealed record TracedWording(ComparedText Text, int[] Ids, bool Elsewhere)
{
    private readonly Dictionary<int, int> places = [];

    public static TracedWording None { get; } = new(new("", [], []), [], Elsewhere: false);

    public void Index()
    {
        for (var at = 0; at < Ids.Length; at++) places.TryAdd(Ids[at], at);
    }

    /// <summary>Where a word stands in it, or null.</summary>
    public int? PlaceOf(int id) => places.TryGetValue(id, out var at) ? at : null;
}
