using Npgsql;

namespace Parley.Record.Accounts;

/// <summary>Passkeys, and accounts at an organisation.</summary>
public sealed partial class AccountStore
{
    private const string PasskeyColumns = "id, name, public_key, created_at, sign_count, transports, user_verified, backup_eligible, backed_up, attestation, client_data, last_used";

    /// <summary>False where the passkey is there already, here or at another account.</summary>
    public async Task<bool> AddPasskey(Guid account, Passkey passkey, CancellationToken stop = default) => await Do($"""
        insert into {Schema}.passkeys (account, {PasskeyColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null) on conflict (id) do nothing
        """, stop, account, passkey.Id, passkey.Name, passkey.PublicKey, passkey.CreatedAt.ToUniversalTime(), passkey.SignCount, passkey.Transports.ToArray(), passkey.UserVerified, passkey.BackupEligible, passkey.BackedUp, passkey.Attestation, passkey.ClientData) == 1;

    public async Task<IReadOnlyList<Passkey>> Passkeys(Guid account, CancellationToken stop = default) =>
        await Rows($"select {PasskeyColumns} from {Schema}.passkeys where account = $1 order by created_at", ReadPasskey, stop, account);

    public Task<Account?> FindByPasskey(byte[] id, CancellationToken stop = default) => One($"a.id = (select account from {Schema}.passkeys where id = $1)", stop, id);

    public async Task UsedPasskey(byte[] id, long signCount, bool backedUp, CancellationToken stop = default) =>
        await Do($"update {Schema}.passkeys set sign_count = $2, backed_up = $3, last_used = $4 where id = $1", stop, id, signCount, backedUp, Now);

    /// <summary>Takes a passkey away; whoever is signed in elsewhere is so no longer. Its name, or null where there is none.</summary>
    public async Task<string?> RemovePasskey(Guid account, byte[] id, Guid? but = null, CancellationToken stop = default)
    {
        var name = (await Rows($"delete from {Schema}.passkeys where account = $1 and id = $2 returning name", row => row.GetString(0), stop, account, id)).FirstOrDefault();
        if (name is not null) await EndSessions(account, but, stop);
        return name;
    }

    /// <summary>False where this person of the organisation is linked already, here or to another account.</summary>
    public async Task<bool> AddLogin(Guid account, string issuer, string subject, CancellationToken stop = default) =>
        await Do($"insert into {Schema}.logins (issuer, subject, account, linked_at) values ($1, $2, $3, $4) on conflict (issuer, subject) do nothing", stop, issuer, subject, account, Now) == 1;

    public async Task<IReadOnlyList<OrganisationLogin>> Logins(Guid account, CancellationToken stop = default) =>
        await Rows($"select issuer, subject, linked_at from {Schema}.logins where account = $1 order by linked_at", row => new OrganisationLogin(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)), stop, account);

    public async Task<bool> RemoveLogin(Guid account, string issuer, string subject, Guid? but = null, CancellationToken stop = default)
    {
        if (await Do($"delete from {Schema}.logins where account = $1 and issuer = $2 and subject = $3", stop, account, issuer, subject) == 0) return false;
        await EndSessions(account, but, stop);
        return true;
    }

    private static Passkey ReadPasskey(NpgsqlDataReader row) => new(row.GetFieldValue<byte[]>(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(3), row.GetInt64(4), row.GetFieldValue<string[]>(5),
        row.GetBoolean(6), row.GetBoolean(7), row.GetBoolean(8), row.GetFieldValue<byte[]>(9), row.GetFieldValue<byte[]>(10), Instant(row, 11));
}
