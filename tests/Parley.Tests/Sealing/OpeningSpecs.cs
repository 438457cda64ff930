using Parley.Agreements;
using Parley.History;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Sealing;
using Parley.Search;
using Parley.Table;
using static Parley.Tests.ARound;
using Sealed = Parley.Sealing.Sealed;

namespace Parley.Tests.Sealing;

/// <summary>What each reader sees of sealed and hidden entries, and that a table is counted the same for all.</summary>
public sealed class OpeningSpecs
{
    private static readonly Sealed Seal = new("i", Audience.Personal, Seals.Cipher, "n", "w", "c", "d") { Author = "Counsel", Recipients = ["Board"], Basis = "Evid. Code 954" };

    private static Entry At(string day, Sealed? seal = null) => new(new(Day(day))) { Sealed = seal };

    private static Func<Sealed, Fact, SealedWords?> With(SealedWords words) => (_, _) => words;

    private static readonly Func<Sealed, Fact, SealedWords?> Nobody = (_, _) => null;

    private static IReadOnlyList<Fact> Read(IReadOnlyList<Fact> facts, Func<Sealed, Fact, SealedWords?>? open = null, bool hidden = false) => Opening.Opened(facts, open ?? Nobody, (_, _) => hidden);

    private static ARound Hide(ARound round, long entry, Layer layer = Layer.Exchanged, SealedAs mark = SealedAs.Personal) =>
        round.Do(new HideEntry(round.Stamp(), ARound.Table, layer, new(entry, mark, "names a pupil", "Superintendent")));

    [Fact]
    public void Taking_words_out_and_giving_them_back_leaves_the_entry_as_it_was()
    {
        var said = new Particulars(Union, ["Leave"]) { Summary = "s", Text = "t", Condition = "c", Vote = "v", Minutes = "m", Base = "b", Outcome = "o", Document = new("d.pdf", "00"), RespondsTo = [3], Provisions = ["1.1"] };
        var entry = At("2026-03-01") with { Session = "2" };
        foreach (var (move, layer) in new[] { ("proposal", Layer.Exchanged), ("note", Layer.Exchanged), ("ratified", Layer.Exchanged), ("proposal", Layer.Account) })
        {
            var (clear, left, words) = EntryWords.Take(entry, said, move, layer);
            Assert.Equal((null, null, null, null), (left.Summary, left.Text, left.Condition, left.Document));
            Assert.Equal([3L], left.RespondsTo);
            var (again, back) = EntryWords.Give(clear, left, words);
            Assert.Equal(entry, again);
            Assert.Equal(Json(said), Json(back));
        }
    }

    [Theory]
    [InlineData("proposal", Layer.Exchanged, "Leave", "2", null)]
    [InlineData("note", Layer.Exchanged, "", "2", null)]
    [InlineData("ratified", Layer.Exchanged, "", "2", "passed")]
    [InlineData("proposal", Layer.Account, "", null, null)]
    public void By_what_a_table_is_counted_stays(string move, Layer layer, string labels, string? session, string? outcome)
    {
        var (entry, said, _) = EntryWords.Take(At("2026-03-01") with { Session = "2" }, new(Union, ["Leave"]) { Outcome = "passed" }, move, layer);
        Assert.Equal((labels, session, outcome), (string.Join(';', said.Labels), entry.Session, said.Outcome));
    }

    [Fact]
    public void Only_who_can_open_an_entry_sees_its_words()
    {
        var round = new ARound().Do(new RecordAct(new("c", "d", "Ana", ATable.Start), ARound.Table, "proposal", At("2026-03-01", Seal), new(Union, ["Leave"])) { BesideSealed = Seal });
        var closed = Read(round.Stream(ARound.Table))[^1];
        Assert.Equal((Showing.Sealed, null), (closed.Showing, ((ProposalMade)closed.Event).Particulars.Text));
        var open = Read(round.Stream(ARound.Table), With(new() { Text = "for N. N." }))[^1];
        Assert.Equal((Showing.Opened, "for N. N."), (open.Showing, ((ProposalMade)open.Event).Particulars.Text));
        var beside = Read(round.Stream(ARound.Table + "/account"), With(new() { Speaker = "R. Vance", Rationale = "ill" }))[^1];
        Assert.Equal(("R. Vance", "ill"), (((AccountNoted)beside.Event).Speaker, ((AccountNoted)beside.Event).Rationale));
        // The facts themselves are as they were.
        Assert.Null(((ProposalMade)round.Stream(ARound.Table)[^1].Event).Particulars.Text);
    }

