using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>Signs a program in by its token. Unknown, malformed, revoked and expired ones all get the same answer.</summary>
public sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountStore accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer";

    /// <summary>Does the request bring a token, good or not? Then its cookies count for nothing.</summary>
    public static bool IsBrought(HttpRequest request) => request.Headers.Authorization.Any(one => one is not null
        && one.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && (one.Length == Bearer.Length || one[Bearer.Length] == ' '));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !IsBrought(Request)) return AuthenticateResult.NoResult();
        if (await accounts.Present(header[Bearer.Length..].Trim(), Context.RequestAborted) is not var (account, token)) return AuthenticateResult.Fail("no good token");
        var person = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.Name), new(SignedIn.MethodClaim, "token"),
            new(SignedIn.AtClaim, token.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), .. token.Scopes.Select(scope => new Claim(SignedIn.ScopeClaim, scope)),
        ], Scheme.Name);
        return AuthenticateResult.Success(new(new(person), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => SessionEvents.Unknown(Context);
}
