using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>Passkeys, which Identity checks: made for this site's name, with the person verified by the device. One is as good as two factors.</summary>
public sealed class PasskeySignIns(SignInManager<Account> manager, AccountStore accounts, ISignInLog log, TimeProvider clock)
{
    public const string Refusal = "That passkey was not taken: try again, or sign in another way";

    /// <summary>What the browser asks a device for, to sign in: any passkey of this site.</summary>
    public Task<string> Asking() => manager.MakePasskeyRequestOptionsAsync(null);

    /// <summary>What the browser makes a passkey by.</summary>
    public Task<string> Making(Account account) => manager.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Name, DisplayName = account.Name });

    /// <summary>Whose passkey it is, or null.</summary>
    public async Task<Account?> Try(string? credential, CancellationToken stop)
    {
        if (await Asserted(credential) is { Succeeded: true, User: { DisabledAt: null } account, Passkey: { } used })
        {
            await accounts.UsedPasskey(used.CredentialId, used.SignCount, used.IsBackedUp, stop);
            return account;
        }

        await log.Note(null, "", SignInNote.Refused, "passkey", stop);
        return null;
    }

    /// <summary>The new passkey, made for this account, or null.</summary>
    public async Task<Passkey?> Made(Account account, string? credential, string? name)
    {
        if (string.IsNullOrEmpty(credential) || credential.Length > 100_000) return null;
        PasskeyAttestationResult made;
        try
        {
            made = await manager.PerformPasskeyAttestationAsync(credential);
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            // Begun elsewhere, or too long ago.
            return null;
        }

        if (!made.Succeeded || made.UserEntity.Id != account.Id.ToString()) return null;
        var key = made.Passkey;
        var called = string.IsNullOrWhiteSpace(name) ? "Passkey" : Recording.Plain.Short(name.Trim(), 60);
        return new(key.CredentialId, called, key.PublicKey, clock.GetUtcNow(), key.SignCount, key.Transports ?? [], key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, key.AttestationObject, key.ClientDataJson, null);
    }

    private async Task<PasskeyAssertionResult<Account>?> Asserted(string? credential)
    {
        if (string.IsNullOrEmpty(credential) || credential.Length > 100_000) return null;
        try
        {
            return await manager.PerformPasskeyAssertionAsync(credential);
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            return null;
        }
    }
}