    [Fact]
    public void What_stays_inside_is_recorded_sealed_or_not_at_all()
    {
        var round = new ARound().Do(new RecordInternal(new("c", "d", "Ana", ATable.Start), ARound.Table, InternalKind.Mandate, At("2026-03-01")));
        Assert.Equal("not-sealed", round.Last.Refusal?.Code);
    }

    [Fact]
    public void A_hidden_entry_shows_when_and_who_and_nothing_that_was_said()
    {
        var round = Hide(new ARound().Act("2026-03-01", Union, "proposal", "Leave", said => said with { Text = "for N. N.", Summary = "leave of N. N." }), 2);
        Assert.Contains("less than sealed", round.Last.Remark, StringComparison.Ordinal);
        var hidden = Read(round.Stream(ARound.Table))[1];
        var said = ((ProposalMade)hidden.Event).Particulars;
        Assert.Equal((Showing.Hidden, null, null, "Leave", Union), (hidden.Showing, said.Text, said.Summary, said.Labels[0], said.Party));
        Assert.Equal("for N. N.", ((ProposalMade)Read(round.Stream(ARound.Table), hidden: true)[1].Event).Particulars.Text);
    }

    [Fact]
    public void What_is_corrected_still_shows_and_the_answer_says_so()
    {
        var round = new ARound().Act("2026-03-01", Union, "proposal", "Leave", said => said with { Text = "for N. N." });
        round.Act("2026-03-01", Union, "proposal", "Leave", said => said with { Text = "for an employee" }, new(2, "named a person", "Counsel"));
        Assert.Contains("(3) still shows", Hide(round, 2).Last.Remark, StringComparison.Ordinal);
        Assert.Equal("for an employee", Register.Of(Read(round.Stream(ARound.Table))).Find(2)!.Said.Text);
    }

