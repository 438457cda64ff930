using Parley.Documents.Reading;
using Parley.Text;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Documents.Tests.Reading;

/// <summary>Labels as Word prints them, worked out by hand from ECMA-376 part 1, 17.9.</summary>
public sealed class NumberedListTests
{
    private static readonly string Outline =
        $"""<w:abstractNum w:abstractNumId="7">{Lvl(0, "upperRoman", "ARTICLE %1", "<w:pStyle w:val=\"Art\"/>")}{Lvl(1, "decimal", "%1.%2", "<w:isLgl/>")}{Lvl(2, "lowerLetter", "(%3)")}{Lvl(3, "lowerRoman", "%4.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>""";

    private static string[] Labels(string numbering, string body, string? styles = null) =>
        [.. WordPaper.Read(new AWordFile { Numbering = numbering, Body = body, Styles = styles }.Bytes()).Paper!.Paragraphs.Select(paragraph => paragraph.Label)];

    [Fact]
    public void Levels_count_on_and_begin_anew_below_the_next_item_above()
    {
        var body = Item("a", 1, 0) + Item("b", 1, 1) + Item("c", 1, 2) + Item("d", 1, 2) + Item("e", 1, 3) + Item("f", 1, 1) + Item("g", 1, 2) + Item("h", 1, 0) + Item("i", 1, 1);
        Assert.Equal(["ARTICLE I", "1.1", "(a)", "(b)", "i.", "1.2", "(a)", "ARTICLE II", "2.1"], Labels(Outline, body));
    }

    /// <summary>As LibreOffice prints the same file.</summary>
    [Fact]
    public void A_level_that_was_never_printed_counts_as_if_it_had_been() =>
        Assert.Equal(["1.1", "1.2", "ARTICLE II", "2.1"], Labels(Outline, Item("a", 1, 1) + Item("b", 1, 1) + Item("c", 1, 0) + Item("d", 1, 1)));

