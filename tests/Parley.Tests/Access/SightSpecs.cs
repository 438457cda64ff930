using FsCheck.Xunit;
using Parley.Access;
using static Parley.Access.Right;

namespace Parley.Tests.Access;

/// <summary>What domain.md says of each role, by hand; and that no combination opens more.</summary>
public sealed class SightSpecs
{
    private static readonly Place Teachers = new(["teachers-2026"], ["teachers"]), Drivers = new(["drivers-2026"], ["drivers"]);

    [Theory]
    [InlineData(Role.Negotiator, new[] { ReadExchanged, ReadAccount, ReadInternal, RecordExchanged }, new[] { ReadPrivileged, Serve, Confirm, ReadAccess, AskAccess })]
    [InlineData(Role.ChiefSpokesperson, new[] { ReadExchanged, ReadAccount, ReadInternal, Serve, Confirm, ReadPrivileged }, new[] { AskAccess, OrderErasure, KeepAccounts })]
    [InlineData(Role.UnionRepresentative, new[] { ReadStatus, ReadText, ReadSheets, ReadExchanged }, new[] { ReadFindings, ReadAccount, ReadInternal, ReadPrivileged, ReadPersonal, ReadLog, ReadAccess, RecordExchanged })]
    [InlineData(Role.Counsel, new[] { ReadExchanged, ReadAccount, ReadInternal, ReadPrivileged, OrderUnsealing }, new[] { RecordExchanged, Serve, OrderErasure, AskAccess })]
    [InlineData(Role.Auditor, new[] { ReadExchanged, ReadAccount, ReadLog, ReadAccess }, new[] { ReadInternal, ReadPrivileged, ReadPersonal, RecordExchanged, RecordAccount, SetUp })]
    [InlineData(Role.RecordsOfficer, new[] { ReadLog, OrderErasure, ApproveErasure, Hide }, new[] { ReadInternal, ReadPrivileged, RecordExchanged, OrderUnsealing })]
    [InlineData(Role.BoardMember, new[] { ReadStatus, ReadSheets, ReadText }, new[] { ReadExchanged, ReadAccount, ReadInternal, ReadLog, RecordExchanged })]
    [InlineData(Role.Administrator, new[] { KeepAccounts, AskAccess, ApproveAccess, ReadAccess }, new[] { ReadStatus, ReadText, ReadExchanged, ReadAccount, ReadInternal, ReadLog, ReadPrivileged })]
    public void Each_role_may_what_its_duty_needs_and_no_more(Role role, Right[] may, Right[] mayNot)
    {
        var sight = Sight.Of([new(role)]);
        Assert.All(may, right => Assert.True(sight.May(right, Teachers), $"{role} should {right}"));
        Assert.All(mayNot, right => Assert.False(sight.May(right, Teachers), $"{role} should not {right}"));
    }

    [Fact]
    public void A_role_for_one_unit_is_blind_for_the_others()
    {
        var sight = Sight.Of([new(Role.UnionRepresentative, Unit: "teachers")]);
        Assert.True(sight.May(ReadExchanged, Teachers));
        Assert.False(sight.May(ReadExchanged, Drivers));
        Assert.False(sight.Knows(Drivers));
        Assert.False(sight.Everywhere(ReadExchanged));
    }

    [Fact]
    public void A_role_for_one_negotiation_reads_the_agreements_of_its_units_and_no_other_table_of_theirs()
    {
        var sight = Sight.Of([new(Role.Negotiator, Negotiation: "teachers-2026", Units: ["teachers"])]);
        Assert.True(sight.May(RecordExchanged, Teachers));
        Assert.False(sight.May(ReadExchanged, new(["teachers-2029"], ["teachers"])));
        Assert.True(sight.May(ReadText, new([], ["teachers"])));
        Assert.False(sight.May(ReadText, new([], ["drivers"])));
    }

    [Fact]
    public void An_administrator_does_not_even_know_that_a_table_exists() => Assert.False(Sight.Of([new(Role.Administrator)]).Knows(Teachers));

    [Fact]
    public void Who_has_no_role_sees_nothing()
    {
        Assert.All(Enum.GetValues<Right>(), right => Assert.False(Sight.Nothing.Somewhere(right)));
        Assert.False(Sight.Nothing.OwnSide);
    }

    [Fact]
    public void Nobody_opens_sealed_words_at_the_command_line() => Assert.False(Sight.Operator.Everywhere(ReadPrivileged) || Sight.Operator.Everywhere(ReadPersonal));

    /// <summary>Even if a wrong grant gave somebody a role of each side.</summary>
    [Property]
    public bool With_a_role_of_the_other_side_nothing_but_what_was_exchanged_is_seen(Role[] others)
    {
        var sight = Sight.Of([.. others.Where(Enum.IsDefined).Select(role => new Held(role)), new(Role.UnionRepresentative, Unit: "teachers")]);
        return !sight.OwnSide && Enum.GetValues<Right>().Where(right => sight.Somewhere(right)).All(right => right is ReadStatus or ReadText or ReadSheets or ReadExchanged);
    }

    /// <summary>Several roles open what each opens, and nothing else.</summary>
    [Property]
    public bool Several_roles_of_one_side_open_what_each_opens(Role[] roles, Right right)
    {
        if (!Enum.IsDefined(right)) return true;
        var own = roles.Where(role => Enum.IsDefined(role) && !Policy.IsOtherSide(role)).ToList();
        return Sight.Of([.. own.Select(role => new Held(role))]).May(right, Teachers) == own.Any(role => Sight.Of([new(role)]).May(right, Teachers));
    }
}
