namespace Parley.Text;

/// <summary>What became of a provision, in order of precedence: the first that is true counts.</summary>
public enum ComparisonStatus
{
    Added,
    Removed,

    /// <summary>The words of its heading or text differ.</summary>
    Changed,

    /// <summary>It is held by another provision, or stands elsewhere among its siblings.</summary>
    Moved,

    /// <summary>Only its label differs.</summary>
    Renumbered,
    Unchanged,
}

/// <summary>How many provisions have each status; a provision counts once.</summary>
public sealed record ComparisonCounts(int Unchanged, int Changed, int Renumbered, int Moved, int Added, int Removed);

/// <summary>One provision of either agreement.</summary>
/// <param name="Id">The identity both agreements share.</param>
/// <param name="Status">What became of it.</param>
/// <param name="FromLabel">Its label in the earlier agreement; null if it was added.</param>
/// <param name="ToLabel">Its label in the later agreement; null if it was removed.</param>
/// <param name="Segments">Label, heading and text, joined by line feeds, empty ones left out, word by word (<see cref="Redline"/>).</param>
public sealed record ComparedProvision(string Id, ComparisonStatus Status, string? FromLabel, string? ToLabel, IReadOnlyList<Segment> Segments);

/// <param name="Counts">How many provisions have each status.</param>
/// <param name="TracedShare">Words in '=' over words in '=' and '+', of all provisions together; 1 where there are none.</param>
/// <param name="Provisions">In the order of the later agreement, removed ones where they stood.</param>
public sealed record ComparisonResult(ComparisonCounts Counts, double TracedShare, IReadOnlyList<ComparedProvision> Provisions);

/// <summary>Compares two states of an agreement provision by provision, by identity, and word by word (contract: <c>compare</c>).</summary>
public static class Comparison
{
    public static ComparisonResult Compare(IReadOnlyList<Provision> from, IReadOnlyList<Provision> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var earlier = from.DistinctBy(p => p.Id, StringComparer.Ordinal).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var later = to.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var moved = Moves.Between(from, to);

        var compared = new List<ComparedProvision>(from.Count + to.Count);
        foreach (var provision in to)
            compared.Add(earlier.TryGetValue(provision.Id, out var before)
                ? Both(before, provision, moved.Contains(provision.Id))
                : new(provision.Id, ComparisonStatus.Added, null, provision.Label, One('+', provision)));

        var provisions = WithRemoved(from, compared, later);
        return new(Count(provisions), Traced(provisions), provisions);
    }

    /// <summary>The words that are compared: label, heading and text, empty ones left out, joined by line feeds.</summary>
    public static string TextOf(Provision provision)
    {
        ArgumentNullException.ThrowIfNull(provision);
        return string.Join('\n', new[] { provision.Label, provision.Heading, provision.Text }.Where(t => t.Length > 0));
    }

    private static ComparedProvision Both(Provision before, Provision after, bool moved)
    {
        var status =
            Differ(before.Heading, after.Heading) || Differ(before.Text, after.Text) ? ComparisonStatus.Changed
            : moved ? ComparisonStatus.Moved
            : Differ(before.Label, after.Label) ? ComparisonStatus.Renumbered
            : ComparisonStatus.Unchanged;
        return new(after.Id, status, before.Label, after.Label, Redline.Between(TextOf(before), TextOf(after)));
    }

    private static bool Differ(string before, string after) =>
        !string.Equals(before, after, StringComparison.Ordinal) && Redline.Between(before, after).Any(s => s.Op != '=' && !string.IsNullOrWhiteSpace(s.Text));

    private static Segment[] One(char op, Provision provision) =>
        TextOf(provision) is { Length: > 0 } text ? [new(op, text)] : [];

    /// <summary>Removed provisions stand behind the provision they followed in the earlier agreement, where that one now stands.</summary>
    private static List<ComparedProvision> WithRemoved(IReadOnlyList<Provision> from, List<ComparedProvision> compared, HashSet<string> later)
    {
        var behind = new Dictionary<string, List<ComparedProvision>>(StringComparer.Ordinal);
        var anchor = "";
        foreach (var provision in from)
        {
            if (later.Contains(provision.Id))
            {
                anchor = provision.Id;
                continue;
            }
            if (!behind.TryGetValue(anchor, out var there)) behind[anchor] = there = [];
            there.Add(new(provision.Id, ComparisonStatus.Removed, provision.Label, null, One('-', provision)));
        }
        if (behind.Count == 0) return compared;
        var all = new List<ComparedProvision>(compared.Count + behind.Count);
        all.AddRange(behind.GetValueOrDefault("", []));
        foreach (var provision in compared)
        {
            all.Add(provision);
            if (behind.Remove(provision.Id, out var there)) all.AddRange(there);
        }
        return all;
    }

    private static ComparisonCounts Count(List<ComparedProvision> provisions)
    {
        int Of(ComparisonStatus status) => provisions.Count(p => p.Status == status);
        return new(Of(ComparisonStatus.Unchanged), Of(ComparisonStatus.Changed), Of(ComparisonStatus.Renumbered), Of(ComparisonStatus.Moved),
            Of(ComparisonStatus.Added), Of(ComparisonStatus.Removed));
    }

    private static double Traced(List<ComparedProvision> provisions)
    {
        var (same, added) = (0L, 0L);
        foreach (var segment in provisions.SelectMany(p => p.Segments))
        {
            if (segment.Op == '=') same += Words.Count(segment.Text);
            else if (segment.Op == '+') added += Words.Count(segment.Text);
        }
        return same + added == 0 ? 1 : (double)same / (same + added);
    }
}
