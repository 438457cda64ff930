using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>What the cookie says holds only as long as the session does: asked at every request.</summary>
public sealed class SessionEvents(AccountStore accounts) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } person && Accounts.SignedIn.Of(person) is { Session: { } session } said
            && await accounts.SignedIn(session, context.HttpContext.RequestAborted) is { } account && account.Id == said.Id)
        {
            if (account.Name != said.Name) context.ReplacePrincipal(SignIns.Person(account, session, said.Method, said.At));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Schemes.Session);
    }

    /// <summary>A page that looks by itself is nobody's presence: it keeps no session alive.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        if (context.Request.Path.Value!.EndsWith("/live", StringComparison.OrdinalIgnoreCase) || context.Request.Query.ContainsKey("told")) context.ShouldRenew = false;
        return Task.CompletedTask;
    }

    /// <summary>A page leads to the sign-in; the API says that it wants one.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (IsApi(request)) return Unknown(context.HttpContext);
        context.Response.Redirect(LocalPath.SignIn(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/"));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>One answer, whatever is wrong with what was brought.</summary>
    public static Task Unknown(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"parley\"";
        return AccountProblems.SignIn().ExecuteAsync(context);
    }
}
