using static Parley.Tests.ATable;

namespace Parley.Tests.Proposals;

public sealed class PositionSpecs
{
    [Theory]
    [InlineData("initial", "proposed, employer")]
    [InlineData("proposal", "proposed, employer")]
    [InlineData("resubmission", "proposed, employer")]
    [InlineData("package", "proposed, employer")]
    [InlineData("lbfo", "proposed, employer")]
    [InlineData("side-letter-proposal", "proposed, employer")]
    [InlineData("counter", "countered, employer")]
    [InlineData("partial-counter", "partly-agreed, employer")]
    [InlineData("status-quo", "status-quo, employer")]
    [InlineData("rejection", "rejected, nobody")]
    [InlineData("hold", "held, nobody")]
    [InlineData("question", "raised, employer")]
    [InlineData("no-response", "raised, nobody")]
    [InlineData("supposal", "raised, nobody")]
    [InlineData("withdrawal", "withdrawn, nobody")]
    [InlineData("tentative-agreement", "tentatively-agreed, nobody")]
    public void A_first_move_of_the_union_leaves_the_subject(string move, string stands) =>
        Assert.Equal(stands, new ATable().Entry("2026-03-01", Union, move, "Wages").Stands("Wages"));

    [Theory]
    [InlineData("proposal", "countered, Teachers")]
    [InlineData("counter", "countered, Teachers")]
    [InlineData("package", "countered, Teachers")]
    [InlineData("partial-counter", "partly-agreed, Teachers")]
    [InlineData("status-quo", "status-quo, Teachers")]
    [InlineData("rejection", "rejected, nobody")]
    [InlineData("hold", "held, District")]
    [InlineData("question", "proposed, Teachers")]
    [InlineData("no-response", "proposed, District")]
    [InlineData("supposal", "proposed, District")]
    [InlineData("tentative-agreement", "tentatively-agreed, nobody")]
    public void An_answer_of_the_employer_to_a_proposal_of_the_union_leaves_the_subject(string move, string stands) =>
        Assert.Equal(stands, new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, move, "Wages").Stands("Wages"));

    [Fact]
    public void An_offer_after_a_tentative_agreement_reopens_it_and_both_stay_in_the_record()
    {
        var table = new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "No strikes").Entry("2026-03-08", Union, "package", "No strikes");
        Assert.Equal("tentatively-agreed, nobody", table.Stands("No strikes", "2026-03-07"));
        Assert.Equal("reopened, employer", table.Stands("No strikes"));
    }

    [Fact]
    public void A_rejection_does_not_end_the_offer_so_withdrawing_the_counter_leaves_the_first_offer_waiting_for_the_other_side()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "rejection", "Wages")
            .Entry("2026-03-03", Employer, "counter", "Wages").Entry("2026-03-04", Employer, "withdrawal", "Wages");
        Assert.Equal("proposed, District", table.Stands("Wages"));
    }

    [Fact]
    public void Withdrawing_the_only_offer_leaves_nothing() =>
        Assert.Equal("withdrawn, nobody", new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-04", Union, "withdrawal", "Wages").Stands("Wages"));

    [Fact]
    public void Labels_are_one_subject_when_they_agree_without_case_and_with_runs_of_white_space_as_one()
    {
        var status = new ATable().Entry("2026-03-01", Union, "proposal", "Health  benefits").Entry("2026-03-02", Employer, "counter", "health\tBENEFITS").Status();
        Assert.Equal("Health  benefits", Assert.Single(status.Articles).Label);
        Assert.Equal(1, status.Counts.Articles);
    }

    [Theory]
    [InlineData("ratified", "board-approved")]
    [InlineData("board-approved", "ratified")]
    public void The_two_acts_put_a_tentative_agreement_into_effect_in_either_order(string first, string second)
    {
        var table = new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages").Entry("2026-03-02", Union, "proposal", "Hours")
            .Entry("2026-04-01", first == "ratified" ? Union : Employer, first).Entry("2026-05-01", second == "ratified" ? Union : Employer, second);
        Assert.Equal("ratified-pending, nobody", table.Stands("Wages", "2026-04-30"));
        Assert.Equal("in-effect, nobody", table.Stands("Wages"));
        Assert.Equal("proposed, employer", table.Stands("Hours"));
    }

    [Fact]
    public void The_same_act_twice_is_one_act() =>
        Assert.Equal("ratified-pending, nobody", new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages")
            .Entry("2026-04-01", Union, "ratified").Entry("2026-04-02", Union, "ratified").Stands("Wages"));

    [Fact]
    public void A_naming_that_is_not_of_its_own_offer_withdraws_the_offer_on_the_subject()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-03-02", Employer, "rejection", "Wages", said => said with { RespondsTo = [2] })
            .Entry("2026-03-03", Union, "withdrawal", "Wages", said => said with { RespondsTo = [3] });
        Assert.Equal("withdrawn, nobody", table.Stands("Wages"));
    }

    [Theory]
    [InlineData("Rejected 310-290", "reopened")]
    [InlineData("not ratified", "reopened")]
    [InlineData("failed", "reopened")]
    [InlineData("ratified 85 %", "in-effect")]
    [InlineData(null, "in-effect")]
    [InlineData("310-290", "in-effect")]
    public void A_rejected_ratification_revives_bargaining_even_after_the_board(string? outcome, string state)
    {
        var table = new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages").Entry("2026-03-20", Employer, "board-approved")
            .Entry("2026-04-01", Union, "ratified", said: said => said with { Outcome = outcome });
        Assert.Equal($"{state}, nobody", table.Stands("Wages"));
        Assert.Equal(outcome == "310-290" ? 1 : 0, table.Findings("unclear-outcome").Count);
    }
}