    [Fact]
    public void A_style_carries_its_list_and_the_level_that_names_it()
    {
        const string Styles = """<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Art"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>""";
        string Styled(string style, string more = "") => P(T("x"), $"<w:pStyle w:val=\"{style}\"/>{more}");
        Assert.Equal(["ARTICLE I", "1.1", "ARTICLE II", "", "2.1"],
            Labels(Outline, Styled("Art") + Styled("Sub") + Styled("Art") + Styled("Art", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + Styled("Sub"), Styles));
    }

    [Fact]
    public void A_second_list_of_one_kind_counts_on_unless_it_says_where_it_begins()
    {
        var kind = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "decimal", "%1.")}</w:abstractNum>""";
        var nums = """<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>""";
        Assert.Equal(["1.", "2.", "3.", "5.", "6.", "7."],
            Labels(kind + nums, Item("a", 1, 0) + Item("b", 1, 0) + Item("c", 2, 0) + Item("d", 3, 0) + Item("e", 3, 0) + Item("f", 1, 0)));
    }

    [Fact]
    public void An_override_can_bring_another_form()
    {
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "decimal", "%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{Lvl(0, "upperLetter", "%1)", start: 3)}</w:lvlOverride></w:num>""";
        Assert.Equal(["C)", "D)"], Labels(numbering, Item("a", 1, 0) + Item("b", 1, 0)));
    }

    [Fact]
    public void A_level_that_never_begins_anew_counts_through()
    {
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "decimal", "%1")}{Lvl(1, "decimal", "Section %2", "<w:lvlRestart w:val=\"0\"/>")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        Assert.Equal(["1", "Section 1", "2", "Section 2"], Labels(numbering, Item("a", 1, 0) + Item("b", 1, 1) + Item("c", 1, 0) + Item("d", 1, 1)));
    }

    [Fact]
    public void A_list_may_take_its_levels_from_a_list_style()
    {
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "decimal", "§%1")}<w:styleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>""";
        const string Styles = """<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>""";
        Assert.Equal(["§1", "§2"], Labels(numbering, Item("a", 2, 0) + Item("b", 1, 0), Styles));
    }

    [Theory]
    [InlineData("decimal", 21, "21")]
    [InlineData("decimalZero", 7, "07")]
    [InlineData("lowerLetter", 26, "z")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("upperLetter", 2, "B")]
    [InlineData("lowerRoman", 49, "xlix")]
    [InlineData("upperRoman", 1994, "MCMXCIV")]
    [InlineData("ordinal", 3, "3rd")]
    [InlineData("ordinal", 12, "12th")]
    [InlineData("ordinalText", 22, "Twenty-second")]
    [InlineData("ordinalText", 30, "Thirtieth")]
    [InlineData("cardinalText", 15, "Fifteen")]
    [InlineData("none", 4, "")]
    [InlineData("lowerRoman", int.MaxValue, "2147483647")]
    [InlineData("lowerLetter", int.MaxValue, "2147483647")]
    [InlineData("japaneseCounting", 4, "4")]
    public void Numbers_print_in_the_form_of_their_level(string form, int number, string printed) =>
        Assert.Equal([printed], Labels($"""<w:abstractNum w:abstractNumId="0">{Lvl(0, form, "%1", start: number)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""", Item("a", 1, 0)));

    [Fact]
    public void Struck_items_are_not_counted_in_the_new_text_nor_new_ones_in_the_old()
    {
        const string Struck = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"3\" w:author=\"A\"/></w:rPr>";
        const string New = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:ins w:id=\"4\" w:author=\"A\"/></w:rPr>";
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "lowerLetter", "(%1)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        var paper = WordPaper.Read(new AWordFile { Numbering = numbering, Body = Item("stays", 1, 0) + P(Del("goes"), Struck) + P(Ins(T("comes")), New) + P(Ins(T("comes too")), New) + Item("last", 1, 0) }.Bytes()).Paper!;
        Assert.Equal("(a) stays\n\n(b) comes\n\n(c) comes too\n\n(d) last\n", paper.NewText);
        Assert.Equal("(a) stays\n\n(b) goes\n\n(c) last\n", paper.OldText);
        Assert.Equal([("(a)", "(a)"), ("(b)", "(b)"), ("(b)", ""), ("(c)", ""), ("(d)", "(c)")], paper.Paragraphs.Select(paragraph => (paragraph.Label, paragraph.OldLabel)));
    }

    [Fact]
    public void The_reader_of_agreements_finds_the_labels()
    {
        var body = Item("RECOGNITION", 1, 0) + Item("The District recognizes the Union as the exclusive representative.", 1, 1) + Item("SALARY", 1, 0)
            + Item("Unit members shall be paid as follows:", 1, 1) + Item("by the schedule;", 1, 2) + Item("by the hour.", 1, 2);
        var paper = WordPaper.Read(new AWordFile { Numbering = Outline, Body = body }.Bytes()).Paper!;
        Assert.Equal([(1, "ARTICLE I", "RECOGNITION"), (2, "1.1", ""), (1, "ARTICLE II", "SALARY"), (2, "2.1", ""), (3, "(a)", ""), (3, "(b)", "")],
            paper.Agreement().Provisions.Select(provision => (provision.Level, provision.Label, provision.Heading)));
    }

    [Fact]
    public void Bullets_stay_text()
    {
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "bullet", "\uF0B7")}{Lvl(1, "bullet", "o")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        var paper = WordPaper.Read(new AWordFile { Numbering = numbering, Body = P(T("5.1 The committee reviews:")) + Item("class size", 1, 0) + Item("caseload", 1, 1) }.Bytes()).Paper!;
        Assert.Equal("5.1 The committee reviews:\n\n• class size\n\n    • caseload\n", paper.NewText);
        Assert.Single(AgreementReader.Read(paper.NewText, TextFormat.Plain).Provisions);
    }
}
