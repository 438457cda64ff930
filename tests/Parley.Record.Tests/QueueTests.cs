using System.Collections.Concurrent;
using Parley.Record.Commands;
using Parley.Recording;

namespace Parley.Record.Tests;

/// <summary>Several people at once on one table: everything acknowledged is stored, exactly once.</summary>
public sealed class QueueTests(Database database) : IClassFixture<Database>
{
    [Fact]
    public async Task Sixteen_writers_on_one_negotiation_are_all_stored_once_with_versions_without_gaps()
    {
        const int writers = 16, commands = 200;
        var host = await database.Start();
        Assert.Null((await host.Recorder().Record(Recording.Open("busy"))).Refusal);

        var numbers = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < commands; i++)
            {
                var answer = await host.Recorder().Record(Recording.Move("busy", $"busy {writer} {i}", label: $"Article {writer}.{i}"));
                Assert.Null(answer.Refusal);
                numbers.Add(Assert.Single(answer.Entries));
            }
        })));

        Assert.Equal(Enumerable.Range(2, writers * commands).Select(number => (long)number), numbers.Order());
        Assert.Equal(3201L, await database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/busy'"));
        Assert.Equal(3200L, await database.Ask<long>("select count(distinct data #>> '{particulars,labels,0}') from parley.mt_events where stream_id = 'negotiation/busy' and version > 1"));
        Assert.Equal(3201L, await database.Ask<long>("select max(version) from parley.mt_events where stream_id = 'negotiation/busy'"));
    }

    [Fact]
    public async Task Two_hosts_on_one_negotiation_lose_and_double_nothing()
    {
        var hosts = new[] { await database.Start(), await database.Start() };
        Assert.Null((await hosts[0].Recorder().Record(Recording.Open("two"))).Refusal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var entries = new List<long>();
            for (var i = 0; i < 50; i++)
            {
                var answer = await hosts[writer % 2].Recorder().Record(Recording.Move("two", $"two {writer} {i}"));
                Assert.Null(answer.Refusal);
                entries.AddRange(answer.Entries);
            }

            return entries;
        })));
        Assert.Equal(Enumerable.Range(2, 400).Select(number => (long)number), answers.SelectMany(entries => entries).Order());
    }

    [Fact]
    public async Task Two_hosts_that_open_one_negotiation_at_once_open_it_once()
    {
        var hosts = new[] { await database.Start(), await database.Start() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            hosts[i % 2].Recorder().Record(Recording.Open("race") with { Stamp = Recording.Stamp($"race {i}") }))));
        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.Equal("negotiation-exists", answer.Refusal!.Code));
        Assert.Equal(1L, await database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/race'"));
    }

    [Fact]
    public async Task A_turn_that_does_not_come_in_time_is_given_up()
    {
        var queue = new StreamQueue();
        using var first = await queue.Enter("a", "s", TimeSpan.FromSeconds(1), default);
        Assert.NotNull(first);
        Assert.Null(await queue.Enter("a", "s", TimeSpan.FromMilliseconds(20), default));
        using var other = await queue.Enter("b", "s", TimeSpan.FromMilliseconds(20), default);
        Assert.NotNull(other);
        first.Dispose();
        using var next = await queue.Enter("a", "s", TimeSpan.FromMilliseconds(20), default);
        Assert.NotNull(next);
    }
}
