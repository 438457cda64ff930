using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using static Parley.Tests.ARound;

namespace Parley.Tests.Incorporation;

/// <summary>From tentative agreement to contract text (design/domain.md).</summary>
public sealed class RatificationSpecs
{
    private const string Before = "ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";
    private const string After = "ARTICLE 1 PAY | 1.1 Pay is 110. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";

    private static ARound Agreed() => new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."));

    [Fact]
    public void A_tentative_agreement_alone_changes_no_text() => Assert.Equal(Before, Agreed().Text("2027-01-01"));

    [Fact]
    public void Ratification_alone_changes_no_text() => Assert.Equal(Before, Agreed().Ratify("2026-04-01").Text("2027-01-01"));

    [Fact]
    public void Text_changes_on_the_day_of_the_last_act()
    {
        var round = Agreed().Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal(Before, round.Text("2026-04-13"));
        Assert.Equal(After, round.Text("2026-04-14"));
        Assert.Equal("in-effect", round.Stands("Pay"));
    }

    [Fact]
    public void A_board_that_approves_before_the_union_votes_is_in_time()
    {
        var round = Agreed().Approve("2026-04-01");
        Assert.Equal("ratified-pending", round.Stands("Pay"));
        Assert.Equal(Before, round.Text("2027-01-01"));
        Assert.Equal(After, round.Ratify("2026-04-05").Text("2026-04-05"));
        Assert.Equal(Before, round.Text("2026-04-04"));
    }

