using Npgsql;

namespace Parley.Record.Live;

/// <summary>One connection that hears what <see cref="Telling"/> says, of all programs on this database.</summary>
public static class Listening
{
    /// <summary>Listens until it is stopped or the connection breaks.</summary>
    /// <param name="heard">Told the agency and the stream.</param>
    /// <param name="ready">Called once it listens: what was said before is not heard.</param>
    public static async Task To(string connection, Action<string, string> heard, Action ready, CancellationToken stop)
    {
        await using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 20 }.ToString());
        opened.Notification += (_, said) =>
        {
            var space = said.Payload.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0) heard(said.Payload[..space], said.Payload[(space + 1)..]);
        };
        await opened.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand("listen " + Telling.Channel, opened)) await listen.ExecuteNonQueryAsync(stop);
        ready();
        while (true) await opened.WaitAsync(stop);
    }
}
