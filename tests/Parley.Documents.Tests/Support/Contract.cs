using Parley.Agreements;
using Parley.Tests;
using Parley.Text;

namespace Parley.Documents.Tests.Support;

/// <summary>Contract texts to make documents of: small ones by hand, real ones where they lie.</summary>
internal static class Contract
{
    public static TextView Of(string slug, string on, params IReadOnlyList<Provision> provisions) => new(
        new("agreement/" + slug, slug, slug.ToUpperInvariant(), "2023-07-01", "2026-06-30"), on, null, "in-term", TextDigest.Of(provisions),
        [.. provisions.Select(provision => new TextProvision(provision.Id, provision.Parent, provision.Level, provision.Label, provision.Heading, provision.Text, "2023-07-01", new("imported", null, null, null, "0f8fad5b-d9cb-469f-a165-70867728950e")))]);

    /// <summary>A real agreement; as the successor of another its provisions have the same identities.</summary>
    public static TextView Real(string name, string? succeeds = null)
    {
        IReadOnlyList<Provision>? earlier = succeeds is null ? null : Read(succeeds, null);
        return Of(name, "2024-01-01", Read(name, earlier));
    }

    private static IReadOnlyList<Provision> Read(string name, IReadOnlyList<Provision>? earlier) =>
        Identities.Identify(name, earlier, [.. AgreementReader.Read(RealRecords.Text($"agreements/{name}.txt"), TextFormat.Plain).Provisions]);

    /// <summary>A text's words, with no white space at all: where lines and paragraphs end is the page's own.</summary>
    public static string Letters(TextView text) => Letters(string.Concat(text.Provisions.Select(held => held.Label + held.Heading + held.Text)));

    public static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
