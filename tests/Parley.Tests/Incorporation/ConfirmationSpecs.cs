using Parley.Audit;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.Tests.Incorporation;

/// <summary>A note taker records in the spokesperson's name; the spokesperson confirms later.</summary>
public sealed class ConfirmationSpecs
{
    private static readonly Stamp Stamp = new("1", "davis", "Sue", new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static IReadOnlyList<Fact> Table(params object[] more) =>
        [.. new object[] { new NegotiationOpened("t", "T", NegotiationKind.Successor, ["t"], [], ["DEA"]), new TentativeAgreementReached(new(new(PartialDate.Day(new(2026, 3, 1)))) { InNameOf = "Sue" }, new("joint", ["Wages"])) }
            .Concat(more).Select((one, i) => new Fact("negotiation/t", i + 1, Stamp.Now, "Ned", Guid.Empty, one))];

    private static TableDecision Confirm(long entry, IReadOnlyList<Fact> table) => TableActs.Decide(new ConfirmEntry(Stamp, "negotiation/t", entry), new(table, [], new Dictionary<string, IReadOnlyList<Fact>>(), new Dictionary<string, IReadOnlyList<Fact>>()));

    private static IEnumerable<string> Codes(IReadOnlyList<Fact> facts)
    {
        var register = Register.Of(facts);
        return TableFindings.Of(Fold.Of<Negotiation>(facts)!, register, new Board(register, ["DEA"], new(2026, 4, 1))).Select(finding => finding.Code);
    }

    [Fact]
    public void What_is_recorded_in_anothers_name_is_remarked_until_they_confirm_it()
    {
        Assert.Contains("not-confirmed", Codes(Table()));
        Assert.Equal([new EntryConfirmed(2)], Confirm(2, Table()).Exchanged);
        Assert.DoesNotContain("not-confirmed", Codes(Table(new EntryConfirmed(2))));
    }

    [Fact]
    public void What_is_confirmed_is_confirmed_once() => Assert.Empty(Confirm(2, Table(new EntryConfirmed(2))).Exchanged);

    [Theory]
    [InlineData(1, "not-an-entry")]
    [InlineData(9, "no-such-entry")]
    public void Only_a_move_or_step_is_confirmed(long entry, string code) => Assert.Equal(code, Confirm(entry, Table()).Answer.Refusal?.Code);

    [Fact]
    public void What_one_records_in_ones_own_name_needs_no_confirmation()
    {
        var own = Table().Take(1).Append(new Fact("negotiation/t", 2, Stamp.Now, "Sue", Guid.Empty, new TentativeAgreementReached(new(new(PartialDate.Day(new(2026, 3, 1)))), new("joint", ["Wages"])))).ToList();
        Assert.DoesNotContain("not-confirmed", Codes(own));
    }
}
