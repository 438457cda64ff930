using Parley.Agreements;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using static Parley.Tests.ARound;

namespace Parley.Tests.Incorporation;

/// <summary>The whole life of a side letter (design/domain.md): signed, approved, in effect for its time, extended, ended, nullified, folded in.</summary>
public sealed class SideLetterSpecs
{
    private const string Letter = "side-letter/hours-pilot";
    private const string Suspended = "Thirty hours.";
    private const string Printed = "Forty hours.";

    /// <summary>Article 2 reads otherwise for one year.</summary>
    private static ARound Signed(Func<Particulars, Particulars>? more = null)
    {
        var round = new ARound();
        var said = new Particulars("joint", ["Hours pilot"]) { Changes = [Replace("Article 2", Suspended)], Effective = Day("2025-07-01"), Until = Day("2026-06-30"), Signed = Signatures.Both };
        return round.Do(new SignSideLetter(round.Stamp(), Letter, "Hours pilot", ["unit/t"], ["cba"], [Union], null, true, new(new(Day("2025-05-01"))), more?.Invoke(said) ?? said));
    }

    private static ARound InEffect() => Signed().Approve("2025-05-13", stream: Letter).Ratify("2025-05-20", stream: Letter);

    private static string Hours(ARound round, string on, DateTimeOffset? known = null) => round.Text(on, known).Split("HOURS ")[1];

    [Fact]
    public void A_side_letter_changes_no_text_before_its_acts_are_in()
    {
        Assert.Equal(Printed, Hours(Signed(), "2025-09-01"));
        Assert.Equal(Printed, Hours(Signed().Approve("2025-05-13", stream: Letter), "2025-09-01"));
    }

    [Fact]
    public void A_suspended_text_comes_back_after_its_time()
    {
        var round = InEffect();
        Assert.Equal([Printed, Suspended, Suspended, Printed], new[] { "2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01" }.Select(day => Hours(round, day)));
    }

    [Fact]
    public void An_extension_that_both_sign_gives_it_a_later_last_day()
    {
        var round = InEffect().Act("2026-05-01", "joint", "side-letter-extended", "", said => said with { Until = Day("2026-12-31"), Signed = Signatures.Both }, stream: Letter);
        Assert.Equal(Suspended, Hours(round, "2026-12-31"));
        Assert.Equal(Printed, Hours(round, "2027-01-01"));
    }

    [Fact]
    public void An_extension_that_one_side_signs_changes_nothing()
    {
        var round = InEffect().Act("2026-05-01", Union, "side-letter-extended", "", said => said with { Until = Day("2026-12-31"), Signed = Signatures.One }, stream: Letter);
        Assert.Equal(Printed, Hours(round, "2026-07-01"));
    }

    [Fact]
    public void An_ending_before_its_time_brings_the_text_back()
    {
        var round = InEffect().Act("2025-12-31", "joint", "side-letter-ended", stream: Letter);
        Assert.Equal(Suspended, Hours(round, "2025-12-31"));
        Assert.Equal(Printed, Hours(round, "2026-01-01"));
        Assert.Equal(Suspended, Hours(round.Strike(5, Letter), "2026-01-01"));
    }

    [Fact]
    public void A_side_letter_is_nullified_by_a_later_agreement_when_that_takes_effect()
    {
        var round = InEffect().Act("2025-10-01", "joint", "tentative-agreement", "Hours", said => said with { Ends = ["hours-pilot"], Effective = Day("2026-01-01") }).Ratify("2025-10-10");
        Assert.Equal(Suspended, Hours(round, "2026-01-01"));
        var known = round.Now;
        round.Approve("2025-10-14");
        Assert.Equal(Suspended, Hours(round, "2025-12-31"));
        Assert.Equal(Printed, Hours(round, "2026-01-01"));
        Assert.Equal(Suspended, Hours(round, "2026-01-01", known));
        Assert.IsType<SideLetterEnded>(round.Stream(Letter)[^1].Event);
    }

    [Fact]
    public void When_the_nullifying_agreement_loses_its_ground_the_side_letter_stands_again()
    {
        var round = InEffect().Act("2025-10-01", "joint", "tentative-agreement", "Hours", said => said with { Ends = ["hours-pilot"], Effective = Day("2026-01-01") }).Ratify("2025-10-10").Approve("2025-10-14");
        Assert.Equal(Suspended, Hours(round.Strike(3), "2026-01-01"));
    }

    [Fact]
    public void A_side_letter_folded_into_the_successor_leaves_its_words_in_the_text()
    {
        var round = InEffect().Act("2026-03-01", "joint", "tentative-agreement", "Hours", said => said with { Ends = ["hours-pilot"], Effective = Day("2026-01-01"), Changes = [Replace("ARTICLE 2", "Thirty hours, for good.")] }).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal(Suspended, Hours(round, "2025-12-31"));
        Assert.Equal("Thirty hours, for good.", Hours(round, "2026-01-01"));
    }

    [Fact]
    public void A_side_letter_approved_late_is_in_force_from_its_own_day_and_not_as_known_before()
    {
        var round = Signed().Ratify("2025-05-20", stream: Letter);
        var known = round.Now;
        round.Approve("2025-05-13", stream: Letter);
        Assert.Equal(Suspended, Hours(round, "2025-09-01"));
        Assert.Equal(Printed, Hours(round, "2025-09-01", known));
    }

