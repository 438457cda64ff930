using System.Security.Cryptography;
using System.Text.Json;
using Parley.Recording;
using Parley.Table;

namespace Parley.Proposals;

/// <summary>What a paper binds to: what a vote is on, and what may not change after it. Signatures, notes and places are no terms.</summary>
public sealed record Terms(IReadOnlyList<string> Labels, string? Text, IReadOnlyList<ProposedChange> Changes, DateOnly? Effective, DateOnly? Until, TermSet? Term,
    IReadOnlyList<string> Ends, ProposalForm? Form, string? Condition, string? DocumentSha256, string? SealedDigest = null)
{
    public static Terms Of(Particulars particulars)
    {
        var said = particulars.AsRecorded ?? particulars;
        return new(said.Labels, said.Text, said.Changes, said.Effective, said.Until, said.Term, said.Ends, said.Form, said.Condition, said.Document?.Sha256, said.SealedDigest);
    }

    /// <summary>SHA-256, lower-case hex, of the terms' JSON in UTF-8: members in the order of this record, what is absent left out.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Json.Options)));

    /// <summary>SHA-256 of one line a paper: its entry's number, a space, its digest, LF; in the order of their numbers.</summary>
    public static string Digest(IEnumerable<(long Entry, Particulars Said)> papers) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
            string.Concat(papers.OrderBy(paper => paper.Entry).Select(paper => $"{paper.Entry} {Of(paper.Said).Digest()}\n")))));
}
