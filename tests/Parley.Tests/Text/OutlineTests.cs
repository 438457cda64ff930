using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>Small texts whose outline a reader sees at once.</summary>
public sealed class OutlineTests
{
    [Fact]
    public void Articles_sections_and_subsections_nest()
    {
        var read = Reading.Plain("""
                               ARTICLE 1
                              RECOGNITION

            A.     The Board recognizes the Association.

            B.     1.     The Association recognizes the Board.

                   2.     It does so for the term.

                               ARTICLE 2
                                DURATION

                   This Agreement lasts a year.
            """);
        Assert.Equal(["1 ARTICLE 1|RECOGNITION", "2 A.|", "2 B.|", "3 1.|", "3 2.|", "1 ARTICLE 2|DURATION"], read.Outline());
        Assert.Equal("This Agreement lasts a year.", read.Labelled("ARTICLE 2").Text);
        Assert.Equal("The Association recognizes the Board.", read.Labelled("1.").Text);
    }

    [Fact]
    public void Decimal_numbers_nest_by_what_they_begin_with_and_labels_stay_as_printed()
    {
        var read = Reading.Plain("""
            4.   PAY
            4.1.   Salary Lanes
                   4.1.1  Deadlines
                          [a]   Requests
                                (i)    in writing;
                                (ii)   on time;
                                       (1)   by mail, or
                                       (2)   by hand.
                          [b]   Answers
                   4.1.2  Steps come every year.
            4.2    Other pay is agreed.
            """);
        Assert.Equal(
            ["1 4.|PAY", "2 4.1.|Salary Lanes", "3 4.1.1|Deadlines", "4 [a]|Requests", "5 (i)|", "5 (ii)|", "6 (1)|", "6 (2)|", "4 [b]|Answers", "3 4.1.2|", "2 4.2|"],
            read.Outline());
    }

    [Fact]
    public void A_cross_reference_at_the_beginning_of_a_wrapped_line_is_no_provision()
    {
        var read = Reading.Plain("""
            3.     Union Rights
            3.10   The District shall deduct dues as it does under the rules that are set out in section
                   3.11 of this article, and remit them to the Union promptly at the end of every month.
            3.11   Deductions for annuities are made in the same manner, and nothing in Sections 3.10 and
                   4.2 shall apply to them unless the member so requests in writing before the first of
                   the month.
            3.12   Nothing else is deducted.
            """);
        Assert.Equal(["1 3.|Union Rights", "2 3.10|", "2 3.11|", "2 3.12|"], read.Outline());
    }

    [Fact]
    public void A_figure_in_brackets_behind_its_word_is_no_label()
    {
        var read = Reading.Plain("""
            1.     Leaves
            1.1    A unit member may be absent for no more than a single work day, that is to say one
                   (1) day in each month of the school year, and never on more than
                   (2) days in a row.
            1.2    Leave is granted on request.
            """);
        Assert.Equal(["1 1.|Leaves", "2 1.1|", "2 1.2|"], read.Outline());
    }

    [Theory]
    [InlineData("Leave is for one\n       (1) Day each month of the school year, and for longer on request to the principal,\n       who may grant it when the needs of the school permit and who answers the request in writing;\n       the answer is given within a week of the request and says why the request was not granted.")]
    [InlineData("Dues are deducted on request and are remitted to the Union by the last of the month;\n3.11 of this article says how.")]
    [InlineData("Dues are deducted on request and remitted to the Union as it is set out in Section\n3.11  Dues and Fees, and Other Charges, of the contract that is in force.")]
    [InlineData("The Board may in any year that it deems fit and proper act as it thinks best for all\n(a)  Members who apply in time, and of others.")]
    [InlineData("Dues are deducted as the contract says in sections 3.9 and following, to which section\n3.99   Nothing is added.")]
    public void A_mark_in_the_middle_of_a_sentence_is_no_label(string text)
    {
        var read = Reading.Plain($"3.     Dues\n3.10   {text}\n");
        Assert.Equal(["1 3.|Dues", "2 3.10|"], read.Outline());
    }

