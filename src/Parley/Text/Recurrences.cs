namespace Parley.Text;

/// <summary>
/// Every stretch of a growing sequence of numbers, and where it stood first: for each place of another sequence, the longest
/// stretch that ends there and stands in this one.
/// </summary>
/// <remarks>
/// The suffix automaton of Blumer and others ("The smallest automaton recognizing the subwords of a text", Theoretical Computer
/// Science 40, 1985), built as the numbers come. Building is linear in what is added and looking up is linear in what is looked up,
/// whatever repeats in either, so that no input makes it slow: at most two states and three edges a number.
/// </remarks>
internal sealed class Recurrences
{
    private readonly List<State> states = [new(0, -1, -1)];
    private readonly List<Edge> edges = [];
    private readonly Dictionary<(int State, int Number), int> byNumber = [];
    private int last;
    private int count;

    /// <summary>Adds the next number. One that is never looked up ends every stretch.</summary>
    public void Add(int number)
    {
        var added = states.Count;
        states.Add(new(states[last].Length + 1, 0, count++));
        var from = last;
        for (; from >= 0 && !byNumber.ContainsKey((from, number)); from = states[from].Shorter) Join(from, number, added);
        if (from >= 0) states[added].Shorter = Split(from, number);
        last = added;
    }

    /// <summary>For each place the length of the longest stretch that ends there, and the place where it first ended.</summary>
    public (int Length, int End)[] In(ReadOnlySpan<int> numbers)
    {
        var found = new (int, int)[numbers.Length];
        var (state, length) = (0, 0);
        for (var at = 0; at < numbers.Length; at++)
        {
            int next;
            while (!byNumber.TryGetValue((state, numbers[at]), out next) && state > 0)
                (state, length) = (states[state].Shorter, states[states[state].Shorter].Length);
            if (next > 0) (state, length) = (next, length + 1);
            found[at] = (length, states[state].End);
        }
        return found;
    }

    /// <summary>The state behind an edge, cut in two if longer stretches than those that come this way share it.</summary>
    private int Split(int from, int number)
    {
        var whole = byNumber[(from, number)];
        var length = states[from].Length + 1;
        if (states[whole].Length == length) return whole;
        var part = states.Count;
        states.Add(new(length, states[whole].Shorter, states[whole].End));
        for (var at = states[whole].Edges; at >= 0; at = edges[at].Next)
            Join(part, edges[at].Number, byNumber[(whole, edges[at].Number)]);
        for (; from >= 0 && byNumber.TryGetValue((from, number), out var to) && to == whole; from = states[from].Shorter)
            byNumber[(from, number)] = part;
        states[whole].Shorter = part;
        return part;
    }

    private void Join(int from, int number, int to)
    {
        byNumber.Add((from, number), to);
        edges.Add(new(number, states[from].Edges));
        states[from].Edges = edges.Count - 1;
    }

    /// <summary>Stretches that end at the same places. Length: of the longest; Shorter: the state of the longest that is in none of these; End: the first place.</summary>
    private sealed class State(int length, int shorter, int end)
    {
        public int Length => length;

        public int Shorter { get; set; } = shorter;

        public int End => end;

        public int Edges { get; set; } = -1;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Edge(int Number, int Next);
}
