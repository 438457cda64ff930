using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Web.Live;
using Parley.Web.Tests.Walls;

namespace Parley.Web.Tests.Live;

/// <summary>What open pages hear of what others record: soon, and only as far as each may see (docs/adr/0024).</summary>
[Collection(WallsSite.Shared)]
public sealed class LiveTests(WallsSite site)
{
    private const string Address = "/negotiations/t-2026/live?agency=davis", Step = """{"move":"note","date":"2026-03-02","party":"joint","summary":"heard"}""";

    /// <summary>Longer than a stream goes without looking by itself.</summary>
    private static readonly TimeSpan Long = LiveEndpoint.Look + TimeSpan.FromSeconds(2);

    private Task<long> Record(string noun = "steps", string json = Step, string table = "t-2026") => site.Act(WallsSite.Recorder, $"negotiations/{table}/{noun}", json);

    [Fact]
    public async Task What_is_recorded_is_heard_within_a_second_and_the_event_says_nothing_of_it()
    {
        await using var stream = await EventStream.On(await site.Person(WallsSite.Recorder), Address);
        await Record();
        await stream.Next(Long);
        var watch = Stopwatch.StartNew();
        var number = await Record();
        var told = await stream.Next(Long);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"heard after {watch.Elapsed}");
        Assert.Equal("told", told?.Event);
        Assert.StartsWith($"{number}.", told?.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_side_hears_of_what_was_exchanged_and_not_that_there_is_anything_else()
    {
        await using var theirs = await EventStream.On(await site.Holder("Union of t", Role.UnionRepresentative, "t"), Address);
        await using var ours = await EventStream.On(await site.Person(WallsSite.Recorder), Address);
        Assert.DoesNotContain('.', theirs.Began);
        Assert.Equal(2, ours.Began.Count(letter => letter == '.'));
        await site.WriteForOurselves();
        Assert.NotNull(await ours.Next(Long));
        Assert.Null(await theirs.Next(Long));
        var number = await Record();
        Assert.Equal(("told", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), await theirs.Next(Long));
    }

    [Fact]
    public async Task Another_table_and_another_agency_wake_nobody_here()
    {
        await using var stream = await EventStream.On(await site.Person(WallsSite.Recorder), Address);
        await Record(table: "c-2026");
        await site.Act("Eve Elgin", "negotiations/e-2026/steps", Step, "elgin");
        Assert.Null(await stream.Next(Long));
    }

    [Theory]
    [InlineData("/negotiations/t-2026/live?agency=elgin")]
    [InlineData("/negotiations/e-2026/live?agency=davis")]
    [InlineData("/negotiations/none/live?agency=davis")]
    [InlineData("/negotiations/c-2026/live?agency=davis")]
    [InlineData("/negotiations/c-2026/news?agency=davis")]
    public async Task What_somebody_may_not_see_has_no_stream(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(await site.Holder("Union of t", Role.UnionRepresentative, "t"), path)).Status);

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in() => Assert.Equal(HttpStatusCode.Redirect, (await site.Get(site.Visitor(), Address)).Status);

    [Fact]
    public async Task A_session_that_ends_ends_its_stream_within_seconds()
    {
        using var client = await site.SignIn(WallsSite.Recorder);
        await using var stream = await EventStream.On(client, Address);
        var (account, _) = await site.Accounts.FindOrCreate(WallsSite.Recorder);
        var session = (await site.Accounts.Sessions(account.Id))[0];
        await site.Accounts.EndSession(session.Id);
        Assert.Equal("ended", (await stream.Next(Long))?.Event);
        await stream.Ended(Long);
    }

