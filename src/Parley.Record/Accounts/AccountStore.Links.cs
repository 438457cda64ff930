using Parley.Recording;

namespace Parley.Record.Accounts;

/// <summary>One-time links, and recovery, which an administrator starts and only the person finishes.</summary>
public sealed partial class AccountStore
{
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(1);

    /// <summary>A started recovery lapses where nobody comes for the link.</summary>
    public static readonly TimeSpan RecoveryLasts = TimeSpan.FromDays(3);

    /// <summary>A link that signs this person in once. What comes back is its secret, which is kept nowhere.</summary>
    /// <param name="askedBy">Who made it, for the record of it.</param>
    public async Task<string> MakeLink(Guid account, LinkPurpose purpose, string askedBy, TimeSpan? lasts = null, CancellationToken stop = default)
    {
        var secret = Secrets.New();
        await Do($"insert into {Schema}.links (hash, account, purpose, asked_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)", stop,
            Secrets.Hash(secret), account, Json.Word(purpose), askedBy, Now, Now + (lasts ?? LinkLasts));
        return secret;
    }

    /// <summary>Uses a link up. Null where it is unknown, used, too old, or of a disabled account: which of these is nobody's business.</summary>
    public async Task<FollowedLink?> Follow(string secret, CancellationToken stop = default)
    {
        if (!Secrets.IsSecret(secret)) return null;
        var found = await Rows($"update {Schema}.links set used_at = $2 where hash = $1 and used_at is null and expires_at > $2 returning account, purpose", row => (Account: row.GetGuid(0), Purpose: row.GetString(1)), stop, Secrets.Hash(secret), Now);
        if (found is not [var (id, word)]) return null;
        var purpose = Enum.GetValues<LinkPurpose>().Single(one => Json.Word(one) == word);
        if (purpose == LinkPurpose.Recovery)
        {
            if (await OpenRecovery(id, stop) is null) return null;
            await RevokeTokens(id, stop);
            await EndSessions(id, null, stop);
        }

        return await Find(id, stop) is { DisabledAt: null } account ? new(account, purpose) : null;
    }

    /// <summary>
    /// An administrator says that this person may begin anew. No link is made here, so that the administrator never has one: the operator of the machine
    /// makes it for the person (signin-link --recovery), and only the person sets what comes after.
    /// </summary>
    public async Task StartRecovery(Guid account, string askedBy, CancellationToken stop = default) => await Do($"""
        insert into {Schema}.recoveries (account, asked_by, asked_at, expires_at) values ($1, $2, $3, $4)
        on conflict (account) do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at, expires_at = excluded.expires_at
        """, stop, account, askedBy, Now, Now + RecoveryLasts);

    public async Task<Recovery?> OpenRecovery(Guid account, CancellationToken stop = default) =>
        (await Rows($"select account, asked_by, asked_at, expires_at from {Schema}.recoveries where account = $1 and expires_at > $2",
            row => new Recovery(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3)), stop, account, Now)).FirstOrDefault();

    /// <summary>Ends a recovery with the one new credential: every one from before is gone, for it may be in other hands. False where none is open.</summary>
    /// <param name="passkey">The new passkey, or null where it is a password.</param>
    public async Task<bool> FinishRecovery(Guid account, string? passwordHash, Passkey? passkey, CancellationToken stop = default)
    {
        if (passwordHash is null == passkey is null) throw new ArgumentException("either a password or a passkey", nameof(passkey));
        var finished = await Do($"""
            with open as (delete from {Schema}.recoveries where account = $1 and expires_at > $2 returning account),
            keys as (delete from {Schema}.passkeys where account = (select account from open)),
            codes as (delete from {Schema}.recovery_codes where account = (select account from open)),
            spare as (delete from {Schema}.links where account = (select account from open) and used_at is null)
            update {Schema}.accounts set password_hash = $3, totp = null, totp_step = 0, stamp = $4, failures = 0, lockouts = 0, locked_until = null where id = (select account from open)
            """, stop, account, Now, passwordHash, Guid.NewGuid()) == 1;
        return finished && (passkey is null || await AddPasskey(account, passkey, stop));
    }
}
