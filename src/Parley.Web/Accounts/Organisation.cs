using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>
/// Signing in with the organisation's own accounts (OpenID Connect), where it is configured. Whom it names gets no account by that: they are linked by
/// somebody who is signed in, or by the verified e-mail address that an administrator entered.
/// </summary>
public sealed class Organisation(IConfiguration settings, IDataProtectionProvider protection)
{
    private const string For = "for", To = "to", LinkTo = "link", AgainFor = "again";

    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("parley.accounts.organisation").ToTimeLimitedDataProtector();

    public bool IsThere => Authority(settings) is not null;

    /// <summary>What people call it.</summary>
    public string Name => settings["PARLEY_OIDC_NAME"] is { Length: > 0 } name ? name : "your organisation";

    public static string? Authority(IConfiguration settings) => settings["PARLEY_OIDC_AUTHORITY"] is { Length: > 0 } authority ? authority : null;

    /// <summary>Shows that a person asked for it on their own page: linking begins with a link, which needs no form that this site's policy would stop at the organisation's door.</summary>
    public string Ticket(Guid account) => tickets.Protect(account.ToString(), TimeSpan.FromMinutes(10));

    public bool IsTicketOf(string? ticket, Guid account)
    {
        try
        {
            return ticket is not null && tickets.Unprotect(ticket) == account.ToString();
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    public static AuthenticationProperties Starting(string to) => new() { RedirectUri = to, Items = { [To] = to } };

    public static AuthenticationProperties Linking(Guid account) => new() { RedirectUri = "/account", Items = { [To] = "/account", [For] = LinkTo, [LinkTo] = account.ToString() } };

    /// <summary>The organisation is to ask the person again, and to say when it did.</summary>
    public static AuthenticationProperties Confirming(string to) => new OpenIdConnectChallengeProperties { RedirectUri = to, MaxAge = TimeSpan.Zero, Prompt = "login", Items = { [To] = to, [For] = AgainFor } };

    public static void Configure(OpenIdConnectOptions options, IConfiguration settings)
    {
        options.Authority = Authority(settings);
        options.ClientId = settings["PARLEY_OIDC_CLIENT_ID"];
        options.ClientSecret = settings["PARLEY_OIDC_CLIENT_SECRET_FILE"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : settings["PARLEY_OIDC_CLIENT_SECRET"];
        // Only on this machine may it be without TLS.
        options.RequireHttpsMetadata = !(Uri.TryCreate(options.Authority, UriKind.Absolute, out var at) && at.IsLoopback);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        // The request is pushed where the organisation's server takes that.
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.UseIfAvailable;
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        // Whose word it is is half of who somebody is; it is otherwise left out.
        options.ClaimActions.Remove("iss");
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" }) options.Scope.Add(scope);
        (options.CallbackPath, options.SignInScheme) = ("/sign-in/organisation/back", Schemes.Half);
        // The way back is an ordinary visit of a page, to which Lax cookies come along.
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        options.Events.OnTicketReceived = Back;
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in?said=organisation-failed");
            return Task.CompletedTask;
        };
    }

    private static async Task Back(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        var (accounts, signIns, log) = (http.RequestServices.GetRequiredService<AccountStore>(), http.RequestServices.GetRequiredService<SignIns>(), http.RequestServices.GetRequiredService<ISignInLog>());
        var (person, items) = (context.Principal!, context.Properties!.Items);
        string? Said(string claim) => person.FindFirst(claim)?.Value;
        var (issuer, subject, to) = (Said("iss")!, Said("sub")!, LocalPath.Of(items.TryGetValue(To, out var path) ? path : null));
        // An organisation that does not say when is not asked by the minute: such a sign-in is good, but not fresh.
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var at = long.TryParse(Said("auth_time"), CultureInfo.InvariantCulture, out var seconds) && DateTimeOffset.FromUnixTimeSeconds(seconds) is var then && then < now ? then : (DateTimeOffset?)null;
        // It comes back before anybody has asked who is signed in.
        http.User = (await http.AuthenticateAsync(Schemes.Session)).Principal ?? new();
        var here = SignedIn.Of(http.User);
        items.TryGetValue(For, out var what);

        if (what == LinkTo)
        {
            if (here is null || !items.TryGetValue(LinkTo, out var asked) || asked != here.Id.ToString())
            {
                http.Response.Redirect("/sign-in?said=organisation-failed");
                return;
            }

            var linked = await accounts.AddLogin(here.Id, issuer, subject, http.RequestAborted);
            if (linked) await log.Note(here.Id, here.Name, SignInNote.CredentialAdded, "organisation", http.RequestAborted);
            http.Response.Redirect(linked ? "/account?said=linked" : "/account?said=linked-elsewhere");
            return;
        }

        var account = await accounts.FindByLogin(issuer, subject, http.RequestAborted) ?? await ByEmail(accounts, log, issuer, subject, Said("email_verified") == "true" ? Said("email") : null, http.RequestAborted);
        if (account is not { DisabledAt: null })
        {
            await log.Note(account?.Id, account?.Name ?? "", SignInNote.Refused, "organisation", http.RequestAborted);
            http.Response.Redirect("/sign-in?said=organisation-unknown");
        }
        else if (what == AgainFor)
        {
            var confirmed = here?.Id == account.Id && at is not null;
            if (confirmed) await signIns.Again(http, account, "oidc", at);
            http.Response.Redirect(confirmed ? to : LocalPath.Again(to) + "&said=not-confirmed");
        }
        else
        {
            await signIns.In(http, account, "oidc", at ?? now - SignedIn.FreshFor);
            http.Response.Redirect(to);
        }
    }

    private static async Task<Account?> ByEmail(AccountStore accounts, ISignInLog log, string issuer, string subject, string? email, CancellationToken stop)
    {
        if (email is null || await accounts.FindByEmail(email, stop) is not { DisabledAt: null } account) return null;
        // Once: whoever gets the address later at the organisation is another person.
        if ((await accounts.Logins(account.Id, stop)).Any(one => one.Issuer == issuer) || !await accounts.AddLogin(account.Id, issuer, subject, stop)) return null;
        await log.Note(account.Id, account.Name, SignInNote.CredentialAdded, "organisation, by e-mail address", stop);
        return account;
    }
}
