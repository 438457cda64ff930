using Npgsql;

namespace Parley.Record.Accounts;

/// <summary>
/// Who may sign in, beside the record and no part of it: a schema of its own, plain tables, so that the record's tables hold no credential
/// (docs/adr/0017). Later shapes are made by statements that do nothing the second time.
/// </summary>
public static class AccountTables
{
    public const string Schema = "parley_access";

    private const string Create = $"""
        create schema if not exists {Schema};
        create table if not exists {Schema}.accounts (
            id uuid primary key,
            name text not null,
            name_key text not null unique,
            email text,
            email_key text unique,
            password_hash text,
            stamp uuid not null,
            totp text,
            totp_step bigint not null default 0,
            failures int not null default 0,
            lockouts int not null default 0,
            locked_until timestamptz,
            disabled_at timestamptz,
            created_at timestamptz not null);
        create table if not exists {Schema}.passkeys (
            id bytea primary key,
            account uuid not null references {Schema}.accounts on delete cascade,
            name text not null,
            public_key bytea not null,
            created_at timestamptz not null,
            sign_count bigint not null,
            transports text[] not null,
            user_verified boolean not null,
            backup_eligible boolean not null,
            backed_up boolean not null,
            attestation bytea not null,
            client_data bytea not null,
            last_used timestamptz);
        create index if not exists passkeys_account on {Schema}.passkeys (account);
        create table if not exists {Schema}.logins (
            issuer text not null,
            subject text not null,
            account uuid not null references {Schema}.accounts on delete cascade,
            linked_at timestamptz not null,
            primary key (issuer, subject));
        create index if not exists logins_account on {Schema}.logins (account);
        create table if not exists {Schema}.recovery_codes (
            account uuid not null references {Schema}.accounts on delete cascade,
            hash bytea not null,
            used_at timestamptz,
            primary key (account, hash));
        create table if not exists {Schema}.links (
            hash bytea primary key,
            account uuid not null references {Schema}.accounts on delete cascade,
            purpose text not null,
            asked_by text not null,
            made_at timestamptz not null,
            expires_at timestamptz not null,
            used_at timestamptz);
        create index if not exists links_account on {Schema}.links (account);
        create table if not exists {Schema}.recoveries (
            account uuid primary key references {Schema}.accounts on delete cascade,
            asked_by text not null,
            asked_at timestamptz not null,
            expires_at timestamptz not null);
        create table if not exists {Schema}.sessions (
            id uuid primary key,
            account uuid not null references {Schema}.accounts on delete cascade,
            stamp uuid not null,
            method text not null,
            began_at timestamptz not null,
            ended_at timestamptz);
        create index if not exists sessions_account on {Schema}.sessions (account);
        create table if not exists {Schema}.tokens (
            id uuid primary key,
            hash bytea not null unique,
            account uuid not null references {Schema}.accounts on delete cascade,
            name text not null,
            scopes text[] not null,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            last_used timestamptz,
            revoked_at timestamptz);
        create index if not exists tokens_account on {Schema}.tokens (account)
        """;

    public static async Task Prepare(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Create, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
