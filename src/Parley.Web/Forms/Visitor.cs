using Parley.Recording;

namespace Parley.Web.Forms;

/// <summary>Who records, as they named themselves: remembered in this browser only, for forms to be filled in sooner.</summary>
public static class Visitor
{
    public const string Cookie = "parley-name";

    public static string? Name(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 } name ? name : null;

    public static void Remember(HttpContext context, string name) => context.Response.Cookies.Append(Cookie, name, new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
    });

    public static string? Wrong(string? name) => string.IsNullOrWhiteSpace(name) ? "Give your name: each entry says who recorded it"
        : name.Any(char.IsControl) ? "A name is letters and spaces on one line"
        : Limits.Text("your name", name, 200)?.Text;
}
