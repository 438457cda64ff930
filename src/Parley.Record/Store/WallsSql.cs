using Parley.Record.Papers;

namespace Parley.Record.Store;

/// <summary>The statements of <see cref="DatabaseWalls"/>. Each may be run again; each string is one transaction.</summary>
internal static class WallsSql
{
    private const string S = RecordStore.Schema;

    /// <summary>In a subquery, so that the server asks once a statement and not once a row.</summary>
    private const string Agency = $"(select current_setting('{DatabaseWalls.Setting}', true))";

    /// <summary>Functions, the bar before the events, and the owner's way through Marten's forced policies: nothing here needs a role.</summary>
    public const string Everywhere = $"""
        create or replace function {S}.layer_of(stream text) returns text language sql immutable parallel safe as $$
            select case when stream is null or starts_with(stream, 'grant/') or starts_with(stream, 'order/') or starts_with(stream, 'access-log/') then 'office'
                        when stream like '%/%/account' then 'account' when stream like '%/%/internal' then 'internal' else 'exchanged' end $$;

        create or replace function {S}.events_stay() returns trigger language plpgsql as $$
        begin
            raise exception 'what was recorded stays as it is: no % on %.%', lower(tg_op), tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
        end $$;
        drop trigger if exists events_stay on {S}.mt_events;
        create trigger events_stay before update or delete or truncate on {S}.mt_events for each statement execute function {S}.events_stay();
        alter table {S}.mt_events enable always trigger events_stay;

        -- Full text operators may not use an index under row security, for they are not marked leakproof. So this function, which is the owner's, asks for the agency and the layer itself.
        create or replace function {SearchTable.Found}(asked tsquery, ranked tsquery, layers text[])
            returns table (stream_id varchar, version bigint, part varchar, happened varchar, rank real)
            language sql stable security definer set search_path = pg_catalog, pg_temp as $$
            select it.stream_id, it.version, it.part, it.happened, ts_rank(it.vector, ranked) from {SearchTable.Name} as it
            where it.vector @@ asked and it.tenant_id = {Agency} and it.layer = any(layers)
              and (it.layer = 'exchanged' and {S}.layer_of(it.stream_id) = 'exchanged' or (select current_setting('role') = '{DatabaseWalls.App}' or (current_setting('role') = 'none' and pg_has_role(session_user, current_user, 'member')))) $$;
        revoke all on function {SearchTable.Found} from public;

        do $$
        declare it record;
        begin
            for it in select oid::regclass as name, pg_get_userbyid(relowner) as owner from pg_class where relnamespace = '{S}'::regnamespace and relforcerowsecurity loop
                execute format('drop policy if exists parley_owner on %s', it.name);
                execute format('create policy parley_owner on %s to %I using (true) with check (true)', it.name, it.owner);
            end loop;
        end $$
        """;

