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
public sealed record ArticleImported(IReadOnlyList<Provision> Provisions)
{
    public IReadOnlyList<Provision> Provisions { get; init; } = Provisions ?? [];
}

[Event("provisions_amended", StreamKind.Agreement, "What an act changed in the text in force: from when, until when, and on what ground.")]
public sealed record ProvisionsAmended(string Act, DateOnly Effective, IReadOnlyList<TextChange> Changes)
{
    public IReadOnlyList<TextChange> Changes { get; init; } = Changes ?? [];

    /// <summary>The last day on which the change holds; null for good. What it stood in for comes back after.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The slug of the negotiation in which it was agreed.</summary>
    public string? Negotiation { get; init; }

    /// <summary>For a side letter: its slug.</summary>
    public string? SideLetter { get; init; }

    /// <summary>The number of the entry that holds the terms: the tentative agreement, the side letter, the imposed terms.</summary>
    public long? TentativeAgreement { get; init; }

    /// <summary>The digest of those terms (<c>Terms.Digest</c>).</summary>
    public string? Terms { get; init; }

    /// <summary>For a change that both sides only put right: why, and by whose authority.</summary>
    public string? Reason { get; init; }
    public string? Authority { get; init; }
}

[Event("amendment_revoked", StreamKind.Agreement, "An amendment has lost its ground, by a correction or a late entry: from here on it is as if it had not been made.")]
public sealed record AmendmentRevoked(long Amendment, string Reason);

[Event("amendment_last_day_set", StreamKind.Agreement, "An amendment that holds for a time got another last day: extended, or ended early.")]
public sealed record AmendmentLastDaySet(long Amendment, DateOnly? Until, string Reason);

[Event("term_set", StreamKind.Agreement, "An act gave the agreement's term another last day.")]
public sealed record TermLastDaySet(DateOnly To, string? Negotiation, long? TentativeAgreement, string? Terms)
{
    /// <summary>Whether a successor round set it: then the text is in term, and not merely extended.</summary>
    public bool? Successor { get; init; }
    public string? SideLetter { get; init; }
}
