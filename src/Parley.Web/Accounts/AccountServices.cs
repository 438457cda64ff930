using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>Accounts, sessions and tokens, wired in (docs/adr/0017).</summary>
public static class AccountServices
{
    /// <summary>The rate limit of what somebody might guess at.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>A quarter of a second of one core here, above the 210,000 rounds that OWASP names for PBKDF2 with SHA-512.</summary>
    private const int Rounds = 250_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration settings, string connection)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => AccountStore.On(connection, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ISignInLog, SiteSignInLog>();
        services.AddSingleton<Passwords>().AddSingleton<PasswordRules>().AddSingleton<SignIns>().AddSingleton<Organisation>().AddScoped<PasskeySignIns>().AddScoped<SessionEvents>();
        services.AddHttpClient(nameof(PasswordRules), client => client.Timeout = TimeSpan.FromSeconds(5));
        services.AddHttpContextAccessor();
        Keys(services.AddDataProtection().SetApplicationName("parley"), settings);

        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Rounds);
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>().AddUserStore<PasskeyUsers>().AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(passkeys => (passkeys.ResidentKeyRequirement, passkeys.UserVerificationRequirement) = ("required", "required"));

        var ways = services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, null, either => either.ForwardDefaultSelector = context => TokenHandler.IsBrought(context.Request) ? Schemes.Token : Schemes.Session)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null)
            .AddCookie(Schemes.Session, cookie =>
            {
                Hold(cookie, "parley");
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration, cookie.EventsType) = (TimeSpan.FromHours(8), true, typeof(SessionEvents));
            })
            .AddCookie(Schemes.Half, cookie => Hold(cookie, "parley-half"))
            // Where Identity keeps what a device was asked.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => Hold(cookie, "parley-passkey"));
        if (Organisation.Authority(settings) is not null) ways.AddOpenIdConnect(Schemes.Organisation, null, options => Organisation.Configure(options, settings));
        services.AddAuthorization();
        return services.AddRateLimiter(limits =>
        {
            Limit(limits, Rate(settings["PARLEY_SIGN_IN_RATE"], 10));
            // Far more than people do, far less than a program that has run wild.
            var most = Rate(settings["PARLEY_RATE"], 3_000);
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetSlidingWindowLimiter(
                SignedIn.Of(context.User)?.Id.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        });
    }

    /// <summary>After the static files, before everything that asks who somebody is.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<AccountGate>();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app) => AccountEndpoints.Map(app);

    private static int Rate(string? text, int usual) => int.TryParse(text, out var rate) && rate > 0 ? rate : usual;

    private static void Hold(CookieAuthenticationOptions cookie, string name)
    {
        (cookie.Cookie.Name, cookie.CookieManager) = (name, new HostCookies());
        (cookie.Cookie.HttpOnly, cookie.Cookie.IsEssential, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (true, true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (TimeSpan.FromMinutes(10), false);
        cookie.LoginPath = "/sign-in";
    }

    /// <summary>The keys of cookies and of second factors' secrets stay outside the database, where the others are.</summary>
    private static void Keys(IDataProtectionBuilder protection, IConfiguration settings)
    {
        if (settings["PARLEY_KEYS"] is not { Length: > 0 } keys) return;
        var folder = Path.Combine(keys, "site");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        protection.PersistKeysToFileSystem(new(folder));
    }

    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limits, int rate)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(SignInLimit, context => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = rate, Window = TimeSpan.FromMinutes(1) }));
        limits.OnRejected = async (context, stop) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            context.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await context.HttpContext.Response.WriteAsync("Too many requests. Wait a minute, go back, and try again.\n", stop);
        };
    }
}
