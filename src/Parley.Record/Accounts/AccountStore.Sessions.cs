namespace Parley.Record.Accounts;

/// <summary>Where somebody is signed in. The site asks at every request, so that what is ended is ended at once.</summary>
public sealed partial class AccountStore
{
    /// <summary>However busy it is, a session ends after a day.</summary>
    public static readonly TimeSpan SessionLasts = TimeSpan.FromHours(24);

    public async Task<Guid> BeginSession(Account account, string method, CancellationToken stop = default)
    {
        var id = Guid.NewGuid();
        await Do($"""
            with old as (delete from {Schema}.sessions where account = $2 and began_at < $6)
            insert into {Schema}.sessions (id, account, stamp, method, began_at) values ($1, $2, $3, $4, $5)
            """, stop, id, account.Id, account.Stamp, method, Now, Now - SessionLasts);
        return id;
    }

    /// <summary>The account that is signed in by this session, or null where it is so no longer.</summary>
    public Task<Account?> SignedIn(Guid session, CancellationToken stop = default) =>
        One($"a.disabled_at is null and (a.id, a.stamp) = (select account, stamp from {Schema}.sessions where id = $1 and ended_at is null and began_at > $2)", stop, session, Now - SessionLasts);

    public async Task<IReadOnlyList<Session>> Sessions(Guid account, CancellationToken stop = default) => await Rows($"""
        select s.id, s.method, s.began_at from {Schema}.sessions s join {Schema}.accounts a on a.id = s.account and a.stamp = s.stamp
        where s.account = $1 and s.ended_at is null and s.began_at > $2 order by s.began_at desc
        """, row => new Session(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)), stop, account, Now - SessionLasts);

    public async Task EndSession(Guid session, CancellationToken stop = default) => await Do($"update {Schema}.sessions set ended_at = $2 where id = $1 and ended_at is null", stop, session, Now);

    /// <summary>Signs out everywhere.</summary>
    /// <param name="but">The session that goes on.</param>
    public Task EndSessions(Guid account, Guid? but = null, CancellationToken stop = default) => Change(account, "name = name", null, but, stop);
}
