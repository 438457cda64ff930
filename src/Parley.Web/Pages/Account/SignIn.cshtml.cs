using Microsoft.AspNetCore.Mvc;
using Parley.Web.Accounts;

namespace Parley.Web.Pages.Account;

/// <summary>Signing in: with a passkey, with a password, or at the organisation.</summary>
public sealed class SignInModel(Passwords passwords, PasskeySignIns passkeys, SignIns signIns, Organisation organisation) : SignInPage
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "said", SupportsGet = true)]
    public string? Said { get; set; }

    public Organisation Organisation => organisation;

    public string? Notice => Said switch
    {
        "link" => "That link is used up or too old. Ask for another, or sign in here.",
        "organisation-unknown" => $"{char.ToUpperInvariant(organisation.Name[0])}{organisation.Name[1..]} says who you are, but no account here is linked to it. Sign in another way and link it on your account's page, or ask your administrator.",
        "organisation-failed" => "That sign-in was not completed. Try again, or sign in another way.",
        "out" => "You are signed out.",
        _ => null,
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Name)) Errors.Add("name", "Give your name, as it is written in the record");
        if (string.IsNullOrEmpty(Password)) return Refused("password", "Give your password");
        if (Errors.Any) return Refused("password", "Give your password again");
        var (ended, account) = await passwords.Try(Name!, Password, Stop);
        if (account is null) return Refused("password", Passwords.Refusal);
        if (ended == Tried.Half)
        {
            await SignIns.Begin(HttpContext, account, HalfDone.SignIn, To);
            return Redirect("/sign-in/second");
        }

        await signIns.In(HttpContext, account, "pwd");
        return Redirect(To);
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await passkeys.Try(Credential, Stop) is not { } account) return Refused("", PasskeySignIns.Refusal);
        await signIns.In(HttpContext, account, "passkey");
        return Redirect(To);
    }
}
