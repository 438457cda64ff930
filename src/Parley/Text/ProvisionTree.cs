namespace Parley.Text;

/// <summary>Provisions as a tree, by index: parents, children and places among siblings. Index -1 is the agreement itself.</summary>
internal sealed class ProvisionTree
{
    private readonly int[] parents;
    private readonly int[] places;
    private readonly List<int>[] children;

    private ProvisionTree(int[] parents)
    {
        this.parents = parents;
        places = new int[parents.Length];
        children = new List<int>[parents.Length + 1];
        for (var at = 0; at < children.Length; at++) children[at] = [];
        for (var at = 0; at < parents.Length; at++)
        {
            var siblings = children[parents[at] + 1];
            places[at] = siblings.Count;
            siblings.Add(at);
        }
    }

    public int Count => parents.Length;

    /// <summary>The parent of a provision is the nearest one before it of a lesser level.</summary>
    public static int[] ParentsByLevel(IReadOnlyList<int> levels)
    {
        var found = new int[levels.Count];
        var open = new Stack<int>();
        for (var at = 0; at < found.Length; at++)
        {
            while (open.Count > 0 && levels[open.Peek()] >= levels[at]) open.Pop();
            found[at] = open.Count > 0 ? open.Peek() : -1;
            open.Push(at);
        }
        return found;
    }

    public static ProvisionTree Of(IReadOnlyList<ReadProvision> provisions) => new(ParentsByLevel([.. provisions.Select(p => p.Level)]));

    public static ProvisionTree Of(IReadOnlyList<Provision> provisions)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < provisions.Count; at++) byId.TryAdd(provisions[at].Id, at);
        return new([.. provisions.Select((p, at) => p.Parent is { } parent && byId.TryGetValue(parent, out var index) && index < at ? index : -1)]);
    }

    public int ParentOf(int at) => parents[at];

    public IReadOnlyList<int> ChildrenOf(int at) => children[at + 1];

    /// <summary>The sibling so many places on, or -1 if there is none.</summary>
    public int SiblingOf(int at, int step)
    {
        var siblings = children[parents[at] + 1];
        var place = places[at] + step;
        return place >= 0 && place < siblings.Count ? siblings[place] : -1;
    }
}
