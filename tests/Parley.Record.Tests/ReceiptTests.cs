using Npgsql;

namespace Parley.Record.Tests;

/// <summary>The same command again gives the same answer and records nothing, whatever happened in between.</summary>
public sealed class ReceiptTests(Database database) : IClassFixture<Database>
{
    [Fact]
    public async Task The_same_command_twice_gives_one_event_and_the_same_answer()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("twice"));
        var first = await host.Recorder().Record(Recording.Move("twice", "t1"));
        await host.Recorder().Record(Recording.Move("twice", "t2"));
        var again = await host.Recorder().Record(Recording.Move("twice", "t1"));
        Assert.Equal((first.Version, first.Entries[0]), (again.Version, again.Entries[0]));
        Assert.Equal(3L, await Count("twice"));
    }

    [Fact]
    public async Task A_command_that_would_now_be_refused_still_gives_its_first_answer()
    {
        var host = await database.Start();
        var first = await host.Recorder().Record(Recording.Open("once"));
        var again = await host.Recorder().Record(Recording.Open("once"));
        Assert.Null(again.Refusal);
        Assert.Equal(first.Entries, again.Entries);
    }

    [Fact]
    public async Task An_id_used_for_another_command_is_refused()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("other"));
        await host.Recorder().Record(Recording.Move("other", "o1"));
        Assert.Equal("id-used", (await host.Recorder().Record(Recording.Move("other", "o1", label: "Hours"))).Refusal?.Code);
        Assert.Equal(2L, await Count("other"));
    }

    [Fact]
    public async Task Refusals_leave_no_receipt()
    {
        var host = await database.Start();
        Assert.Equal("no-such-negotiation", (await host.Recorder().Record(Recording.Move("later", "l1"))).Refusal?.Code);
        await host.Recorder().Record(Recording.Open("later"));
        Assert.Null((await host.Recorder().Record(Recording.Move("later", "l1"))).Refusal);
    }

    [Fact]
    public async Task The_same_command_from_many_at_once_is_recorded_once()
    {
        var hosts = new[] { await database.Start(), await database.Start() };
        await hosts[0].Recorder().Record(Recording.Open("many"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => hosts[i % 2].Recorder().Record(Recording.Move("many", "m1")))));
        Assert.All(answers, answer => Assert.Equal(2L, Assert.Single(answer.Entries)));
        Assert.Equal(2L, await Count("many"));
    }

    [Theory]
    [InlineData(Cut.BeforeCommit)]
    [InlineData(Cut.AfterCommit)]
    public async Task A_connection_killed_around_the_commit_leaves_one_event_and_one_answer(Cut cut)
    {
        var server = new NpgsqlConnectionStringBuilder(database.Connection);
        using var proxy = new CuttingProxy(server.Host!, server.Port);
        server.Port = proxy.Port;
        var host = await database.Start(connection: server.ToString());
        var slug = "killed-" + cut.ToString().ToLowerInvariant();
        await host.Recorder().Record(Recording.Open(slug));

        proxy.Next = cut;
        var answer = await host.Recorder().Record(Recording.Move(slug, slug + " k1"));
        var again = await host.Recorder().Record(Recording.Move(slug, slug + " k1"));
        Assert.Equal(1, proxy.Cuts);
        Assert.Null(answer.Refusal);
        Assert.Equal(2L, Assert.Single(answer.Entries));
        Assert.Equal(2L, Assert.Single(again.Entries));
        Assert.Equal(2L, await Count(slug));
    }

    [Fact]
    public async Task A_repeated_command_leaves_no_mark_in_the_event_log()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("clean"));
        await host.Recorder().Record(Recording.Move("clean", "clean 1"));
        var before = await database.Ask<long>("select count(*) from parley.mt_events");
        for (var i = 0; i < 3; i++) await host.Recorder().Record(Recording.Move("clean", "clean 1"));
        await host.Recorder().Record(Recording.Open("clean"));
        await host.Recorder().Record(Recording.Move("clean", "clean 1", label: "Other"));
        await database.Stop(host);
        Assert.Equal(before, await database.Ask<long>("select count(*) from parley.mt_events"));
    }

    [Fact]
    public async Task Two_agencies_may_use_one_id_and_one_slug()
    {
        var host = await database.Start();
        Assert.Null((await host.Recorder().Record(Recording.Open("same", "davis"))).Refusal);
        Assert.Null((await host.Recorder().Record(Recording.Open("same", "ogden"))).Refusal);
        Assert.Equal(2L, await Count("same"));
    }

    private Task<long> Count(string slug) => database.Ask<long>($"select count(*) from parley.mt_events where stream_id = 'negotiation/{slug}'");
}
