namespace Parley.Record.Accounts;

/// <summary>Passwords, the second factor beside them, and the counting of wrong ones.</summary>
public sealed partial class AccountStore
{
    /// <summary>How long an account waits after the first five wrong ones in a row; twice as long after each further five, up to a day.</summary>
    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(5);

    /// <summary>A new password, or none: whoever is signed in elsewhere is so no longer.</summary>
    /// <param name="but">The session that goes on.</param>
    public Task SetPassword(Guid account, string? hash, Guid? but = null, CancellationToken stop = default) => Change(account, "password_hash = $4", hash, but, stop);

    /// <summary>The same password, hashed with more rounds.</summary>
    public async Task Rehash(Guid account, string before, string hash, CancellationToken stop = default) =>
        await Do($"update {Schema}.accounts set password_hash = $3 where id = $1 and password_hash = $2", stop, account, before, hash);

    /// <summary>One wrong password or code. Counted in the statement, so that many at once are all counted.</summary>
    public async Task Failed(Guid account, CancellationToken stop = default) => await Do($"""
        update {Schema}.accounts set failures = (failures + 1) % {FailuresToLock},
            lockouts = lockouts + (failures + 1) / {FailuresToLock},
            locked_until = case when failures + 1 < {FailuresToLock} then locked_until else $2::timestamptz + least($3::interval * power(2, least(lockouts, 20)), interval '1 day') end
        where id = $1
        """, stop, account, Now, FirstLock);

    public async Task Succeeded(Guid account, CancellationToken stop = default) =>
        await Do($"update {Schema}.accounts set failures = 0, lockouts = 0, locked_until = null where id = $1 and (failures, lockouts) <> (0, 0)", stop, account);

    /// <summary>Sets up the second factor, or takes it away with its recovery codes.</summary>
    /// <param name="secret">As the site protected it.</param>
    public async Task SetTotp(Guid account, string? secret, Guid? but = null, CancellationToken stop = default)
    {
        if (secret is null) await Do($"delete from {Schema}.recovery_codes where account = $1", stop, account);
        await Change(account, "totp = $4, totp_step = 0", secret, but, stop);
    }

    /// <summary>A code is good once: false where this step of time, or a later one, was used before (RFC 6238, 5.2).</summary>
    public async Task<bool> UseTotpStep(Guid account, long step, CancellationToken stop = default) =>
        await Do($"update {Schema}.accounts set totp_step = $2 where id = $1 and totp_step < $2", stop, account, step) == 1;

    /// <summary>New recovery codes; those from before are good no more.</summary>
    public async Task SetRecoveryCodes(Guid account, IReadOnlyList<string> codes, CancellationToken stop = default) => await Do($"""
        with gone as (delete from {Schema}.recovery_codes where account = $1)
        insert into {Schema}.recovery_codes (account, hash) select $1, unnest($2::bytea[])
        """, stop, account, codes.Select(code => Secrets.Hash(PlainCode(code))).ToArray());

    /// <summary>A recovery code is good once.</summary>
    public async Task<bool> UseRecoveryCode(Guid account, string code, CancellationToken stop = default) =>
        await Do($"update {Schema}.recovery_codes set used_at = $3 where account = $1 and hash = $2 and used_at is null", stop, account, Secrets.Hash(PlainCode(code)), Now) == 1;

    public async Task<int> RecoveryCodesLeft(Guid account, CancellationToken stop = default) =>
        (await Rows($"select count(*)::int from {Schema}.recovery_codes where account = $1 and used_at is null", row => row.GetInt32(0), stop, account))[0];

    private static string PlainCode(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>Changes a credential and the stamp in one statement, so that no session outlives what it was begun with; one session is taken along.</summary>
    private async Task Change(Guid account, string set, string? value, Guid? but, CancellationToken stop) => await Do($"""
        with one as (update {Schema}.accounts set stamp = $2, {set} where id = $1 and ($4::text is null or true))
        update {Schema}.sessions set stamp = $2 where id = $3 and account = $1 and ended_at is null
        """, stop, account, Guid.NewGuid(), but, value);
}
