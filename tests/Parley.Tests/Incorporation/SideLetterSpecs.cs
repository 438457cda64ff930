using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;
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
}
