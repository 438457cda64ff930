using System.Diagnostics.CodeAnalysis;
using Marten;
using Npgsql;

namespace Parley.Record.Store;

/// <summary>For whom the database is asked.</summary>
public enum Side
{
    /// <summary>Our side of the table, which records.</summary>
    Own,

    /// <summary>The other side of the table, which reads what was exchanged.</summary>
    Other,
}

/// <summary>
/// How connections to the record are opened: bound from their start, and for as long as they live, to the role of a side
/// (docs/adr/0019). Where the database has no such roles all of them are the login's own.
/// </summary>
public sealed class RecordConnections
{
    private readonly string own, other;

    private RecordConnections(string connection, string? missing) =>
        (Missing, own, other) = (missing, missing is null ? Bound(connection, DatabaseWalls.App) : connection, missing is null ? Bound(connection, DatabaseWalls.Exchanged) : connection);

    /// <summary>What keeps the connections from being bound, in a few words; null where they are.</summary>
    public string? Missing { get; }

    public static async Task<RecordConnections> Of(string connection, CancellationToken stop = default)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync(stop);
        var missing = await DatabaseWalls.Missing(opened, stop);
        return new(connection, missing ?? (await DatabaseWalls.MayBind(opened, stop) ? null : $"membership of its login in {DatabaseWalls.App} and {DatabaseWalls.Exchanged}"));
    }

    public string Of(Side side) => side == Side.Own ? own : other;

    /// <summary>A connection for reading one agency's record by SQL.</summary>
    public Task<NpgsqlConnection> Open(string agency, Side side, CancellationToken stop = default) => Open(Of(side), agency, stop);

    /// <param name="connection">Of one of the two sides, or the owner's, whom no policy holds.</param>
    public static Task<NpgsqlConnection> Open(string connection, string agency, CancellationToken stop = default) => For(agency, new(connection), stop);

    /// <summary>A connection of the store's own.</summary>
    public static Task<NpgsqlConnection> Open(IDocumentStore store, string agency, CancellationToken stop = default) => For(agency, store.Storage.Database.CreateConnection(), stop);

    /// <summary>Whether a connection string names one of the two roles.</summary>
    internal static bool IsBound(string connection) => new NpgsqlConnectionStringBuilder(connection).Options?.Contains("role=parley_", StringComparison.Ordinal) == true;

    /// <summary>
    /// The setting lasts as long as the transaction, which ends when the connection goes back to its pool: nothing of it is there for the
    /// next user, also where pools are told not to reset what they hand out.
    /// </summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The connection is the caller's, and ends its transaction.")]
    private static async Task<NpgsqlConnection> For(string agency, NpgsqlConnection connection, CancellationToken stop)
    {
        try
        {
            await connection.OpenAsync(stop);
            await connection.BeginTransactionAsync(stop);
            await using var set = new NpgsqlCommand($"select set_config('{DatabaseWalls.Setting}', $1, true)", connection);
            set.Parameters.Add(new() { Value = agency });
            await set.ExecuteNonQueryAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>As parameters of the connection's start: not even a reset of the session takes them away. The agency is there and empty, which sees nothing.</summary>
    private static string Bound(string connection, string role)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        builder.Options = $"{builder.Options} -c role={role} -c {DatabaseWalls.Setting}=".TrimStart();
        return builder.ToString();
    }
}
