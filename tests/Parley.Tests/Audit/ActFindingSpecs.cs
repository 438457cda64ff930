using Parley.Recording;
using Parley.Table;
using static Parley.Tests.ATable;

namespace Parley.Tests.Audit;

/// <summary>One irregularity a spec, and beside it what is none.</summary>
public sealed class ActFindingSpecs
{
    private static readonly string[] AllAye = ["Costa", "Avey", "Perez"];

    private static ATable Board(string mover, string seconder, params (string Name, BoardVote Vote)[] votes) => new ATable().Entry("2026-04-01", Union, "ratified")
        .Entry("2026-04-14", Employer, "board-approved", "", said => said with { RollCall = new(mover, seconder, [.. votes.Select(vote => new NamedVote(vote.Name, vote.Vote))]) });

    [Fact]
    public void A_roll_call_that_agrees_with_itself_is_no_finding() =>
        Assert.DoesNotContain(Board("Costa", "avey", [.. AllAye.Select(name => (name, BoardVote.Aye))]).Status().Findings, finding => finding.Code != "date-after-recording");

    [Fact]
    public void A_seconder_missing_from_the_ayes() => Assert.Single(Board("Costa", "Kravchuk", [.. AllAye.Select(name => (name, BoardVote.Aye))]).Findings("seconder-not-among-ayes"));

    [Fact]
    public void A_mover_who_is_marked_absent() => Assert.Contains("absent", Board("Costa", "Avey", ("Costa", BoardVote.Absent), ("Avey", BoardVote.Aye), ("Perez", BoardVote.Aye)).Findings("mover-not-among-ayes").Single().Text, StringComparison.Ordinal);

    [Fact]
    public void A_name_twice_in_the_roll_call() => Assert.Single(Board("Costa", "Avey", ("Costa", BoardVote.Aye), ("Avey", BoardVote.Aye), ("COSTA", BoardVote.No)).Findings("named-twice-in-roll-call"));

    [Fact]
    public void A_motion_that_passed_without_a_majority() => Assert.Single(Board("Costa", "Avey", ("Costa", BoardVote.Aye), ("Avey", BoardVote.Aye), ("Perez", BoardVote.No), ("Bloise", BoardVote.Absent)).Findings("passed-without-majority"));

