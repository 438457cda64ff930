namespace Parley.Text;

/// <summary>Which provisions moved: those with another parent, and the fewest among siblings whose moving explains their new order.</summary>
internal static class Moves
{
    public static HashSet<string> Between(IReadOnlyList<Provision> from, IReadOnlyList<Provision> to)
    {
        var before = new Dictionary<string, (string? Parent, int At)>(StringComparer.Ordinal);
        for (var at = 0; at < from.Count; at++) before.TryAdd(from[at].Id, (from[at].Parent, at));

        var moved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var siblings in to.Where(p => before.ContainsKey(p.Id)).GroupBy(p => p.Parent ?? "", StringComparer.Ordinal))
        {
            var stayed = siblings.Where(p => before[p.Id].Parent == p.Parent).ToList();
            moved.UnionWith(siblings.Except(stayed).Select(p => p.Id));
            // One provision put elsewhere must not make its neighbours seem to have moved.
            var inOrder = Rising.Longest(stayed, p => before[p.Id].At).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            moved.UnionWith(stayed.Select(p => p.Id).Where(id => !inOrder.Contains(id)));
        }
        return moved;
    }
}
