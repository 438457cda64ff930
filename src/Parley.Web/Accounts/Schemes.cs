using Microsoft.AspNetCore.Authentication.Cookies;

namespace Parley.Web.Accounts;

/// <summary>The ways in which a request says who sends it.</summary>
public static class Schemes
{
    /// <summary>The default: a token where the request brings one, else the session.</summary>
    public const string Either = "parley";

    public const string Session = "parley-session";

    public const string Token = "parley-token";

    /// <summary>Somebody who has shown one of two things: a password that wants a second factor, or a recovery link that wants a new credential.</summary>
    public const string Half = "parley-half";

    public const string Organisation = "organisation";
}

/// <summary>On HTTPS the browser itself holds a cookie to this host and to HTTPS, for its name begins with __Host-.</summary>
public sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Named(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => inner.AppendResponseCookie(context, Named(context, key), value, Held(options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, Named(context, key), Held(options));

    private static string Named(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;

    private static CookieOptions Held(CookieOptions options)
    {
        (options.Path, options.Domain) = ("/", null);
        return options;
    }
}
