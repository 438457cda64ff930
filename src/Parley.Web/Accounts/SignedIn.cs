using System.Globalization;
using System.Security.Claims;

namespace Parley.Web.Accounts;

/// <summary>Who is signed in, as the session or the token says.</summary>
/// <param name="At">When they last proved who they are.</param>
/// <param name="Method">By what: link, pwd, otp (a password and a second factor), passkey, oidc, token.</param>
/// <param name="Scopes">What a token may be used for; null where it is no token.</param>
public sealed record SignedIn(Guid Id, string Name, DateTimeOffset At, string Method, IReadOnlyList<string>? Scopes)
{
    public const string AtClaim = "auth_time", MethodClaim = "amr", ScopeClaim = "scope", SessionClaim = "sid";

    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>The session, where it is one.</summary>
    public Guid? Session { get; private init; }

    public bool IsToken => Scopes is not null;

    public static SignedIn? Of(ClaimsPrincipal person)
    {
        if (person.Identity is not { IsAuthenticated: true, Name: { } name } || !Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || person.FindFirstValue(MethodClaim) is not { } method) return null;
        var at = long.TryParse(person.FindFirstValue(AtClaim), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.UnixEpoch;
        return new(id, name, at, method, method == "token" ? [.. person.FindAll(ScopeClaim).Select(claim => claim.Value)] : null)
        {
            Session = Guid.TryParse(person.FindFirstValue(SessionClaim), out var session) ? session : null,
        };
    }

    /// <summary>Whether an act of weight can be recorded: a moment ago, and not by a password alone (ASVS 5.0, 6.3.3 and 7.5.3).</summary>
    public bool Weighs(DateTimeOffset now) => IsFresh(now) && Method != "pwd";

    /// <summary>Did the person themselves prove a moment ago who they are? A program never does.</summary>
    public bool IsFresh(DateTimeOffset now) => !IsToken && now - At < FreshFor;
}