    [Fact]
    public void What_an_instrument_needs_is_set_with_its_authority()
    {
        var round = new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], Needs = new([ActingBody.Board], "Board Policy 4143") });
        Assert.Equal(After, round.Approve("2026-03-10").Text("2026-03-10"));
    }

    [Fact]
    public void Every_union_at_a_joint_table_ratifies_for_itself()
    {
        var round = new ARound("Teachers", "Nurses").Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.")).Approve("2026-04-14").Ratify("2026-04-01");
        Assert.Equal(Before, round.Text("2027-01-01"));
        Assert.Equal(After, round.Ratify("2026-04-20", by: "Nurses").Text("2026-04-20"));
    }

    [Fact]
    public void A_rejected_ratification_revives_bargaining()
    {
        var round = Agreed().Ratify("2026-04-01", passed: false).Approve("2026-04-14");
        Assert.Equal(Before, round.Text("2027-01-01"));
        Assert.Equal("reopened", round.Stands("Pay"));
    }

    [Fact]
    public void A_second_vote_of_the_same_body_on_the_same_papers_decides()
    {
        var round = Agreed().Ratify("2026-04-01", passed: false).Approve("2026-04-14", on: 2).Ratify("2026-05-01", on: 2);
        Assert.Equal(After, round.Text("2026-05-01"));
        Assert.Equal("in-effect", round.Stands("Pay"));
    }

    [Theory]
    [InlineData(Employer, Employer)]
    [InlineData(Union, Union)]
    [InlineData("Teamsters", Employer)]
    public void Nobody_votes_for_the_other_side(string ratifies, string approves) => Assert.Equal(Before,
        Agreed().Ratify("2026-04-01", by: ratifies).Act("2026-04-14", approves, "board-approved", "", said => said with { Ballot = new(true) { On = [2] } }).Text("2027-01-01"));

    [Fact]
    public void What_is_voted_after_it_took_effect_undoes_nothing()
    {
        var round = Agreed().Ratify("2026-04-01", on: 2).Approve("2026-04-14", on: 2).Approve("2026-06-01", passed: false, on: 2);
        Assert.Equal(After, round.Text("2026-07-01"));
    }

    [Fact]
    public void A_vote_taken_back_before_the_last_act_is_no_ground() =>
        Assert.Equal(Before, Agreed().Ratify("2026-04-01", on: 2).Ratify("2026-04-10", passed: false, on: 2).Approve("2026-04-14", on: 2).Text("2027-01-01"));

    [Fact]
    public void A_vote_on_papers_that_changed_afterwards_is_stale()
    {
        var round = Agreed().Ratify("2026-04-01");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 120.")] }, new(2, "the signed paper says 120", "Chief spokesperson"));
        round.Approve("2026-04-14");
        Assert.Equal(Before, round.Text("2027-01-01"));
        Assert.Equal("tentatively-agreed", round.Stands("Pay", "2026-04-10"));
        Assert.Equal("ratified-pending", round.Stands("Pay"));
        Assert.Contains("Pay is 120.", round.Ratify("2026-05-01").Text("2026-05-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scriveners_correction_that_both_sides_sign_leaves_the_votes()
    {
        var round = Agreed().Ratify("2026-04-01");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is $110.")] }, new(2, "dollar sign left out", "Chief spokesperson") { Scriveners = true, Signed = Signatures.Both });
        Assert.Contains("1.1 Pay is $110.", round.Approve("2026-04-14").Text("2026-04-14"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scriveners_correction_that_one_side_signs_does_not()
    {
        var round = Agreed().Ratify("2026-04-01");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is $110.")] }, new(2, "dollar sign left out", "Chief spokesperson") { Scriveners = true, Signed = Signatures.One });
        Assert.Equal(Before, round.Approve("2026-04-14").Text("2027-01-01"));
    }

    [Fact]
    public void A_correction_of_signatures_changes_no_terms()
    {
        var round = new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], Signed = Signatures.One }).Ratify("2026-04-01");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], Signed = Signatures.Both }, new(2, "the second signature", "Ana") { Scriveners = true, Signed = Signatures.Both });
        Assert.Equal(After, round.Approve("2026-04-14").Text("2026-04-14"));
    }

    [Fact]
    public void A_vote_whose_digest_is_of_no_papers_in_the_record_counts_for_nothing()
    {
        var round = Agreed().Approve("2026-04-14").Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = [2], Digest = new string('0', 64) } });
        Assert.Equal(Before, round.Text("2027-01-01"));
    }

    [Fact]
    public void A_later_tentative_agreement_on_the_subject_makes_a_vote_on_the_earlier_one_stale()
    {
        var round = Agreed().Ratify("2026-04-01").Agree("2026-04-05", "pay", Replace("1.1", "Pay is 130."));
        Assert.Equal(Before, round.Approve("2026-04-14", on: 2).Text("2027-01-01"));
        Assert.Equal(Before, round.Approve("2026-04-15").Text("2027-01-01"));
        Assert.Contains("Pay is 130.", round.Ratify("2026-05-01").Text("2026-05-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vote_that_names_no_papers_is_on_what_stood_on_its_day()
    {
        var round = Agreed().Agree("2026-03-02", "Hours", Replace("ARTICLE 2", "Thirty-eight hours.")).Act("2026-03-20", Union, "reopening", "Hours").Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal(After, round.Text("2026-04-14"));
        Assert.Equal("reopened", round.Stands("Hours"));
    }

    [Fact]
    public void Parts_of_one_agreement_take_effect_on_their_own_days_and_may_be_retroactive()
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.") with { Effective = Day("2025-07-01") }, Replace("1.2", "Paid weekly.") with { Effective = Day("2026-09-01") }).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal(Before, round.Text("2025-06-30"));
        Assert.Equal(After, round.Text("2025-07-01"));
        Assert.Contains("1.2 Paid weekly.", round.Text("2026-09-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void Provisions_are_added_removed_and_moved()
    {
        var round = new ARound().Agree("2026-03-01", "Pay",
            new ProposedChange(TextChangeKind.Added, "1.3") { Parent = "Article 1", After = "1.2", Text = "Paid in full." }, new ProposedChange(TextChangeKind.Removed, "1.1"),
            new ProposedChange(TextChangeKind.Moved, "1.3") { Parent = "ARTICLE 1", After = null, Label = "1.0" }).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal("ARTICLE 1 PAY | 1.0 Paid in full. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.", round.Text("2026-04-14"));
    }

    [Fact]
    public void A_vote_struck_as_an_error_takes_the_text_with_it_and_what_was_known_before_stays()
    {
        var round = Agreed().Ratify("2026-04-01").Approve("2026-04-14");
        var known = round.Now;
        round.Strike(4);
        Assert.Equal(Before, round.Text("2027-01-01"));
        Assert.Equal(After, round.Text("2027-01-01", known));
        Assert.IsType<AmendmentRevoked>(round.Stream("agreement/cba")[^1].Event);
        Assert.Equal(After, round.Approve("2026-04-16", on: 2).Text("2026-04-16"));
    }

    [Fact]
    public void A_corrected_effective_date_moves_the_change_and_revokes_the_first()
    {
        var round = Agreed().Ratify("2026-04-01").Approve("2026-04-14");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], Effective = Day("2026-07-01") }, new(2, "the paper says July 1", "Both") { Scriveners = true, Signed = Signatures.Both });
        Assert.Equal(Before, round.Text("2026-06-30"));
        Assert.Equal(After, round.Text("2026-07-01"));
    }

    [Fact]
    public void An_agreement_that_names_a_provision_that_is_not_there_is_held_back_whole()
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."), Replace("9.9", "Nothing.")).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal(Before, round.Text("2027-01-01"));
    }

    [Fact]
    public void Each_change_in_the_text_names_the_act_that_made_it()
    {
        var round = Agreed().Ratify("2026-04-01").Approve("2026-04-14");
        var source = TextInForce.On(round.Stream("agreement/cba"), Day("2026-05-01")).Single(held => held.Provision.Id == "p11").Source;
        Assert.Equal(("tentative-agreement", "t-2026", 2L), (source.Act, source.Negotiation, source.TentativeAgreement));
    }

    [Fact]
    public void A_successor_sets_the_terms_last_day()
    {
        var round = new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Duration", said => said with { Term = new(Day("2029-06-30")) });
        Assert.Equal(Day("2026-06-30"), Agreement(round).LastDay);
        round.Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal(Day("2029-06-30"), Agreement(round).LastDay);
        Assert.Equal("in-term", TextViews.Basis(Agreement(round), Day("2027-01-01")));
        Assert.Equal(Day("2026-06-30"), Agreement(round.Strike(4)).LastDay);
        Assert.Equal("expired", TextViews.Basis(Agreement(round), Day("2027-01-01")));
    }

    [Fact]
    public void Imposed_terms_after_impasse_are_terms_and_say_so()
    {
        var round = new ARound().Act("2026-03-01", Employer, "implementation", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 105.")] }).Approve("2026-03-02", on: 2);
        Assert.Equal(Before, round.Text("2027-01-01"));
        round.Act("2026-02-01", "joint", "impasse");
        Assert.Contains("Pay is 105.", round.Text("2026-03-02"), StringComparison.Ordinal);
        Assert.Equal("imposed", TextInForce.On(round.Stream("agreement/cba"), Day("2026-03-02")).Single(held => held.Provision.Id == "p11").Source.Act);
    }

    private static Agreement Agreement(ARound round) => Fold.Of<Agreement>(round.Stream("agreement/cba"))!;
}
