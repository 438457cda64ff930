using System.Threading.Channels;
using Marten;
using Marten.Services;
using Npgsql;

namespace Parley.Record.Live;

/// <summary>
/// Says to whoever listens that a stream has grown: which one, and nothing of what was recorded. After the commit, and not within it: PostgreSQL lets
/// transactions that notify commit one at a time, a quarter of the moves per second of eight writers (docs/adr/0024). What is not told, because a program
/// ended in between, is seen all the same by those who look every few seconds.
/// </summary>
public sealed class Telling(string connection) : DocumentSessionListenerBase, IAsyncDisposable
{
    public const string Channel = "parley_live";

    private readonly Channel<string> told = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Lock starting = new();
    private Task? work;

    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        foreach (var stream in commit.GetStreams())
            if (stream.Key is { } key && !key.StartsWith("access-log/", StringComparison.Ordinal)) told.Writer.TryWrite($"{session.TenantId} {key}");
        lock (starting) work ??= Task.Run(Work, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task Work()
    {
        // One connection of its own: nobody who records waits for one that tells.
        var own = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 1, NoResetOnClose = true }.ToString();
        while (await told.Reader.WaitToReadAsync())
        {
            var some = new HashSet<string>(StringComparer.Ordinal);
            while (some.Count < 100 && told.Reader.TryRead(out var one)) some.Add(one);
            try
            {
                await using var opened = new NpgsqlConnection(own);
                await opened.OpenAsync();
                await using var tell = new NpgsqlCommand("select pg_notify($1, it) from unnest($2) it", opened) { Parameters = { new() { Value = Channel }, new() { Value = some.ToArray() } } };
                await tell.ExecuteNonQueryAsync();
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                // Those who listen look by themselves.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        told.Writer.TryComplete();
        if (work is not null) await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1)));
    }
}
