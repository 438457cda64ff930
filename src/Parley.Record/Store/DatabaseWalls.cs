using Npgsql;

namespace Parley.Record.Store;

/// <summary>
/// What the database itself lets its users see and do (docs/adr/0019): a second net under the programs' own rules. Two roles that own
/// nothing, one for each side of the table; row security by agency and layer; events that nobody changes.
/// </summary>
public static class DatabaseWalls
{
    /// <summary>For people of the own side: reads and records.</summary>
    public const string App = "parley_app";

    /// <summary>For people of the other side: reads what was exchanged.</summary>
    public const string Exchanged = "parley_exchanged";

    /// <summary>The setting of a connection that says whose record it may see; unset or empty it sees nothing.</summary>
    public const string Setting = "parley.agency";

    /// <summary>The accounts of the instance, and Wolverine's messages: tables of the programs, no record.</summary>
    private static readonly string[] Working = ["parley_access", "parley_queue"];

    /// <summary>Raises the walls again from the ground: the connection is the owner's. Without the right to make roles, what needs none is raised.</summary>
    public static async Task Raise(NpgsqlConnection connection, CancellationToken stop)
    {
        await Execute(connection, WallsSql.Everywhere, stop);
        if (!await MakeRoles(connection, stop)) return;
        await Execute(connection, WallsSql.ForRoles, stop);
        foreach (var schema in Working) await Execute(connection, WallsSql.Working(schema), stop);
    }

    /// <summary>What of the walls is missing, in a few words; null where they stand.</summary>
    public static async Task<string?> Missing(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(WallsSql.Missing, connection);
        return await command.ExecuteScalarAsync(stop) as string;
    }

    /// <summary>Whether this login can take on both roles.</summary>
    public static async Task<bool> MayBind(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select coalesce(bool_and(pg_has_role(oid, 'member')), false) and count(*) = 2 from pg_roles where rolname in ('{App}', '{Exchanged}')", connection);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Gives the site a login that is a member of the two roles and nothing else, and inherits nothing: it is who it says at the connection's start.</summary>
    public static async Task AdmitSite(NpgsqlConnection connection, string login, string password, CancellationToken stop)
    {
        // Names and passwords are no parameters in PostgreSQL: the server quotes them itself.
        await using var quote = new NpgsqlCommand("select quote_ident(@login), quote_literal(@password), exists (select from pg_roles where rolname = @login)", connection);
        quote.Parameters.AddWithValue("login", login);
        quote.Parameters.AddWithValue("password", password);
        string name, secret;
        bool known;
        await using (var reader = await quote.ExecuteReaderAsync(stop))
        {
            await reader.ReadAsync(stop);
            (name, secret, known) = (reader.GetString(0), reader.GetString(1), reader.GetBoolean(2));
        }

        if (!known) await Execute(connection, $"create role {name}", stop);
        await Execute(connection, $"alter role {name} login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password {secret}; grant {App}, {Exchanged} to {name}", stop);
    }

    /// <summary>Roles are the server's, not the database's: another database's set-up may make them at the same moment.</summary>
    private static async Task<bool> MakeRoles(NpgsqlConnection connection, CancellationToken stop)
    {
        try
        {
            foreach (var role in (string[])[App, Exchanged]) await Execute(connection, WallsSql.Role(role), stop);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
