using Parley.Table;
using static Parley.Tests.ATable;

namespace Parley.Tests.History;

public sealed class StatusSpecs
{
    [Fact]
    public void Counts_go_by_rows_alone()
    {
        var counts = new ATable()
            .Entry("2026-03-01", Union, "initial", "Wages;Hours;Leaves", session: "1")
            .Entry("2026-03-02", "joint", "tentative-agreement", "Hours", session: "2")
            .Entry("2026-03-02", Employer, "session", session: "2")
            .Entry("2026-03-03", Employer, "supposal", "Hours", session: "3")
            .Entry("2026-03-03", "joint", "tentative-agreement", "Leaves")
            .Status().Counts;
        Assert.Equal((6, 3, 1, 2, 3), (counts.Moves, counts.Articles, counts.TentativelyAgreed, counts.Open, counts.Sessions));
    }

    [Fact]
    public void A_linked_label_moves_the_position_of_its_subject_and_leaves_the_counts_alone()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "rejection", "same");
        table.Add(new LabelLinked("same", ["Wages"], table.Last));
        var status = table.Status();
        Assert.Equal("rejected, nobody", table.Stands("Wages"));
        Assert.Equal(["Wages", "same"], Assert.Single(status.Articles).Labels);
        Assert.Equal(2, status.Counts.Articles);
    }

    [Fact]
    public void A_link_is_an_entry_of_its_own_and_a_later_one_corrects_it()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-01", Union, "proposal", "Hours").Entry("2026-03-02", Employer, "rejection", "same");
        table.Add(new LabelLinked("same", ["Hours"], 4)).Add(new LabelLinked("SAME", ["Wages"], 4, new(5, "misheard", "Ana")));
        Assert.Equal("rejected, nobody", table.Stands("Wages"));
        Assert.Equal("proposed, District", table.Stands("Hours"));
    }

    [Fact]
    public void A_label_linked_for_the_whole_negotiation_means_its_subject_everywhere()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Article 11").Entry("2026-03-02", Employer, "counter", "Pay");
        Assert.Equal("countered, Teachers", table.Add(new LabelLinked("pay", ["Article 11"], null)).Stands("Article 11"));
    }

    [Fact]
    public void What_happened_after_the_date_asked_about_is_not_in_the_answer()
    {
        var status = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-05", Employer, "counter", "Hours").Status("2026-03-04");
        Assert.Equal("Wages", Assert.Single(status.Articles).Label);
    }
}
