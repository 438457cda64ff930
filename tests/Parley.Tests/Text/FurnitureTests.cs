using System.Text.RegularExpressions;
using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>Counts made with grep on the files, and the forms the furniture has in each, read in the files.</summary>
public sealed class FurnitureTests
{
    [RealRecordTheory]
    [InlineData("davis-2007-08", 54, 54, 0)]
    [InlineData("davis-2008-09", 52, 53, 0)]
    [InlineData("davis-2011-12", 58, 59, 0)]
    [InlineData("davis-2014-15", 57, 57, 0)]
    [InlineData("davis-2015-16", 73, 73, 14)]
    [InlineData("mcea-2014-2017", 172, 0, 69)]
    [InlineData("uesf-classified-2017-2020", 120, 0, 52)]
    [InlineData("uesf-classified-2020-2023", 130 + 47, 132, 57)]
    public void Each_file_has_as_many_lines_of_furniture_as_were_counted(string agreement, int heads, int numbers, int contents)
    {
        var furniture = Reading.Of(agreement).Furniture;
        Assert.Equal(
            (heads, numbers, contents),
            (furniture.Count(f => f.Kind == FurnitureKind.RunningHead), furniture.Count(f => f.Kind == FurnitureKind.PageNumber),
                furniture.Count(f => f.Kind == FurnitureKind.TableOfContents)));
    }

    [RealRecordTheory]
    [InlineData("davis-2007-08", "^(Page \\d+ of 47|8DA - Davis Educators’ Agreement)$")]
    [InlineData("davis-2008-09", "^(Page \\d+|8DA - Davis Educators’ Agreement)$")]
    [InlineData("davis-2011-12", "^(Page \\d+|8DA - Davis Educators’ Agreement)$")]
    [InlineData("davis-2014-15", "^(Page \\d+ of 58|8DA – Davis Educators’ Agreement)$")]
    [InlineData("davis-2015-16", "^(Page \\d+ of 74|8DA – Davis Educators’ Agreement)$")]
    [InlineData("mcea-2014-2017", "^FY2015 – FY2017 MCEA/BOE CONTRACT( +Page( \\d+)?)?$")]
    [InlineData("uesf-classified-2017-2020", "^USP Contract 2017-2020 +(-\\d+-|- [ivx]+ -) +July 1, 2017$")]
    [InlineData("uesf-classified-2020-2023", "^(\\d+|UESF Collective Bargaining Agreement \\(Classified\\) +July 1st, 2020 thru June 30th, 2023|(Appendix [A-F]|Addendum [CDF]|Archive #1) .*|Potential Parcel Tax Revenues|Apportionment of QTEA Revenues to Support Salary Increases and|Paraeducator Professional Development)$")]
    public void No_line_of_the_agreement_itself_is_thrown_to_the_furniture(string agreement, string form)
    {
        var heads = Reading.Of(agreement).Furniture.Where(f => f.Kind != FurnitureKind.TableOfContents);
        Assert.All(heads, f => Assert.Matches(new Regex(form, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), f.Text));
    }

    [RealRecordTheory]
    [InlineData("mcea-2014-2017", 16, 101)]
    [InlineData("uesf-classified-2017-2020", 60, 116)]
    [InlineData("uesf-classified-2020-2023", 41, 104)]
    [InlineData("davis-2015-16", 10, 23)]
    public void The_table_of_contents_ends_where_the_agreement_begins(string agreement, int first, int last)
    {
        var contents = Reading.Of(agreement).Furniture.Where(f => f.Kind == FurnitureKind.TableOfContents).Select(f => f.Line).ToList();
        Assert.Equal((first, last), (contents[0], contents[^1]));
    }

