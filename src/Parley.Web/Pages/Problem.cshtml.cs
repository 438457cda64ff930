using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parley.Web.Pages;

/// <summary>What went wrong, in one sentence and with no detail of ours.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; } = 500;

    public string Heading => Code switch { 403 => "That is not for you to do", 404 => "There is no such page", 400 or 405 or 413 => "That cannot be read", _ => "Something went wrong" };

    public string Text => Code switch
    {
        403 => "Your roles in this record do not go that far. An administrator of the record can ask for one that does.",
        404 => "The address may be mistyped, or what it named may be elsewhere now.",
        400 or 405 or 413 => "Nothing was recorded. Go back and try once more.",
        _ => "Nothing was recorded that was not confirmed. Try again; if it stays, the log of the server says more.",
    };
}
