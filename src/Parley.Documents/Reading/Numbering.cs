using System.Text;
using System.Xml.Linq;

namespace Parley.Documents.Reading;

/// <summary>One level of a list.</summary>
/// <param name="Start">Its first number.</param>
/// <param name="Form">How the number prints ("decimal", "lowerLetter", "bullet").</param>
/// <param name="Text">The label, "%1" standing for the number of the first level.</param>
/// <param name="Restart">The level, from 1, behind which it begins anew; 0 for never; null for any above it.</param>
/// <param name="Legal">All numbers of the label print as figures.</param>
/// <param name="Style">The paragraph style that is this level.</param>
internal sealed record ListLevel(int Start, string Form, string Text, int? Restart, bool Legal, string? Style)
{
    /// <summary>A label is short; a text that is not would be copied before every paragraph of its list.</summary>
    private const int LongestText = 60;

    public static ListLevel None { get; } = new(1, "none", "", null, false, null);

    public static ListLevel Of(XElement level)
    {
        var text = level.Child("lvlText").Said("val") ?? "";
        return new(SafeXml.Number(level.Child("start").Said("val")) ?? 0, level.Child("numFmt").Said("val") ?? level.Descendants().FirstOrDefault(e => e.Name.LocalName == "numFmt").Said("val") ?? "decimal",
            text.Length > LongestText ? text[..LongestText] : text, SafeXml.Number(level.Child("lvlRestart").Said("val")), level.Switch("isLgl") == true, level.Child("pStyle").Said("val"));
    }
}

/// <summary>A list as paragraphs name it (w:num): its levels, whose counters it shares, and where it begins anew.</summary>
internal sealed record NumberedList(int Counters, IReadOnlyList<ListLevel> Levels, IReadOnlyDictionary<int, int> Starts);

/// <summary>The lists of a document (numbering.xml).</summary>
internal sealed class Numbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, NumberedList> lists = [];

    public Numbering(byte[]? part, Styles styles)
    {
        var tree = SafeXml.Tree(part);
        var kinds = new Dictionary<int, XElement>();
        foreach (var kind in tree.Children("abstractNum"))
            if (SafeXml.Number(kind.Said("abstractNumId")) is { } id) kinds.TryAdd(id, kind);
        var nums = new Dictionary<int, (int Kind, XElement Num)>();
        foreach (var num in tree.Children("num"))
            if (SafeXml.Number(num.Said("numId")) is { } id && SafeXml.Number(num.Child("abstractNumId").Said("val")) is { } kind) nums.TryAdd(id, (kind, num));
        foreach (var (id, (named, num)) in nums)
        {
            var kind = named;
            // A list may be that of a list style, which names the list that has the levels.
            if (kinds.GetValueOrDefault(kind).Child("numStyleLink").Said("val") is { } link && styles.Of(link).List is { } list && nums.TryGetValue(list, out var linked)) kind = linked.Kind;
            if (kinds.TryGetValue(kind, out var element)) lists.TryAdd(id, List(kind, element, num));
        }
    }

    public NumberedList? Find(int id) => lists.GetValueOrDefault(id);

    /// <summary>The depth at which a style stands in a list.</summary>
    public int LevelOf(int id, string? style) =>
        style is not null && lists.TryGetValue(id, out var list) ? Math.Max(0, list.Levels.ToList().FindIndex(level => level.Style == style)) : 0;

    private static NumberedList List(int kind, XElement element, XElement num)
    {
        var levels = new ListLevel[Levels];
        Array.Fill(levels, ListLevel.None);
        Take(element.Children("lvl"), levels);
        var starts = new Dictionary<int, int>();
        foreach (var over in num.Children("lvlOverride"))
        {
            if (SafeXml.Number(over.Said("ilvl")) is not (>= 0 and < Levels and var level)) continue;
            Take(over.Children("lvl"), levels);
            if (SafeXml.Number(over.Child("startOverride").Said("val")) is { } start) starts.TryAdd(level, start);
        }

        return new(kind, levels, starts);
    }

    private static void Take(IEnumerable<XElement> said, ListLevel[] levels)
    {
        foreach (var element in said)
            if (SafeXml.Number(element.Said("ilvl")) is >= 0 and < Levels and var level) levels[level] = ListLevel.Of(element);
    }

    /// <summary>Counts through a document, paragraph by paragraph, and prints each one's label.</summary>
    public sealed class Count(Numbering numbering)
    {
        private readonly Dictionary<int, int?[]> counters = [];
        private readonly HashSet<(int List, int Level)> begun = [];

        /// <summary>The label of the next paragraph of a list; empty where it prints none.</summary>
        public string Next(int id, int level)
        {
            if (numbering.Find(id) is not { } list || level is < 0 or >= Levels) return "";
            if (!counters.TryGetValue(list.Counters, out var numbers)) counters[list.Counters] = numbers = new int?[Levels];
            var first = list.Starts.TryGetValue(level, out var start) && begun.Add((id, level));
            numbers[level] = first ? start : numbers[level] is { } before ? unchecked(before + 1) : StartOf(list, level);
            // What stands above and was never printed counts as if it had been.
            for (var above = 0; above < level; above++) numbers[above] ??= StartOf(list, above);
            for (var below = level + 1; below < Levels; below++)
                if (list.Levels[below].Restart is not { } restart || level < restart) numbers[below] = null;
            return Print(list, level, numbers);
        }

        private static int StartOf(NumberedList list, int level) => list.Starts.TryGetValue(level, out var start) ? start : list.Levels[level].Start;

        private static string Print(NumberedList list, int level, int?[] numbers)
        {
            var own = list.Levels[level];
            if (own.Form == "bullet") return own.Text.Length == 0 ? "" : own.Text is "-" or "–" or "—" or "*" ? own.Text : "•";
            var label = new StringBuilder();
            for (var at = 0; at < own.Text.Length; at++)
            {
                if (own.Text[at] != '%' || at + 1 == own.Text.Length || own.Text[at + 1] is < '1' or > '9') label.Append(own.Text[at]);
                else
                {
                    var named = own.Text[++at] - '1';
                    label.Append(NumberForms.Of(numbers[named] ?? StartOf(list, named), own.Legal ? "decimal" : list.Levels[named].Form));
                }
            }
            return label.ToString().Trim();
        }
    }
}
