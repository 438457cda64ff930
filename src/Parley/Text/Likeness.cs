namespace Parley.Text;

/// <summary>
/// How much of their words provisions of two agreements share, a rare word or a rare pair of neighbouring words counting for more
/// than a common one. Labels do not count: they are what changes when an agreement is renumbered.
/// </summary>
internal sealed class Likeness
{
    /// <summary>A word or pair that more provisions share finds no candidates; it still counts once they are found.</summary>
    private const int Telling = 40;
    private const int Candidates = 12;

    private readonly float[] weights;
    private readonly int[][] earlier;
    private readonly int[][] later;
    private readonly float[] earlierTotal;
    private readonly float[] laterTotal;
    private readonly string[] earlierHeading;
    private readonly string[] laterHeading;

    public Likeness(IReadOnlyList<(string Heading, string Text)> earlier, IReadOnlyList<(string Heading, string Text)> later)
    {
        var features = new FeatureNumbers();
        this.earlier = [.. earlier.Select(p => features.Of(p.Heading, p.Text))];
        this.later = [.. later.Select(p => features.Of(p.Heading, p.Text))];
        var spread = new int[features.Count];
        foreach (var set in this.earlier.Concat(this.later))
            foreach (var feature in set) spread[feature]++;
        // Inverse document frequency: a word in every provision weighs next to nothing.
        var all = earlier.Count + later.Count;
        weights = [.. spread.Select(s => MathF.Log(1 + (float)all / s))];
        (earlierTotal, laterTotal) = (Totals(this.earlier), Totals(this.later));
        (earlierHeading, laterHeading) = (Headings(earlier), Headings(later));
        Spread = spread;
    }

    private int[] Spread { get; }

    /// <summary>Between 0 and 1: half what they share of both, half what they share of the smaller, less sure the fewer the words.</summary>
    public float Of(int e, int l)
    {
        var (a, b) = (earlierTotal[e], laterTotal[l]);
        if (a == 0 || b == 0) return 0;
        var shared = Shared(earlier[e], later[l]);
        var least = Math.Min(a, b);
        return (shared / (a + b) + 0.5f * shared / least) * (least / (least + Doubt));
    }

    /// <summary>The weight at which the words of a provision are as much chance as evidence: about three telling words.</summary>
    private const float Doubt = 6;

    /// <summary>Both have the same words, and there are some.</summary>
    public bool SameWords(int e, int l) => earlier[e].Length > 0 && earlier[e].AsSpan().SequenceEqual(later[l]);

    /// <summary>Both have a heading and it is the same, capitals and a trailing sign aside.</summary>
    public bool SameHeading(int e, int l) => earlierHeading[e].Length > 0 && earlierHeading[e] == laterHeading[l];

    /// <summary>Pairs that share telling words, the likeliest dozen of each later provision.</summary>
    public IEnumerable<(int Earlier, int Later)> Pairs()
    {
        var places = new List<int>?[weights.Length];
        for (var e = 0; e < earlier.Length; e++)
            foreach (var feature in earlier[e])
                if (Spread[feature] <= Telling) (places[feature] ??= []).Add(e);

        var twins = Enumerable.Range(0, earlier.Length).Where(e => earlier[e].Length > 0).ToLookup(e => Fingerprint(earlier[e]));
        var shared = new Dictionary<int, float>();
        for (var l = 0; l < later.Length; l++)
        {
            shared.Clear();
            foreach (var feature in later[l])
                foreach (var e in places[feature] ?? [])
                    shared[e] = shared.GetValueOrDefault(e) + weights[feature];
            var best = shared.OrderByDescending(s => s.Value / (earlierTotal[s.Key] + laterTotal[l])).Take(Candidates).Select(s => s.Key);
            var same = later[l].Length > 0 ? twins[Fingerprint(later[l])].Take(Telling) : [];
            foreach (var e in best.Union(same)) yield return (e, l);
        }
    }

    private static int Fingerprint(int[] features)
    {
        var hash = new HashCode();
        foreach (var feature in features) hash.Add(feature);
        return hash.ToHashCode();
    }

    private float Shared(int[] a, int[] b)
    {
        var sum = 0f;
        for (var (i, j) = (0, 0); i < a.Length && j < b.Length;)
        {
            if (a[i] < b[j]) i++;
            else if (a[i] > b[j]) j++;
            else (sum, i, j) = (sum + weights[a[i]], i + 1, j + 1);
        }
        return sum;
    }

    private float[] Totals(int[][] sets) => [.. sets.Select(set => set.Sum(feature => weights[feature]))];

    private static string[] Headings(IReadOnlyList<(string Heading, string Text)> provisions) =>
        [.. provisions.Select(p => TableOfContents.TitleOf(Words.Collapse(p.Heading)))];
}

/// <summary>Numbers the words of provisions and the pairs of neighbouring words.</summary>
internal sealed class FeatureNumbers
{
    private readonly Vocabulary words = new(caseless: true);
    private readonly Dictionary<long, int> numbers = [];

    public int Count => numbers.Count;

    /// <summary>The distinct words and pairs of a provision, rising.</summary>
    public int[] Of(string heading, string text)
    {
        var set = new SortedSet<int>();
        foreach (var part in new[] { heading, text })
        {
            var before = -1L;
            foreach (var token in Token.In(part).Where(t => t.IsWord))
            {
                var word = (long)words.NumberOf(part, token);
                set.Add(Number(word));
                if (before >= 0) set.Add(Number(((before + 1) << 32) | word));
                before = word;
            }
        }
        return [.. set];
    }

    private int Number(long feature)
    {
        if (!numbers.TryGetValue(feature, out var number)) numbers.Add(feature, number = numbers.Count);
        return number;
    }
}
