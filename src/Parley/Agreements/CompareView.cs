using Parley.Text;

namespace Parley.Agreements;

// The shape of `compare` in contract.md.

public sealed record CompareView(CompareSide From, CompareSide To, ComparisonCounts Counts, double TracedShare, IReadOnlyList<ComparedProvision> Provisions);

/// <summary>One of the two texts: which agreement, on which date.</summary>
public sealed record CompareSide(string Slug, string On, string Digest);

public static class CompareViews
{
    public static CompareView Of(TextView from, TextView to)
    {
        var result = Comparison.Compare(Provisions(from), Provisions(to));
        return new(Side(from), Side(to), result.Counts, result.TracedShare, result.Provisions);
    }

    private static CompareSide Side(TextView text) => new(text.Agreement.Slug, text.On, text.Digest);

    private static List<Provision> Provisions(TextView text) =>
        [.. text.Provisions.Select(held => new Provision(held.Id, held.Parent, held.Level, held.Label, held.Heading, held.Text))];
}
