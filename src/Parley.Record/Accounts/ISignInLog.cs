namespace Parley.Record.Accounts;

/// <summary>Where it is noted who signed in, who was refused, and what was changed about an account. Never a secret, never what was typed as a password.</summary>
public interface ISignInLog
{
    /// <param name="account">The account, where there is one of that name.</param>
    /// <param name="name">The account's name, or the one that was given.</param>
    /// <param name="what">One of <see cref="SignInNote"/>'s words.</param>
    /// <param name="detail">How, or which: passkey, the name of a token.</param>
    Task Note(Guid? account, string name, string what, string? detail, CancellationToken stop);

    /// <summary>What was noted of an account, newest first, for the person to look over; a log that cannot be read gives nothing.</summary>
    Task<IReadOnlyList<SignInNote>> Recent(Guid account, CancellationToken stop) => Task.FromResult<IReadOnlyList<SignInNote>>([]);
}

public sealed record SignInNote(DateTimeOffset At, string What, string? Detail)
{
    public const string SignedIn = "signed-in";
    public const string Refused = "sign-in-refused";
    public const string SignedOut = "signed-out";
    public const string CredentialAdded = "credential-added";
    public const string CredentialRemoved = "credential-removed";
    public const string PasswordSet = "password-set";
    public const string TokenMade = "token-made";
    public const string TokenRevoked = "token-revoked";
    public const string RecoveryStarted = "recovery-started";
    public const string RecoveryFinished = "recovery-finished";
    public const string LinkMade = "link-made";
    public const string SessionsEnded = "sessions-ended";
}
