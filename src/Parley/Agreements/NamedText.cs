using Parley.Table;

namespace Parley.Agreements;

/// <summary>A text in which provisions are found by the names that papers and people give them.</summary>
public sealed class NamedText(IReadOnlyList<ProvisionInForce> provisions)
{
    private Dictionary<string, ProvisionInForce>? byId;
    private ILookup<string, ProvisionInForce>? byLabel;

    public static NamedText Empty { get; } = new([]);

    /// <summary>In document order.</summary>
    public IReadOnlyList<ProvisionInForce> Provisions { get; } = provisions;

    public ProvisionInForce? Get(string id) => (byId ??= Provisions.ToDictionary(held => held.Provision.Id)).GetValueOrDefault(id);

    public ProvisionInForce? Holder(ProvisionInForce held) => held.Provision.Parent is { } parent ? Get(parent) : null;

    /// <summary>
    /// The provisions of that name: an id; or a label as printed, without regard to case, white space and a dot or colon behind it; or a path of
    /// such labels from the outside in, with > between them, where one label stands several times. Several where the name is ambiguous; none where
    /// a label is left empty, which would mean whatever has no label.
    /// </summary>
    public IReadOnlyList<ProvisionInForce> Find(string name)
    {
        if (Get(name) is { } known) return [known];
        byLabel ??= Provisions.ToLookup(held => Key(held.Provision.Label));
        if (Key(name) is { Length: > 0 } label && byLabel.Contains(label)) return [.. byLabel[label]];
        string[] path = [.. name.Split('>').Select(Key)];
        return path.Contains("") ? [] : [.. byLabel[path[^1]].Where(held => IsWithin(held, path))];
    }

    /// <summary>A label as it is compared.</summary>
    public static string Key(string label) => Labels.Key(label).TrimEnd('.', ':', ' ');

    private bool IsWithin(ProvisionInForce held, string[] path)
    {
        var holder = held;
        for (var outer = path.Length - 2; outer >= 0; outer--)
        {
            do holder = Holder(holder);
            while (holder is not null && Key(holder.Provision.Label) != path[outer]);
            if (holder is null) return false;
        }

        return true;
    }
}
