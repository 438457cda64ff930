using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>What a half-done sign-in is for.</summary>
public enum HalfDone
{
    /// <summary>To sign in: the password was right, the second factor is missing.</summary>
    SignIn,

    /// <summary>To confirm who is signed in already.</summary>
    Again,

    /// <summary>To set a new passkey or password, after a recovery link.</summary>
    Recovery,
}

/// <summary>Signs people in and out, once somebody else has made sure who they are.</summary>
public sealed class SignIns(AccountStore accounts, ISignInLog log, TimeProvider clock)
{
    private const string StampClaim = "stamp", ForClaim = "for", ToClaim = "to";

    /// <summary>A new session.</summary>
    /// <param name="at">When they proved who they are, where it was not now.</param>
    public async Task In(HttpContext context, Account account, string method, DateTimeOffset? at = null)
    {
        // Whoever was signed in here before is so no longer.
        if (SignedIn.Of(context.User) is { Session: { } before }) await accounts.EndSession(before, context.RequestAborted);
        var session = await accounts.BeginSession(account, method, context.RequestAborted);
        await Write(context, Person(account, session, method, at ?? clock.GetUtcNow()));
        await log.Note(account.Id, account.Name, SignInNote.SignedIn, method, context.RequestAborted);
    }

    /// <summary>The same session; the person has just proved again who they are.</summary>
    public async Task Again(HttpContext context, Account account, string method, DateTimeOffset? at = null)
    {
        if (SignedIn.Of(context.User) is not { Session: { } session, Id: var id } || id != account.Id) throw new InvalidOperationException("nobody else's session is confirmed");
        await Write(context, Person(account, session, method, at ?? clock.GetUtcNow()));
        await log.Note(account.Id, account.Name, SignInNote.SignedIn, method + ", confirmed", context.RequestAborted);
    }

    public async Task Out(HttpContext context)
    {
        if (SignedIn.Of(context.User) is { Session: { } session } said)
        {
            await accounts.EndSession(session, context.RequestAborted);
            await log.Note(said.Id, said.Name, SignInNote.SignedOut, null, context.RequestAborted);
        }

        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        await context.SignOutAsync(Schemes.Session);
        await context.SignOutAsync(Schemes.Half);
    }

    /// <summary>Remembers for ten minutes what was shown.</summary>
    public static Task Begin(HttpContext context, Account account, HalfDone what, string to) => context.SignInAsync(Schemes.Half, new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.Stamp.ToString()), new(ForClaim, what.ToString()), new(ToClaim, to),
    ], Schemes.Half)));

    /// <summary>What was shown, if nothing changed about the account since.</summary>
    public async Task<(Account Account, HalfDone What, string To)?> Begun(HttpContext context)
    {
        if ((await context.AuthenticateAsync(Schemes.Half)).Principal is not { } person || !Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        if (await accounts.Find(id, context.RequestAborted) is not { DisabledAt: null } account || account.Stamp.ToString() != person.FindFirstValue(StampClaim)) return null;
        return Enum.TryParse<HalfDone>(person.FindFirstValue(ForClaim), out var what) ? (account, what, LocalPath.Of(person.FindFirstValue(ToClaim))) : null;
    }

    /// <summary>The other half is shown too.</summary>
    public async Task Finish(HttpContext context, Account account, HalfDone what, string method)
    {
        await context.SignOutAsync(Schemes.Half);
        if (what == HalfDone.Again) await Again(context, account, method);
        else await In(context, account, method);
    }

    public static ClaimsPrincipal Person(Account account, Guid session, string method, DateTimeOffset at) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.Name), new(SignedIn.SessionClaim, session.ToString()),
        new(SignedIn.MethodClaim, method), new(SignedIn.AtClaim, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
    ], Schemes.Session));

    private static Task Write(HttpContext context, ClaimsPrincipal person)
    {
        context.User = person;
        return context.SignInAsync(Schemes.Session, person);
    }
}
