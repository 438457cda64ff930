using System.Buffers.Text;
using Microsoft.AspNetCore.Mvc;
using Parley.Record.Accounts;
using Parley.Web.Accounts;

namespace Parley.Web.Pages.Account;

/// <summary>My account: what I sign in with, where I am signed in, and what happened.</summary>
public sealed class AccountModel(AccountStore accounts, PasskeySignIns passkeys, Organisation organisation, ISignInLog log, TimeProvider clock) : AccountPage(accounts, clock)
{
    [BindProperty(Name = "credential")]
    public string? Credential { get; set; }

    [BindProperty(Name = "passkeyName")]
    public string? PasskeyName { get; set; }

    [BindProperty(Name = "which")]
    public string? Which { get; set; }

    [BindProperty(Name = "issuer")]
    public string? Issuer { get; set; }

    [BindProperty(Name = "said", SupportsGet = true)]
    public string? Said { get; set; }

    [BindProperty(Name = "first", SupportsGet = true)]
    public string? First { get; set; }

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<OrganisationLogin> Logins { get; private set; } = [];

    public IReadOnlyList<SignInNote> Notes { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public Organisation Organisation => organisation;

    public string Ticket => organisation.Ticket(Own.Id);

    public string? Notice => Said switch
    {
        "passkey" => "The passkey is made: sign in with it from now on.",
        "removed" => "It is removed, and you are signed out everywhere else.",
        "password" => "The password is set, and you are signed out everywhere else.",
        "password-removed" => "The password is removed, and you are signed out everywhere else.",
        "second-off" => "The second factor is off, and you are signed out everywhere else.",
        "revoked" => "The token is revoked.",
        "ended" => "You are signed out everywhere else.",
        "linked" => $"Your account at {organisation.Name} is linked.",
        "linked-elsewhere" => $"That account at {organisation.Name} is linked already, to this account or to another: nothing was changed.",
        _ => null,
    };

    public static string Id(Passkey passkey) => Base64Url.EncodeToString(passkey.Id);

    public string State(ApiToken token) => token.RevokedAt is not null ? "revoked" : token.ExpiresAt <= Now ? "expired" : "good until " + Day(token.ExpiresAt);

    public static string Day(DateTimeOffset at) => Written.Short(DateOnly.FromDateTime(at.UtcDateTime));

    public static string Method(string method) => method switch { "link" => "a link", "pwd" => "a password", "otp" => "a password and a code", "passkey" => "a passkey", "oidc" => "the organisation", _ => method };

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await passkeys.Made(Own, Credential, PasskeyName) is not { } made || !await Store.AddPasskey(Own.Id, made, Stop))
        {
            await Load();
            return Refused("", "The passkey was not made: try again");
        }

        await log.Note(Own.Id, Own.Name, SignInNote.CredentialAdded, "passkey " + made.Name, Stop);
        return Redirect("/account?said=passkey");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync()
    {
        if (Which is null || !Base64Url.IsValid(Which) || await Store.RemovePasskey(Own.Id, Base64Url.DecodeFromChars(Which), Here.Session, Stop) is not { } name) return Redirect("/account");
        await log.Note(Own.Id, Own.Name, SignInNote.CredentialRemoved, "passkey " + name, Stop);
        return Redirect("/account?said=removed");
    }

    public async Task<IActionResult> OnPostUnlinkAsync()
    {
        if (Which is null || Issuer is null || !await Store.RemoveLogin(Own.Id, Issuer, Which, Here.Session, Stop)) return Redirect("/account");
        await log.Note(Own.Id, Own.Name, SignInNote.CredentialRemoved, "organisation", Stop);
        return Redirect("/account?said=removed");
    }

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        if (!Guid.TryParse(Which, out var id) || await Store.RevokeToken(Own.Id, id, Stop) is not { } name) return Redirect("/account");
        await log.Note(Own.Id, Own.Name, SignInNote.TokenRevoked, name, Stop);
        return Redirect("/account?said=revoked");
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        await Store.EndSessions(Own.Id, Here.Session, Stop);
        await log.Note(Own.Id, Own.Name, SignInNote.SessionsEnded, null, Stop);
        return Redirect("/account?said=ended");
    }

    protected override bool IsHarmless(string? handler) => handler is "Revoke" or "End";

    private async Task Load()
    {
        (Passkeys, Tokens, Sessions) = (await Store.Passkeys(Own.Id, Stop), await Store.Tokens(Own.Id, Stop), await Store.Sessions(Own.Id, Stop));
        (Logins, CodesLeft, Notes) = (await Store.Logins(Own.Id, Stop), await Store.RecoveryCodesLeft(Own.Id, Stop), await log.Recent(Own.Id, Stop));
    }
}
