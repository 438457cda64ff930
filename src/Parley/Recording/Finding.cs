namespace Parley.Recording;

/// <summary>An irregularity: reported, never refused, computed anew from the facts each time.</summary>
/// <param name="Code">Stable; what programs go by.</param>
/// <param name="Text">One sentence for people.</param>
/// <param name="Rows">The entries concerned, by key, by line of the imported file, or by number.</param>
public sealed record Finding(string Code, string Text, IReadOnlyList<string> Rows);