    [Fact]
    public void The_letter_i_after_h_is_a_letter_and_after_a_letter_it_is_a_numeral()
    {
        var letters = string.Join("\n", "abcdefghij".Select(c => $"({c})   Item {c} of the list;"));
        Assert.All(Reading.Plain("A.   List\n\n" + letters).Provisions.Skip(1), p => Assert.Equal(2, p.Level));

        var numerals = Reading.Plain("(a)   First:\n      (i)    one thing;\n      (ii)   another thing.\n(b)   Second.\n");
        Assert.Equal(["1 (a)|First:", "2 (i)|", "2 (ii)|", "1 (b)|"], numerals.Outline());
    }

    [Fact]
    public void Misprinted_numbers_are_kept_as_printed_and_the_count_goes_on()
    {
        var read = Reading.Plain("""
            [d]   Course Documentation
                  (ii)   Documentation must be submitted.
                  (ii)   Courses must be accompanied by a form.
            [e]   Committee
            [g]   Replacements are appointed.
            """);
        Assert.Equal(["1 [d]|Course Documentation", "2 (ii)|", "2 (ii)|", "1 [e]|Committee", "1 [g]|"], read.Outline());
    }

    [Fact]
    public void An_enumeration_within_a_sentence_is_no_list()
    {
        var read = Reading.Plain("A.   Leave is granted when: a) it is for a year; b) the member is in good standing; c) the request is in time.\n");
        Assert.Equal("1 A.|", Assert.Single(read.Outline()));
    }

    [Fact]
    public void A_contract_bound_in_is_a_part_whose_articles_are_numbered_anew()
    {
        var read = Reading.Plain("""
                           ARTICLE 1
                          RECOGNITION

            The Board recognizes the Association.

                           ARTICLE 2
                            DURATION

            This Agreement lasts a year.

                    Substitute Teachers’ Contract

            The parties agree further.

                           ARTICLE 1
                          RECOGNITION

            The same Article applies.

                           ARTICLE 2
                             PAY

            Article 2 – Rights
            Article 3 – Duties
            """);
        Assert.Equal(
            ["1 ARTICLE 1|RECOGNITION", "1 ARTICLE 2|DURATION", "1 |Substitute Teachers’ Contract", "2 ARTICLE 1|RECOGNITION", "2 ARTICLE 2|PAY"], read.Outline());
    }

    [Fact]
    public void Appendices_and_addenda_are_bound_in_behind_the_articles()
    {
        var read = Reading.Plain("""
            1.   Pay
            1.1  Pay is due.
            2.   Term
            2.1  The term is a year.

            Appendix A — Classes
            A.1.   Series A
                   Classes of series A.
            A.2.   Series B
                   Classes of series B.

            Appendix B — Side Letters

            Appendix B – Addendum A – Parcel Tax

            The parties agree.
            """);
        Assert.Equal(
            ["1 1.|Pay", "2 1.1|", "1 2.|Term", "2 2.1|", "1 Appendix A|— Classes", "2 A.1.|Series A", "2 A.2.|Series B", "1 Appendix B|— Side Letters", "2 Appendix B – Addendum A|– Parcel Tax"],
            read.Outline());
    }

    [Fact]
    public void A_heading_that_runs_into_its_text_is_told_apart_by_its_sign()
    {
        var read = Reading.Plain("""
            3.2.1   Impasse. If agreement cannot be reached the parties
                    may declare impasse.
            3.2.2   Terms and Conditions — Unit members shall do one
                    of the following.
            3.2.3   Dental Premium:
                    All of it.
            3.2.4   Requests made by mail. They are answered.
            """);
        Assert.Equal(["Impasse.", "Terms and Conditions —", "Dental Premium:", ""], read.Provisions.Select(p => p.Heading).ToList());
        Assert.Equal("If agreement cannot be reached the parties\nmay declare impasse.", read.Provisions[0].Text);
    }

    [Fact]
    public void Tables_keep_their_lines_as_printed()
    {
        var read = Reading.Plain("A.   The rates are:\n\n        Step 1     Step 2\n        20.50      21.47\n          -          -\n");
        Assert.Equal("The rates are:\n\nStep 1     Step 2\n20.50      21.47\n  -          -", read.Provisions[0].Text);
    }

