using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Web.Accounts;

namespace Parley.Web.Pages.Account;

/// <summary>Ends the session, here and at the server.</summary>
[ResponseCache(NoStore = true)]
[AllowAnonymous]
public sealed class SignOutModel(SignIns signIns) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIns.Out(HttpContext);
        return Redirect("/sign-in?said=out");
    }
}
