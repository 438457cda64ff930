using System.Diagnostics;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using static Parley.Tests.ARound;

namespace Parley.Tests.Incorporation;

/// <summary>What the names on a paper mean in the text, and what becomes of amendments when the paper changes.</summary>
public sealed class DraftingSpecs
{
    private const string Before = "ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";

    private static ProposedChange Add(string label, string text, string? parent = "Article 1", string? after = "1.2") => new(TextChangeKind.Added, label) { Parent = parent, After = after, Text = text };

    private static Agreement Agreement(ARound round) => Fold.Of<Agreement>(round.Stream("agreement/cba"))!;

    [Fact]
    public void A_scriveners_correction_after_the_last_act_puts_the_text_right_from_the_same_day()
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.")).Ratify("2026-04-01").Approve("2026-04-14");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is $110.")] }, new(2, "dollar sign left out", "Both") { Scriveners = true, Signed = Signatures.Both });
        Assert.Contains("1.1 Pay is $110.", round.Text("2026-04-14"), StringComparison.Ordinal);
        Assert.Equal(Before, round.Text("2026-04-13"));
    }

    /// <summary>What is revoked in the same act is not in the text in which the new names are looked up.</summary>
    [Fact]
    public void A_corrected_retroactive_renumbering_is_looked_up_in_the_text_without_it()
    {
        ProposedChange Numbered(string label) => new(TextChangeKind.Replaced, "1.1") { Label = label };
        var round = new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Numbers", said => said with { Changes = [Numbered("9.1")], Effective = Day("2026-01-01") }).Ratify("2026-04-01").Approve("2026-04-14");
        round.Act("2026-03-01", "joint", "tentative-agreement", "Numbers", said => said with { Changes = [Numbered("8.1")], Effective = Day("2026-01-01") }, new(2, "8, not 9", "Both") { Scriveners = true, Signed = Signatures.Both });
        Assert.Contains("8.1 Pay is 100.", round.Text("2026-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_may_change_what_an_earlier_part_adds_whatever_their_order_on_the_paper()
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.3", "A bonus of 9.") with { Effective = Day("2026-09-01") }, Add("1.3", "A bonus of 3.") with { Effective = Day("2026-05-01") }).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Contains("1.3 A bonus of 3.", round.Text("2026-08-31"), StringComparison.Ordinal);
        Assert.Contains("1.3 A bonus of 9.", round.Text("2026-09-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_may_change_what_another_adds_that_takes_effect_with_it() =>
        Assert.Contains("1.3 A bonus of 9.", new ARound().Agree("2026-03-01", "Pay", Add("1.3", "A bonus of 3.")).Agree("2026-03-02", "Bonus", Replace("1.3.", "A bonus of 9.")).Ratify("2026-04-01").Approve("2026-04-14").Text("2026-04-14"), StringComparison.Ordinal);

    [Fact]
    public void Of_two_agreements_on_the_same_words_that_take_effect_together_the_later_holds() =>
        Assert.Contains("Pay is 115.", new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.")).Agree("2026-03-02", "Wages", Replace("1.1", "Pay is 115.")).Ratify("2026-04-01").Approve("2026-04-14").Text("2026-04-14"), StringComparison.Ordinal);

    [Fact]
    public void A_label_means_what_it_meant_on_the_day_of_the_paper()
    {
        var round = new ARound().Act("2026-02-01", "joint", "tentative-agreement", "Numbers", said => said with
        {
            Changes = [new(TextChangeKind.Replaced, "1.1") { Label = "1.2" }, new(TextChangeKind.Replaced, "1.2") { Label = "1.1" }], Effective = Day("2026-03-15"),
        }).Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110.")).Ratify("2026-03-02").Approve("2026-03-03");
        Assert.Equal("ARTICLE 1 PAY | 1.2 Pay is 110. | 1.1 Paid monthly. | ARTICLE 2 HOURS Forty hours.", round.Text("2026-03-15"));
    }

    [Theory]
    [InlineData("1.1", false)]
    [InlineData("article 2 > 1.1.", true)]
    [InlineData("ARTICLE 2 >", false)]
    [InlineData(".", false)]
    public void A_label_that_stands_twice_is_named_by_its_path(string name, bool found)
    {
        var round = new ARound().Agree("2026-02-01", "Hours", Add("1.1", "Nights.", "Article 2", null), Add("", "By the way.", "Article 2", null) with { Provision = "x", Label = "" }).Ratify("2026-02-02").Approve("2026-02-03")
            .Agree("2026-03-01", "Pay", Replace(name, "Nights are free.")).Act("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = [5] } }).Approve("2026-04-14", on: 5);
        Assert.Equal(found, round.Text("2026-04-14").Contains("1.1 Nights are free.", StringComparison.Ordinal));
        Assert.Equal(found, round.Text("2026-04-14").Contains("Nights are free.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_with_an_angle_bracket_in_it_is_found_as_printed() =>
        Assert.Contains("1.3 > A Nights are free.", new ARound().Agree("2026-02-01", "Nights", Add("1.3 > A", "Nights.")).Ratify("2026-02-02").Approve("2026-02-03")
            .Agree("2026-03-01", "Pay", Replace("1.3 > A", "Nights are free.")).Ratify("2026-04-01").Approve("2026-04-14").Text("2026-04-14"), StringComparison.Ordinal);

    [Fact]
    public void What_is_added_after_a_section_stands_in_the_same_article() =>
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | 1.3 A bonus. | ARTICLE 2 HOURS Forty hours.", new ARound().Agree("2026-03-01", "Pay", Add("1.3", "A bonus.", parent: null)).Ratify("2026-04-01").Approve("2026-04-14").Text("2026-04-14"));

    [Fact]
    public void Sections_added_one_behind_the_other_stand_in_the_same_article() =>
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | 1.3 A bonus. | 1.4 A gift. | ARTICLE 2 HOURS Forty hours.",
            new ARound().Agree("2026-03-01", "Pay", Add("1.3", "A bonus.", parent: null), Add("1.4", "A gift.", parent: null, after: "1.3")).Ratify("2026-04-01").Approve("2026-04-14").Text("2026-04-14"));

    /// <summary>What another table adds years later is not what a paper meant.</summary>
    [Fact]
    public void A_name_is_not_looked_up_in_text_that_came_after_the_paper_took_effect()
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.3", "No bonus.")).Ratify("2026-04-01").Approve("2026-04-14")
            .Agree("2027-03-01", "Bonus", Add("1.3", "A bonus.")).Act("2027-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = [5] } }).Approve("2027-04-14", on: 5).Act("2027-05-01", "joint", "impasse");
        Assert.DoesNotContain(round.Stream("agreement/cba"), fact => fact.Event is ProvisionsAmended { TentativeAgreement: 2 });
    }

    /// <summary>A part whose day follows the last act moves alone, whatever stands first on the paper.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_keep_their_own_days_when_the_last_act_moves(bool reversed)
    {
        ProposedChange[] changes = [Replace("1.1", "Pay is 110.") with { Effective = Day("2026-04-14") }, Replace("1.2", "Paid weekly.")];
        var round = new ARound().Agree("2026-03-01", "Pay", reversed ? [.. changes.Reverse()] : changes).Ratify("2026-04-01").Approve("2026-04-14");
        ARound Met(string on) => round.Act(on, Employer, "board-approved", "", said => said with { Ballot = new(true) }, new(4, "the day of the meeting", "Clerk"));
        Met("2026-04-16");
        Assert.Equal(Before, round.Text("2026-04-13"));
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 110. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.", round.Text("2026-04-15"));
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 110. | 1.2 Paid weekly. | ARTICLE 2 HOURS Forty hours.", round.Text("2026-04-16"));
        Met("2026-04-20");
        Assert.Contains("Paid monthly.", round.Text("2026-04-19"), StringComparison.Ordinal);
        Assert.Contains("Pay is 110.", round.Text("2026-04-19"), StringComparison.Ordinal);
        Assert.Contains("Paid weekly.", round.Text("2026-04-20"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_was_misread_is_corrected_and_one_that_lost_its_ground_can_be_set_again()
    {
        var round = new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Duration", said => said with { Term = new(Day("2029-06-30")) }).Ratify("2026-04-01").Approve("2026-04-14");
        round.Strike(4).Approve("2026-04-16", on: 2);
        Assert.Equal(Day("2029-06-30"), Agreement(round).LastDay);
        round.Act("2026-03-01", "joint", "tentative-agreement", "Duration", said => said with { Term = new(Day("2028-06-30")) }, new(2, "2028", "Both") { Scriveners = true, Signed = Signatures.Both });
        Assert.Equal(Day("2028-06-30"), Agreement(round).LastDay);
    }

    [Fact]
    public void The_term_of_another_agreement_is_not_this_ones() =>
        Assert.Equal(Day("2026-06-30"), Agreement(new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Duration", said => said with { Term = new(Day("2029-06-30"), "other") }).Ratify("2026-04-01").Approve("2026-04-14")).LastDay);

    /// <summary>Of two acts on the term the later holds, whichever was recorded first.</summary>
    [Fact]
    public void A_term_recorded_late_does_not_undo_a_later_one()
    {
        ARound Term(ARound round, string agreed, string acts, string to)
        {
            round.Act(agreed, "joint", "tentative-agreement", "Duration " + to, said => said with { Term = new(Day(to)) });
            var number = round.Stream(ARound.Table).Count;
            return round.Ratify(acts, on: number).Approve(acts, on: number);
        }

        var late = Term(Term(new ARound(), "2026-09-01", "2026-09-10", "2029-06-30"), "2026-03-01", "2026-04-14", "2028-06-30");
        Assert.Equal(Day("2029-06-30"), Agreement(late).LastDay);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Days_that_no_agreement_has_are_refused(string day)
    {
        string? Code(Func<Particulars, Particulars> said) => new ARound().Act("2026-03-01", "joint", "tentative-agreement", "Pay", said).Last.Refusal?.Code;
        Assert.Equal("bad-date", Code(said => said with { Effective = Day(day) }));
        Assert.Equal("bad-date", Code(said => said with { Until = Day(day) }));
        Assert.Equal("bad-date", Code(said => said with { Term = new(Day(day)) }));
        Assert.Equal("bad-date", Code(said => said with { Changes = [Replace("1.1", "x") with { Effective = Day(day) }] }));
        Assert.Equal("bad-date", Code(said => said with { Changes = [Replace("1.1", "x") with { Until = Day(day) }] }));
    }

    /// <summary>As many changes as one entry may have, on as many provisions as a large agreement has.</summary>
    [Fact]
    public void Two_thousand_changes_are_drafted_within_two_seconds()
    {
        Fact Known(long number, object happening) => new("agreement/cba", number, ATable.Start, "Ana", Guid.Empty, happening);
        var facts = new List<Fact> { Known(1, new AgreementImported("cba", "Agreement", ["t"], new(2024, 7, 1), new(2026, 6, 30), new("cba.txt", "00"))) };
        for (var article = 1; article <= 40; article++)
            facts.Add(Known(article + 1, new ArticleImported([new($"p{article}", null, 1, $"ARTICLE {article}", "", ""), .. Enumerable.Range(1, 25).Select(i => new Provision($"p{article}-{i}", $"p{article}", 2, $"{article}.{i}", "", "Words."))])));
        var changes = Enumerable.Range(0, Limits.Papers).Select(i => (i + 1, i % 2 == 0 ? Replace($"{i / 2 / 25 + 1}.{i / 2 % 25 + 1}", $"Words {i}.") : Replace($"Article {i / 2 / 25 + 1} > {i / 2 / 25 + 1}.{i / 2 % 25 + 1}", $"Words {i}."))).ToList();
        var watch = Stopwatch.StartNew();
        var (drafted, unresolved) = new Drafting(facts, new(2026, 3, 1), new(2026, 4, 1)).Draft(changes, "t-2026", 2);
        Assert.Equal((Limits.Papers, 0), (drafted.Count, unresolved.Count));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"it took {watch.Elapsed}");
    }
}