    [Fact]
    public void What_cannot_be_hidden_is_refused_with_its_reason()
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 101.")).Do(new RecordAct(new("c", "d", "Ana", ATable.Start), ARound.Table, "note", At("2026-03-01", Seal), new(Union, [])));
        Assert.Equal(["not-an-entry", "seals-text", "sealed-already", "no-such-entry"], new long[] { 1, 2, 3, 9 }.Select(entry => Hide(round, entry).Last.Refusal!.Code));
        Assert.Equal("sealed-already", Hide(round, 1, Layer.Internal).Last.Refusal?.Code);
        Assert.Equal("no-such-entry", Hide(round, 1, Layer.Account).Last.Refusal?.Code);
    }

    [Fact]
    public void A_note_of_our_account_is_hidden_in_its_own_stream()
    {
        var round = new ARound();
        round.Do(new NoteAccount(round.Stamp(), ARound.Table, At("2026-03-01"), new(Union, ["Leave"]) { Text = "advice" }, [1], "N. N.", "because"));
        Assert.Equal(ARound.Table + "/account", Hide(round, 1, Layer.Account, SealedAs.Privileged).Last.Stream);
        var note = (AccountNoted)Read(round.Stream(ARound.Table + "/account"))[0].Event;
        Assert.Equal((null, null, null, 0), (note.Particulars.Text, note.Speaker, note.Rationale, note.Particulars.Labels.Count));
    }

    [Fact]
    public void Votes_count_the_same_for_who_sees_the_words_and_who_does_not()
    {
        var round = new ARound();
        round.Do(new RecordAct(round.Stamp(), ARound.Table, "tentative-agreement", At("2026-03-01", Seal), new(Particulars.Joint, ["Leave"]) { SealedDigest = "d1" }));
        round.Act("2026-03-02", Particulars.Joint, "tentative-agreement", "Pay", said => said with { Text = "Pay of N. N. is 101." }).Ratify("2026-03-05", on: [2, 3]);
        Hide(round, 3);
        var stream = round.Stream(ARound.Table);
        foreach (var facts in new[] { stream, Read(stream), Read(stream, With(new() { Text = "for N. N." }), hidden: true) })
            Assert.Null(Assert.Single(new Votes(Register.Of(facts), [Union]).All).OtherPapers);
        // Sealed words that changed are other papers all the same.
        round.Do(new RecordAct(round.Stamp(), ARound.Table, "tentative-agreement", At("2026-03-01", Seal) with { Correction = new(2, "r", "a") }, new(Particulars.Joint, ["Leave"]) { SealedDigest = "d2" }));
        Assert.Equal(2, new Votes(Register.Of(Read(round.Stream(ARound.Table))), [Union]).All.Single().OtherPapers);
    }

    [Fact]
    public void A_history_lists_what_stays_closed_with_what_a_privilege_log_says()
    {
        var round = new ARound().Act("2026-03-01", Union, "proposal", "Pay", said => said with { Text = "of N. N." });
        round.Do(new RecordAct(round.Stamp(), ARound.Table, "proposal", At("2026-03-02", Seal), new(Union, ["Pay"])));
        round.Do(new NoteAccount(round.Stamp(), ARound.Table, At("2026-03-03", Seal with { For = Audience.Counsel }), new(Union, []), [2], null, null));
        Hide(round, 2);
        Fact[] inside = [new(ARound.Table + "/internal", 1, ATable.Start, "Ana", Guid.Empty, new MandateGiven(At("2026-02-01", new("j", Audience.Side, "", "", "", "", "d9"))))];
        HistoryView Of(Func<Sealed, Fact, SealedWords?> open, bool hidden) => ClauseHistory.Of(new([(Fold.Of<Agreement>(round.Stream("agreement/cba"))!, round.Stream("agreement/cba"))],
            [new(Fold.Of<Negotiation>(round.Stream(ARound.Table))!, Read(round.Stream(ARound.Table), open, hidden), Read(round.Stream(ARound.Table + "/account"), open, hidden), Read(inside, open, hidden))]),
            "Pay", new("agency", "d", "d", "UTC", 1), Day("2026-06-01"), new())!;

        var closed = Of(Nobody, false);
        Assert.Equal(["2026-02-01 Ana  internal internal to the keeper of the record: not communicated d9", "2026-03-01 Ana  personal hidden: Superintendent ", "2026-03-02 Counsel Board personal Evid. Code 954 d", "2026-03-03 Counsel Board privileged Evid. Code 954 d"],
            closed.LeftOut.Select(left => $"{left.Date} {left.Author} {string.Join(',', left.Recipients)} {left.Kind} {left.Basis} {left.Digest}"));
        Assert.Equal([Showing.Hidden, Showing.Sealed, Showing.Sealed], closed.Entries.Where(entry => entry.Party == Union).Select(entry => entry.Showing));

        var open = Of(With(new() { Text = "opened words", Labels = ["Pay"], Authority = "resolution 12" }), true);
        Assert.Empty(open.LeftOut);
        Assert.Equal(3, open.Entries.Count(entry => string.Concat(entry.Segments.Where(segment => segment.Op != '-').Select(segment => segment.Text)) == "opened words"));
        var mandate = open.Entries.Single(entry => entry.Layer == "internal");
        Assert.Equal(("mandate", "resolution 12"), (mandate.Move, mandate.Inside!.Authority));
    }

    [Fact]
    public void A_sealed_entry_is_found_by_the_labels_of_its_move_and_by_no_word()
    {
        Assert.Equal(new SearchPart("", "Leave", ""), Searchable.Of(new ProposalMade(At("2026-03-01", Seal), new(Union, ["Leave"]) { Text = "opened words" }))!.Parts.Single());
        Assert.Equal(new SearchPart("", "", ""), Searchable.Of(new AccountNoted(At("2026-03-01", Seal), new(Union, ["Leave"]) { Text = "opened words" }) { Rationale = "why" })!.Parts.Single());
    }

    private static string Json(Particulars said) => System.Text.Json.JsonSerializer.Serialize(said, Parley.Recording.Json.Options);
}
