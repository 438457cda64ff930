using Parley.Agreements;
using Parley.Recording;
using Parley.Search;
using Parley.Text;

namespace Parley.Tests.Search;

/// <summary>Words that were found in an agreement: whether its text says them now.</summary>
public sealed class FoundTextSpecs
{
    /// <summary>Entry 1 the opening, 2 the article, 3 new words from 2026, 4 a suspension in 2027, 5 new words from 2028 and a removal.</summary>
    private static readonly IReadOnlyList<Fact> Facts =
    [
        .. new object[]
        {
            new AgreementImported("a", "A", ["t"], new(2025, 7, 1), new(2028, 6, 30), new("a.txt", "00")),
            new ArticleImported([new("p1", null, 1, "ARTICLE 1", "PAY", ""), new("p2", "p1", 2, "1.1", "Rate", "Ten dollars."), new("p3", "p1", 2, "1.2", "Step", "Yearly.")]),
            new ProvisionsAmended("ratification", new(2026, 1, 1), [new(TextChangeKind.Replaced, "p2") { Text = "Twenty dollars." }]),
            new ProvisionsAmended("side-letter", new(2027, 1, 1), [new(TextChangeKind.Replaced, "p2") { Text = "Nothing this year." }]) { Until = new(2027, 12, 31) },
            new ProvisionsAmended("ratification", new(2028, 1, 1), [new(TextChangeKind.Replaced, "p2") { Text = "Thirty dollars." }, new(TextChangeKind.Removed, "p3")]),
        }.Select((one, i) => new Fact("agreement/a", i + 1, DateTimeOffset.UnixEpoch, "Ana", Guid.Empty, one)),
    ];

    [Theory]
    [InlineData("2025-08-01", 2, "p2", "")]
    [InlineData("2025-08-01", 3, "p2", "later-text")]
    [InlineData("2026-08-01", 2, "p2", "earlier-text")]
    [InlineData("2026-08-01", 2, "p1", "")]
    [InlineData("2026-08-01", 3, "p2", "")]
    [InlineData("2026-08-01", 3, "p2#2", "")]
    [InlineData("2027-08-01", 3, "p2", "earlier-text")]
    [InlineData("2027-08-01", 4, "p2", "")]
    [InlineData("2028-02-01", 3, "p2", "earlier-text")]
    [InlineData("2028-02-01", 4, "p2", "earlier-text")]
    [InlineData("2028-02-01", 2, "p3", "earlier-text")]
    [InlineData("2028-08-01", 5, "p2", "expired")]
    [InlineData("2028-08-01", 3, "p2", "earlier-text expired")]
    [InlineData("2024-08-01", 2, "p2", "not-begun")]
    [InlineData("2024-08-01", 3, "p2", "later-text not-begun")]
    public void An_earlier_text_says_that_it_is(string today, long entry, string part, string flags) =>
        Assert.Equal(flags, string.Join(' ', new FoundText(Facts, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Flags(entry, part)));

    [Fact]
    public void A_change_of_words_alone_goes_by_the_label_that_the_provision_has()
    {
        var text = new FoundText(Facts, new(2026, 8, 1));
        Assert.Equal(("1.1 Rate", new DateOnly(2026, 1, 1), new DateOnly(2025, 7, 1)), (text.Label("p2"), text.Since(3), text.Since(2)));
    }
}
