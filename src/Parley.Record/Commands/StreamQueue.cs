using System.Collections.Concurrent;

namespace Parley.Record.Commands;

/// <summary>Commands on one stream take turns within this host; across hosts the stream's row lock does the same (docs/adr/0006).</summary>
public sealed class StreamQueue
{
    private readonly ConcurrentDictionary<(string Agency, string Stream), Turn> turns = new();

    /// <summary>Waits for the stream's turn, until <paramref name="patience"/> is over; null then.</summary>
    public async Task<IDisposable?> Enter(string agency, string stream, TimeSpan patience, CancellationToken stop)
    {
        var key = (agency, stream);
        Turn turn;
        while (true)
        {
            turn = turns.GetOrAdd(key, static _ => new Turn());
            lock (turn)
            {
                // A turn that nobody held was taken out while we looked: take the next one.
                if (turn.Gone) continue;
                turn.Waiting++;
                break;
            }
        }

        var entered = false;
        try
        {
            entered = await turn.Gate.WaitAsync(patience, stop);
            return entered ? new Leaving(this, key, turn) : null;
        }
        finally
        {
            if (!entered) Leave(key, turn, false);
        }
    }

    private void Leave((string, string) key, Turn turn, bool entered)
    {
        lock (turn)
        {
            if (entered) turn.Gate.Release();
            if (--turn.Waiting > 0) return;
            turn.Gone = true;
            turns.TryRemove(KeyValuePair.Create(key, turn));
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public int Waiting { get; set; }
        public bool Gone { get; set; }
    }

    private sealed class Leaving(StreamQueue queue, (string, string) key, Turn turn) : IDisposable
    {
        private bool left;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref left, true)) queue.Leave(key, turn, true);
        }
    }
}
