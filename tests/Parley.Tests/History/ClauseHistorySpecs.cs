using Parley.Agreements;
using Parley.History;
using Parley.Parties;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using static Parley.Tests.ARound;

namespace Parley.Tests.History;

public sealed class ClauseHistorySpecs
{
    private static readonly Agency Agency = new("agency", "d", "District", "UTC", 1);

    private static HistoryView? Of(ARound round, string name, HistoryChoice? choice = null) => ClauseHistory.Of(
        new([(Fold.Of<Agreement>(round.Stream("agreement/cba"))!, round.Stream("agreement/cba"))], [.. Tables(round)]), name, Agency, Day("2027-01-01"), choice ?? new());

    private static IEnumerable<TableFacts> Tables(ARound round) =>
        from stream in new[] { ARound.Table, "side-letter/pilot" }
        where round.Stream(stream).Count > 0
        select new TableFacts(Fold.Of<Negotiation>(round.Stream(stream))!, round.Stream(stream), round.Stream(stream + "/account"), round.Stream(stream + "/internal"));

    private static string Told(HistoryView? history) => string.Join(" | ", history!.Entries.Select(entry => $"{entry.Happened} {entry.Party} {entry.Move}"));

    private static string Words(IReadOnlyList<HistorySegment> segments) => string.Concat(segments.Select(segment => segment.Op switch { '+' => $"[{segment.Text}]", '-' => $"({segment.Text})", _ => segment.Text }));

    private static ARound Bargained() => new ARound()
        .Act("2026-02-01", Union, "proposal", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 120.")] })
        .Act("2026-02-08", Employer, "counter", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], RespondsTo = [2] })
        .Act("2026-02-09", Employer, "proposal", "Hours", said => said with { Changes = [Replace("Article 2", "Fifty hours.")] })
        .Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."));

    [Fact]
    public void A_clause_has_its_texts_its_papers_and_its_votes_and_no_others() => Assert.Equal(
        "2024-07-01 agreement imported | 2026-02-01 Teachers proposal | 2026-02-08 District counter | 2026-03-01 joint tentative-agreement | 2026-04-01 Teachers ratified | 2026-04-14 agreement in-force | 2026-04-14 District board-approved",
        Told(Of(Bargained().Ratify("2026-04-01").Approve("2026-04-14"), "1.1")));

    [Fact]
    public void Each_paper_shows_the_words_it_put_in_and_struck_and_who_first_had_them()
    {
        var history = Of(Bargained(), "1.1")!;
        Assert.Equal(["Pay is 100.", "Pay is (100)[120].", "Pay is (120)[110].", "Pay is 110."], history.Entries.Select(entry => Words(entry.Segments)));
        Assert.Equal(new FirstAppearance("entry 3 of t-2026", Employer, "2026-02-08"), history.Entries[^1].Segments.Single(segment => segment.Text == "110").First);
    }

    [Fact]
    public void The_words_now_trace_to_the_papers_that_first_had_them()
    {
        var words = Of(Bargained().Ratify("2026-04-01").Approve("2026-04-14"), "1.1")!.Provision;
        Assert.Equal("Pay is 110.", words.Now);
        Assert.Equal([("Pay is ", "Agreement"), ("110", "entry 3 of t-2026"), (".", "Agreement")], words.Words.Select(segment => (segment.Text, segment.First!.Document)));
    }

    [Fact]
    public void A_renumbered_section_has_one_history_under_each_of_its_numbers()
    {
        var round = new ARound().Agree("2026-02-01", "Numbers", new ProposedChange(TextChangeKind.Replaced, "1.1") { Label = "3.7" }).Ratify("2026-02-02").Approve("2026-02-03")
            .Act("2026-02-10", Union, "proposal", "Pay", said => said with { Changes = [Replace("3.7", "Pay is 120.")] });
        Assert.Equal(Told(Of(round, "1.1")), Told(Of(round, "3.7")));
        Assert.Contains("2026-02-10 Teachers proposal", Told(Of(round, "1.1")), StringComparison.Ordinal);
        Assert.Equal("3.7", Of(round, "1.1")!.Provision.Label);
    }

    [Fact]
    public void A_new_section_has_the_history_of_the_papers_that_called_for_it()
    {
        ProposedChange Added(string text) => new(TextChangeKind.Added, "1.3") { Parent = "Article 1", After = "1.2", Text = text };
        var round = new ARound().Act("2026-02-01", Union, "proposal", "Pay", said => said with { Changes = [Added("A bonus of 5.")] }).Agree("2026-03-01", "Pay", Added("A bonus of 3.")).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Equal([("A bonus of ", Union), ("3", "joint"), (".", Union)], Of(round, "1.3")!.Provision.Words.Select(segment => (segment.Text, segment.First!.Party)));
    }

    [Fact]
    public void A_subject_that_is_no_provision_has_a_history_too()
    {
        var round = new ARound().Act("2026-02-01", Union, "proposal", "Child care", said => said with { Text = "On-site child care." }).Act("2026-02-05", Employer, "rejection", "child  care");
        Assert.Equal("2026-02-01 Teachers proposal | 2026-02-05 District rejection", Told(Of(round, "Child Care")));
        Assert.Null(Of(round, "Nothing of the kind"));
    }

    [Fact]
    public void Our_account_is_told_and_left_out_for_the_other_side()
    {
        var round = Bargained();
        round.Do(new Parley.Incorporation.NoteAccount(round.Stamp(), ARound.Table, new(new(Day("2026-02-08"))), new(Union, []) { Text = "They laughed." }, [3], "R. Vance", null));
        Assert.Contains(Of(round, "1.1")!.Entries, entry => entry.Layer == "account" && entry.Segments.Single().Text == "They laughed.");
        Assert.DoesNotContain(Of(round, "1.1", new(ExchangedOnly: true))!.Entries, entry => entry.Layer == "account");
    }

    [Fact]
    public void Corrected_entries_stand_beside_what_corrects_them()
    {
        var round = Bargained();
        round.Act("2026-02-02", Union, "proposal", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 125.")] }, new(2, "misread", "Chief spokesperson"));
        var entries = Of(round, "1.1")!.Entries;
        Assert.Equal(("2026-02-01", 6L), (entries[1].Happened, entries[1].CorrectedBy!.Value));
        Assert.Equal("misread", entries[2].Correction?.Reason);
        Assert.DoesNotContain(Of(round, "1.1", new(Corrections: false))!.Entries, entry => entry.CorrectedBy is not null);
    }

    [Fact]
    public void What_is_left_out_by_choice_is_listed()
    {
        var round = Bargained().Act("2026-02-20", Union, "supposal", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 115.")] });
        var left = Of(round, "1.1", new(Supposals: false))!;
        Assert.DoesNotContain("supposal", Told(left), StringComparison.Ordinal);
        Assert.Equal(("2026-02-20", "supposal"), (left.LeftOut.Single().Date, left.LeftOut.Single().Kind));
    }

    [Fact]
    public void A_move_on_the_whole_article_with_no_change_of_its_own_concerns_each_section() =>
        Assert.Contains("2026-02-20 Teachers hold", Told(Of(Bargained().Act("2026-02-20", Union, "hold", "Article 1"), "1.1")), StringComparison.Ordinal);
}
