namespace Parley.Record.Accounts;

/// <summary>Who somebody is, in all agencies of this instance. What they may see and do is not said here.</summary>
/// <param name="Stamp">Another one with every change that ends what was begun before: sessions, and sign-ins half done.</param>
/// <param name="Totp">The secret of the second factor, as the site protected it; null where there is none.</param>
/// <param name="LockedUntil">Until then no password is taken. A passkey is: nobody guesses one.</param>
public sealed record Account(Guid Id, string Name, string? Email, string? PasswordHash, Guid Stamp, string? Totp, DateTimeOffset? LockedUntil, DateTimeOffset? DisabledAt, DateTimeOffset CreatedAt);

/// <param name="Id">The credential's id.</param>
/// <param name="Name">What the person calls it.</param>
public sealed record Passkey(byte[] Id, string Name, byte[] PublicKey, DateTimeOffset CreatedAt, long SignCount, IReadOnlyList<string> Transports, bool UserVerified, bool BackupEligible, bool BackedUp, byte[] Attestation, byte[] ClientData, DateTimeOffset? LastUsed);

/// <summary>An account at the organisation that a person signs in with.</summary>
public sealed record OrganisationLogin(string Issuer, string Subject, DateTimeOffset LinkedAt);

/// <summary>One place where somebody is signed in.</summary>
/// <param name="Method">How they signed in there: link, pwd, otp, passkey, oidc.</param>
public sealed record Session(Guid Id, string Method, DateTimeOffset BeganAt);

public enum LinkPurpose
{
    /// <summary>For somebody who has neither passkey nor password yet.</summary>
    First,

    Link,

    /// <summary>To set a new passkey or password, and nothing else before that.</summary>
    Recovery,
}

/// <param name="Purpose">What the link was made for.</param>
public sealed record FollowedLink(Account Account, LinkPurpose Purpose);

/// <summary>What an administrator started and only the person can finish.</summary>
public sealed record Recovery(Guid Account, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt);

/// <summary>What a program signs in with. The secret is shown once, when it is made.</summary>
/// <param name="Scopes">read, record.</param>
public sealed record ApiToken(Guid Id, Guid Account, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsed, DateTimeOffset? RevokedAt)
{
    public const string Prefix = "parley_";

    public const int MostDays = 365;

    public static IReadOnlyList<string> AllScopes { get; } = ["read", "record"];
}
