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
}

public static class FoldedComparison
{
    public static IReadOnlyList<ComparedStretch> Of(IReadOnlyList<ComparedProvision> provisions)
    {
        var stretches = new List<ComparedStretch>();
        var same = new List<ComparedProvision>();
        foreach (var provision in provisions)
        {
            if (provision.Status == ComparisonStatus.Unchanged)
            {
                same.Add(provision);
                continue;
            }

            Close();
            stretches.Add(new(false, [provision]));
        }

        Close();
        return stretches;

        void Close()
        {
            if (same.Count > 0) stretches.Add(new(true, [.. same]));
            same.Clear();
        }
    }

    /// <summary>The label, and the one before if it was another.</summary>
    public static string Label(ComparedProvision provision) =>
        provision.FromLabel == provision.ToLabel || provision.FromLabel is null || provision.ToLabel is null
            ? provision.ToLabel ?? provision.FromLabel ?? "" : $"{provision.FromLabel} → {provision.ToLabel}";
}
