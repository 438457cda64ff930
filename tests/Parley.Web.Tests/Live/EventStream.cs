using System.Diagnostics;
using System.Threading.Channels;

namespace Parley.Web.Tests.Live;

/// <summary>A stream of events as a browser reads it.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly Channel<(string Event, string Id)> told = Channel.CreateUnbounded<(string, string)>();
    private readonly HttpResponseMessage response;
    private readonly CancellationTokenSource stop = new();
    private readonly Task reading;

    private EventStream(HttpResponseMessage response) => (this.response, reading) = (response, Task.Run(() => Read(response)));

    /// <summary>The first id, before anything has happened.</summary>
    public string Began { get; private set; } = "";

    public static async Task<EventStream> On(HttpClient client, string path, string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (last is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/event-stream", $"{path}: {answer.StatusCode} {answer.Headers.Location}");
        var stream = new EventStream(answer);
        if (await stream.Next(TimeSpan.FromSeconds(5)) is not { } first) throw new InvalidOperationException("the stream does not begin");
        if (first.Event.Length == 0) stream.Began = first.Id;
        else stream.told.Writer.TryWrite(first);
        return stream;
    }

    /// <summary>The next event, or null where none comes in that time or the stream ends.</summary>
    public async Task<(string Event, string Id)?> Next(TimeSpan most)
    {
        using var patience = new CancellationTokenSource(most);
        try
        {
            return await told.Reader.ReadAsync(patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }

    /// <summary>How long it took until the stream ended.</summary>
    public async Task<TimeSpan> Ended(TimeSpan most)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAny(reading, Task.Delay(most));
        Assert.True(reading.IsCompleted, $"the stream still runs after {most}");
        return watch.Elapsed;
    }

    private async Task Read(HttpResponseMessage from)
    {
        try
        {
            using var reader = new StreamReader(await from.Content.ReadAsStreamAsync(stop.Token));
            var (name, id) = ("", "");
            var any = false;
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal)) (name, any) = (line[7..], true);
                else if (line.StartsWith("id: ", StringComparison.Ordinal)) (id, any) = (line[4..], true);
                else if (line.Length == 0 && any)
                {
                    told.Writer.TryWrite((name, id));
                    (name, any) = ("", false);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
        {
            // Closed from this end.
        }

        told.Writer.TryComplete();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        response.Dispose();
        await reading;
        stop.Dispose();
    }
}
