using Parley.Text;

namespace Parley.Agreements;

// The shape of `compare` in contract.md.

/// <param name="From">The earlier text, as SLUG@DATE.</param>
/// <param name="To">The later text, as SLUG@DATE.</param>
public sealed record CompareView(string From, string To, string FromDigest, string ToDigest, ComparisonCounts Counts, double TracedShare, IReadOnlyList<ComparedProvision> Provisions);

public static class CompareViews
{
    public static CompareView Of(TextView from, TextView to)
    {
        var result = Comparison.Compare(Provisions(from), Provisions(to));
        return new(Side(from), Side(to), from.Digest, to.Digest, result.Counts, result.TracedShare, result.Provisions);
    }

    private static string Side(TextView text) => $"{text.Agreement.Slug}@{text.On}";

    private static List<Provision> Provisions(TextView text) =>
        [.. text.Provisions.Select(held => new Provision(held.Id, held.Parent, held.Level, held.Label, held.Heading, held.Text))];
}
