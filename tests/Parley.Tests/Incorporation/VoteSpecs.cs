using Parley.History;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using static Parley.Tests.ARound;

namespace Parley.Tests.Incorporation;

/// <summary>Which votes are ground for a change of text, and from which day.</summary>
public sealed class VoteSpecs
{
    private const string Before = "ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";
    private const string After = "ARTICLE 1 PAY | 1.1 Pay is 110. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";

    private static ARound Agreed() => new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."));

    private static ARound Corrected(ARound round, string text) =>
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", text)], Signed = Signatures.Both }, new(2, "the signed paper", "Chief spokesperson"));

    [Fact]
    public void An_agreement_reached_after_the_last_act_leaves_what_is_in_effect() =>
        Assert.Equal(After, Agreed().Ratify("2026-04-01").Approve("2026-04-14").Agree("2026-05-01", "Pay", Replace("1.1", "Pay is 130.")).Text("2027-01-01"));

    [Fact]
    public void Two_agreements_on_one_subject_that_were_voted_on_together_both_take_effect() =>
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 110. | 1.2 Paid weekly. | ARTICLE 2 HOURS Forty hours.",
            Agreed().Agree("2026-03-05", "Pay", Replace("1.2", "Paid weekly.")).Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = [2, 3] } })
                .Act("2026-04-14", Employer, "board-approved", "", said => said with { Ballot = new(true) { On = [2, 3] } }).Text("2026-04-14"));

    [Fact]
    public void A_vote_of_members_who_are_not_at_the_joint_table_counts_for_none() =>
        Assert.Equal(Before, new ARound("Teachers", "Nurses").Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.")).Ratify("2026-04-01", by: "Janitors").Approve("2026-04-14").Text("2027-01-01"));

    [Fact]
    public void One_union_that_votes_twice_does_not_vote_for_the_other() =>
        Assert.Equal(Before, new ARound("Teachers", "Nurses").Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.")).Ratify("2026-04-01").Ratify("2026-04-02").Approve("2026-04-14").Text("2027-01-01"));

    [Fact]
    public void A_vote_may_name_a_paper_by_the_number_of_its_correction() =>
        Assert.Contains("Pay is 120.", Corrected(Agreed(), "Pay is 120.").Ratify("2026-04-01", on: 3).Approve("2026-04-14", on: 3).Text("2026-04-14"), StringComparison.Ordinal);

    [Fact]
    public void A_vote_recorded_late_with_the_digest_of_earlier_words_is_on_those_words()
    {
        var round = Agreed();
        var voted = Terms.Digest([(2, ((ITableEvent)round.Stream(ARound.Table)[1].Event).Particulars)]);
        Corrected(round, "Pay is 120.").Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = [2], Digest = voted } }).Approve("2026-04-14", on: 2);
        Assert.Equal(Before, round.Text("2027-01-01"));
    }

    [Fact]
    public void A_vote_on_a_paper_that_was_struck_since_is_stale_as_a_whole()
    {
        var round = Agreed().Agree("2026-03-02", "Hours", Replace("ARTICLE 2", "Thirty hours.")).Ratify("2026-04-01").Strike(3).Approve("2026-04-14", on: 2);
        Assert.Equal(Before, round.Text("2027-01-01"));
    }

    [Fact]
    public void Terms_imposed_before_the_impasse_have_no_effect() =>
        Assert.Equal(Before, new ARound().Act("2026-03-01", Employer, "implementation", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 105.")] }).Approve("2026-03-02", on: 2).Act("2026-03-05", "joint", "impasse").Text("2027-01-01"));

    [Fact]
    public void A_corrected_vote_that_names_nothing_is_on_the_same_papers()
    {
        var round = Agreed().Ratify("2026-04-01").Agree("2026-03-20", "Hours", Replace("ARTICLE 2", "Thirty hours."));
        round.Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { Yes = 90, No = 10 } }, new(3, "the count was left out", "Ana"));
        Assert.Equal(After, round.Approve("2026-04-14").Text("2026-04-14"));
    }

    /// <summary>Who puts a count right does not vote again.</summary>
    [Theory]
    [InlineData]
    [InlineData(2L)]
    public void A_corrected_vote_is_not_made_good_for_papers_that_changed_since(params long[] on)
    {
        var round = Corrected(Agreed().Ratify("2026-04-01"), "Pay is 120.");
        round.Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { Yes = 90, No = 10, On = on } }, new(3, "the count was left out", "Ana"));
        Assert.Equal(Before, round.Approve("2026-04-14", on: 2).Text("2027-01-01"));
    }

    [Fact]
    public void A_vote_that_named_nothing_names_nothing_when_its_count_is_corrected()
    {
        var round = new ARound().Ratify("2026-04-01").Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."));
        round.Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { Yes = 90, No = 10 } }, new(2, "the count was left out", "Ana"));
        Assert.Equal(Before, round.Approve("2026-04-14", on: 3).Text("2027-01-01"));
        round.Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = [3] } }, new(2, "the paper that was voted on", "Ana"));
        Assert.Equal(After, round.Text("2026-04-14"));
    }

    [Fact]
    public void A_vote_is_on_what_stood_on_its_day_and_not_on_what_came_later() =>
        Assert.Equal(After, Agreed().Agree("2026-04-05", "Hours", Replace("ARTICLE 2", "Thirty hours.")).Ratify("2026-04-01").Approve("2026-04-14").Text("2026-04-14"));

    [Fact]
    public void The_digest_of_several_papers_does_not_depend_on_the_order_in_which_they_are_named()
    {
        Particulars pay = new("joint", ["Pay"]), hours = new("joint", ["Hours"]);
        Assert.Equal(Terms.Digest([(2, pay), (3, hours)]), Terms.Digest([(3, hours), (2, pay)]));
    }

    /// <summary>A vote of which only the month is known, or that took several days, is certainly in on the last of them.</summary>
    [Theory]
    [InlineData("2026-04", null)]
    [InlineData("2026-04-28", "2026-04-30")]
    public void No_text_changes_before_the_day_on_which_the_last_act_is_certainly_in(string date, string? to)
    {
        Assert.True(PartialDate.TryParse(date, out var from));
        PartialDate? until = PartialDate.TryParse(to, out var end) ? end : null;
        var round = Agreed().Approve("2026-04-14", on: 2);
        round.Do(new RecordAct(round.Stamp(), ARound.Table, "ratified", new(new(from, null, null, until)), new(Union, []) { Ballot = new(true) { On = [2] } }));
        Assert.Equal(Before, round.Text("2026-04-29"));
        Assert.Equal(After, round.Text("2026-04-30"));
    }

    [Fact]
    public void No_text_changes_before_it_was_agreed_whatever_date_a_vote_bears()
    {
        var round = Agreed().Ratify("2026-02-01", on: 2).Approve("2026-02-03", on: 2);
        Assert.Equal(Before, round.Text("2026-02-28"));
        Assert.Equal(After, round.Text("2026-03-01"));
        Assert.Equal("in-effect", round.Stands("Pay"));
    }

    [Fact]
    public void What_was_agreed_ratified_and_approved_on_one_day_is_in_effect()
    {
        var round = Agreed().Ratify("2026-03-01").Approve("2026-03-01");
        Assert.Equal(After, round.Text("2026-03-01"));
        Assert.Equal("in-effect", round.Stands("Pay"));
    }

    [Fact]
    public void A_position_is_not_in_effect_before_the_last_act()
    {
        var round = Agreed().Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal("ratified-pending", round.Stands("Pay", "2026-04-13"));
    }

    [Fact]
    public void What_an_instrument_needs_is_not_set_without_authority()
    {
        var round = new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], Needs = new([], " ") });
        Assert.Equal("missing", round.Last.Refusal?.Code);
    }

    [Fact]
    public void The_sheet_does_not_say_of_terms_imposed_without_impasse_that_they_are_in_effect()
    {
        var round = new ARound().Act("2026-03-01", Employer, "implementation", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 105.")] }).Approve("2026-03-02", on: 2);
        Assert.Null(Sheet(round).InEffectSince);
        Assert.Equal("2026-03-02", Sheet(round.Act("2026-02-01", "joint", "impasse")).InEffectSince);
    }

    private static SheetAgreement Sheet(ARound round) => Sheets.Of(Fold.Of<Negotiation>(round.Stream(ARound.Table))!, round.Stream(ARound.Table), Day("2027-01-01")).Agreements.Single();
}