    [Fact]
    public void A_second_side_letter_of_that_name_is_refused()
    {
        var round = InEffect();
        round.Do(new SignSideLetter(round.Stamp(), Letter, "Hours pilot", ["unit/t"], ["cba"], [Union], null, false, new(new(Day("2025-05-01"))), new("joint", ["Hours pilot"])));
        Assert.Equal("side-letter-exists", round.Last.Refusal?.Code);
    }

    [Fact]
    public void An_ending_after_its_last_day_does_not_prolong_it() =>
        Assert.Equal(Printed, Hours(InEffect().Act("2026-12-31", "joint", "side-letter-ended", stream: Letter), "2026-07-01"));

    [Fact]
    public void An_ending_before_it_begins_leaves_the_text_alone() =>
        Assert.Equal(Printed, Hours(InEffect().Act("2025-06-01", "joint", "side-letter-ended", stream: Letter), "2025-07-01"));

    /// <summary>Pay weekly until the end of the year; hours for the whole time.</summary>
    private static ARound TwoParts() => Signed(said => said with { Changes = [.. said.Changes, Replace("1.2", "Paid weekly.") with { Until = Day("2025-12-31") }] }).Approve("2025-05-13", stream: Letter).Ratify("2025-05-20", stream: Letter);

    [Fact]
    public void A_change_with_a_last_day_of_its_own_does_not_take_the_letters()
    {
        var round = TwoParts();
        Assert.Contains("Paid weekly.", round.Text("2025-12-31"), StringComparison.Ordinal);
        Assert.Contains("Paid monthly.", round.Text("2026-01-01"), StringComparison.Ordinal);
        Assert.Equal(Suspended, Hours(round, "2026-01-01"));
    }

    [Fact]
    public void An_early_ending_ends_each_part_and_takes_nothing_from_the_time_before()
    {
        var round = TwoParts().Act("2025-09-30", "joint", "side-letter-ended", stream: Letter);
        Assert.Contains("Paid weekly.", round.Text("2025-09-30"), StringComparison.Ordinal);
        Assert.Equal(Suspended, Hours(round, "2025-09-30"));
        Assert.Contains("Paid monthly.", round.Text("2025-10-01"), StringComparison.Ordinal);
        Assert.Equal(Printed, Hours(round, "2025-10-01"));
        round.Strike(5, Letter);
        Assert.Contains("Paid weekly.", round.Text("2025-12-31"), StringComparison.Ordinal);
        Assert.Contains("Paid monthly.", round.Text("2026-01-01"), StringComparison.Ordinal);
        Assert.Equal(Suspended, Hours(round, "2026-06-30"));
    }

    [Fact]
    public void A_side_letter_that_sets_the_term_extends_the_agreement()
    {
        var round = Signed(said => said with { Term = new(Day("2026-12-31")) }).Approve("2025-05-13", stream: Letter).Ratify("2025-05-20", stream: Letter);
        Assert.Equal("extended", TextViews.Basis(Fold.Of<Agreement>(round.Stream("agreement/cba"))!, Day("2026-07-15")));
    }

    private static ARound Ends(ARound round, string agreed, string label, string effective) => round.Act(agreed, "joint", "tentative-agreement", label, said => said with { Ends = ["hours-pilot"], Effective = Day(effective) });

    [Fact]
    public void A_letter_that_was_nullified_is_not_revived_by_a_later_agreement_that_ends_it_again()
    {
        var round = Ends(Ends(InEffect(), "2025-10-01", "Hours", "2026-01-01"), "2025-10-02", "Letters", "2026-05-01").Ratify("2025-10-10").Approve("2025-10-14");
        Assert.Equal(Suspended, Hours(round, "2025-12-31"));
        Assert.Equal(Printed, Hours(round, "2026-01-01"));
    }

    [Fact]
    public void Only_the_agreement_that_ends_a_letter_ends_it()
    {
        var round = InEffect().Agree("2025-09-01", "Pay", Replace("1.1", "Pay is 110.")).Ratify("2025-09-02").Approve("2025-09-03");
        Assert.Equal(Suspended, Hours(Ends(round, "2025-10-01", "Hours", "2026-01-01"), "2026-01-01"));
    }

    [Fact]
    public void What_the_parties_ended_themselves_stays_ended_when_an_agreement_ends_it_later()
    {
        var round = Ends(InEffect().Act("2025-09-30", "joint", "side-letter-ended", stream: Letter), "2025-10-01", "Hours", "2026-01-01").Ratify("2025-10-10").Approve("2025-10-14");
        Assert.Equal(Printed, Hours(round, "2025-10-01"));
    }

    [Fact]
    public void What_a_letter_adds_is_not_taken_for_what_a_round_of_the_same_slug_adds()
    {
        var round = new ARound().Agree("2025-05-01", "Pay", Added("1.3", "A bonus.")).Ratify("2025-05-02").Approve("2025-05-03");
        round.Do(new SignSideLetter(round.Stamp(), "side-letter/t-2026", "Stipend", ["unit/t"], ["cba"], [Union], null, true, new(new(Day("2025-05-01"))), new("joint", ["Stipend"]) { Changes = [Added("1.4", "A stipend.")] }));
        round.Approve("2025-05-13", stream: "side-letter/t-2026").Ratify("2025-05-20", stream: "side-letter/t-2026");
        Assert.Contains("1.3 A bonus.", round.Text("2025-06-01"), StringComparison.Ordinal);
        Assert.Contains("1.4 A stipend.", round.Text("2025-06-01"), StringComparison.Ordinal);
    }

    private static ProposedChange Added(string label, string text) => new(TextChangeKind.Added, label) { Parent = "Article 1", After = "1.2", Text = text };
}
