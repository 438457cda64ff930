using System.Net;
using System.Net.Sockets;

namespace Parley.Record.Tests;

public enum Cut
{
    Never,

    /// <summary>The commit never reaches the server.</summary>
    BeforeCommit,

    /// <summary>The server has committed, and nobody hears of it.</summary>
    AfterCommit,
}

/// <summary>Stands between a host and the database, and once cuts the connection around a commit.</summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string host;
    private readonly int port;

    public CuttingProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What happens at the next commit; afterwards nothing does.</summary>
    public Cut Next { get; set; }

    public int Cuts { get; private set; }

    private async Task Accept()
    {
        while (true)
        {
            TcpClient client;
            try { client = await listener.AcceptTcpClientAsync(); }
            catch (Exception error) when (error is SocketException or ObjectDisposedException) { return; }
            _ = Serve(client);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using var _ = client;
        try
        {
            await server.ConnectAsync(host, port);
            var dropReply = false;
            var up = Pump(client.GetStream(), server.GetStream(), bytes =>
            {
                if (Next == Cut.Never || bytes.Span.IndexOf("COMMIT"u8) < 0) return true;
                (var now, Next) = (Next, Cut.Never);
                Cuts++;
                dropReply = now == Cut.AfterCommit;
                return dropReply;
            });
            var down = Pump(server.GetStream(), client.GetStream(), _ => !dropReply);
            await Task.WhenAny(up, down);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // Either side went away: so does the other.
        }
    }

    private static async Task Pump(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> pass)
    {
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            if (!pass(buffer.AsMemory(0, read))) return;
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    public void Dispose() => listener.Dispose();
}
