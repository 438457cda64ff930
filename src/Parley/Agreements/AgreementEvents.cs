using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Agreements;

[Event("agreement_imported", StreamKind.Agreement, "An agreement's text was taken into the record from a file; its articles follow.")]
public sealed record AgreementImported(string Slug, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly To, Document Document)
{
    public IReadOnlyList<string> Units { get; init; } = Units ?? [];

    /// <summary>The slug of the agreement that it succeeds, and whose provisions it continues.</summary>
    public string? Succeeds { get; init; }

    /// <summary>What of the file is no part of the text, line by line.</summary>
    public IReadOnlyList<FurnitureLine> Furniture { get; init; } = [];
}

[Event("article_imported", StreamKind.Agreement, "One article of an imported agreement, with all that it holds, in document order.")]
public sealed record ArticleImported(IReadOnlyList<Provision> Provisions);

[Event("provisions_amended", StreamKind.Agreement, "What an act changed in the text in force: from when, until when, and on what ground.")]
public sealed record ProvisionsAmended(string Act, DateOnly Effective, IReadOnlyList<TextChange> Changes)
{
    /// <summary>The last day on which the change holds; null for good. What it stood in for comes back after.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The slug of the negotiation in which it was agreed.</summary>
    public string? Negotiation { get; init; }

    /// <summary>The number of the tentative agreement's entry there.</summary>
    public long? TentativeAgreement { get; init; }
}

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
