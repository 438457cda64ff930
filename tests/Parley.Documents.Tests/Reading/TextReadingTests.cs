using Parley.Documents.Reading;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Documents.Tests.Reading;

/// <summary>Which words of a file are its text, and in which order.</summary>
public sealed class TextReadingTests
{
    private static WordPaper Read(string body, string? footnotes = null, string? header = null, string? styles = null) =>
        WordPaper.Read(new AWordFile { Body = body, Footnotes = footnotes, Header = header, Styles = styles }.Bytes()).Paper!;

    [Fact]
    public void Tabs_breaks_hyphens_and_symbols_print_as_they_look() =>
        Assert.Equal("a\tb\nc-d half e☐\n", Read(P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d ha</w:t></w:r>".Replace("d ha", "d", StringComparison.Ordinal)
            + T(" ha") + "<w:r><w:softHyphen/><w:t xml:space=\"preserve\">lf e</w:t><w:sym w:font=\"Wingdings\" w:char=\"F06F\"/></w:r>")).NewText);

    [Fact]
    public void Space_at_the_ends_of_a_run_counts_only_where_it_is_preserved() =>
        Assert.Equal("a bc d\n", Read(P("<w:r><w:t>\n  a b\n </w:t></w:r><w:r><w:t xml:space=\"preserve\">c </w:t></w:r><w:r><w:t>d</w:t></w:r>")).NewText);

    [Fact]
    public void Of_a_field_its_result_is_text_and_its_code_is_not() =>
        Assert.Equal("see page 12 and 13.\n", Read(P(T("see page ") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + T("12") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + T(" and ") + "<w:fldSimple w:instr=\"REF y\">" + T("13") + "</w:fldSimple>" + T("."))).NewText);

    [Fact]
    public void Links_tags_and_controls_are_their_words() =>
        Assert.Equal("Ask HR at the office today.\n", Read(P(T("Ask ") + "<w:hyperlink r:id=\"rId9\">" + T("HR", U) + "</w:hyperlink><w:smartTag w:element=\"place\">" + T(" at the office") + "</w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"n\"/></w:sdtPr><w:sdtContent>" + T(" today.") + "</w:sdtContent></w:sdt>")).NewText);

    [Fact]
    public void Of_an_alternative_one_branch_is_read_and_a_box_stands_behind_its_paragraph() =>
        Assert.Equal("Before and after.\n\nIn the box.\n\nNext.\n", Read(
            P(T("Before") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" + P(T("In the box.")) + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
                + P(T("In the box.")) + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + T(" and after.")) + P(T("Next."))).NewText);

    [Fact]
    public void A_row_of_single_lines_is_a_line_and_another_is_read_cell_by_cell()
    {
        string Cell(params string[] lines) => $"<w:tc>{string.Concat(lines.Select(line => P(T(line))))}</w:tc>";
        Assert.Equal("Step\tPay\n1\t$50,000\n\nLeft.\nMore left.\nRight.\n\nAfter.\n".Replace("$50,000\n\nLeft", "$50,000\nLeft", StringComparison.Ordinal),
            Read($"<w:tbl><w:tr>{Cell("Step")}{Cell("Pay")}</w:tr><w:tr>{Cell("1")}{Cell("$50,000")}</w:tr><w:tr>{Cell("Left.", "More left.")}{Cell("Right.")}</w:tr></w:tbl>{P(T("After."))}").NewText);
    }

    [Fact]
    public void A_note_stands_behind_its_paragraph_and_its_number_is_no_part_of_the_word()
    {
        const string Notes = """<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>""";
        var paper = Read(P(T("Leave is paid") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + T(" in full.")) + P(T("Next.")), Notes + "<w:footnote w:id=\"2\">" + P("<w:r><w:footnoteRef/></w:r>" + T("As of July 1.")) + "</w:footnote>");
        Assert.Equal("Leave is paid¹ in full.\n\n¹ As of July 1.\n\nNext.\n", paper.NewText);
    }

    [Fact]
    public void What_is_hidden_is_left_out_and_told()
    {
        var paper = Read(P(T("Open. ") + T("Secret terms.", "<w:vanish/>")));
        Assert.Equal("Open.\n", paper.NewText);
        Assert.Contains(paper.Remarks, remark => remark.Contains("\"Secret terms.\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_head_of_the_pages_is_told_and_listed_as_furniture()
    {
        var paper = Read(P(T("5.1 Text.")), header: P(T("MOU ON")) + P(T("HOUSING")));
        Assert.Equal("5.1 Text.\n", paper.NewText);
        Assert.Contains("\"MOU ON HOUSING\"", Assert.Single(paper.Remarks), StringComparison.Ordinal);
        Assert.Equal("MOU ON HOUSING", Assert.Single(paper.Agreement().Furniture).Text);
    }

    [Fact]
    public void The_strict_form_of_the_standard_reads_alike()
    {
        var raw = $"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>{P(T("5.1 Strict."))}</w:body></w:document>";
        Assert.Equal("5.1 Strict.\n", WordPaper.Read(new AWordFile { Raw = raw }.Bytes()).Paper!.NewText);
    }
}
