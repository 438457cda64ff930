using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>Redlines as a lawyer would mark them by hand: "[-struck-]" and "{+inserted+}".</summary>
public sealed class RedlineTests
{
    [Theory]
    [InlineData("the same words", "the same words", "the same words")]
    [InlineData("", "all new", "{+all new+}")]
    [InlineData("all gone", "", "[-all gone-]")]
    [InlineData("", "", "")]
    [InlineData("a day of eight (8) hours", "a day of seven and one-half (7.5) hours", "a day of [-eight (8) -]{+seven and one-half (7.5) +}hours")]
    [InlineData("within ten (10) days", "within fifteen (15) days", "within [-ten (10) -]{+fifteen (15) +}days")]
    [InlineData("a stipend of $1,000 a year", "a stipend of $1,500 a year", "a stipend of [-$1,000 -]{+$1,500 +}a year")]
    [InlineData("paid 16% of salary", "paid 16.5% of salary", "paid [-16% -]{+16.5% +}of salary")]
    [InlineData("The teacher shall report.", "The educator shall report.", "The [-teacher -]{+educator +}shall report.")]
    [InlineData("See Section 4.2.6 above.", "See Section 4.2.7 above.", "See Section [-4.2.6 -]{+4.2.7 +}above.")]
    [InlineData("shall pay dues", "shall not pay dues", "shall {+not +}pay dues")]
    [InlineData("approved by the Board of Education first", "approved to the Superintendent of Schools first", "approved [-by the Board of Education -]{+to the Superintendent of Schools +}first")]
    [InlineData("District", "district", "[-District-]{+district+}")]
    [InlineData("ends here", "ends here.", "ends here{+.+}")]
    public void A_change_is_shown_in_whole_words(string old, string @new, string marked) => Assert.Equal(marked, Marked(old, @new));

    [Theory]
    [InlineData("The Board will\n   furnish each member\na copy.", "The Board\nwill furnish each\n     member a copy.")]
    [InlineData("the “Union” and the teachers’ rights", "the \"Union\" and the teachers' rights")]
    [InlineData("from 2011–2012, odd‑numbered", "from 2011-2012, odd-numbered")]
    [InlineData("a stipend of one-\nthousand dollars", "a stipend of one-thousand dollars")]
    [InlineData("the Associa-\ntion and the Association", "the Association and the Associ-\nation")]
    [InlineData("one two\u00a0three", "one two three")]
    public void Line_wrapping_and_the_form_of_quotes_and_dashes_are_no_change(string old, string @new) =>
        Assert.Equal([new Segment('=', @new)], Redline.Between(old, @new));

    [Fact]
    public void Common_words_between_two_changes_do_not_cut_a_phrase_in_pieces() =>
        Assert.Equal(
            "Leave is granted [-upon request to the principal of the school-]{+at the discretion and the convenience of an administrator+}.",
            Marked("Leave is granted upon request to the principal of the school.", "Leave is granted at the discretion and the convenience of an administrator."));

    [Fact]
    public void Two_changes_far_apart_stay_apart() =>
        Assert.Equal(
            "The [-teacher -]{+educator +}shall submit all documentation to the office before the [-first -]{+last +}day of the month.",
            Marked("The teacher shall submit all documentation to the office before the first day of the month.",
                "The educator shall submit all documentation to the office before the last day of the month."));

    [Fact]
    public void An_inserted_sentence_is_marked_as_a_sentence() =>
        Assert.Equal(
            "The Board shall meet. {+The Board shall vote. +}The Board shall adjourn.",
            Marked("The Board shall meet. The Board shall adjourn.", "The Board shall meet. The Board shall vote. The Board shall adjourn."));

    [Fact]
    public void A_struck_item_of_a_list_goes_with_its_sign() =>
        Assert.Equal("divorce; [-legal separation; -]death", Marked("divorce; legal separation; death", "divorce; death"));

