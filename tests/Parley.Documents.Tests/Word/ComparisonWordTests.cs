using Parley.Agreements;
using Parley.Documents.Tests.Support;
using Parley.Documents.Word;
using Parley.Tests;
using Parley.Text;

namespace Parley.Documents.Tests.Word;

/// <summary>The redline of two texts: valid for Word, and its changes are those of the comparison.</summary>
public sealed class ComparisonWordTests
{
    private static readonly Revision By = new("District", new(2026, 3, 2, 10, 30, 0, TimeSpan.Zero));

    private static readonly TextView From = Contract.Of("cba", "2025-01-01",
        new("a1", null, 1, "ARTICLE 1", "PAY", ""),
        new("a11", "a1", 2, "1.1", "", "Pay is 100 dollars."),
        new("a12", "a1", 2, "1.2", "", "Paid monthly."),
        new("a2", null, 1, "ARTICLE 2", "HOURS", "Forty hours."),
        new("a3", null, 1, "ARTICLE 3", "PARKING", "Free of charge.\n\nFor all."));

    private static readonly TextView To = Contract.Of("cba", "2026-01-01",
        new("a1", null, 1, "ARTICLE 1", "PAY AND ALLOWANCES", ""),
        new("a11", "a1", 2, "1.1", "", "Pay is 120 dollars."),
        new("a12", "a1", 2, "1.2", "", "Paid monthly."),
        new("a13", "a1", 2, "1.3", "Bonus", "Ten dollars.\n\nEach June."),
        new("a2", null, 1, "ARTICLE 2", "HOURS", "Forty hours."));

    private static byte[] File(bool onlyChanged = false) => ComparisonWord.Of(CompareViews.Of(From, To), From, To, By, onlyChanged);

    [Fact]
    public void Words_put_in_and_struck_are_tracked_with_their_author_and_date()
    {
        var changes = WordReading.Of(File()).Changes;
        Assert.Equal(["+AND ALLOWANCES", "-100", "+120", "+1.3", "+Bonus", "+Ten dollars.", "+Each June.", "-ARTICLE 3 PARKING", "-Free of charge.", "-For all."], changes.SelectMany(change => change.Words.Trim() == "1.3 Bonus" ? ["+1.3", "+Bonus"] : new[] { change.Op + change.Words.Trim() }));
        Assert.All(changes, change => Assert.Equal(("District", new DateTime(2026, 3, 2, 10, 30, 0, DateTimeKind.Utc)), (change.Author, change.Date!.Value.ToUniversalTime())));
    }

    [Fact]
    public void A_provision_that_was_added_or_removed_is_so_with_the_ends_of_its_paragraphs() =>
        Assert.Equal((3, 3), WordReading.Of(File()).Ends);

    [Fact]
    public void Accepted_it_is_the_later_text_and_rejected_the_earlier_one()
    {
        var read = WordReading.Of(File());
        Assert.Equal(["ARTICLE 1 PAY AND ALLOWANCES", "1.1 Pay is 120 dollars.", "1.2 Paid monthly.", "1.3 Bonus", "Ten dollars.", "Each June.", "ARTICLE 2 HOURS", "Forty hours."], read.Accepted);
        Assert.Equal(["ARTICLE 1 PAY", "1.1 Pay is 100 dollars.", "1.2 Paid monthly.", "ARTICLE 2 HOURS", "Forty hours.", "ARTICLE 3 PARKING", "Free of charge.", "For all."], read.Rejected);
    }

    [Fact]
    public void A_paragraph_that_came_between_two_has_an_end_of_its_own()
    {
        var one = Contract.Of("cba", "2025-01-01", new Provision("a", null, 2, "1.1", "", "First words stand here.\n\nLast words stand here."));
        var other = Contract.Of("cba", "2026-01-01", new Provision("a", null, 2, "1.1", "", "First words stand here.\n\nQuite another sentence between them.\n\nLast words stand here."));
        var (put, struck) = (WordReading.Of(ComparisonWord.Of(CompareViews.Of(one, other), one, other, By)), WordReading.Of(ComparisonWord.Of(CompareViews.Of(other, one), other, one, By)));
        string[] two = ["1.1 First words stand here.", "Last words stand here."], three = ["1.1 First words stand here.", "Quite another sentence between them.", "Last words stand here."];
        Assert.Equal(three, put.Accepted);
        Assert.Equal(two, put.Rejected);
        Assert.Equal(two, struck.Accepted);
        Assert.Equal(three, struck.Rejected);
        Assert.Equal(((1, 0), (0, 1)), (put.Ends, struck.Ends));
    }