    [Fact]
    public void Counts_that_contradict_the_result() =>
        Assert.Single(new ATable().Entry("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { Yes = 100, No = 250 } }).Findings("counts-against-outcome"));

    [Fact]
    public void A_board_that_approved_before_the_union_voted_and_one_that_did_not()
    {
        Assert.Single(new ATable().Entry("2021-08-10", Employer, "board-approved").Entry("2021-08-12", Union, "ratified").Findings("board-before-membership"));
        Assert.Empty(new ATable().Entry("2021-08-10", Employer, "board-approved").Entry("2021-08-10", Union, "ratified").Findings("board-before-membership"));
    }

    [Fact]
    public void An_element_taken_out_of_a_live_package_shows_what_remains()
    {
        var table = new ATable().Entry("2026-03-05", Employer, "package", "Wages;Hours;Leaves", said => said with { Package = "P1" }).Entry("2026-03-07", "joint", "tentative-agreement", "Hours");
        Assert.Contains("there remain Wages, Leaves", table.Findings("unbundled").Single().Text, StringComparison.Ordinal);
        Assert.Equal("proposed, Teachers", table.Stands("Wages"));
        Assert.Equal("tentatively-agreed, nobody", table.Stands("Hours"));
    }

    [Fact]
    public void An_agreement_after_the_package_was_withdrawn_takes_nothing_out_of_it() => Assert.Empty(new ATable()
        .Entry("2026-03-05", Employer, "package", "Wages;Hours", said => said with { Package = "P1" }).Entry("2026-03-06", Employer, "withdrawal", "Wages;Hours", said => said with { Package = "P1" })
        .Entry("2026-03-07", "joint", "tentative-agreement", "Hours").Findings("unbundled"));

    [Fact]
    public void An_expired_offer_accepted_is_a_new_offer_that_awaits_the_mover()
    {
        Assert.True(PartialDate.TryParse("2026-03-10", out var last));
        var table = new ATable().Entry("2026-03-05", Employer, "proposal", "Wages", said => said with { Expires = last }).Entry("2026-03-12", Union, "tentative-agreement", "Wages", said => said with { RespondsTo = [2], Signed = Signatures.One });
        Assert.Equal("proposed, District", table.Stands("Wages"));
        Assert.Single(table.Findings("accepted-after-end"));
        Assert.Equal("tentatively-agreed, nobody", table.Entry("2026-03-13", Employer, "tentative-agreement", "Wages", said => said with { RespondsTo = [3], Signed = Signatures.Both }).Stands("Wages"));
    }

    [Fact]
    public void An_offer_accepted_in_time_is_agreed()
    {
        Assert.True(PartialDate.TryParse("2026-03-10", out var last));
        var table = new ATable().Entry("2026-03-05", Employer, "proposal", "Wages", said => said with { Expires = last }).Entry("2026-03-10", Union, "tentative-agreement", "Wages", said => said with { RespondsTo = [2], Signed = Signatures.One });
        Assert.Equal("tentatively-agreed, nobody", table.Stands("Wages"));
    }

    [Fact]
    public void A_withdrawn_offer_accepted_is_a_new_offer_too()
    {
        var table = new ATable().Entry("2026-03-05", Employer, "proposal", "Wages").Entry("2026-03-06", Employer, "withdrawal", "Wages", said => said with { RespondsTo = [2] })
            .Entry("2026-03-12", Union, "tentative-agreement", "Wages", said => said with { RespondsTo = [2], Signed = Signatures.One });
        Assert.Equal("proposed, District", table.Stands("Wages"));
    }

    [Theory]
    [InlineData(Finality.Closed, 1)]
    [InlineData(Finality.Revisable, 0)]
    [InlineData(Finality.WhenRatified, 0)]
    public void Taking_up_what_was_agreed_is_against_the_ground_rules_only_where_they_close_it(Finality finality, int findings)
    {
        var table = new ATable().Entry("2026-02-01", "joint", "ground-rules", "", said => said with { Finality = finality }).Entry("2026-02-10", Employer, "proposal", "Wages").Entry("2026-03-01", "joint", "tentative-agreement", "Wages").Entry("2026-03-05", Union, "proposal", "Wages");
        Assert.Equal(findings, table.Findings("reopened-though-closed").Count);
        Assert.Equal("reopened, District", table.Stands("Wages"));
    }

    [Fact]
    public void Both_together_may_reopen_what_the_ground_rules_close() => Assert.Empty(new ATable().Entry("2026-02-01", "joint", "ground-rules", "", said => said with { Finality = Finality.Closed })
        .Entry("2026-03-01", "joint", "tentative-agreement", "Wages").Entry("2026-03-05", "joint", "reopening", "Wages").Findings("reopened-though-closed"));

    [Fact]
    public void A_reopened_agreement_agreed_again_shows_all_three()
    {
        var table = new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages").Entry("2026-03-05", Union, "reopening", "Wages").Entry("2026-03-09", "joint", "tentative-agreement", "Wages");
        Assert.Equal(["tentatively-agreed, nobody", "reopened, nobody", "tentatively-agreed, nobody"], new[] { "2026-03-01", "2026-03-05", "2026-03-09" }.Select(day => table.Stands("Wages", day)));
    }

    [Fact]
    public void A_move_after_closing_is_taken_and_told_and_one_before_it_or_after_reopening_is_not()
    {
        var table = new ATable().Entry("2026-06-01", "joint", "negotiation-closed").Entry("2026-06-10", Union, "proposal", "Wages");
        Assert.Single(table.Findings("moved-after-closing"));
        Assert.Equal(NegotiationState.Closed, table.Status().Negotiation.State);
        table.Entry("2026-06-09", "joint", "negotiation-reopened").Entry("2026-05-20", Union, "proposal", "Hours");
        Assert.Empty(table.Findings("moved-after-closing"));
        Assert.Equal(NegotiationState.Open, table.Status().Negotiation.State);
        Assert.Equal(NegotiationState.Closed, table.Status("2026-06-08").Negotiation.State);
    }

    [Fact]
    public void Terms_imposed_without_an_impasse() => Assert.Single(new ATable().Entry("2026-06-01", Employer, "implementation", "Wages").Findings("imposed-without-impasse"));

    [Fact]
    public void A_new_subject_in_a_last_offer()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Entry("2026-05-01", Employer, "lbfo", "Wages;Parking");
        Assert.Contains("Parking", table.Findings("new-in-last-offer").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_adopted_before_it_was_presented() => Assert.Single(new ATable().Entry("2026-02-01", Employer, "initial-proposal-adopted").Entry("2026-02-15", Employer, "initial-proposal-presented").Findings("adopted-before-presented"));
}
