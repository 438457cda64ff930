using Microsoft.AspNetCore.Mvc;
using Parley.Record.Accounts;
using Parley.Web.Accounts;

namespace Parley.Web.Pages.Account;

/// <summary>Somebody who is signed in confirms that it is still they, before what could do harm.</summary>
public sealed class AgainModel(AccountStore accounts, Passwords passwords, PasskeySignIns passkeys, SignIns signIns, Organisation organisation) : SignInPage
{
    [BindProperty(Name = "said", SupportsGet = true)]
    public string? Said { get; set; }

    public SignedIn Here { get; private set; } = null!;

    public bool HasPassword { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool HasOrganisation { get; private set; }

    public Organisation Organisation => organisation;

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Load() is { } elsewhere) return elsewhere;
        if (string.IsNullOrEmpty(Password)) return Refused("password", "Give your password");
        var (ended, account) = await passwords.Try(Here.Name, Password, Stop);
        if (account?.Id != Here.Id) return Refused("password", "That is not your password. After five wrong tries in a row an account takes none for some minutes");
        if (ended == Tried.Half)
        {
            await SignIns.Begin(HttpContext, account, HalfDone.Again, To);
            return Redirect("/sign-in/second");
        }

        await signIns.Again(HttpContext, account, "pwd");
        return Redirect(To);
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await Load() is { } elsewhere) return elsewhere;
        if (await passkeys.Try(Credential, Stop) is not { } account || account.Id != Here.Id) return Refused("", PasskeySignIns.Refusal);
        await signIns.Again(HttpContext, account, "passkey");
        return Redirect(To);
    }

    private async Task<IActionResult?> Load()
    {
        if (SignedIn.Of(User) is not { } here || await accounts.Find(here.Id, Stop) is not { } account) return Redirect(LocalPath.SignIn(To));
        if (here.IsToken) return StatusCode(StatusCodes.Status403Forbidden);
        Here = here;
        (HasPassword, HasPasskey) = (account.PasswordHash is not null, (await accounts.Passkeys(here.Id, Stop)).Count > 0);
        HasOrganisation = organisation.IsThere && (await accounts.Logins(here.Id, Stop)).Count > 0;
        if (Said == "not-confirmed" && !Errors.Any) Errors.Add("", $"{organisation.Name} did not confirm that it is you: try another way");
        return null;
    }
}