    [Fact]
    public async Task A_role_that_ends_ends_the_stream_and_nothing_recorded_afterwards_is_told()
    {
        await using var stream = await EventStream.On(await site.Holder("For a while", Role.Negotiator, "t"), Address);
        var (sights, office) = (site.Site.Services.GetRequiredService<Sights>(), site.Site.Services.GetRequiredService<Office>());
        var grant = (await sights.Grants("davis", default)).Single(one => one.Name == "For a while");
        Assert.Null((await office.End(new Agency("agency", "davis", "Davis", "America/Denver", 1), grant.Id["grant/".Length..], "a test", WallsSite.Recorder, Guid.NewGuid().ToString(), default)).Refusal);
        Assert.Equal("ended", (await stream.Next(Long))?.Event);
        await stream.Ended(Long);
    }

    [Fact]
    public async Task An_account_that_is_put_off_ends_the_stream()
    {
        await using var stream = await EventStream.On(await site.Holder("Put off", Role.Negotiator, "t"), Address);
        var (account, _) = await site.Accounts.FindOrCreate("Put off");
        await site.Accounts.Disable(account.Id);
        Assert.Equal("ended", (await stream.Next(Long))?.Event);
    }

    [Fact]
    public async Task Who_comes_again_with_what_they_heard_last_hears_at_once_that_there_was_more()
    {
        var client = await site.Person(WallsSite.Recorder);
        string began;
        await using (var first = await EventStream.On(client, Address)) began = first.Began;
        await using (var nothing = await EventStream.On(client, Address + "&since=" + began)) Assert.Equal(began, nothing.Began);
        await Record();
        await using var by = await EventStream.On(client, Address, began);
        Assert.Equal("told", (await by.Next(TimeSpan.FromSeconds(1)))?.Event);
        await using var since = await EventStream.On(client, Address + "&since=" + began);
        Assert.Equal("told", (await since.Next(TimeSpan.FromSeconds(1)))?.Event);
    }

    [Fact]
    public async Task Nothing_is_lost_where_the_listening_connection_breaks()
    {
        await using var stream = await EventStream.On(await site.Person(WallsSite.Recorder), Address);
        Assert.Equal(1L, await site.Database.Ask<long>("select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen parley_live' and datname = current_database()) it"));
        await Record();
        Assert.Equal("told", (await stream.Next(Long))?.Event);
    }

    [Fact]
    public async Task One_person_has_so_many_streams_and_no_more_and_those_that_close_make_room()
    {
        var client = await site.Holder("Many windows", Role.Auditor, "t");
        List<EventStream> open = [];
        for (var i = 0; i < LiveStreams.MostOfOne; i++) open.Add(await EventStream.On(client, Address));
        var seen = await site.Get(client, Address);
        Assert.Equal(HttpStatusCode.TooManyRequests, seen.Status);
        foreach (var one in open) await one.DisposeAsync();
        for (var waited = 0; waited < 50 && site.Site.Services.GetRequiredService<LiveStreams>().Count > 0; waited++) await Task.Delay(100);
        await using var again = await EventStream.On(client, Address);
    }

    [Fact]
    public async Task The_news_say_who_recorded_what_to_our_side_and_to_the_other_only_what()
    {
        var number = await Record("moves", """{"move":"counter","date":"2026-03-04","party":"davis","articles":["Wages heronword"],"summary":"five"}""");
        var (ours, theirs, board) = (await site.Person(WallsSite.Recorder), await site.Holder("Union of t", Role.UnionRepresentative, "t"), await site.Holder("Board of t", Role.BoardMember, "t"));
        async Task<string> News(HttpClient client) => (await site.Get(client, $"/negotiations/t-2026/news?agency=davis&told={number - 1}.0.0")).Body;
        Assert.Contains($"Entry {number} by {WallsSite.Recorder}: davis, counterproposal on Wages heronword", await News(ours), StringComparison.Ordinal);
        Assert.Contains($"Entry {number}: davis, counterproposal on Wages heronword", await News(theirs), StringComparison.Ordinal);
        Assert.Contains("The board has changed.", await News(board), StringComparison.Ordinal);
        Assert.DoesNotContain("heronword", await News(board), StringComparison.Ordinal);
    }
}
