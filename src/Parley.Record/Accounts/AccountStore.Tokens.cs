using Npgsql;

namespace Parley.Record.Accounts;

/// <summary>What programs sign in with.</summary>
public sealed partial class AccountStore
{
    private const string TokenColumns = "t.id, t.account, t.name, t.scopes, t.created_at, t.expires_at, t.last_used, t.revoked_at";

    /// <summary>A token that signs programs in as this person: the header is "Authorization: Bearer " and the second of what comes back, which is kept nowhere.</summary>
    /// <param name="lasts">At most 365 days.</param>
    public async Task<(ApiToken Token, string Secret)> MakeToken(Guid account, string name, IReadOnlyList<string> scopes, TimeSpan lasts, CancellationToken stop = default)
    {
        if (lasts <= TimeSpan.Zero || lasts > TimeSpan.FromDays(ApiToken.MostDays)) throw new ArgumentOutOfRangeException(nameof(lasts), $"a token lasts from a day to {ApiToken.MostDays} days");
        if (scopes.Count == 0 || scopes.Except(ApiToken.AllScopes).Any()) throw new ArgumentException($"scopes are {string.Join(", ", ApiToken.AllScopes)}", nameof(scopes));
        var secret = ApiToken.Prefix + Secrets.New();
        var token = new ApiToken(Guid.NewGuid(), account, name.Trim(), [.. scopes.Distinct().Order(StringComparer.Ordinal)], Now, Now + lasts, null, null);
        await Do($"insert into {Schema}.tokens (id, hash, account, name, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)", stop,
            token.Id, Secrets.Hash(secret), account, token.Name, token.Scopes.ToArray(), token.CreatedAt, token.ExpiresAt);
        return (token, secret);
    }

    /// <summary>Whose token this is. Null where it is unknown, too old, revoked, or of a disabled account. When it was last used is noted to the minute.</summary>
    public async Task<(Account Account, ApiToken Token)?> Present(string secret, CancellationToken stop = default)
    {
        if (!secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) || !Secrets.IsSecret(secret[ApiToken.Prefix.Length..])) return null;
        // Looked up by its hash: how long that takes says nothing of the secret.
        var found = await Rows($"""
            select {Columns}, {TokenColumns} from {Schema}.tokens t join {Schema}.accounts a on a.id = t.account
            where t.hash = $1 and t.revoked_at is null and t.expires_at > $2 and a.disabled_at is null
            """, row => (Account: Read(row), Token: ReadToken(row, 9)), stop, Secrets.Hash(secret), Now);
        if (found is not [var one]) return null;
        if (one.Token.LastUsed is not { } last || last < Now - TimeSpan.FromMinutes(1)) await Do($"update {Schema}.tokens set last_used = $2 where id = $1", stop, one.Token.Id, Now);
        return one;
    }

    public async Task<IReadOnlyList<ApiToken>> Tokens(Guid account, CancellationToken stop = default) =>
        await Rows($"select {TokenColumns} from {Schema}.tokens t where t.account = $1 order by t.created_at desc", row => ReadToken(row, 0), stop, account);

    /// <summary>The token's name, or null where this account has none of this id that is good.</summary>
    public async Task<string?> RevokeToken(Guid account, Guid token, CancellationToken stop = default) =>
        (await Rows($"update {Schema}.tokens set revoked_at = $3 where account = $1 and id = $2 and revoked_at is null returning name", row => row.GetString(0), stop, account, token, Now)).FirstOrDefault();

    public async Task RevokeTokens(Guid account, CancellationToken stop = default) => await Do($"update {Schema}.tokens set revoked_at = $2 where account = $1 and revoked_at is null", stop, account, Now);

    private static ApiToken ReadToken(NpgsqlDataReader row, int at) => new(row.GetGuid(at), row.GetGuid(at + 1), row.GetString(at + 2), row.GetFieldValue<string[]>(at + 3),
        row.GetFieldValue<DateTimeOffset>(at + 4), row.GetFieldValue<DateTimeOffset>(at + 5), Instant(row, at + 6), Instant(row, at + 7));
}
