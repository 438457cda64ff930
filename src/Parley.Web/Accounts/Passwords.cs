using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>How a try ended. Why it was refused is told to nobody.</summary>
public enum Tried
{
    Refused,
    Right,

    /// <summary>Right, and a second factor is wanted.</summary>
    Half,
}

/// <summary>
/// Passwords and the second factor beside them. A name that nobody has costs as much time as one that somebody has, and every refusal is the same:
/// names are not told by it.
/// </summary>
public sealed class Passwords(AccountStore accounts, IPasswordHasher<Account> hasher, IDataProtectionProvider protection, ISignInLog log, TimeProvider clock)
{
    public const string Refusal = "That name and password do not go together. After five wrong tries in a row an account takes no password for some minutes";

    private static readonly Account Nobody = new(Guid.Empty, "", null, null, Guid.Empty, null, null, null, DateTimeOffset.UnixEpoch);

    private readonly IDataProtector protector = protection.CreateProtector("parley.accounts.totp");

    /// <summary>What is checked for a name that nobody has.</summary>
    private readonly Lazy<string> dummy = new(() => hasher.HashPassword(Nobody, Secrets.New()));

    public string Hash(Account account, string password) => hasher.HashPassword(account, Composed.Of(password));

    public async Task<(Tried Ended, Account? Account)> Try(string name, string password, CancellationToken stop)
    {
        var known = AccountNames.Wrong(name) is null ? await accounts.FindByName(name, stop) : null;
        var hash = known?.PasswordHash ?? dummy.Value;
        // What is longer than any password may be is not hashed: that would be work for nothing.
        var verified = password.Length <= 2 * PasswordRules.Most ? hasher.VerifyHashedPassword(known ?? Nobody, hash, Composed.Of(password)) : PasswordVerificationResult.Failed;
        if (known is not { PasswordHash: { } kept, DisabledAt: null } || known.LockedUntil > clock.GetUtcNow() || verified == PasswordVerificationResult.Failed)
        {
            if (known is { PasswordHash: not null } && !(known.LockedUntil > clock.GetUtcNow())) await accounts.Failed(known.Id, stop);
            await log.Note(known?.Id, name, SignInNote.Refused, "pwd", stop);
            return (Tried.Refused, null);
        }

        if (verified == PasswordVerificationResult.SuccessRehashNeeded) await accounts.Rehash(known.Id, kept, Hash(known, password), stop);
        if (known.Totp is not null) return (Tried.Half, known);
        await accounts.Succeeded(known.Id, stop);
        return (Tried.Right, known);
    }

    /// <summary>The second factor: a code of the app, or a recovery code; each is good once.</summary>
    public async Task<bool> TrySecond(Account account, string code, CancellationToken stop)
    {
        if (account.LockedUntil is { } until && until > clock.GetUtcNow()) return false;
        var right = account.Totp is { } held && code.Length <= 100
            && ((Totp.Matching(Opened(held), code, clock.GetUtcNow()) is { } step && await accounts.UseTotpStep(account.Id, step, stop)) || await accounts.UseRecoveryCode(account.Id, code, stop));
        if (right) await accounts.Succeeded(account.Id, stop);
        else
        {
            await accounts.Failed(account.Id, stop);
            await log.Note(account.Id, account.Name, SignInNote.Refused, "otp", stop);
        }

        return right;
    }

    /// <summary>A second factor's secret as it is kept.</summary>
    public string Protected(byte[] secret) => protector.Protect(Convert.ToBase64String(secret));

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was protected with keys that are not here.</exception>
    public byte[] Opened(string held) => Convert.FromBase64String(protector.Unprotect(held));

    /// <summary>Ten codes for the day on which the telephone is lost: 125 bits each, so that what is kept of them tells nothing.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() => [.. Enumerable.Range(0, 10).Select(_ =>
    {
        var code = Totp.Written(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))[..25];
        return $"{code[..5]}-{code[5..10]}-{code[10..15]}-{code[15..20]}-{code[20..]}";
    })];
}
