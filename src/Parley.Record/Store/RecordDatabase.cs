using Marten;
using Npgsql;
using Parley.Recording;

namespace Parley.Record.Store;

/// <summary>
/// Sets an empty or older database up, once for each version of the programs: a reading command must not pay for looking at every
/// table. The schema's comment says which version set it up.
/// </summary>
public static class RecordDatabase
{
    /// <summary>Any number that no other program takes: two first commands at once take turns.</summary>
    private const long SetUpLock = 0x5061726C6579;

    private static readonly string Version = string.Join(' ', new[] { typeof(ICommand), typeof(RecordDatabase) }.Select(type => type.Module.ModuleVersionId));

    public static async Task Prepare(DocumentStore store, string connectionString, CancellationToken stop = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        if (await Comment(connection, stop) == Version) return;

        await Execute(connection, $"select pg_advisory_lock({SetUpLock})", stop);
        if (await Comment(connection, stop) != Version)
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
            await Execute(connection, $"comment on schema {RecordStore.Schema} is '{Version}'", stop);
        }

        await Execute(connection, $"select pg_advisory_unlock({SetUpLock})", stop);
    }

    private static async Task<string?> Comment(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select obj_description(to_regnamespace('{RecordStore.Schema}')::oid, 'pg_namespace')", connection);
        return await command.ExecuteScalarAsync(stop) as string;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
