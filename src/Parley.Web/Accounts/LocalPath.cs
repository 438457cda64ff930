namespace Parley.Web.Accounts;

/// <summary>Where to go after signing in: a path of this site and nothing else, for the address comes from whoever made the link.</summary>
public static class LocalPath
{
    public static string Of(string? to) => to is ['/', ..] and not ['/', '/' or '\\', ..] && to.Length <= 2000 && !to.Any(one => char.IsControl(one) || one is '\\') ? to : "/";

    public static string SignIn(string to) => "/sign-in?to=" + Uri.EscapeDataString(to);

    /// <summary>Where somebody confirms that it is still they.</summary>
    public static string Again(string to) => "/sign-in/again?to=" + Uri.EscapeDataString(to);
}
