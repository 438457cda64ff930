using Parley.Recording;
using Parley.Table;

namespace Parley.Tests.Table;

public sealed class RecordEntrySpecs
{
    private static readonly Stamp Stamp = new("c1", "davis", "Ana", ATable.Start);
    private static readonly Negotiation Open = Fold.Of<Negotiation>(new ATable().Facts)!;

    private static RecordEntry Move(string move = "proposal", string party = "Teachers", string[]? labels = null) =>
        new(Stamp, Open.Id, move, new(new(PartialDate.Day(new(2026, 3, 1)))), new(party, labels ?? ["Wages"]));

    [Fact]
    public void A_move_is_recorded_as_the_event_of_its_word()
    {
        var decision = RecordEntryHandler.Decide(Move("counter"), Open);
        Assert.Null(decision.Refusal);
        Assert.IsType<Parley.Proposals.CounterproposalMade>(Assert.Single(decision.Events));
    }

    [Fact]
    public void The_answer_gives_the_number_of_the_entry_its_version_in_the_stream()
    {
        var (answer, events) = RecordEntryHandler.Handle(Move(), Open with { Version = 41 });
        Assert.Equal((42L, 42L, 1), (answer.Version, Assert.Single(answer.Entries), events.Length));
    }

    public static TheoryData<string, Func<RecordEntry, RecordEntry>, string> Unreadable { get; } = new()
    {
        { "no subject", c => c with { Particulars = c.Particulars with { Labels = [] } }, "missing" },
        { "an empty label", c => c with { Particulars = c.Particulars with { Labels = [" "] } }, "missing" },
        { "no party", c => c with { Particulars = c.Particulars with { Party = "" } }, "missing" },
        { "an unknown word", c => c with { Move = "proposals" }, "unknown-move" },
        { "an entry that does not exist", c => c with { Particulars = c.Particulars with { RespondsTo = [2] } }, "no-such-entry" },
        { "entry 0", c => c with { Particulars = c.Particulars with { Supersedes = [0] } }, "no-such-entry" },
        { "a correction of nothing", c => c with { Entry = c.Entry with { Correction = new(9, "r", "a") } }, "no-such-entry" },
        { "a NUL", c => c with { Particulars = c.Particulars with { Summary = "a\0b" } }, "nul" },
        { "half a character", c => c with { Particulars = c.Particulars with { Text = "a\ud800b" } }, "lone-surrogate" },
        { "a text over 1 MiB", c => c with { Particulars = c.Particulars with { Text = new string('a', (1 << 20) + 1) } }, "too-long" },
        { "no actor", c => c with { Stamp = c.Stamp with { Actor = "" } }, "missing" },
        { "no id", c => c with { Stamp = c.Stamp with { Id = "" } }, "missing" },
    };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_read_unambiguously_is_refused(string what, Func<RecordEntry, RecordEntry> change, string code)
    {
        var decision = RecordEntryHandler.Decide(change(Move()), Open);
        Assert.True(decision.Refusal?.Code == code, $"{what}: {decision.Refusal?.Code ?? "accepted"}");
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void A_move_in_no_negotiation_is_refused() => Assert.Equal("no-such-negotiation", RecordEntryHandler.Decide(Move(), null).Refusal?.Code);

    [Fact]
    public void Facts_are_never_refused_however_odd()
    {
        var odd = Move("tentative-agreement", "Nobody we know");
        Assert.Null(RecordEntryHandler.Decide(odd with { Entry = new(new(PartialDate.Day(new(2099, 1, 1)))) }, Open).Refusal);
    }

    [Fact]
    public void A_step_needs_no_subject() => Assert.Null(RecordEntryHandler.Decide(Move("impasse", labels: []), Open).Refusal);
}
