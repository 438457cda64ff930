using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>What holds of every request, whatever it asks for.</summary>
public sealed class AccountGate(RequestDelegate next, IConfiguration settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // A password, a session or a record that travels in the open is anybody's.
        if (!request.IsHttps && !IsThisMachine(request.Host.Host) && settings["PARLEY_PLAIN_HTTP"] != "allow" && !request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await Results.Text("Come by https: over plain http what is sent could be read on the way. Behind a proxy, set ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.\n", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        // A second lock beside SameSite and the forms' own: the browser says when another site sent it.
        if (!safe && ComesFromElsewhere(request))
        {
            await AccountProblems.Elsewhere().ExecuteAsync(context);
            return;
        }

        // A token that is not good is never taken for a visitor who brought none.
        if (TokenHandler.IsBrought(request))
        {
            if (SignedIn.Of(context.User) is not { IsToken: true, Scopes: { } scopes })
            {
                await SessionEvents.Unknown(context);
                return;
            }

            var wanted = safe ? ApiToken.AllScopes[0] : ApiToken.AllScopes[1];
            if (!scopes.Contains(wanted))
            {
                await AccountProblems.Scope(wanted).ExecuteAsync(context);
                return;
            }
        }

        if (IsOfAccounts(request)) context.Response.Headers.CacheControl = "no-store";

        await next(context);
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    private static bool IsOfAccounts(HttpRequest request) => request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);

    /// <summary>A browser says where a request comes from; a cookie must not be used by another site's page. Programs say nothing, and have no cookie that others could use.</summary>
    private static bool ComesFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site is not ("same-origin" or "none");
        return request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
