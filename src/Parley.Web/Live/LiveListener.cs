using System.Net.Sockets;
using Npgsql;
using Parley.Record.Live;
using Parley.Record.Store;

namespace Parley.Web.Live;

/// <summary>Keeps the site's one listening connection, and opens another when it breaks.</summary>
public sealed partial class LiveListener(RecordConnections connections, LiveStreams streams, ILogger<LiveListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listening.To(connections.Of(Side.Own), streams.Heard, streams.LookAll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or SocketException or IOException or TimeoutException or InvalidOperationException or OperationCanceledException)
            {
                LogBroken(error.Message);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nothing is heard of what is recorded ({Reason}); open pages look every few seconds until it is")]
    private partial void LogBroken(string reason);
}