    [Fact]
    public void What_stands_unchanged_can_be_folded_and_is_counted()
    {
        var read = WordReading.Of(File(onlyChanged: true));
        Assert.Equal(["[1 provision stands unchanged (1.2).]", "[1 provision stands unchanged (ARTICLE 2).]"], read.Of("Note").Where(line => line.StartsWith('[')));
        Assert.DoesNotContain(read.Lines, line => line.Contains("Forty hours", StringComparison.Ordinal));
        Assert.Contains("1.3 Bonus", read.Lines);
    }

    [Fact]
    public void A_changed_provision_stands_under_the_heading_that_holds_it_though_that_is_folded()
    {
        var one = Contract.Of("cba", "2025-01-01", new("a", null, 1, "ARTICLE 1", "PAY", ""), new("b", "a", 2, "1.1", "", "Same."), new("c", "a", 2, "1.2", "", "Old."));
        var other = Contract.Of("cba", "2026-01-01", new("a", null, 1, "ARTICLE 1", "PAY", ""), new("b", "a", 2, "1.1", "", "Same."), new("c", "a", 2, "1.2", "", "New."));
        var lines = WordReading.Of(ComparisonWord.Of(CompareViews.Of(one, other), one, other, By, onlyChanged: true)).Lines.ToList();
        Assert.Equal(["[2 provisions stand unchanged (ARTICLE 1 to 1.1).]", "ARTICLE 1 PAY", "1.2 OldNew."], lines.SkipWhile(line => !line.StartsWith('[')).Take(3));
    }

    [Fact]
    public void Each_page_says_both_titles_both_digests_and_its_number()
    {
        var around = WordReading.Of(File()).Around;
        Assert.Contains("CBA: what changed", around, StringComparison.Ordinal);
        Assert.Contains("text on January 1, 2025, SHA-256 " + From.Digest, around, StringComparison.Ordinal);
        Assert.Contains("text on January 1, 2026, SHA-256 " + To.Digest, around, StringComparison.Ordinal);
        Assert.Contains("Page 1 of 1", around, StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_lines_run_on_and_short_lines_lists_and_columns_stay()
    {
        const string words = """
            The Association will be provided with an hour during the orientation program for newly
            employed teachers to use for Agreement orientation, and access to the directory of the Associa-
            tion.
            (a) first
            (b) second

            Step          Rate        Rate
            1             20.15       21.00
            """;
        var text = Contract.Of("cba", "2025-01-01", new Provision("a", null, 2, "I.", "", words));
        var read = WordReading.Of(ComparisonWord.Of(CompareViews.Of(text, text), text, text, By));
        Assert.Equal(["I. The Association will be provided with an hour during the orientation program for newly employed teachers to use for Agreement orientation, and access to the directory of the Associa-tion.", "(a) first", "(b) second",
            "Step          Rate        Rate\n1             20.15       21.00"], read.Accepted);
        Assert.Single(read.Of("Columns"));
    }

    [Fact]
    public void Equal_input_gives_equal_bytes_and_the_file_is_valid()
    {
        Assert.Equal(File(), File());
        Assert.Empty(WordReading.Wrong(File()));
        Assert.Empty(WordReading.Wrong(File(onlyChanged: true)));
    }

    [RealRecordTheory]
    [InlineData("davis-2014-15", "davis-2015-16")]
    [InlineData("uesf-classified-2017-2020", "uesf-classified-2020-2023")]
    [InlineData("mcea-2014-2017", "davis-2015-16")]
    public void A_comparison_of_real_agreements_is_valid_and_gives_back_both(string earlier, string later)
    {
        var (from, to) = (Contract.Real(earlier), Contract.Real(later, earlier));
        var file = ComparisonWord.Of(CompareViews.Of(from, to), from, to, By);
        Assert.Empty(WordReading.Wrong(file));
        var read = WordReading.Of(file);
        Assert.Equal(Contract.Letters(to), Contract.Letters(string.Concat(read.Accepted)));
        // The earlier text is given back as compared: forms of quotes and dashes, and hyphens of line ends, are the later text's.
        var compared = CompareViews.Of(from, to);
        var removed = compared.Provisions.Where(provision => provision.Status == ComparisonStatus.Removed).Select(provision => provision.Id).ToHashSet();
        Assert.Equal(Contract.Letters(string.Concat(compared.Provisions.SelectMany(provision => provision.Segments).Where(segment => segment.Op != '+').Select(segment => segment.Text))), Contract.Letters(string.Concat(read.Rejected)));
        Assert.NotEmpty(removed);
    }
}
