using Parley.Documents.Reading;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Documents.Tests.Reading;

/// <summary>What is struck and what put in, whether Word recorded it or a hand drew it.</summary>
public sealed class MarkingTests
{
    private const string Red = "<w:color w:val=\"FF0000\"/>";

    private static WordPaper Read(string body, string? styles = null) => WordPaper.Read(new AWordFile { Body = body, Styles = styles }.Bytes()).Paper!;

    private static string Shown(WordPaper paper) =>
        string.Join(" / ", paper.Paragraphs.Select(paragraph => string.Concat(paragraph.Runs.Select(run => run.Op == '=' ? run.Text : $"{{{run.Op}{run.Text}}}"))));

    [Fact]
    public void Recorded_changes_keep_their_authors_and_dates()
    {
        var paper = Read(P(T("paid ") + Del("30") + Ins(T("45"), "Yajaira", "2026-02-05T17:38:00Z") + T(" days")));
        Assert.Equal(Marking.Tracked, paper.Marking);
        Assert.Equal(
            [new MarkedRun('=', "paid "), new('-', "30", "Adan", new(2026, 2, 7, 14, 27, 0, TimeSpan.Zero)), new('+', "45", "Yajaira", new(2026, 2, 5, 17, 38, 0, TimeSpan.Zero)), new('=', " days")],
            Assert.Single(paper.Paragraphs).Runs);
        Assert.Equal(("paid 45 days\n", "paid 30 days\n"), (paper.NewText, paper.OldText));
    }

    [Fact]
    public void A_move_is_struck_in_one_place_and_put_in_at_another() =>
        Assert.Equal("{-Gone from here.} / Stays. / {+Gone from here.}", Shown(Read(
            P("<w:moveFrom w:id=\"1\" w:author=\"A\"><w:r><w:t>Gone from here.</w:t></w:r></w:moveFrom>") + P(T("Stays.")) + P("<w:moveTo w:id=\"2\" w:author=\"A\"><w:r><w:t>Gone from here.</w:t></w:r></w:moveTo>"))));

    [Fact]
    public void A_change_of_look_alone_is_no_change_of_words()
    {
        var paper = Read(P("<w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"A\"><w:rPr><w:strike/><w:u w:val=\"single\"/></w:rPr></w:rPrChange></w:rPr><w:t>The Board decides.</w:t></w:r>"));
        Assert.Equal((Marking.Clean, "The Board decides.\n"), (paper.Marking, paper.NewText));
    }

    [Fact]
    public void A_struck_end_joins_a_paragraph_with_the_next_and_an_inserted_end_divides_one()
    {
        var joined = Read(P(T("One "), "<w:rPr><w:del w:id=\"1\" w:author=\"A\"/></w:rPr>") + P(T("two.")) + P(T("Three. "), "<w:rPr><w:ins w:id=\"2\" w:author=\"A\"/></w:rPr>") + P(T("Four.")));
        Assert.Equal("One two.\n\nThree.\n\nFour.\n", joined.NewText);
        Assert.Equal("One\n\ntwo.\n\nThree. Four.\n", joined.OldText);
    }

