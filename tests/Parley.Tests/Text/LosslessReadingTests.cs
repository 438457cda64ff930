using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Text;

namespace Parley.Tests.Text;

public sealed class LosslessReadingTests
{
    public static TheoryData<string> Files => [.. Reading.Agreements];

    [RealRecordTheory]
    [MemberData(nameof(Files))]
    public void Every_word_of_a_real_agreement_is_in_a_provision_or_on_a_line_of_furniture(string agreement)
    {
        var read = Reading.Of(agreement);
        Assert.Equal(Reading.WordsLessFurniture(Reading.SourceOf(agreement), read), Words.Of(read.Provisions));
    }

    [Property(MaxTest = 500)]
    public void Any_string_is_read_without_losing_a_word(string? text) => AssertLossless(text ?? "");

    [Property(MaxTest = 500, Arbitrary = [typeof(AgreementLike)])]
    public void Anything_that_looks_like_an_agreement_is_read_without_losing_a_word(ContractText text) => AssertLossless(text.Value);

    [Theory]
    [InlineData("")]
    [InlineData("\f\f\f")]
    [InlineData("ARTICLE 1")]
    [InlineData("#")]
    [InlineData("# \n## \n")]
    [InlineData("1.\t(a)\t(i)\t(1)")]
    [InlineData("word\u00a0after\u2003spaces\u3000of\u2028Unicode\u0085kinds")]
    [InlineData("1. One\r\n2. Two\r3. Three\n4. Four\v5. Five\f6. Six")]
    [InlineData("(((((((((\n.\n..\n...\n-\n--")]
    public void Odd_input_is_read_without_losing_a_word(string text) => AssertLossless(text);

    [Fact]
    public void One_very_long_line_is_one_provision()
    {
        var line = string.Join(' ', Enumerable.Repeat("words without an end and without structure", 20_000));
        var provision = Assert.Single(Reading.Plain(line).Provisions);
        Assert.Equal(line, provision.Text);
    }

    private static void AssertLossless(string text)
    {
        var plain = Reading.Plain(text);
        Assert.Equal(Reading.WordsLessFurniture(text, plain), Words.Of(plain.Provisions));
        var markdown = Reading.Markdown(text);
        Assert.Equal(Reading.WordsLessFurniture(text, markdown), Words.Of(markdown.Provisions));
        Assert.All(plain.Provisions, p => Assert.True(p.Level >= 1));
        Assert.Equal(plain.Provisions.OrderBy(p => p.Line), plain.Provisions);
    }
}

/// <summary>A text put together from what agreements are made of, in any order.</summary>
public sealed record ContractText(string Value);

public static class AgreementLike
{
    private static readonly string[] Pieces =
    [
        "ARTICLE 1", "ARTICLE 2 - Leaves", "Article 3, Section B", "APPENDIX A", "Appendix F – Addendum B – MOU", "1. ARTICLE I GENERAL PROVISIONS", "4.2.6.", "4.2 shall apply", "A.", "B.",
        "D.     1.     The Board", "(a)", "(i)", "[a] Deadlines", "1)", "SALARIES", "The Board shall pay", "of this Agreement.", "one", "(1) day", "Table of Contents", "Leaves ........ 12",
        "Page 3 of 9", "- ii -", "7", "2020 – 2023 CONTRACT Page 4", "# ARTICLE 4", "## 4.1 Hours", "- bullet", "• bullet", "      ", "\t", "\u00a0", "21   Restructuring", "21.1 Text",
    ];

    private static readonly string[] Breaks = ["\n", "\n\n", "\r\n", " ", "\f", "\n\f", "\n      ", "\n\t"];

    public static Arbitrary<ContractText> Text() =>
        (from pieces in Gen.Elements(Pieces).ListOf()
         from breaks in Gen.Elements(Breaks).ListOf(pieces.Count)
         select new ContractText(string.Concat(pieces.Zip(breaks, (p, b) => p + b)))).ToArbitrary();
}
