using Npgsql;
using Parley.Recording;

namespace Parley.Record.Accounts;

/// <summary>Accounts as the tables keep them (<see cref="AccountTables"/>). What two requests could do at once is one statement each.</summary>
public sealed partial class AccountStore(NpgsqlDataSource source, TimeProvider clock) : IAsyncDisposable
{
    private const string Schema = AccountTables.Schema;

    private const string Columns = "a.id, a.name, a.email, a.password_hash, a.stamp, a.totp, a.locked_until, a.disabled_at, a.created_at";

    /// <summary>Wrong passwords or codes in a row until an account waits.</summary>
    public const int FailuresToLock = 5;

    public static AccountStore On(string connection, TimeProvider clock) => new(NpgsqlDataSource.Create(connection), clock);

    /// <summary>Is there anybody who may sign in?</summary>
    public async Task<bool> Any(CancellationToken stop = default) => (await Rows($"select exists (select from {Schema}.accounts)", row => row.GetBoolean(0), stop))[0];

    public async Task<IReadOnlyList<Account>> All(CancellationToken stop = default) => await Rows($"select {Columns} from {Schema}.accounts a order by a.name_key", Read, stop);

    public Task<Account?> Find(Guid id, CancellationToken stop = default) => One("a.id = $1", stop, id);

    public Task<Account?> FindByName(string name, CancellationToken stop = default) => One("a.name_key = $1", stop, AccountNames.Key(name));

    public Task<Account?> FindByEmail(string email, CancellationToken stop = default) => One("a.email_key = $1", stop, EmailKey(email));

    public Task<Account?> FindByLogin(string issuer, string subject, CancellationToken stop = default) =>
        One($"a.id = (select account from {Schema}.logins where issuer = $1 and subject = $2)", stop, issuer, subject);

    /// <summary>The account of that name, made if there is none; the second says whether it was made.</summary>
    /// <exception cref="ArgumentException">The name is none: <see cref="AccountNames.Wrong"/> says why.</exception>
    public async Task<(Account Account, bool Made)> FindOrCreate(string name, CancellationToken stop = default)
    {
        if (AccountNames.Wrong(name) is { } wrong) throw new ArgumentException(wrong.Text, nameof(name));
        var made = await Do($"insert into {Schema}.accounts (id, name, name_key, stamp, created_at) values ($1, $2, $3, $4, $5) on conflict (name_key) do nothing", stop,
            Guid.NewGuid(), AccountNames.Kept(name), AccountNames.Key(name), Guid.NewGuid(), Now);
        return ((await FindByName(name, stop))!, made == 1);
    }

    /// <summary>The address by which an organisation may vouch for this person, as an administrator entered it. Null takes it away.</summary>
    public async Task<Refusal?> SetEmail(Guid account, string? email, CancellationToken stop = default)
    {
        if (email is not null && (Limits.Required("the e-mail address", email, 320) is not null || email.Trim().Split('@') is not [{ Length: > 0 }, { Length: > 0 }]))
            return new("bad-input", "that is no e-mail address: write name@example.org");
        var key = email is null ? null : EmailKey(email);
        var set = await Do($"update {Schema}.accounts set email = $2, email_key = $3 where id = $1 and not exists (select from {Schema}.accounts where email_key = $3 and id <> $1)", stop, account, email?.Trim(), key);
        return set == 1 ? null : new("email-exists", "another account has this e-mail address");
    }

    /// <summary>Nobody signs in with a disabled account, and what was signed in is so no longer.</summary>
    public async Task Disable(Guid account, CancellationToken stop = default) =>
        await Do($"update {Schema}.accounts set disabled_at = coalesce(disabled_at, $2), stamp = $3 where id = $1", stop, account, Now, Guid.NewGuid());

    public async Task Enable(Guid account, CancellationToken stop = default) => await Do($"update {Schema}.accounts set disabled_at = null where id = $1", stop, account);

    /// <summary>Has this person anything of their own to sign in with?</summary>
    public async Task<bool> HasCredential(Guid account, CancellationToken stop = default) => (await Rows($"""
        select exists (select from {Schema}.accounts where id = $1 and password_hash is not null) or exists (select from {Schema}.passkeys where account = $1)
            or exists (select from {Schema}.logins where account = $1)
        """, row => row.GetBoolean(0), stop, account))[0];

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private DateTimeOffset Now => clock.GetUtcNow();

    private static string EmailKey(string email) => Composed.Of(email.Trim().ToLowerInvariant());

    private static Account Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), Text(row, 2), Text(row, 3), row.GetGuid(4), Text(row, 5), Instant(row, 6), Instant(row, 7), row.GetFieldValue<DateTimeOffset>(8));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private async Task<Account?> One(string where, CancellationToken stop, params object?[] values) =>
        (await Rows($"select {Columns} from {Schema}.accounts a where {where}", Read, stop, values)).FirstOrDefault();

    private async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(stop);
        List<T> rows = [];
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }

    private async Task<int> Do(string sql, CancellationToken stop, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }
}
