namespace Parley.Text;

public enum TextChangeKind
{
    /// <summary>New words, heading or label; the provision stays the same one.</summary>
    Replaced,

    /// <summary>A new provision, after the one named.</summary>
    Added,

    /// <summary>The provision and all that it holds are out.</summary>
    Removed,

    /// <summary>The provision and all that it holds stand after another one; nothing else changes.</summary>
    Moved,
}

/// <summary>One change of one provision.</summary>
/// <param name="Provision">The provision's id; for a new one the id that it gets.</param>
public sealed record TextChange(TextChangeKind Change, string Provision)
{
    /// <summary>For what is added or moved: the provision after which it stands, with all that one holds; null for the first place in its parent.</summary>
    public string? After { get; init; }

    /// <summary>For what is added or moved: the provision that holds it; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>The label, if it is new.</summary>
    public string? Label { get; init; }

    /// <summary>The heading, if it is new.</summary>
    public string? Heading { get; init; }

    /// <summary>The words, if they are new.</summary>
    public string? Text { get; init; }
}
