using System.Globalization;
using Npgsql;

namespace Parley.Benchmarks.Harness;

/// <summary>The server that PARLEY_BENCH_DB names, as a superuser: databases of our own come and go on it.</summary>
internal sealed class Server(string connection) : IAsyncDisposable
{
    private readonly string prefix = "bench_" + Guid.NewGuid().ToString("N")[..8];
    private readonly List<string> databases = [];
    private readonly string connection = Unpooled(connection);

    /// <summary>A new database, empty or a copy of another that nobody is connected to; the answer is its connection string.</summary>
    public async Task<string> Create(string name, string? template = null)
    {
        var database = $"{prefix}_{name}";
        if (template is not null) NpgsqlConnection.ClearAllPools();
        await Execute(connection, $"create database {database}" + (template is null ? "" : $" template {Named(template)}"));
        databases.Add(database);
        return new NpgsqlConnectionStringBuilder(connection) { Database = database, Pooling = true }.ToString();
    }

    /// <summary>Whether a commit waits for the disk: without that, figures of recording say nothing.</summary>
    public async Task<bool> IsDurable() =>
        await Ask<string>(connection, "show fsync") == "on" && await Ask<string>(connection, "show synchronous_commit") == "on";

    /// <summary>How many connections the server takes at once.</summary>
    public async Task<int> Connections() => int.Parse(await Ask<string>(connection, "show max_connections"), CultureInfo.InvariantCulture);

    /// <summary>Dirty pages of what was done before are written now, not in somebody's round.</summary>
    public Task Settle() => Execute(connection, "checkpoint");

    public static async Task Execute(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(sql, opened) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> Ask<T>(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(sql, opened) { CommandTimeout = 300 };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var database in databases) await Execute(connection, $"drop database if exists {database} with (force)");
    }

    /// <summary>Who creates or drops a database must not stay connected to another; a server is named with or without one.</summary>
    private static string Unpooled(string connection)
    {
        var named = new NpgsqlConnectionStringBuilder(connection) { Pooling = false };
        named.Database ??= "postgres";
        return named.ToString();
    }

    private static string? Named(string connection) => new NpgsqlConnectionStringBuilder(connection).Database;
}
