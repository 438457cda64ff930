using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parley.Text;

/// <summary>
/// Unicode normalization form C (UAX #15), which digests are computed on. Our own since <see cref="string.Normalize()"/> leaves
/// everything as it is where the process runs without cultures (InvariantGlobalization), and a digest must not depend on the machine.
/// </summary>
internal static class CanonicalForm
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    /// <summary>
    /// Below U+0300 nothing combines and nothing is decomposed for good; nor do the hyphens, dashes, curly quotes, bullets and dots
    /// of U+2010 to U+2027, which contracts are full of. Texts of these alone, nearly all, are in form C as they are.
    /// </summary>
    private static readonly SearchValues<char> Settled = SearchValues.Create([.. Enumerable.Range(0, 0x300).Concat(Enumerable.Range(0x2010, 0x18)).Select(point => (char)point)]);

    private static readonly Dictionary<int, int[]> Decomposed = [];
    private static readonly Dictionary<(int, int), int> Composed = [];
    private static readonly Dictionary<int, int> Classes = [];

    static CanonicalForm()
    {
        var at = 0;
        foreach (var entry in Words.Of(CanonicalData.Decompositions))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            at += Hex(entry.AsSpan(0, colon));
            var parts = entry[(colon + 1)..].TrimEnd('!').Split(',').Select(p => Hex(p)).ToArray();
            Decomposed.Add(at, parts);
            if (parts.Length == 2 && !entry.EndsWith('!')) Composed.Add((parts[0], parts[1]), at);
        }
        at = 0;
        foreach (var entry in Words.Of(CanonicalData.CombiningClasses))
        {
            var (dash, colon) = (entry.IndexOf('-', StringComparison.Ordinal), entry.IndexOf(':', StringComparison.Ordinal));
            at += Hex(entry.AsSpan(0, dash < 0 ? colon : dash));
            var last = at + (dash < 0 ? 0 : Hex(entry.AsSpan(dash + 1, colon - dash - 1)));
            for (; at <= last; at++) Classes.Add(at, Hex(entry.AsSpan(colon + 1)));
            at = last;
        }
    }

    /// <summary>The text in form C. A lone surrogate becomes U+FFFD, as it does in UTF-8.</summary>
    public static string Of(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(Settled);
        if (at < 0) return text;
        var formed = new StringBuilder(text.Length);
        var copied = 0;
        while (at >= 0)
        {
            // A blank composes with nothing on either side: what is not settled concerns only what stands between two of them.
            var (start, end) = (text.LastIndexOf(' ', at) + 1, text.IndexOf(' ', at));
            if (end < 0) end = text.Length;
            formed.Append(text, copied, start - copied);
            Form(text.AsSpan(start, end - start), formed);
            copied = end;
            at = text.AsSpan(end).IndexOfAnyExcept(Settled) is >= 0 and var next ? end + next : -1;
        }
        return formed.Append(text, copied, text.Length - copied).ToString();
    }

    private static void Form(ReadOnlySpan<char> text, StringBuilder into)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) Decompose(rune.Value, points);
        Order(points);
        Compose(points);
        foreach (var point in points) into.Append(new Rune(point));
    }

    private static void Decompose(int point, List<int> into)
    {
        if (point is >= HangulBase and < HangulBase + Leads * Vowels * Tails)
        {
            var syllable = point - HangulBase;
            into.Add(LeadBase + syllable / (Vowels * Tails));
            into.Add(VowelBase + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails > 0) into.Add(TailBase + syllable % Tails);
        }
        else if (Decomposed.TryGetValue(point, out var parts))
        {
            foreach (var part in parts) Decompose(part, into);
        }
        else
        {
            into.Add(point);
        }
    }

    /// <summary>Marks behind one letter go by their class, those of one class as they came.</summary>
    private static void Order(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            if (ClassOf(points[start]) == 0) continue;
            var end = start;
            while (end < points.Count && ClassOf(points[end]) > 0) end++;
            var marks = points.GetRange(start, end - start).OrderBy(ClassOf).ToList();
            for (var i = 0; i < marks.Count; i++) points[start + i] = marks[i];
            start = end;
        }
    }

    private static void Compose(List<int> points)
    {
        var (kept, starter, before) = (0, -1, 0);
        foreach (var point in points.ToArray())
        {
            var @class = ClassOf(point);
            // A mark is blocked from its letter by one of its own class or higher in between, a letter by any mark.
            var free = starter >= 0 && (before == 0 ? starter == kept - 1 : before < @class);
            if (free && Pair(points[starter], point) is { } pair)
            {
                points[starter] = pair;
                continue;
            }
            if (@class == 0) starter = kept;
            before = @class;
            points[kept++] = point;
        }
        points.RemoveRange(kept, points.Count - kept);
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
            return HangulBase + ((first - LeadBase) * Vowels + second - VowelBase) * Tails;
        if (first is >= HangulBase and < HangulBase + Leads * Vowels * Tails && (first - HangulBase) % Tails == 0 && second is > TailBase and < TailBase + Tails)
            return first + second - TailBase;
        return second >= 0x300 && Composed.TryGetValue((first, second), out var pair) ? pair : null;
    }

    private static int ClassOf(int point) => point < 0x300 ? 0 : Classes.GetValueOrDefault(point);

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
