using System.Collections.Concurrent;
using Parley.Record.Queries;

namespace Parley.Web.Live;

/// <summary>
/// The open windows on tables, and who of them is to look again. It holds nothing of the record: a window is woken, and then sees for itself what its
/// person may see.
/// </summary>
public sealed class LiveStreams
{
    /// <summary>Windows that one person may have open: a browser shows few at once, and hidden ones let go of theirs.</summary>
    public const int MostOfOne = 12;

    public const int MostInAll = 600;

    private readonly ConcurrentDictionary<Window, byte> open = new();
    private readonly Lock counting = new();

    public int Count => open.Count;

    /// <summary>A window on a table; null where there are too many.</summary>
    public Window? Enter(Guid person, string agency, string stream)
    {
        lock (counting)
        {
            if (open.Count >= MostInAll || open.Keys.Count(window => window.Person == person) >= MostOfOne) return null;
            var window = new Window(this, person, agency, stream);
            open[window] = 0;
            return window;
        }
    }

    /// <summary>A stream has grown: its table's windows look again; all of the agency's where it is somebody's role that changed.</summary>
    public void Heard(string agency, string stream)
    {
        var owner = Places.Owner(stream);
        foreach (var window in open.Keys)
            if (window.Agency == agency && (window.Stream == owner || stream.StartsWith("grant/", StringComparison.Ordinal))) window.Wake();
    }

    /// <summary>Nobody knows what was said meanwhile.</summary>
    public void LookAll()
    {
        foreach (var window in open.Keys) window.Wake();
    }

    internal void Leave(Window window) => open.TryRemove(window, out _);
}

/// <summary>One person's open view of one table. However often it is woken, it looks once: nothing piles up behind a slow reader.</summary>
public sealed class Window(LiveStreams all, Guid person, string agency, string stream) : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);

    public Guid Person => person;

    public string Agency => agency;

    public string Stream => stream;

    public void Wake()
    {
        try
        {
            if (woken.CurrentCount == 0) woken.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // Woken twice at once, or just closed: either is enough.
        }
    }

    public Task<bool> Wait(TimeSpan most, CancellationToken stop) => woken.WaitAsync(most, stop);

    public void Dispose()
    {
        all.Leave(this);
        woken.Dispose();
    }
}
