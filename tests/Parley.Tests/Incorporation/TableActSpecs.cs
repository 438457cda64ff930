using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using static Parley.Tests.ARound;

namespace Parley.Tests.Incorporation;

public sealed class TableActSpecs
{
    [Fact]
    public void A_draft_is_ours_until_it_is_served()
    {
        var round = new ARound();
        round.Do(new DraftPaper(round.Stamp(), ARound.Table, "proposal", new(new(Day("2026-03-01"))), new(Employer, ["Pay"]) { Text = "Pay is 101." }));
        Assert.Equal((ARound.Table + "/account", 1L), (round.Last.Stream, round.Last.Version));
        Assert.Single(round.Stream(ARound.Table));

        round.Do(new ServePaper(round.Stamp(), ARound.Table, 1, new(Day("2026-03-02"), new(14, 27)), "3"));
        var served = Assert.IsType<Parley.Proposals.ProposalMade>(round.Stream(ARound.Table)[^1].Event);
        Assert.Equal(("Pay is 101.", "2026-03-02", "3"), (served.Particulars.Text, served.Entry.Happened.Date.ToString(), served.Entry.Session));
    }

    [Fact]
    public void A_draft_is_served_once()
    {
        var round = new ARound();
        round.Do(new DraftPaper(round.Stamp(), ARound.Table, "proposal", new(new(Day("2026-03-01"))), new(Employer, ["Pay"])));
        round.Do(new ServePaper(round.Stamp(), ARound.Table, 1, new(Day("2026-03-02")), null)).Do(new ServePaper(round.Stamp(), ARound.Table, 1, new(Day("2026-03-02")), null));
        Assert.Equal("served-already", round.Last.Refusal?.Code);
        Assert.Equal("no-such-draft", round.Do(new ServePaper(round.Stamp(), ARound.Table, 9, new(Day("2026-03-02")), null)).Last.Refusal?.Code);
    }

    [Fact]
    public void Speaker_and_rationale_go_to_our_account_and_nowhere_else()
    {
        var round = new ARound();
        round.Do(new RecordAct(round.Stamp(), ARound.Table, "proposal", new(new(Day("2026-03-01"))), new(Union, ["Pay"])) { Speaker = "R. Vance", Rationale = "turnover" });
        var noted = Assert.IsType<AccountNoted>(round.Stream(ARound.Table + "/account").Single().Event);
        Assert.Equal(("R. Vance", "turnover", 2L, true), (noted.Speaker, noted.Rationale, noted.About.Single(), noted.Beside));
        Assert.DoesNotContain("turnover", System.Text.Json.JsonSerializer.Serialize(round.Stream(ARound.Table)[^1].Event, Json.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_says_something_and_names_entries_that_are_there()
    {
        var round = new ARound();
        ARound Note(string? text, params long[] about) => round.Do(new NoteAccount(round.Stamp(), ARound.Table, new(new(Day("2026-03-01"))), new(Union, []) { Text = text }, about, "R. Vance", null));
        Assert.Null(Note("They said it would cost nothing.", 1).Last.Refusal);
        Assert.Equal("missing", Note(null, 1).Last.Refusal?.Code);
        Assert.Equal("no-such-entry", Note("x", 7).Last.Refusal?.Code);
    }

    [Fact]
    public void Who_saw_the_table_before_something_touched_the_subject_is_told_what()
    {
        var round = new ARound().Act("2026-03-01", Union, "proposal", "Pay").Act("2026-03-02", Employer, "counter", "Hours");
        Assert.Null(round.Act("2026-03-03", Employer, "counter", "pay", seen: 2).Last.Refusal);
        var refusal = round.Act("2026-03-03", Employer, "counter", "Pay", seen: 2).Last.Refusal;
        Assert.Equal("changed-since", refusal?.Code);
        Assert.Contains("entry 4", refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_moves_and_steps_can_be_struck() =>
        Assert.Equal("not-an-entry", new ARound().Strike(1).Last.Refusal?.Code);

    [Fact]
    public void A_late_entry_into_a_closed_negotiation_is_taken()
    {
        var round = new ARound().Act("2026-06-01", "joint", "negotiation-closed").Act("2026-05-01", Union, "proposal", "Pay");
        Assert.Null(round.Last.Refusal);
        Assert.Equal("proposed", round.Stands("Pay"));
    }

    [Fact]
    public void A_conforming_change_renumbers_and_keeps_identity_and_words()
    {
        var round = new ARound();
        var decision = ConformTextDecider.Decide(Conform(round, new ProposedChange(TextChangeKind.Replaced, "1.1") { Label = "3.1" }), round.Stream("agreement/cba"));
        var change = Assert.Single(Assert.IsType<Parley.Agreements.ProvisionsAmended>(decision.Events.Single()).Changes);
        Assert.Equal(("p11", "3.1", null), (change.Provision, change.Label, change.Text));
    }

    [Theory]
    [InlineData(false, Signatures.Both, "words-need-ground")]
    [InlineData(true, Signatures.One, "not-signed")]
    [InlineData(true, Signatures.Both, null)]
    public void Words_change_only_as_a_scriveners_correction_that_both_sign(bool scriveners, Signatures signed, string? code)
    {
        var round = new ARound();
        var command = Conform(round, Replace("1.1", "Pay is 100.00.")) with { Scriveners = scriveners, Signed = signed };
        Assert.Equal(code, ConformTextDecider.Decide(command, round.Stream("agreement/cba")).Refusal?.Code);
    }

    private static ConformText Conform(ARound round, params ProposedChange[] changes) =>
        new(round.Stamp(), "agreement/cba", Day("2026-03-01"), Day("2026-03-01"), "Article 30.2", "renumbered", changes, false, Signatures.None);
}
