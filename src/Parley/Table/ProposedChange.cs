using Parley.Text;

namespace Parley.Table;

/// <summary>A change of contract text as a paper proposes it. Which provision it means is found out in the text when it takes effect.</summary>
/// <param name="Provision">
/// A provision's id, its label as printed, or a path of labels where a label stands several times ("ARTICLE 6 > (a)"); for what is added the
/// label that it gets.
/// </param>
public sealed record ProposedChange(TextChangeKind Change, string Provision)
{
    /// <summary>The slug of the agreement; absent where the table is about one.</summary>
    public string? Agreement { get; init; }

    /// <inheritdoc cref="TextChange.After"/>
    public string? After { get; init; }

    /// <inheritdoc cref="TextChange.Parent"/>
    public string? Parent { get; init; }
    public string? Label { get; init; }
    public string? Heading { get; init; }

    /// <summary>The words as they would read.</summary>
    public string? Text { get; init; }

    /// <summary>The words that the paper shows as the present ones, struck or kept; a difference from the text in force is a finding.</summary>
    public string? Was { get; init; }

    /// <summary>From when, if it differs from the entry's own.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>The last day, of what holds for a time.</summary>
    public DateOnly? Until { get; init; }
}