    [Fact]
    public void A_row_put_in_or_struck_as_a_whole_is_marked_word_for_word()
    {
        string Row(string mark, string text) => $"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{P(T(text))}</w:tc><w:tc>{P(T("$1"))}</w:tc></w:tr>";
        var paper = Read($"<w:tbl>{Row("", "A")}{Row("<w:ins w:id=\"1\" w:author=\"A\"/>", "B")}{Row("<w:del w:id=\"1\" w:author=\"A\"/>", "C")}</w:tbl>");
        Assert.Equal(("A\t$1\nB\t$1\n", "A\t$1\nC\t$1\n"), (paper.NewText, paper.OldText));
    }

    [Fact]
    public void Words_put_in_by_one_and_struck_by_the_other_are_in_neither_text()
    {
        var paper = Read(P(T("The ") + Ins(Del("twelve new "), "B") + T("days.")));
        Assert.Equal(("The days.\n", "The days.\n"), (paper.NewText, paper.OldText));
        Assert.Contains("2 words put in and struck again", Assert.Single(paper.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_through_and_below_drawn_by_hand_are_marks()
    {
        var paper = Read(P(T("paid ") + T("30", S) + T("45", U) + T(" days")));
        Assert.Equal((Marking.ByHand, "paid {-30}{+45} days"), (paper.Marking, Shown(paper)));
        Assert.Equal(("paid 45 days\n", "paid 30 days\n"), (paper.NewText, paper.OldText));
    }

    [Theory]
    [InlineData("<w:dstrike/>")]
    [InlineData("<w:strike w:val=\"1\"/>")]
    [InlineData("<w:rStyle w:val=\"Out\"/>")]
    public void A_line_through_counts_however_it_is_set(string look) =>
        Assert.Equal("a{- b}", Shown(Read(P(T("a") + T(" b", look)), "<w:style w:type=\"character\" w:styleId=\"Out\"><w:rPr><w:strike/></w:rPr></w:style>")));

    [Theory]
    [InlineData("<w:strike w:val=\"0\"/><w:u w:val=\"none\"/>", "")]
    [InlineData("<w:strike w:val=\"false\"/>", "<w:pStyle w:val=\"Crossed\"/>")]
    [InlineData("", "<w:rPr><w:strike/></w:rPr>")]
    public void A_look_that_is_off_or_only_of_the_paragraphs_end_marks_nothing(string look, string properties) =>
        Assert.Equal(Marking.Clean, Read(P(T("The number is four.", look), properties), "<w:style w:type=\"paragraph\" w:styleId=\"Crossed\"><w:rPr><w:strike/></w:rPr></w:style>").Marking);

    [Fact]
    public void Headings_captions_links_and_places_to_sign_are_underlined_and_not_put_in()
    {
        var paper = Read(P(T("Dependent Health Benefits", U)) + P(T("The plan stays.")) + P(T("5.4 ") + T("Bereavement.", U) + T(" A unit member may be absent.")) + P(T("Ask at ") + "<w:hyperlink>" + T("www.example.org/benefits and more", U) + "</w:hyperlink>")
            + P(T("For the Union: ") + T("\t\t____  ", U)));
        Assert.Equal(Marking.Clean, paper.Marking);
    }

    [Fact]
    public void A_heading_style_that_underlines_marks_nothing() =>
        Assert.Equal(Marking.Clean, Read(P(T("This whole sentence stands in a style that underlines whatever has it, and is no mark."), "<w:pStyle w:val=\"H\"/>"), "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:rPr><w:u w:val=\"single\"/></w:rPr></w:style>").Marking);

    [Fact]
    public void Among_marks_a_heading_is_put_in_where_the_text_below_it_is()
    {
        var paper = Read(P(T("Leaves", U)) + P(T("Sick leave is ") + T("ten", S) + T("twelve", U) + T(" days.")) + P(T("Remote Work", U)) + P(T("Unit members may work from home one day a week.", U)) + P(T("Hours", U)) + P(T("As before.")));
        Assert.Equal("Leaves / Sick leave is {-ten}{+twelve} days. / {+Remote Work} / {+Unit members may work from home one day a week.} / Hours / As before.", Shown(paper));
        Assert.Contains(paper.Remarks, remark => remark.Contains("\"Leaves\", \"Hours\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_what_is_put_in_has_a_colour_a_heading_is_put_in_if_it_has_it_too() =>
        Assert.Equal("Leaves / The {+new} rule. / {+Remote Work} / Under study.", Shown(Read(
            P(T("Leaves", U)) + P(T("The ") + T("new", U + Red) + T(" rule.")) + P(T("Remote Work", U + Red)) + P(T("Under study.")))));

    [Fact]
    public void A_heading_replaced_by_another_is_struck_and_put_in() =>
        Assert.Equal("{-Personal Leave}{+Family Leave} / Text.", Shown(Read(P(T("Personal Leave", S) + T("Family Leave", U)) + P(T("Text.")))));

    [Fact]
    public void One_underlined_word_in_a_clean_text_is_emphasis_and_told()
    {
        var paper = Read(P(T("The District shall ") + T("not", U) + T(" contract out.")));
        Assert.Equal(Marking.Clean, paper.Marking);
        Assert.Contains("\"not\"", Assert.Single(paper.Remarks), StringComparison.Ordinal);
        Assert.Equal("The District shall {+not} contract out.", Shown(paper.As(Marking.ByHand)));
    }

    [Fact]
    public void The_guess_can_be_overruled_and_taken_back()
    {
        var paper = Read(P(T("paid ") + T("30", S) + T("45", U) + T(" days")));
        var clean = paper.As(Marking.Clean);
        Assert.Equal((Marking.Clean, "paid 3045 days\n", null), (clean.Marking, clean.NewText, clean.OldText));
        Assert.Contains(clean.Remarks, remark => remark.Contains("Struck through by hand", StringComparison.Ordinal));
        Assert.Equal(paper.NewText, clean.As(Marking.ByHand).NewText);
    }

    [Fact]
    public void Both_underlined_and_struck_is_struck_and_told()
    {
        var paper = Read(P(T("a ") + T("b ", U + S) + T("c")));
        Assert.Equal("a {-b }c", Shown(paper));
        Assert.Contains("Both underlined and struck", Assert.Single(paper.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Marked_by_hand_the_numbers_are_those_on_the_paper()
    {
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "lowerLetter", "(%1)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        const string In = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
        var paper = WordPaper.Read(new AWordFile { Numbering = numbering, Body = Item("first;", 1, 0) + P(T("second;", S), In) + P(T("third", U), In) + Item("fourth.", 1, 0) }.Bytes()).Paper!;
        Assert.Equal(("(a) first;\n\n(c) third\n\n(d) fourth.\n", "(a) first;\n\n(b) second;\n\n(d) fourth.\n"), (paper.NewText, paper.OldText));
    }
}
