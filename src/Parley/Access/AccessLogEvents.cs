using Parley.Recording;

namespace Parley.Access;

/// <summary>What is noted of people's access to a record: for themselves to read, and for whoever audits. No word of the record is ever among it.</summary>
public interface IAccessNote
{
    /// <summary>Whose account; absent where nobody was signed in.</summary>
    Guid? Account { get; }
}

/// <param name="Method">How: link, pwd, otp, passkey, oidc, token.</param>
[Event("signed_in", StreamKind.AccessLog, "Somebody signed in, and how.")]
public sealed record SignInAccepted(Guid? Account, string Method) : IAccessNote;

[Event("sign_in_refused", StreamKind.AccessLog, "A sign-in to an account was refused.")]
public sealed record SignInRefused(Guid? Account, string Why) : IAccessNote;

[Event("signed_out", StreamKind.AccessLog, "Somebody signed out, here or everywhere.")]
public sealed record SignedOut(Guid? Account, string? Where = null) : IAccessNote;

/// <param name="What">Such as credential-added, token-made, recovery-started.</param>
[Event("credentials_changed", StreamKind.AccessLog, "A way to sign in to an account was added, removed, or begun anew.")]
public sealed record CredentialsChanged(Guid? Account, string What, string? Detail = null) : IAccessNote;

/// <param name="Right">The right that was wanting.</param>
/// <param name="Where">The route, as a pattern; never what was asked for by name.</param>
[Event("access_denied", StreamKind.AccessLog, "Something was asked for without the right to it, and refused.")]
public sealed record AccessDenied(Guid? Account, Right? Right, string Where, string Why) : IAccessNote;

[Event("sealed_words_read", StreamKind.AccessLog, "Sealed words were opened to somebody: in which stream, and which entries.")]
public sealed record SealedWordsRead(Guid? Account, string Stream, IReadOnlyList<long> Entries) : IAccessNote
{
    public IReadOnlyList<long> Entries { get; init; } = Entries ?? [];
}

[Event("record_exported", StreamKind.AccessLog, "Part of the record was taken out as a file or by a program.")]
public sealed record RecordExported(Guid? Account, string What) : IAccessNote;
