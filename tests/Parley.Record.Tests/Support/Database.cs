using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Parley.Record.Commands;
using Parley.Record.Store;

namespace Parley.Record.Tests;

/// <summary>A database of its own on the test server (PARLEY_TEST_DB, which ops/test sets), and hosts on it. Dropped at the end.</summary>
public class Database : IAsyncLifetime
{
    private readonly string name = "test_" + Guid.NewGuid().ToString("N")[..12];
    private readonly List<IHost> hosts = [];

    public static string Server { get; } = Environment.GetEnvironmentVariable("PARLEY_TEST_DB")
        ?? throw new InvalidOperationException("PARLEY_TEST_DB names no PostgreSQL server: run ops/test, or set it to a connection string of a superuser");

    public string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();

    public async Task InitializeAsync()
    {
        await Execute(Server, $"create database {name}");
        await using var store = RecordStore.Open(Connection, TimeProvider.System);
        await RecordDatabase.Prepare(store, Connection);
    }

    public async Task DisposeAsync()
    {
        foreach (var host in hosts.ToArray()) await Stop(host);
        NpgsqlConnection.ClearAllPools();
        await Execute(Server, $"drop database if exists {name} with (force)");
    }

    /// <summary>Starts a host of the record, as the pages and the command line have one.</summary>
    public async Task<IHost> Start(TimeProvider? clock = null, string? connection = null)
    {
        var host = new HostBuilder().UseRecord(connection ?? Connection)
            .ConfigureServices(services => { if (clock is not null) services.AddSingleton(clock); })
            .Build();
        await host.StartAsync();
        hosts.Add(host);
        return host;
    }

    public async Task Stop(IHost host)
    {
        hosts.Remove(host);
        await host.StopAsync();
        host.Dispose();
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
