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
        var (probe, client) = (Probe.All[right], await Client(actor, Probe.All[right].OfWhole || actor == nameof(Role.Administrator)));
        var (it, before) = await Ready(probe, Target.Own);
        var seen = await probe.Ask(site, client, Target.Own, it);
        if (!Enum.TryParse<Role>(actor, out var role)) await AsNothing(actor, probe, client, seen, Target.Own, it);
        else if (Policy.Of(role).Contains(right)) Assert.True(probe.Saw(seen, Target.Own), $"{actor} may {right}: {seen.Status} {seen.Body}");
        else
        {
            var rights = Policy.Of(role);
            var knows = rights.Any(one => RightKind.Of(one).Reads && one != Right.ReadAccess) || !probe.NamesItsPlace;
            var open = probe.Gate.Any(rights.Contains);
            var expected = !knows ? HttpStatusCode.NotFound : !open ? HttpStatusCode.Forbidden : RightKind.Of(right).Reads ? HttpStatusCode.OK : probe.Path == "orders" ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound;
            Assert.True(expected == seen.Status, $"{actor} may not {right}: {expected} was expected, not {seen.Status} {seen.Body}");
            Assert.False(expected == HttpStatusCode.OK && probe.Saw(seen, Target.Own), $"{actor} may not {right}: {seen.Body}");
            Assert.Equal(before, await site.Recorded());
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task At_the_table_of_another_unit(string actor, Right right)
    {
        var (probe, at, client) = (Probe.All[right], Target.OtherUnit, await Client(actor, false));
        var (it, before) = await Ready(probe, at);
        var seen = await probe.Ask(site, client, at, it);
        Assert.False(probe.Saw(seen, at), $"{actor} of another unit may not {right}: {seen.Status} {seen.Body}");
        Assert.Equal(before, await site.Recorded());
        // An administrator's role is for the whole agency: outside of it is outside of its days.
        if (!Enum.TryParse<Role>(actor, out var role) || role == Role.Administrator) await AsNothing(actor, probe, client, seen, at, it);
        else if (probe.OfWhole) Assert.Equal(HttpStatusCode.Forbidden, seen.Status);
        else
        {
            var (nowhere, nothing) = (Target.NothingIn("davis"), Probe.New());
            Assert.Equal((await probe.Ask(site, client, nowhere, nothing)).Plain([.. nowhere.Names, nothing]), seen.Plain([.. at.Names, .. Id(it)]));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task In_another_agency(string actor, Right right)
    {
        var (probe, at, client) = (Probe.All[right], Target.OtherAgency, await Client(actor, true));
        var (it, before) = await Ready(probe, at);
        var seen = await probe.Ask(site, client, at, it);
        Assert.False(probe.Saw(seen, at), $"{actor} of another agency may not {right}: {seen.Status} {seen.Body}");
        Assert.Equal(before, await site.Recorded());
        await AsNothing(actor, probe, client, seen, at, it);
    }

    /// <summary>To whom nothing here belongs everything is as in an agency that there is not.</summary>
    private async Task AsNothing(string actor, Probe probe, HttpClient client, Seen seen, Target at, string it)
    {
        var (nowhere, id) = (Target.NothingIn("zzzzz"), Probe.New());
        var nothing = await probe.Ask(site, client, nowhere, id);
        Assert.Equal(actor == NotSignedIn ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound, nothing.Status);
        Assert.Equal(nothing.Plain([.. nowhere.Names, id]), seen.Plain([.. at.Names, .. Id(it)]));
    }

    /// <summary>Numbers stand in many places; an id only where it was asked for.</summary>
    private static IEnumerable<string> Id(string it) => it.Length == 32 ? [it] : [];

    private async Task<(string It, long Before)> Ready(Probe probe, Target at)
    {
        foreach (var unit in new[] { "t", "c" }) await site.Holder("Reader of " + unit, Role.BoardMember, unit);
        return (await probe.Prepare(site, at), await site.Recorded());
    }

    /// <summary>Who holds the role for the whole agency, or for the unit t alone.</summary>
    private async Task<HttpClient> Client(string actor, bool whole) => actor switch
    {
        NotSignedIn => site.Visitor(),
        WithoutRole => await site.Person("Nobody In Particular"),
        nameof(Role.UnionRepresentative) => await site.Holder(actor, Role.UnionRepresentative, "t"),
        nameof(Role.Administrator) => await site.Holder(whole ? actor : "Former administrator", Role.Administrator, null, until: whole ? null : new(2026, 1, 1)),
        _ => await site.Holder($"{actor} of {(whole ? "all" : "t")}", Enum.Parse<Role>(actor), whole ? null : "t"),
    };
}
