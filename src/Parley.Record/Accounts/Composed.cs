using System.Globalization;
using System.Text;

namespace Parley.Record.Accounts;

/// <summary>
/// Text in Unicode's normalization form C, so that a password or a name is the same however a keyboard composes its letters. The runtime does it
/// with ICU only, which these programs do without (InvariantGlobalization); what it needs of Unicode 14 is in Composition.txt: + or - a letter and
/// what it is taken apart into (- is never put together again), ! the combining class of a run of marks.
/// </summary>
public static class Composed
{
    private const int FirstHangul = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, FirstTail = 0x11A7, Leads = 19, Vowels = 21, Tails = 28;

    private static readonly Lazy<Tables> All = new(Read);

    private sealed record Tables(Dictionary<int, int[]> Apart, Dictionary<(int, int), int> Together, Dictionary<int, int> Classes);

    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return text;
        List<int> points = [];
        foreach (var rune in text.EnumerateRunes()) TakeApart(rune.Value, points);
        Order(points);
        var composed = new StringBuilder(text.Length);
        foreach (var point in PutTogether(points)) composed.Append(new Rune(point).ToString());
        return composed.ToString();
    }

    private static void TakeApart(int point, List<int> into)
    {
        if (point - FirstHangul is >= 0 and < Leads * Vowels * Tails and var syllable)
        {
            into.Add(FirstLead + syllable / (Vowels * Tails));
            into.Add(FirstVowel + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails != 0) into.Add(FirstTail + syllable % Tails);
        }
        else if (All.Value.Apart.TryGetValue(point, out var parts))
        {
            foreach (var part in parts) TakeApart(part, into);
        }
        else
        {
            into.Add(point);
        }
    }

    /// <summary>Marks that do not touch each other stand in the order of their classes; those of one class stay as they came.</summary>
    private static void Order(List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var (point, own) = (points[i], Class(points[i]));
            var at = i;
            for (; own != 0 && at > 0 && Class(points[at - 1]) > own; at--) points[at] = points[at - 1];
            points[at] = point;
        }
    }

    private static List<int> PutTogether(List<int> points)
    {
        List<int> done = [];
        var (starter, last) = (-1, 0);
        foreach (var point in points)
        {
            var own = Class(point);
            var blocked = starter >= 0 && starter != done.Count - 1 && (last == 0 || last >= own);
            if (starter >= 0 && !blocked && Pair(done[starter], point) is { } whole)
            {
                done[starter] = whole;
                continue;
            }

            if (own == 0) starter = done.Count;
            last = own;
            done.Add(point);
        }

        return done;
    }

    private static int? Pair(int first, int second)
    {
        if (first - FirstLead is >= 0 and < Leads and var lead && second - FirstVowel is >= 0 and < Vowels and var vowel) return FirstHangul + (lead * Vowels + vowel) * Tails;
        if (first - FirstHangul is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0 && second - FirstTail is > 0 and < Tails and var tail) return first + tail;
        return All.Value.Together.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static int Class(int point) => All.Value.Classes.GetValueOrDefault(point);

    private static Tables Read()
    {
        var tables = new Tables([], [], []);
        using var reader = new StreamReader(typeof(Composed).Assembly.GetManifestResourceStream("Parley.Record.Accounts.Composition.txt")!);
        foreach (var one in reader.ReadToEnd().Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (left, right) = one[1..].Split('=') is [var l, var r] ? (l, r) : throw new InvalidDataException(one);
            if (one[0] == '!')
            {
                int[] run = [.. left.Split('-').Select(Hex)];
                for (var point = run[0]; point <= run[1]; point++) tables.Classes.Add(point, int.Parse(right, CultureInfo.InvariantCulture));
                continue;
            }

            int[] parts = [.. right.Split(' ').Select(Hex)];
            tables.Apart.Add(Hex(left), parts);
            if (one[0] == '+') tables.Together.Add((parts[0], parts[1]), Hex(left));
        }

        return tables;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
