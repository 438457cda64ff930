using Parley.Access;
using Parley.Recording;

namespace Parley.Tests.Access;

/// <summary>Roles are given by two persons, and nobody sits on both sides of the table.</summary>
public sealed class GrantSpecs
{
    private static readonly Guid Ann = new("00000000-0000-0000-0000-0000000000a1"), Bob = new("00000000-0000-0000-0000-0000000000b2"), Cy = new("00000000-0000-0000-0000-0000000000c3");
    private static readonly Stamp Stamp = new("1", "davis", "Ann", new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private static readonly RoleAsked Negotiator = new(Cy, "Cy", Role.Negotiator, new(2026, 3, 2)) { By = Ann };

    private static Grant Given(params object[] events) =>
        Fold.Of<Grant>(events.Select((one, i) => new Fact("grant/1", i + 1, Stamp.Now, "Ann", Guid.Empty, one)))!;

    private static Decision Ask(RoleAsked asked, params Role[] others) => Grants.Decide(new AskRole(Stamp, "grant/1", asked, others), null);

    private static Decision Approve(Grant grant, Guid? by) => Grants.Decide(new AnswerRole(Stamp, "grant/1", true, by), grant);

    [Fact]
    public void A_role_that_is_asked_for_is_not_held_yet()
    {
        Assert.Equal([Negotiator], Ask(Negotiator).Events);
        Assert.False(Given(Negotiator).HoldsOn(new(2026, 3, 2)));
    }

    [Fact]
    public void A_second_person_approves_and_it_is_held_from_its_first_day_to_its_last()
    {
        var asked = Negotiator with { Until = new(2026, 6, 30) };
        Assert.Equal([new RoleGranted(Bob)], Approve(Given(asked), Bob).Events);
        var grant = Given(asked, new RoleGranted(Bob));
        Assert.Equal([false, true, true, false], new[] { new DateOnly(2026, 3, 1), new(2026, 3, 2), new(2026, 6, 30), new(2026, 7, 1) }.Select(grant.HoldsOn));
    }

    [Fact]
    public void Who_asked_cannot_approve() => Assert.Equal("second-person", Approve(Given(Negotiator), Ann).Refusal?.Code);

    [Fact]
    public void Nobody_approves_a_role_of_their_own() => Assert.Equal("second-person", Approve(Given(Negotiator), Cy).Refusal?.Code);

    [Fact]
    public void What_the_operator_asked_for_an_administrator_approves_and_not_the_operator()
    {
        var asked = Negotiator with { By = null };
        Assert.Equal("second-person", Approve(Given(asked), null).Refusal?.Code);
        Assert.Equal([new RoleGranted(Ann)], Approve(Given(asked), Ann).Events);
    }

    [Fact]
    public void A_ground_without_a_second_person_stays_in_the_record() =>
        Assert.Equal([Negotiator, new RoleGranted(null, Ground.Operator)], Grants.Decide(new AskRole(Stamp, "grant/1", Negotiator, [], Ground.Operator), null).Events);

    [Fact]
    public void A_role_that_was_ended_is_held_no_more()
    {
        var held = Given(Negotiator, new RoleGranted(Bob));
        Assert.Equal([new RoleEnded("left the district")], Grants.Decide(new EndRole(Stamp, "grant/1", "left the district"), held).Events);
        Assert.False(Given(Negotiator, new RoleGranted(Bob), new RoleEnded("left")).HoldsOn(new(2026, 4, 1)));
    }

    [Fact]
    public void What_was_declined_cannot_be_approved_any_more() => Assert.Equal("answered", Approve(Given(Negotiator, new RoleDeclined()), Bob).Refusal?.Code);

    [Theory]
    [InlineData(Role.UnionRepresentative, "no-scope")]
    [InlineData(Role.Auditor, "no-period")]
    public void Some_roles_need_their_bounds(Role role, string code) => Assert.Equal(code, Ask(Negotiator with { Role = role }).Refusal?.Code);

    [Fact]
    public void Nobody_sits_on_both_sides_of_the_table()
    {
        var union = Negotiator with { Role = Role.UnionRepresentative, Unit = "teachers" };
        Assert.Equal("both-sides", Ask(union, Role.Negotiator).Refusal?.Code);
        Assert.Equal("both-sides", Ask(Negotiator, Role.UnionRepresentative).Refusal?.Code);
        Assert.Null(Ask(union).Refusal);
    }

    [Fact]
    public void Who_audits_writes_nothing()
    {
        var auditor = Negotiator with { Role = Role.Auditor, Until = new(2026, 12, 31) };
        Assert.Equal("auditor-writes", Ask(auditor, Role.Negotiator).Refusal?.Code);
        Assert.Equal("auditor-writes", Ask(Negotiator, Role.Auditor).Refusal?.Code);
        Assert.Null(Ask(auditor, Role.BoardMember).Refusal);
    }

    [Fact]
    public void A_last_day_before_the_first_is_refused() => Assert.Equal("bad-date", Ask(Negotiator with { Until = new(2026, 3, 1) }).Refusal?.Code);
}
