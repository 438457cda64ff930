using System.Net;
using Parley.Access;

namespace Parley.Web.Tests.Walls;

/// <summary>
/// docs/access.md, cell by cell over HTTP: each role, somebody without one and nobody at all, with each right, at their own table, at
/// another unit's, and in another agency. What may be is said by the policy; whatever is not there for somebody answers as what does not exist.
/// </summary>
public sealed class WallMatrixTests(WallsSite site) : IClassFixture<WallsSite>
{
    private const string WithoutRole = "without a role", NotSignedIn = "not signed in";
    private static readonly string[] Actors = [.. Enum.GetNames<Role>(), WithoutRole, NotSignedIn];

    public static TheoryData<string, Right> Cells()
    {
        var cells = new TheoryData<string, Right>();
        foreach (var actor in Actors)
            foreach (var right in Probe.All.Keys) cells.Add(actor, right);
        return cells;
    }

    [Fact]
    public void Each_right_has_its_probe_and_the_cells_are_810() =>
        Assert.Equal((RightKind.All.Count, 810), (Probe.All.Count, Cells().Count * 3));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task At_their_own_table(string actor, Right right)
    {
        var probe = Probe.All[right];
        var role = Enum.TryParse<Role>(actor, out var named) ? named : (Role?)null;
        var may = role is { } held && Policy.Of(held).Contains(right);
        var (before, seen) = await Ask(probe, actor, probe.OfWhole, Target.Own, may);
        if (role is null) await AsNothing(actor, probe, seen, Target.Own);
        else if (may) Assert.True(probe.Saw(seen, Target.Own), $"{actor} may {right}: {seen.Status} {seen.Body}");
        else
        {
            Assert.False(probe.Saw(seen, Target.Own), $"{actor} may not {right}: {seen.Status} {seen.Body}");
            var knows = Policy.Of(role.Value).Any(one => RightKind.Of(one).Reads && one != Right.ReadAccess);
            var open = probe.Gate.Any(Policy.Of(role.Value).Contains);
            Assert.Equal(open ? HttpStatusCode.OK : knows || probe.OfWhole || right is Right.ReadLog or Right.ReadAccess ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, seen.Status);
            Assert.Equal(before, await site.Recorded());
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task At_the_table_of_another_unit(string actor, Right right)
    {
        var probe = Probe.All[right];
        var (before, seen) = await Ask(probe, actor, false, Target.OtherUnit, false);
        Assert.False(probe.Saw(seen, Target.OtherUnit), $"{actor} of another unit may not {right}: {seen.Status} {seen.Body}");
        Assert.Equal(before, await site.Recorded());
        if (!Enum.TryParse<Role>(actor, out var role)) await AsNothing(actor, probe, seen, Target.OtherUnit);
        // An administrator's role is for the whole agency: outside of it is outside of its days.
        else if (role == Role.Administrator) await AsNothing(WithoutRole, probe, seen, Target.OtherUnit);
        else if (probe.OfWhole) Assert.Equal(HttpStatusCode.Forbidden, seen.Status);
        else
        {
            var (_, nothing) = await Ask(probe, actor, false, Target.NothingIn("davis"), false);
            Assert.Equal(nothing.Plain(Target.NothingIn("davis").Names), seen.Plain(Target.OtherUnit.Names));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task In_another_agency(string actor, Right right)
    {
        var probe = Probe.All[right];
        var (before, seen) = await Ask(probe, actor, true, Target.OtherAgency, false);
        Assert.False(probe.Saw(seen, Target.OtherAgency), $"{actor} of another agency may not {right}: {seen.Status} {seen.Body}");
        Assert.Equal(before, await site.Recorded());
        await AsNothing(actor == NotSignedIn ? actor : WithoutRole, probe, seen, Target.OtherAgency, await Client(actor, true));
    }

    /// <summary>To whom nothing here belongs everything is as in an agency that there is not.</summary>
    private async Task AsNothing(string actor, Probe probe, Seen seen, Target at, HttpClient? client = null)
    {
        var nowhere = Target.NothingIn("zzzzz");
        var nothing = await probe.Ask(site, client ?? await Client(actor, false), nowhere, false);
        Assert.Equal(actor == NotSignedIn ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound, nothing.Status);
        Assert.Equal(nothing.Plain(nowhere.Names), seen.Plain(at.Names));
    }

    private async Task<(long Before, Seen Seen)> Ask(Probe probe, string actor, bool whole, Target at, bool may)
    {
        var client = await Client(actor, whole);
        var before = may ? 0 : await site.Recorded();
        return (before, await probe.Ask(site, client, at, may));
    }

    /// <summary>Who holds the role for the whole agency, or for the unit t alone.</summary>
    private async Task<HttpClient> Client(string actor, bool whole)
    {
        await Readers();
        if (actor == NotSignedIn) return site.Visitor();
        if (!Enum.TryParse<Role>(actor, out var role)) return await site.Person("Nobody In Particular");
        whole |= role == Role.Administrator;
        var name = $"{actor} of {(whole ? "all" : "t")}";
        return await site.Holder(name, role, whole && role != Role.UnionRepresentative ? null : "t");
    }

    /// <summary>Whose roles are to be seen, or not.</summary>
    private async Task Readers()
    {
        await site.Holder("Reader of t", Role.BoardMember, "t");
        await site.Holder("Reader of c", Role.BoardMember, "c");
    }
}
