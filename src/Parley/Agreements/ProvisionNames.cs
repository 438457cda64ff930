using Parley.Table;

namespace Parley.Agreements;

/// <summary>Finds the provisions of one text that a paper or a person means.</summary>
public sealed class ProvisionNames
{
    private readonly Dictionary<string, ProvisionInForce> byId;
    private readonly ILookup<string, ProvisionInForce> byLabel;

    public ProvisionNames(IReadOnlyList<ProvisionInForce> text)
    {
        byId = text.ToDictionary(held => held.Provision.Id);
        byLabel = text.ToLookup(held => Key(held.Provision.Label));
    }

    /// <summary>
    /// The provisions of that name: an id; or a label as printed, without regard to case, white space and a dot or colon behind it; or a path of
    /// such labels from the outside in, with > between them, where one label stands several times. Several where the name is ambiguous; none where
    /// a label is left empty, which would mean whatever has no label.
    /// </summary>
    public IReadOnlyList<ProvisionInForce> Find(string name)
    {
        if (byId.GetValueOrDefault(name) is { } known) return [known];
        if (Key(name) is { Length: > 0 } label && byLabel.Contains(label)) return [.. byLabel[label]];
        string[] path = [.. name.Split('>').Select(Key)];
        return path.Contains("") ? [] : [.. byLabel[path[^1]].Where(held => IsWithin(held, path, path.Length - 2))];
    }

    public static IReadOnlyList<ProvisionInForce> Find(IReadOnlyList<ProvisionInForce> text, string name) => new ProvisionNames(text).Find(name);

    private bool IsWithin(ProvisionInForce held, string[] path, int outer)
    {
        for (var holder = held; outer >= 0; outer--)
        {
            do holder = holder.Provision.Parent is { } parent ? byId.GetValueOrDefault(parent) : null;
            while (holder is not null && Key(holder.Provision.Label) != path[outer]);
            if (holder is null) return false;
        }

        return true;
    }

    private static string Key(string label) => Labels.Key(label).TrimEnd('.', ':', ' ');
}
