using Marten;
using Npgsql;
using Parley.Record.Accounts;
using Parley.Record.Papers;
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
            await PrepareSearch(store, connection, stop);
            await PaperTables.Prepare(store, connection, stop);
            await AccountTables.Prepare(connection, stop);
            await DatabaseWalls.Raise(connection, stop);
            await Execute(connection, $"comment on schema {RecordStore.Schema} is '{Version}'", stop);
        }

        await Execute(connection, $"select pg_advisory_unlock({SetUpLock})", stop);
    }

    /// <summary>Whether these programs have set the database up: anybody may ask.</summary>
    public static async Task<bool> IsPrepared(NpgsqlConnection connection, CancellationToken stop = default) => await Comment(connection, stop) == Version;

    /// <summary>What was recorded before there was a search, or with another shape of it, is filled in: some thousand events a second.</summary>
    private static async Task PrepareSearch(DocumentStore store, NpgsqlConnection connection, CancellationToken stop)
    {
        if (!await SearchTable.Prepare(connection, stop)) return;
        await using var any = new NpgsqlCommand($"select exists (select from {RecordStore.Schema}.mt_events)", connection);
        if ((bool)(await any.ExecuteScalarAsync(stop))!)
        {
            using var daemon = await store.BuildProjectionDaemonAsync();
            await daemon.RebuildProjectionAsync(SearchProjection.View, stop);
        }

        await SearchTable.Filled(connection, stop);
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
