using Parley.Table;

namespace Parley.Agreements;

/// <summary>Finds the provision that a paper or a person means.</summary>
public static class ProvisionNames
{
    /// <summary>
    /// The provisions of that name: an id; or a label as printed, without regard to case, white space and a dot or colon behind it; or a path of
    /// such labels from the outside in, with > between them, where one label stands several times. Several where the name is ambiguous.
    /// </summary>
    public static IReadOnlyList<ProvisionInForce> Find(IReadOnlyList<ProvisionInForce> text, string name)
    {
        if (text.FirstOrDefault(held => held.Provision.Id == name) is { } known) return [known];
        string[] path = [.. name.Split('>').Select(Key)];
        var byId = text.ToDictionary(held => held.Provision.Id);
        return [.. text.Where(held => Key(held.Provision.Label) == path[^1] && IsWithin(held, path.Length - 2))];

        bool IsWithin(ProvisionInForce held, int outer)
        {
            for (var holder = held; outer >= 0; outer--)
            {
                do holder = holder.Provision.Parent is { } parent ? byId.GetValueOrDefault(parent) : null;
                while (holder is not null && Key(holder.Provision.Label) != path[outer]);
                if (holder is null) return false;
            }

            return true;
        }
    }

    private static string Key(string label) => Labels.Key(label).TrimEnd('.', ':', ' ');
}
