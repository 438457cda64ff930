namespace Parley.Web.Accounts;

/// <summary>What the API says to somebody it does not know, or who may not.</summary>
public static class AccountProblems
{
    /// <summary>Nobody is signed in, or what was brought for it is not good.</summary>
    public static IResult SignIn() => Of(StatusCodes.Status401Unauthorized, "sign-in", "Sign in", "Sign in first: send a token as \"Authorization: Bearer …\", or the cookie of a session");

    public static IResult Scope(string scope) => Of(StatusCodes.Status403Forbidden, "scope", "That is refused", $"This token is not for that: make one with the scope {scope}");

    public static IResult Elsewhere() => Of(StatusCodes.Status403Forbidden, "elsewhere", "That is refused", "This came from a page of another site: nothing was done");

    private static IResult Of(int status, string code, string title, string text) =>
        Results.Problem(text, statusCode: status, title: title, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