    [Fact]
    public void Front_matter_is_kept_with_an_empty_label()
    {
        var read = Reading.Plain("""
                    CONTRACT
                    between the Board
                    and the Association

            PREAMBLE

            The parties believe that a quality education is a right of every child
            and agree as follows for the term of this contract between them.

                           ARTICLE 1
                          RECOGNITION

            The Board recognizes the Association.
            """);
        Assert.Equal(["1 |", "1 |PREAMBLE", "1 ARTICLE 1|RECOGNITION"], read.Outline());
        Assert.Equal("CONTRACT\nbetween the Board\nand the Association", read.Provisions[0].Text);
    }

    [Fact]
    public void Markdown_headings_give_the_depth_and_their_marks_are_listed()
    {
        var read = Reading.Markdown("# Agreement\n\nPreamble.\n\n## ARTICLE 1 Pay\n\n### 1.1 Rates\n\n1. First rate.\n2. Second rate.\n   - a bullet\n\n## ARTICLE 2 Term\n\nA year.\n");
        Assert.Equal(["1 |Agreement", "1 ARTICLE 1|Pay", "2 1.1|Rates", "3 1.|", "3 2.|", "1 ARTICLE 2|Term"], read.Outline());
        Assert.Equal(["#", "##", "###", "##"], read.Furniture.Select(f => f.Text).ToList());
        Assert.All(read.Furniture, f => Assert.Equal(FurnitureKind.Markup, f.Kind));
        Assert.Equal("Second rate.\n- a bullet", read.Labelled("2.").Text);
    }

    [Fact]
    public void A_list_below_a_table_is_a_list()
    {
        var read = Reading.Plain("""
            A.     Coaches are paid as the following schedule says, which is reviewed every year in spring.

                   Football                 8             1,175.00               787.00             1,175.00
                   Intramurals              7             1,028.00               689.00             1,028.00
            1. Assistant coaching salary is based upon a share of the varsity coaching salary of that year.
            2. Intramurals are optional.
            """);
        Assert.Equal(["1 A.|", "2 1.|", "2 2.|"], read.Outline());
    }

    [Fact]
    public void Articles_in_capitals_are_one_chain_wherever_their_title_stands()
    {
        var read = Reading.Plain("ARTICLE 1\nRECOGNITION\n\nText one.\n\nARTICLE 2 - PAY\n\nText two.\n\nARTICLE 3\nTERM\n\nText three.\n\nARTICLE 4 - LEAVES\n\nText four.\n");
        Assert.Equal(["1 ARTICLE 1|RECOGNITION", "1 ARTICLE 2|- PAY", "1 ARTICLE 3|TERM", "1 ARTICLE 4|- LEAVES"], read.Outline());
    }

    [Fact]
    public void A_heading_that_fills_its_line_goes_on_below()
    {
        var read = Reading.Plain("""
            4.1   Family Leave, Family Medical Leave Act, and California Family
                  Rights Act
                  4.1.1   Members who have completed a year of service may take leave.
            """);
        Assert.Equal(["1 4.1|Family Leave, Family Medical Leave Act, and California Family Rights Act", "2 4.1.1|"], read.Outline());
    }

    [Fact]
    public void A_telephone_number_on_the_title_page_is_no_label()
    {
        var read = Reading.Plain("        Contract\n\n   (415) 956-8373\n\n1.   Pay\n1.1  Pay is due.\n");
        Assert.Equal(["1 |", "1 1.|Pay", "2 1.1|"], read.Outline());
    }

    [Fact]
    public void A_title_repeated_at_the_head_of_following_pages_is_printed_once()
    {
        var read = Reading.Plain("A.   Terms.\n\fAppendix A - Rates\n\nThe first rates are agreed\n\fAppendix A - Rates\nfor the year.\n\fOther text.\n");
        Assert.Equal("The first rates are agreed\nfor the year.\n\nOther text.", read.Labelled("Appendix A").Text);
        Assert.Equal(new FurnitureLine(5, FurnitureKind.RunningHead, "Appendix A - Rates"), Assert.Single(read.Furniture));
    }

    [Fact]
    public void Text_without_structure_is_one_provision()
    {
        var provision = Assert.Single(Reading.Plain("just some words\nand some more").Provisions);
        Assert.Equal(new ReadProvision(1, "", "", "just some words\nand some more", 1), provision);
    }
}