    /// <summary>Rights are given by name; a table that is not named here is nobody's but the owner's, except a new snapshot, which the own side may keep.</summary>
    public const string ForRoles = $"""
        grant usage on schema {S} to {DatabaseWalls.App}, {DatabaseWalls.Exchanged};
        revoke all on all tables in schema {S} from {DatabaseWalls.App}, {DatabaseWalls.Exchanged};
        grant select, insert on {S}.mt_events, {S}.documents, {PaperTables.Brought}, {S}.mt_doc_receipt to {DatabaseWalls.App};
        grant select, insert, update (version, timestamp) on {S}.mt_streams to {DatabaseWalls.App};
        grant select, insert, update, delete on {SearchTable.Name} to {DatabaseWalls.App};
        grant select, insert, update on {PaperTables.Cited} to {DatabaseWalls.App};
        grant usage on sequence {S}.mt_events_sequence to {DatabaseWalls.App};
        grant select on {S}.mt_events, {S}.mt_streams, {SearchTable.Name}, {S}.documents, {PaperTables.Cited}, {S}.mt_doc_agency, {S}.mt_doc_unit, {S}.mt_doc_agreement, {S}.mt_doc_negotiation to {DatabaseWalls.Exchanged};
        grant execute on function {SearchTable.Found} to {DatabaseWalls.App}, {DatabaseWalls.Exchanged};

        do $$
        declare
            it record;
            mine text := $mine$tenant_id = {Agency}$mine$;
        begin
            for it in select oid::regclass as name, relname from pg_class where relnamespace = '{S}'::regnamespace and relname in ('mt_events', 'mt_streams', 'search', 'documents', 'papers', 'citations') loop
                execute format('alter table %s enable row level security', it.name);
                execute format('drop policy if exists parley_agency on %s', it.name);
                execute format('create policy parley_agency on %s to {DatabaseWalls.App}, {DatabaseWalls.Exchanged} using (%s) with check (%s)', it.name, mine, mine);
                execute format('drop policy if exists parley_layer on %s', it.name);
                execute format('create policy parley_layer on %s as restrictive to {DatabaseWalls.Exchanged} using (%s)', it.name,
                    case it.relname when 'mt_streams' then '{S}.layer_of(id) = ''exchanged''' when 'papers' then 'false'
                        -- Of the papers themselves those that an entry of the exchanged layer names: what it reads of the citations says which.
                        when 'documents' then 'exists (select from {PaperTables.Cited} as cited where cited.tenant_id = documents.tenant_id and cited.sha256 = documents.sha256)'
                        when 'citations' then 'layer = ''exchanged'' and {S}.layer_of(stream_id) = ''exchanged'''
                        when 'search' then 'layer = ''exchanged'' and {S}.layer_of(stream_id) = ''exchanged''' else '{S}.layer_of(stream_id) = ''exchanged''' end);
            end loop;

            -- The agency's policy on these is Marten's own. Who owns them may be a member of the role, and these tables hold their owner to the policies too: so the role itself is asked for.
            for it in select oid::regclass as name, relname from pg_class where relnamespace = '{S}'::regnamespace and relforcerowsecurity loop
                if it.relname <> 'mt_doc_receipt' then execute format('grant select, insert, update on %s to {DatabaseWalls.App}', it.name); end if;
                execute format('drop policy if exists parley_layer on %s', it.name);
                execute format('create policy parley_layer on %s as restrictive using ((select current_user) <> ''{DatabaseWalls.Exchanged}'' or {S}.layer_of(id) = ''exchanged'')', it.name);
                execute format('drop policy if exists parley_across on %s', it.name);
                -- Who may choose between agencies must be told which there are, before one is chosen.
                if it.relname in ('mt_doc_agency', 'mt_doc_grant') then execute format('create policy parley_across on %s for select to {DatabaseWalls.App}, {DatabaseWalls.Exchanged} using (true)', it.name); end if;
            end loop;
        end $$
        """;

    /// <summary>Null where both roles are what they ought to be and can use the record.</summary>
    public const string Missing = $"""
        select case
            when (select count(*) from pg_roles where rolname in ('{DatabaseWalls.App}', '{DatabaseWalls.Exchanged}')) < 2 then 'the roles {DatabaseWalls.App} and {DatabaseWalls.Exchanged}'
            when exists (select from pg_roles where rolname in ('{DatabaseWalls.App}', '{DatabaseWalls.Exchanged}') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)) then 'roles {DatabaseWalls.App} and {DatabaseWalls.Exchanged} without powers of their own'
            when (select count(*) from pg_policies where schemaname = '{S}' and tablename = 'mt_events') < 2 or not exists (select from pg_class where relnamespace = to_regnamespace('{S}') and relname = 'mt_events' and has_table_privilege('{DatabaseWalls.App}', oid, 'insert')) then 'the policies and rights of {DatabaseWalls.App} and {DatabaseWalls.Exchanged}'
        end
        """;

    /// <summary>A role without powers, granted to whoever sets up, for their site runs as it.</summary>
    public static string Role(string name) => $"""
        do $$ begin
            if not exists (select from pg_roles where rolname = '{name}') then
                begin
                    create role {name} nologin;
                exception when duplicate_object or unique_violation then null;
                end;
            end if;
            if not pg_has_role('{name}', 'member') then grant {name} to current_user; end if;
        end $$
        """;

    /// <summary>A schema in which the programs of the own side keep what is no record; also what comes into it later.</summary>
    public static string Working(string schema) => $"""
        create schema if not exists {schema};
        grant usage on schema {schema} to {DatabaseWalls.App};
        grant select, insert, update, delete on all tables in schema {schema} to {DatabaseWalls.App};
        grant usage, select on all sequences in schema {schema} to {DatabaseWalls.App};
        alter default privileges in schema {schema} grant select, insert, update, delete on tables to {DatabaseWalls.App};
        alter default privileges in schema {schema} grant usage, select on sequences to {DatabaseWalls.App}
        """;
}
