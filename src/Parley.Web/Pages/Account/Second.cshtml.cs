using Microsoft.AspNetCore.Mvc;
using Parley.Web.Accounts;

namespace Parley.Web.Pages.Account;

/// <summary>The second factor after a password.</summary>
public sealed class SecondModel(Passwords passwords, SignIns signIns) : SignInPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIns.Begun(HttpContext) is (_, HalfDone.SignIn or HalfDone.Again, _) ? Page() : Redirect("/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIns.Begun(HttpContext) is not (var account, (HalfDone.SignIn or HalfDone.Again) and var what, var to)) return Redirect("/sign-in");
        if (string.IsNullOrWhiteSpace(Code)) return Refused("code", "Give the code that your app shows");
        if (!await passwords.TrySecond(account, Code, Stop)) return Refused("code", "That code was not taken. Each is good once: wait for the next. After five wrong tries in a row an account waits for some minutes");
        await signIns.Finish(HttpContext, account, what, "otp");
        return Redirect(to);
    }
}
