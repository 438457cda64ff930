using Npgsql;
using Parley.Record.Queries;
using Parley.Record.Store;

namespace Parley.Record.Tests.Walls;

/// <summary>The walls as PostgreSQL's own catalogue has them: a table that comes later stands behind them, or here with its reason.</summary>
public sealed class CatalogueOfWallsTests(WalledRecord record) : IClassFixture<WalledRecord>
{
    /// <summary>Tables without row security, and why: nobody but the owner has any right on them.</summary>
    private static readonly Dictionary<string, string> OwnersAlone = new()
    {
        ["mt_doc_deadletterevent"] = "of Marten's daemon, which only the operator's rebuild runs",
        ["mt_event_progression"] = "of Marten's daemon",
        ["mt_event_projection_floors"] = "of Marten's daemon",
        ["mt_high_water_skips"] = "of Marten's daemon",
    };

    [Fact]
    public async Task Every_table_has_row_security_with_policies_or_is_the_owners_alone()
    {
        var open = await Rows("select relname from pg_class where relnamespace = 'parley'::regnamespace and relkind in ('r', 'p', 'm', 'v', 'f') and not (relrowsecurity and exists (select from pg_policy where polrelid = pg_class.oid)) order by 1");
        Assert.Equal(OwnersAlone.Keys.Order(), open);
        Assert.Empty(await Rows($"""
            select relname from pg_class, unnest(array['{DatabaseWalls.App}', '{DatabaseWalls.Exchanged}']) as role, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as what
            where relnamespace = 'parley'::regnamespace and relname in ({string.Join(", ", OwnersAlone.Keys.Select(name => $"'{name}'"))}) and has_table_privilege(role, pg_class.oid, what)
            """));
    }

    [Fact]
    public async Task Neither_role_owns_anything_or_has_powers_of_its_own_or_is_a_member_of_another()
    {
        Assert.Equal(["parley_app", "parley_exchanged"], await Rows("select rolname from pg_roles where rolname like 'parley\\_%' and rolname <> 'parley_site' and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication) order by 1"));
        Assert.Empty(await Rows("select classid::regclass || ' ' || objid from pg_shdepend where deptype = 'o' and refobjid in ('parley_app'::regrole, 'parley_exchanged'::regrole)"));
        Assert.Empty(await Rows("select roleid::regrole::text from pg_auth_members where member in ('parley_app'::regrole, 'parley_exchanged'::regrole)"));
    }

    [Fact]
    public async Task Each_role_has_these_rights_and_no_others()
    {
        Assert.Equal(
            ["citations: insert select update", "documents: insert select", "mt_doc_agency: insert select update", "mt_doc_agreement: insert select update", "mt_doc_grant: insert select update", "mt_doc_negotiation: insert select update", "mt_doc_order: insert select update", "mt_doc_receipt: insert select",
                "mt_doc_unit: insert select update", "mt_events: insert select", "mt_streams: insert select", "papers: insert select", "search: delete insert select update"],
            await Rights(DatabaseWalls.App));
        Assert.Equal(["citations: select", "documents: select", "mt_doc_agency: select", "mt_doc_agreement: select", "mt_doc_negotiation: select", "mt_doc_unit: select", "mt_events: select", "mt_streams: select", "search: select"], await Rights(DatabaseWalls.Exchanged));
        Assert.Equal(["mt_streams.timestamp", "mt_streams.version"], await Rows("select table_name || '.' || column_name from information_schema.column_privileges where grantee = 'parley_app' and table_name = 'mt_streams' and privilege_type = 'UPDATE' order by 1"));
    }

    [Fact]
    public async Task What_runs_with_the_owners_rights_is_the_search_function_alone_and_not_for_everybody()
    {
        Assert.Equal(["found"], await Rows("select proname from pg_proc where pronamespace = 'parley'::regnamespace and prosecdef"));
        Assert.Equal(["parley_app", "parley_exchanged"], await Rows("select grantee from information_schema.routine_privileges where routine_schema = 'parley' and routine_name = 'found' and grantee <> grantor order by 1"));
    }

    [Fact]
    public async Task Accounts_and_messages_are_the_own_sides_also_what_comes_later()
    {
        await record.Ask<int>("create table if not exists parley_access.later (x int); select 1");
        Assert.True((bool)(await record.AskAs(null, null, "select bool_and(has_table_privilege('parley_app', 'parley_access.later', what)) from unnest(array['select', 'insert', 'update', 'delete']) as what"))!);
        foreach (var schema in (string[])["parley_access", "parley_queue"])
            Assert.False((bool)(await record.AskAs(null, null, $"select has_schema_privilege('parley_exchanged', '{schema}', 'usage')"))!);
        Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.Exchanged, "davis", "select * from parley_access.later"));
        await record.Ask<int>("drop table parley_access.later; select 1");
    }

    /// <summary>Set-up by the owner, Marten's own look at what is there, and the operator's rebuild are as they were.</summary>
    [Fact]
    public async Task Marten_finds_nothing_to_change_and_the_operator_rebuilds_and_checks_as_before()
    {
        await using var store = RecordStore.Open(record.Connection, TimeProvider.System);
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        foreach (var view in Views.Names)
        {
            await Views.Rebuild(store, view);
            var check = await Views.Check(store, record.Connection, view);
            Assert.Empty(check.Differences);
        }

        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    private Task<IReadOnlyList<string>> Rights(string role) => Rows($"""
        select table_name || ': ' || string_agg(lower(privilege_type), ' ' order by privilege_type) from information_schema.role_table_grants where grantee = '{role}' and table_schema = 'parley' group by table_name order by table_name
        """);

    private async Task<IReadOnlyList<string>> Rows(string sql)
    {
        await using var connection = await record.As(null, null);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
