using Microsoft.AspNetCore.Identity;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>Accounts as ASP.NET Core Identity looks for them when it checks a passkey. It changes nothing: the store has its own verbs for that.</summary>
public sealed class PasskeyUsers(AccountStore accounts) : IUserPasskeyStore<Account>
{
    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => accounts.FindByPasskey(credentialId, cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(one => one.CredentialId.AsSpan().SequenceEqual(credentialId));

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) => [.. (await accounts.Passkeys(user.Id, cancellationToken)).Select(one =>
        new UserPasskeyInfo(one.Id, one.PublicKey, one.CreatedAt, (uint)one.SignCount, [.. one.Transports], one.UserVerified, one.BackupEligible, one.BackedUp, one.Attestation, one.ClientData) { Name = one.Name })];

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Guid.TryParse(userId, out var id) ? await accounts.Find(id, cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => accounts.FindByName(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(AccountNames.Key(user.Name));

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Elsewhere();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
        // The store outlives every request.
    }

    private static NotSupportedException Elsewhere() => new("accounts are changed by AccountStore");
}
