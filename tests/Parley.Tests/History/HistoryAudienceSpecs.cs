using Parley.Agreements;
using Parley.History;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using static Parley.Tests.ARound;

namespace Parley.Tests.History;

/// <summary>What a history tells to whom, and what it leaves out and says so.</summary>
public sealed class HistoryAudienceSpecs
{
    private const string Letter = "side-letter/pilot";

    private static HistoryView Of(ARound round, string name, HistoryChoice? choice = null, IEnumerable<object>? account = null, IEnumerable<object>? inside = null) => ClauseHistory.Of(
        new([(Fold.Of<Agreement>(round.Stream("agreement/cba"))!, round.Stream("agreement/cba"))], [.. new[] { ARound.Table, Letter }.Where(stream => round.Stream(stream).Count > 0).Select(stream => new TableFacts(
            Fold.Of<Negotiation>(round.Stream(stream))!, round.Stream(stream), [.. round.Stream(stream + "/account"), .. Effects.Facts("", round.Stream(stream + "/account").Count, account ?? [])], [.. Effects.Facts("", 0, inside ?? [])]))]),
        name, new("agency", "d", "District", "UTC", 1), Day("2027-01-01"), choice ?? new())!;

    private static readonly HistoryChoice ForThem = new(ExchangedOnly: true);

    private static string Told(HistoryView history) => string.Join(" | ", history.Entries.Select(entry => $"{entry.Happened} {entry.Party} {entry.Move}"));