    [RealRecordFact]
    public void A_sentence_that_a_page_break_interrupts_is_whole_again()
    {
        var read = Reading.Of("mcea-2014-2017");
        var sentence = read.Provisions.Single(p => p.Text.Contains("Printed materials or literature indicating", StringComparison.Ordinal));
        Assert.Contains("any candidate for\npublic office may not be distributed through the interschool facility", sentence.Text, StringComparison.Ordinal);

        var davis = Reading.Of("davis-2007-08").Labelled("2.3");
        Assert.EndsWith("as long as there is verification of\nrepresentation.", davis.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_head_is_known_by_repetition_at_the_edge_of_pages()
    {
        var pages = Enumerable.Range(1, 6).Select(n => $"Some District and Its Teachers   {n}\n\n{n}. The {Ordinals[n]} duty of the Board is\nthe {Ordinals[n]} of all.\n\n");
        var read = Reading.Plain(string.Join('\f', pages));
        Assert.Equal(6, read.Furniture.Count);
        Assert.All(read.Furniture, f => Assert.Equal(FurnitureKind.RunningHead, f.Kind));
        Assert.Equal(6, read.Provisions.Count);
    }

    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth"];

    [Fact]
    public void Rows_of_a_table_at_the_edge_of_pages_stay_since_their_numbers_do_not_count()
    {
        var pages = Enumerable.Range(1, 6).Select(n => $"Page {n}\nHourly rate   {20 + 3 * n % 7}.50   {30 + 5 * n % 11}.75\n\nText of the {Ordinals[n]} page.\n");
        Assert.Equal(6, Words.Of(Reading.Plain(string.Join('\f', pages)).Provisions).Count(w => w == "Hourly"));
    }

    [Fact]
    public void A_line_that_recurs_in_the_middle_of_pages_stays()
    {
        var pages = Enumerable.Range(1, 6).Select(n => $"Head\n\nFirst line of page {n} is here.\nAs agreed.\nLast line of page {n} is there.\n\nPage {n}\n");
        var read = Reading.Plain(string.Join('\f', pages));
        Assert.Equal(6, Words.Of(read.Provisions).Count(w => w == "agreed."));
    }

    [Fact]
    public void The_heading_of_a_table_that_recurs_on_a_few_of_many_pages_stays()
    {
        var pages = Enumerable.Range(1, 24).Select(n => $"{(n % 6 == 0 ? $"Rates of pay, schedule {n}\n" : "")}Text of page number {n} is\nnot long.\n\nPage {n}\n");
        var read = Reading.Plain(string.Join('\f', pages));
        Assert.Equal(4, Words.Of(read.Provisions).Count(w => w == "Rates"));
    }

    [Fact]
    public void A_number_alone_that_does_not_count_with_the_pages_stays()
    {
        var pages = Enumerable.Range(1, 8).Select(n => $"Text of one page that says\nwhat it says.\n{(n == 4 ? "17" : "more")}\n\n{n}\n");
        var read = Reading.Plain(string.Join('\f', pages));
        Assert.Equal(8, read.Furniture.Count(f => f.Kind == FurnitureKind.PageNumber));
        Assert.Contains("17", Words.Of(read.Provisions), StringComparer.Ordinal);
    }

    [Fact]
    public void Text_without_pages_has_no_furniture()
    {
        var read = Reading.Plain("PREAMBLE\nThe parties agree.\n\nPREAMBLE\nThe parties agree.\n\nPREAMBLE\nThe parties agree.\n");
        Assert.Empty(read.Furniture);
    }

    [Fact]
    public void A_table_of_contents_needs_entries()
    {
        var read = Reading.Plain("Table of Contents | Search\n\n1. Hours\nThe day has seven hours.\n");
        Assert.Empty(read.Furniture);
        Assert.Empty(Reading.Plain("CONTENTS\n\nThe parties agree to what follows here.\n\nThe Board pays.\n").Furniture);

        var listed = Reading.Plain("CONTENTS\n1. Hours ......... 1\n2. Pay ......... 2\n3. Leaves ......... 4\n\nThe parties agree.\n");
        Assert.Equal(4, listed.Furniture.Count);
        Assert.Equal(["The", "parties", "agree."], Words.Of(listed.Provisions));
    }
}
