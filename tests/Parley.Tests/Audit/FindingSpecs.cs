using Parley.Table;
using static Parley.Tests.ATable;

namespace Parley.Tests.Audit;

public sealed class FindingSpecs
{
    private static Func<Particulars, Particulars> Paper(string name) => said => said with { Document = new(name, null) };

    [Fact]
    public void A_tentative_agreement_with_no_earlier_move_on_its_subject()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Hours").Entry("2026-03-02", "joint", "tentative-agreement", "Hours;Wages");
        Assert.Contains("\"Wages\"", Assert.Single(table.Findings("agreed-without-move")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_before_what_it_answers()
    {
        var table = new ATable().Entry("2026-03-05", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "counter", "Wages", said => said with { RespondsTo = [2] });
        Assert.Equal(["entry 3", "entry 2"], Assert.Single(table.Findings("answered-before-asked")).Rows);
    }

    [Theory]
    [InlineData("2026-03-02", Union, true)]
    [InlineData("2026-03-01", Employer, true)]
    [InlineData("2026-03-01", Union, false)]
    public void Two_moves_that_claim_one_document_with_other_dates_or_movers(string date, string party, bool found)
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages", Paper("a.pdf")).Entry(date, party, "proposal", "Hours", Paper("a.pdf"));
        Assert.Equal(found, table.Findings("one-document-twice").Count == 1);
    }

    [Theory]
    [InlineData("joint", false)]
    [InlineData(Employer, false)]
    [InlineData(Union, true)]
    public void The_tentative_agreement_that_accepts_the_others_paper_may_carry_it(string accepting, bool found)
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages", Paper("a.pdf")).Entry("2026-03-09", accepting, "tentative-agreement", "Wages", Paper("a.pdf"));
        Assert.Equal(found, table.Findings("one-document-twice").Count == 1);
    }

    [Fact]
    public void Two_dates_claimed_for_one_step()
    {
        var table = new ATable().Entry("2026-03-06", Union, "impasse").Entry("2026-03-10", "joint", "impasse").Entry("2026-03-11", "neutral", "factfinding").Entry("2026-03-12", "neutral", "factfinding");
        Assert.Equal("impasse is dated 2026-03-06 by Teachers and 2026-03-10 by joint", Assert.Single(table.Findings("two-dates-for-one-step")).Text);
    }

    [Fact]
    public void A_date_outside_the_round()
    {
        var table = new ATable().Entry("2024-01-09", "neutral", "mediation").Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "counter", "Wages");
        Assert.Equal(["entry 2"], Assert.Single(table.Findings("date-outside-round")).Rows);
    }

    [Fact]
    public void A_date_after_its_recording() =>
        Assert.Single(new ATable().Entry("2026-03-05", Union, "proposal", "Wages").Entry("2026-02-05", Union, "proposal", "Wages").Findings("date-after-recording"));

    [Theory]
    [InlineData("all", true)]
    [InlineData("Same", true)]
    [InlineData("all 20 outstanding", true)]
    [InlineData("20 proposals", true)]
    [InlineData("most UESF proposals", true)]
    [InlineData("(new subject, untitled)", true)]
    [InlineData("Allowances", false)]
    [InlineData("Sameday substitutes", false)]
    [InlineData("Article 20", false)]
    [InlineData("12-month positions", false)]
    public void A_label_that_names_no_subject(string label, bool found) =>
        Assert.Equal(found, new ATable().Entry("2026-03-01", Union, "proposal", label).Findings("label-without-subject").Count == 1);

    [Fact]
    public void A_label_that_is_linked_names_its_subject()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "rejection", "same");
        Assert.Empty(table.Add(new LabelLinked("same", ["Wages"], 3)).Findings("label-without-subject"));
    }

    [Fact]
    public void A_third_party()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "counter", "Wages").Entry("2026-03-03", Employer, "counter", "Wages")
            .Entry("2026-03-04", "Principals", "proposal", "Wages").Entry("2026-03-05", "neutral", "mediation").Entry("2026-03-06", "Joint", "session");
        Assert.Contains("Principals", Assert.Single(table.Findings("third-party")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_whose_rows_are_of_two_days()
    {
        var table = new ATable().Entry("2026-03-01", Union, "package", "Wages", said => said with { Package = "P" }).Entry("2026-03-02", Union, "package", "Hours", said => said with { Package = "P" });
        Assert.Single(table.Findings("package-of-two"));
    }

    [Theory]
    [InlineData("[Exchanged 2.7.2025] counter.pdf", "named-for-another-year")]
    [InlineData("Proposal 2026-02-05.docx", "named-for-another-date")]
    [InlineData("Proposal 2-7-26.docx", null)]
    [InlineData("Tentative Agreement 2_7_26 .pdf", null)]
    [InlineData("Article 29.1.2 proposal", null)]
    public void A_paper_named_for_another_date(string name, string? code)
    {
        var findings = new ATable().Entry("2026-02-07", Union, "proposal", "Wages", Paper(name)).Status().Findings;
        Assert.Equal(code is null ? [] : new[] { code }, findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_gap_in_session_numbers()
    {
        var table = new ATable().Entry("2026-03-01", Union, "session", session: "1").Entry("2026-03-02", Union, "session", session: "2").Entry("2026-03-03", Union, "session", session: "5").Entry("2026-03-04", Union, "session", session: "caucus");
        Assert.Equal("sessions 3 to 4 are missing: there are entries of sessions 2 and 5", Assert.Single(table.Findings("session-gap")).Text);
    }

    [Fact]
    public void Session_numbers_against_their_dates() =>
        Assert.Single(new ATable().Entry("2026-03-01", Union, "session", session: "2").Entry("2026-03-02", Union, "session", session: "1").Findings("session-out-of-order"));

    [Theory]
    [InlineData("report: TAs on seven articles", 1)]
    [InlineData("TA on 1 article", 0)]
    [InlineData("tentative agreements on 2 items", 1)]
    public void Tentative_agreements_that_a_source_asserts_and_the_record_lacks(string summary, int found)
    {
        var table = new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages").Entry("2026-03-02", "joint", "impasse", said: said => said with { Summary = summary });
        Assert.Equal(found, table.Findings("asserted-agreements").Count);
    }
}
