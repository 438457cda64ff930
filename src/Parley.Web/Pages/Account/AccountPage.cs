using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Record.Accounts;
using Parley.Web.Accounts;
using Parley.Web.Forms;
using Parley.Web.Walls;
using Person = Parley.Record.Accounts.Account;

namespace Parley.Web.Pages.Account;

/// <summary>A page about the account of whoever is signed in. A program has no business here.</summary>
[ResponseCache(NoStore = true)]
[ForSignedIn]
public abstract class AccountPage(AccountStore accounts, TimeProvider clock) : PageModel
{
    public Person Own { get; private set; } = null!;

    public SignedIn Here { get; private set; } = null!;

    /// <summary>Something of their own to sign in with.</summary>
    public bool HasCredential { get; private set; }

    /// <summary>Whoever has nothing yet to confirm with may make the first.</summary>
    public bool MayChange => Here.IsFresh(Now) || !HasCredential;

    public FieldErrors Errors { get; } = new() { Heading = "That did not work" };

    protected AccountStore Store => accounts;

    /// <summary>By the site's clock.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    protected CancellationToken Stop => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var here = SignedIn.Of(User);
        if (here?.IsToken == true) context.Result = StatusCode(StatusCodes.Status403Forbidden);
        else if (here is null || await accounts.Find(here.Id, Stop) is not { } own) context.Result = Redirect(LocalPath.SignIn(HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : "/account"));
        else
        {
            (Here, Own, HasCredential) = (here, own, await accounts.HasCredential(here.Id, Stop));
            var changes = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method) || Changes;
            if (changes && !MayChange && !IsHarmless(context.HandlerMethod?.Name)) context.Result = Redirect(LocalPath.Again(Request.Path));
            else await next();
        }
    }

    /// <summary>The page is of no use but to change something.</summary>
    protected virtual bool Changes => false;

    /// <summary>What nobody needs to confirm: it only takes rights away.</summary>
    protected virtual bool IsHarmless(string? handler) => false;

    protected PageResult Refused(string field, string text)
    {
        Errors.Add(field, text);
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