    private static ARound Proposed() => new ARound().Act("2026-02-01", Union, "proposal", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 120.")] });

    [Fact]
    public void Speaker_and_rationale_are_ours()
    {
        var round = new ARound();
        round.Do(new RecordAct(round.Stamp(), ARound.Table, "proposal", new(new(Day("2026-02-01"))), new(Union, ["Pay"]) { Changes = [Replace("1.1", "Pay is 120.")] }) { Speaker = "R. Vance", Rationale = "turnover" });
        Assert.Equal(("R. Vance", "turnover"), (Of(round, "1.1").Entries[^1].Speaker, Of(round, "1.1").Entries[^1].Rationale));
        Assert.Equal((null, null), (Of(round, "1.1", ForThem).Entries[^1].Speaker, Of(round, "1.1", ForThem).Entries[^1].Rationale));
    }

    [Fact]
    public void That_there_are_drafts_and_internal_entries_is_ours_too()
    {
        object[] drafted = [new PaperDrafted("proposal", new(new(Day("2026-02-02"))), new(Employer, ["Pay"]))];
        object[] inside = [new InternalEntryWithheld(new(new(Day("2026-02-03"))), Employer)];
        Assert.Equal(["draft", "internal"], Of(Proposed(), "1.1", account: drafted, inside: inside).LeftOut.Select(left => left.Kind));
        Assert.Empty(Of(Proposed(), "1.1", ForThem, drafted, inside).LeftOut);
        Assert.Empty(Of(Proposed(), "1.1", account: [.. drafted, new PaperServed(1, 2)]).LeftOut);
    }

    [Fact]
    public void A_note_made_in_error_is_not_told()
    {
        object[] account = [new AccountNoted(new(new(Day("2026-02-02"))), new(Union, []) { Text = "They laughed." }) { About = [2] }, new AccountNoteStruck(new(1, "somebody else's", "Ana"))];
        Assert.Contains("note", Told(Of(Proposed(), "1.1", account: account[..1])), StringComparison.Ordinal);
        Assert.DoesNotContain("note", Told(Of(Proposed(), "1.1", account: account)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_made_in_error_is_readable_with_what_struck_it()
    {
        var round = Proposed().Strike(2);
        Assert.Equal(3, Of(round, "1.1").Entries[^1].CorrectedBy);
        Assert.DoesNotContain("proposal", Told(Of(round, "1.1", new(Corrections: false))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Union, "supposal")]
    [InlineData("neutral", "mediation")]
    public void What_is_left_out_by_choice_does_not_come_back_by_having_been_corrected_or_struck(string party, string kind)
    {
        var choice = new HistoryChoice(Supposals: false, Mediation: false);
        ARound Said() => Proposed().Act("2026-02-20", party, kind == "mediation" ? "proposal" : kind, "Pay", said => said with { Changes = [Replace("1.1", "Pay is 115.")] });
        Assert.DoesNotContain("2026-02-20", Told(Of(Said().Strike(3), "1.1", choice)), StringComparison.Ordinal);
        var corrected = Said().Act("2026-02-21", Union, "proposal", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 116.")] }, new(3, "misread", "Ana"));
        Assert.DoesNotContain("2026-02-20", Told(Of(corrected, "1.1", choice)), StringComparison.Ordinal);
        Assert.Contains("2026-02-21", Told(Of(corrected, "1.1", choice)), StringComparison.Ordinal);
        Assert.Equal((party, kind), (Of(Said(), "1.1", choice).LeftOut.Single().Author, Of(Said(), "1.1", choice).LeftOut.Single().Kind));
    }

    [Fact]
    public void The_extension_of_a_letter_that_touched_the_clause_is_told()
    {
        var round = new ARound();
        round.Do(new SignSideLetter(round.Stamp(), Letter, "Pilot", ["unit/t"], ["cba"], [Union], null, true, new(new(Day("2025-05-01"))), new("joint", ["Pilot"]) { Changes = [Replace("1.1", "Pay is 101.")], Until = Day("2026-06-30") }));
        round.Act("2026-05-01", "joint", "side-letter-extended", "", said => said with { Until = Day("2026-12-31"), Signed = Signatures.Both }, stream: Letter);
        Assert.Contains("joint side-letter-extended", Told(Of(round, "1.1")), StringComparison.Ordinal);
        Assert.DoesNotContain("side-letter-extended", Told(Of(round, "1.2")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_withdrawal_of_a_package_is_told_of_each_clause_in_it()
    {
        var round = new ARound().Act("2026-02-01", Employer, "package", "Pay", said => said with { Package = "P1", Changes = [Replace("1.1", "Pay is 101.")] })
            .Act("2026-02-01", Employer, "package", "Hours", said => said with { Package = "P1" }).Act("2026-02-09", Employer, "withdrawal", "Hours", said => said with { Package = "P1" });
        Assert.Contains("2026-02-09 District withdrawal", Told(Of(round, "1.1")), StringComparison.Ordinal);
        Assert.Equal("withdrawn 2026-02-09", Of(round, "1.1").Entries.Single(entry => entry.Move == "package").Package?.Fate);
    }

    [Fact]
    public void A_paper_on_the_article_that_changes_another_section_is_not_about_this_one() =>
        Assert.DoesNotContain("2026-02-05", Told(Of(Proposed().Act("2026-02-05", Union, "proposal", "Article 1", said => said with { Changes = [Replace("1.2", "Paid weekly.")] }), "1.1")), StringComparison.Ordinal);

    [Fact]
    public void A_new_number_takes_nothing_from_who_first_had_the_words()
    {
        var round = Proposed().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 120.")).Ratify("2026-04-01").Approve("2026-04-14");
        var before = Of(round, "1.1").Provision.Words.Select(segment => (segment.Text, segment.First?.Party)).ToList();
        round.Agree("2026-05-01", "Numbers", new ProposedChange(TextChangeKind.Replaced, "1.1") { Label = "3.7" }).Act("2026-05-02", Union, "ratified", "", said => said with { Ballot = new(true) { On = [6] } }).Approve("2026-05-03", on: 6);
        Assert.Equal("3.7", Of(round, "1.1").Provision.Label);
        Assert.Equal([("Pay is ", "agreement"), ("120", Union), (".", "agreement")], before);
        Assert.Equal(before, Of(round, "3.7").Provision.Words.Select(segment => (segment.Text, segment.First?.Party)));
    }

    [Fact]
    public void A_removed_section_has_its_history_and_no_words_now()
    {
        var history = Of(Proposed().Agree("2026-03-01", "Pay", new ProposedChange(TextChangeKind.Removed, "1.1")).Ratify("2026-04-01").Approve("2026-04-14"), "1.1");
        Assert.Equal(("", null), (history.Provision.Now, history.Provision.Basis));
        Assert.Contains("removed", history.Entries.Single(entry => entry.Move == "in-force").Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-02", "2026-03-05")]
    [InlineData("2026-03-01 10:00", "2026-03-01 11:00", "2026-03-01 14:00")]
    public void A_package_under_a_key_that_was_used_before_has_a_fate_of_its_own(string offered, string withdrawn, string again)
    {
        static Particulars Keyed(Particulars said) => said with { Package = "P1" };
        var table = new ATable().Entry(offered, Employer, "package", "Wages", Keyed).Entry(withdrawn, Employer, "withdrawal", "Wages", Keyed).Entry(again, Employer, "package", "Hours", Keyed);
        var day = withdrawn.Split(' ')[0];
        Assert.Equal(["withdrawn " + day, "live"], Fates(table));
        Assert.Equal(["withdrawn " + day, "withdrawn 2026-03-09"], Fates(table.Entry("2026-03-09", Employer, "withdrawal", "Hours", Keyed)));
    }

    private static List<string?> Fates(ATable table)
    {
        var register = Register.Of(table.Facts);
        var board = new Board(register, [Union], Day("2026-12-31"));
        return register.Rows.Where(row => row.Word == "package").Select(row => PackageFate.Of(row, board, register)).ToList();
    }
}
