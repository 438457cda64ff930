using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Record.Commands;

namespace Parley.Benchmarks.Moves;

/// <summary>The product: a host as the command line runs it, and its recorder.</summary>
internal sealed class ByParley : IAsyncDisposable
{
    private readonly IHost host;
    private readonly Recorder recorder;

    private ByParley(IHost host) => (this.host, recorder) = (host, host.Services.GetRequiredService<Recorder>());

    public static async Task<ByParley> Start(string connection)
    {
        var started = new HostBuilder().ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Error)).UseRecord(connection).Build();
        await started.StartAsync();
        return new(started);
    }

    public async Task Open(int table)
    {
        var answer = await recorder.Record(SampleMoves.Opening(table, DateTimeOffset.UtcNow));
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);
    }

    public async Task Record(int table, int number)
    {
        var answer = await recorder.Record(SampleMoves.Move(table, number, DateTimeOffset.UtcNow));
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
