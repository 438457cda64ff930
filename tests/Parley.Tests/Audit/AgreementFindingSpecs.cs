using Parley.Agreements;
using Parley.Audit;
using Parley.Text;

namespace Parley.Tests.Audit;

public sealed class AgreementFindingSpecs
{
    private static Agreement Of(string slug, int from, int to, string? succeeds = null, string unit = "t") =>
        new("agreement/" + slug, slug, slug, [unit], new(from, 7, 1), new(to, 6, 30), succeeds, "00", [], 1);

    private static readonly ReadAgreement Plain = new([new(1, "1", "", "One.", 1)], []);

    private static string[] Codes(Agreement agreement, params Agreement[] others) =>
        [.. AgreementFindings.Of(agreement, [agreement, .. others], Plain).Select(finding => finding.Code)];

    [Fact]
    public void Overlapping_terms_of_one_unit() => Assert.Equal(["overlapping-terms"], Codes(Of("b", 2023, 2026), Of("a", 2020, 2024)));

    [Fact]
    public void Terms_of_other_units_do_not_overlap() => Assert.Empty(Codes(Of("b", 2023, 2026), Of("a", 2020, 2024, unit: "c")));

    [Fact]
    public void A_gap_before_the_successor() => Assert.Equal(["gap-before-successor"], Codes(Of("b", 2023, 2026, "a"), Of("a", 2019, 2022)));

    [Fact]
    public void A_successor_that_begins_the_day_after_leaves_no_gap() => Assert.Empty(Codes(Of("b", 2023, 2026, "a"), Of("a", 2020, 2023)));

    [Fact]
    public void A_label_twice_in_one_article_and_not_in_two()
    {
        ReadAgreement read = new([new(1, "1", "", "", 1), new(2, "(a)", "", "x", 2), new(2, "(a)", "", "y", 3), new(1, "2", "", "", 4), new(2, "(a)", "", "z", 5)], []);
        var finding = Assert.Single(AgreementFindings.Of(Of("a", 2020, 2023), [], read));
        Assert.Equal("label \"(a)\" of line 3 stands already on line 2, in the same article or section", finding.Text);
    }

    [Fact]
    public void An_import_that_says_otherwise_of_a_known_text()
    {
        Assert.Equal("the record has it with title \"a\"; succeeds nothing, and keeps that", Assert.Single(AgreementFindings.SaidOtherwise(Of("a", 2020, 2023), "A", ["t"], "z")).Text);
        Assert.Empty(AgreementFindings.SaidOtherwise(Of("a", 2020, 2023), "a", ["t"], null));
    }
}
