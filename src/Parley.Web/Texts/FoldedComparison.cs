using System.Globalization;
using Parley.Recording;
using Parley.Text;

namespace Parley.Web.Texts;

/// <summary>A stretch of a comparison: one provision that differs, or all the unchanged ones between two that do.</summary>
public sealed record ComparedStretch(bool Unchanged, IReadOnlyList<ComparedProvision> Provisions)
{
    /// <summary>What is folded, by its first and last label.</summary>
    public string Range
    {
        get
        {
            var labels = Provisions.Select(provision => provision.ToLabel).Where(label => !string.IsNullOrEmpty(label)).ToList();
            return labels.Count == 0 ? "" : labels.Count == 1 ? labels[0]! : $"{labels[0]} to {labels[^1]}";
        }
    }

    /// <summary>The number of the change, from 1; 0 for what is unchanged.</summary>
    public int Number { get; init; }
}

/// <summary>An article in which something differs.</summary>
/// <param name="First">The number of its first change.</param>
public sealed record ChangedArticle(string Head, int Changes, int First);

/// <summary>One part of the picture of counts: where it lies on a line of 100, and what it counts.</summary>
public sealed record CountPart(string Name, string Look, int Count, double From, double Width);

public static class FoldedComparison
{
    public static IReadOnlyList<ComparedStretch> Of(IReadOnlyList<ComparedProvision> provisions)
    {
        var stretches = new List<ComparedStretch>();
        var same = new List<ComparedProvision>();
        var number = 0;
        foreach (var provision in provisions)
        {
            if (provision.Status == ComparisonStatus.Unchanged)
            {
                same.Add(provision);
                continue;
            }

            Close();
            stretches.Add(new(false, [provision]) { Number = ++number });
        }

        Close();
        return stretches;

        void Close()
        {
            if (same.Count > 0) stretches.Add(new(true, [.. same]));
            same.Clear();
        }
    }

    /// <summary>The articles in which something differs, in order; what stands before the first is under its own label, if it has one.</summary>
    /// <param name="articles">The head of each article of either text, by its id.</param>
    public static IReadOnlyList<ChangedArticle> Articles(IReadOnlyList<ComparedProvision> provisions, IReadOnlyDictionary<string, string> articles)
    {
        var found = new List<ChangedArticle>();
        var (head, number) = ("", 0);
        foreach (var provision in provisions)
        {
            if (articles.TryGetValue(provision.Id, out var begins)) head = begins;
            if (provision.Status == ComparisonStatus.Unchanged) continue;
            number++;
            var name = head.Length > 0 ? head : Label(provision) is { Length: > 0 } label ? label : "Before the first article";
            if (found.Count > 0 && found[^1].Head == name) found[^1] = found[^1] with { Changes = found[^1].Changes + 1 };
            else found.Add(new(name, 1, number));
        }

        return found;
    }

    /// <summary>The counts on one line, each as wide as its share; what there is none of is left out.</summary>
    public static IReadOnlyList<CountPart> Picture(ComparisonCounts counts)
    {
        (string Name, string Look, int Count)[] parts = [("unchanged", "same", counts.Unchanged), ("changed", "changed-words", counts.Changed), ("added", "added", counts.Added), ("removed", "removed", counts.Removed), ("moved", "moved", counts.Moved), ("renumbered", "moved", counts.Renumbered)];
        var all = Math.Max(1, parts.Sum(part => part.Count));
        var (placed, from) = (new List<CountPart>(), 0);
        foreach (var (name, look, count) in parts.Where(part => part.Count > 0))
        {
            placed.Add(new(name, look, count, 100.0 * from / all, 100.0 * count / all));
            from += count;
        }

        return placed;
    }

    /// <summary>The picture in words, for who hears the page.</summary>
    public static string Told(IReadOnlyList<CountPart> picture) => picture.Count == 0 ? "Neither text has a provision."
        : "Of the provisions " + string.Join(", ", picture.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count:N0} {(part.Count == 1 ? "is" : "are")} {part.Name}"))) + ".";

    /// <summary>The label, and the one before if it was another.</summary>
    public static string Label(ComparedProvision provision) =>
        provision.FromLabel == provision.ToLabel || provision.FromLabel is null || provision.ToLabel is null
            ? Plain.Short(provision.ToLabel ?? provision.FromLabel) : $"{Plain.Short(provision.FromLabel)} → {Plain.Short(provision.ToLabel)}";
}
