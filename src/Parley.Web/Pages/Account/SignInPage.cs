using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Parley.Web.Accounts;
using Parley.Web.Forms;

namespace Parley.Web.Pages.Account;

/// <summary>A page on which somebody proves who they are.</summary>
[EnableRateLimiting(AccountServices.SignInLimit)]
[ResponseCache(NoStore = true)]
[AllowAnonymous]
public abstract class SignInPage : PageModel
{
    [BindProperty(Name = "to", SupportsGet = true)]
    public string? Asked { get; set; }

    /// <summary>Where to go then.</summary>
    public string To => LocalPath.Of(Asked);

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    [BindProperty(Name = "credential")]
    public string? Credential { get; set; }

    public FieldErrors Errors { get; } = new() { Heading = "That did not work" };

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>The page again; what was typed as a password is not in it.</summary>
    protected PageResult Refused(string field, string text)
    {
        Errors.Add(field, text);
        ModelState.Clear();
        Password = null;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
