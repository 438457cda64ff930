namespace Parley.Text;

/// <summary>One provision of an agreement: an article, a section or a subsection, with an identity of its own.</summary>
/// <param name="Id">The identity. It survives rewording, renumbering and moving, and successive agreements share it.</param>
/// <param name="Parent">The id of the provision that holds this one; null at the top.</param>
/// <param name="Level">Depth in the outline; 1 at the top.</param>
/// <param name="Label">The label as printed: "ARTICLE 6", "4.2.6.", "[a]"; empty where there is none.</param>
/// <param name="Heading">The heading as printed; empty where there is none.</param>
/// <param name="Text">The words that belong to this provision itself, not to those it holds; lines as printed.</param>
public sealed record Provision(string Id, string? Parent, int Level, string Label, string Heading, string Text);
