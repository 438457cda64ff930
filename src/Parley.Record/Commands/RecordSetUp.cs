using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parley.Record.Store;
using Wolverine.Persistence.Durability;

namespace Parley.Record.Commands;

/// <summary>All that the owner does before a site can run as somebody who owns nothing: tables, messages, walls, and the site's own login.</summary>
public static class RecordSetUp
{
    /// <summary>Sets up what is missing if this login may. False where the database is not set up and somebody else must do it.</summary>
    public static async Task<bool> Ensure(string connection, CancellationToken stop = default)
    {
        bool ready, owner, walled;
        await using (var opened = new NpgsqlConnection(connection))
        {
            await opened.OpenAsync(stop);
            ready = await RecordDatabase.IsPrepared(opened, stop) && await Ask(opened, "select exists (select from pg_class where relnamespace = to_regnamespace('parley_queue') and relname = 'wolverine_nodes')", stop);
            owner = await Ask(opened, $"select coalesce((select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = '{RecordStore.Schema}'), has_database_privilege(current_database(), 'create'))", stop);
            walled = await DatabaseWalls.Missing(opened, stop) is null;
        }

        if (ready && (walled || !owner)) return true;
        if (!owner) return false;
        await Run(connection, stop: stop);
        return true;
    }

    private static async Task<bool> Ask(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <param name="site">The login to admit and its password; null where the owner's own login runs the site.</param>
    public static async Task Run(string connection, (string Login, string Password)? site = null, CancellationToken stop = default)
    {
        await using (var store = RecordStore.Open(connection, TimeProvider.System)) await RecordDatabase.Prepare(store, connection, stop);
        // Not a host: whoever starts the site within a test takes the first host that is built for the site's.
        await using (var messages = RecordHost.Messages(connection)) await messages.GetRequiredService<IMessageStore>().Admin.MigrateAsync();

        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync(stop);
        // A database that came from another server has the version's mark and none of the roles.
        if (await DatabaseWalls.Missing(opened, stop) is not null) await DatabaseWalls.Raise(opened, stop);
        if (site is var (login, password)) await DatabaseWalls.AdmitSite(opened, login, password, stop);
    }
}