    [Fact]
    public void A_rewritten_paragraph_is_struck_and_inserted_whole_beside_one_that_stays()
    {
        var segments = Redline.Between(
            "Members may appeal.\n\nThe fee is paid by the losing party within a month.",
            "Members may appeal.\n\nCosts are shared equally between both sides at all times.");
        Assert.Equal(['=', '-', '+'], segments.Take(3).Select(s => s.Op).ToArray());
        Assert.Equal("Members may appeal.\n\n", segments[0].Text);
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(Clauses)])]
    public void What_is_equal_and_inserted_is_exactly_the_new_text(Clause old, Clause @new) =>
        Assert.Equal(@new.Text, Join(Redline.Between(old.Text, @new.Text), '='.ToString(), "+"));

    [Property(MaxTest = 500, Arbitrary = [typeof(Clauses)])]
    public void What_is_equal_and_struck_has_the_words_of_the_old_text(Clause old, Clause @new) =>
        Assert.Equal(Words.Of(old.Text), Words.Of(Join(Redline.Between(old.Text, @new.Text), "=", "-")));

    [Property(MaxTest = 500)]
    public void Any_two_strings_compare_exactly(string? old, string? @new)
    {
        var segments = Redline.Between(old ?? "", @new ?? "");
        Assert.Equal(@new ?? "", Join(segments, "=", "+"));
        Assert.Equal(Compared(old ?? ""), Compared(Join(segments, "=", "-")));
        Assert.DoesNotContain(segments, s => s.Text.Length == 0);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Clauses)])]
    public void A_text_compared_with_itself_is_one_segment(Clause text) =>
        Assert.Equal(text.Text.Length == 0 ? [] : new Segment[] { new('=', text.Text) }, Redline.Between(text.Text, text.Text));

    [RealRecordFact]
    public void Whole_agreements_compare_exactly()
    {
        foreach (var (old, @new) in new[] { ("davis-2007-08", "davis-2008-09"), ("davis-2014-15", "davis-2015-16"), ("mcea-2014-2017", "uesf-classified-2020-2023") })
        {
            var (before, after) = (Reading.SourceOf(old), Reading.SourceOf(@new));
            var segments = Redline.Between(before, after);
            Assert.Equal(after, Join(segments, "=", "+"));
            Assert.Equal(Compared(before), Compared(Join(segments, "=", "-")));
        }
    }

    [Fact]
    public void Sixty_thousand_words_against_as_many_different_ones_come_to_an_end()
    {
        var old = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"w{i * 7919 % 5003}"));
        var @new = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"w{i * 104_729 % 4999}"));
        Assert.Equal(@new, Join(Redline.Between(old, @new), "=", "+"));
    }

    private static string Marked(string old, string @new) =>
        string.Concat(Redline.Between(old, @new).Select(s => s.Op switch { '-' => $"[-{s.Text}-]", '+' => $"{{+{s.Text}+}}", _ => s.Text }));

    private static string Join(IReadOnlyList<Segment> segments, params string[] ops) =>
        string.Concat(segments.Where(s => ops.Contains(s.Op.ToString(), StringComparer.Ordinal)).Select(s => s.Text));

    /// <summary>A text as it compares: quotes in one form, white space left out, and hyphens too, since a line end may have called for one.</summary>
    private static string Compared(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Token.Fold).Where(c => c != '-'));
}

/// <summary>A clause made of few words, so that two of them have much in common.</summary>
public sealed record Clause(string Text);

public static class Clauses
{
    private static readonly string[] Pieces =
        ["the", "Board", "shall", "pay", "(10)", "ten", "days", ",", ".", ";", "and", "Section 4.2", "teacher's", "one-half", "$500", "(", ")", "The Board shall meet.", "not"];

    private static readonly string[] Gaps = [" ", " ", " ", "\n", "  ", "", "\n\n"];

    public static Arbitrary<Clause> Clause() =>
        (from pieces in Gen.Elements(Pieces).ListOf()
         from gaps in Gen.Elements(Gaps).ListOf(pieces.Count)
         select new Clause(string.Concat(pieces.Zip(gaps, (p, g) => p + g)))).ToArbitrary();
}
