namespace Parley.Text;

/// <summary>Gives the provisions of a text their identities.</summary>
public static class Identities
{
    /// <summary>
    /// The provisions with ids and parents. One that continues an earlier provision (<see cref="Alignment"/>) takes its id; a new one
    /// gets "p" and the first 12 hexadecimal digits of SHA-256 of the UTF-8 of slug, LF, and its ordinal counted from 1; where that id is taken
    /// already, of the same with LF and a count from 2 behind it.
    /// </summary>
    /// <param name="agreementSlug">The slug of the agreement that is read; unique within an agency.</param>
    /// <param name="earlier">The provisions of the agreement it succeeds; null or empty if there is none.</param>
    /// <param name="later">The provisions as read.</param>
    public static IReadOnlyList<Provision> Identify(string agreementSlug, IReadOnlyList<Provision>? earlier, IReadOnlyList<ReadProvision> later)
    {
        ArgumentNullException.ThrowIfNull(agreementSlug);
        ArgumentNullException.ThrowIfNull(later);
        var before = earlier ?? [];
        var aligned = Alignment.Align(before, later);
        var taken = before.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var parents = ProvisionTree.ParentsByLevel([.. later.Select(p => p.Level)]);
        var ids = new string[later.Count];
        var identified = new List<Provision>(later.Count);
        for (var at = 0; at < later.Count; at++)
        {
            ids[at] = aligned[at] is { } e ? before[e].Id : NewId(agreementSlug, at + 1, taken);
            var p = later[at];
            identified.Add(new(ids[at], parents[at] < 0 ? null : ids[parents[at]], p.Level, p.Label, p.Heading, p.Text));
        }
        return identified;
    }

    private static string NewId(string slug, int ordinal, HashSet<string> taken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = "p" + TextDigest.OfText(attempt == 1 ? $"{slug}\n{ordinal}" : $"{slug}\n{ordinal}\n{attempt}")[..12];
            if (taken.Add(id)) return id;
        }
    }
}
