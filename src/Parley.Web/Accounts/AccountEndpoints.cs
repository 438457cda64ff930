using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Parley.Record.Accounts;

namespace Parley.Web.Accounts;

/// <summary>What is no page: one-time links, what browsers ask devices for, and the way to the organisation.</summary>
public static class AccountEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/sign-in/link/{secret}", Link).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-in/passkey-options", async (HttpContext context, IAntiforgery forms, PasskeySignIns passkeys) =>
            await forms.IsRequestValidAsync(context) ? Results.Content(await passkeys.Asking(), "application/json") : Results.BadRequest())
            .RequireRateLimiting(AccountServices.SignInLimit).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/passkey-options", Making).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sign-in/organisation", (string? to, Organisation organisation) =>
            organisation.IsThere ? Results.Challenge(Organisation.Starting(LocalPath.Of(to)), [Schemes.Organisation]) : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sign-in/again/organisation", (string? to, HttpContext context, Organisation organisation) => !organisation.IsThere ? Results.NotFound()
            : SignedIn.Of(context.User) is { IsToken: false } ? Results.Challenge(Organisation.Confirming(LocalPath.Of(to)), [Schemes.Organisation]) : Results.Redirect("/sign-in")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/account/organisation", (string? ticket, HttpContext context, Organisation organisation, TimeProvider clock) => !organisation.IsThere ? Results.NotFound()
            : SignedIn.Of(context.User) is { IsToken: false } here && here.IsFresh(clock.GetUtcNow()) && organisation.IsTicketOf(ticket, here.Id) ? Results.Challenge(Organisation.Linking(here.Id), [Schemes.Organisation])
            : Results.Redirect(LocalPath.Again("/account"))).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Signs in at once, also a program that follows redirects and keeps cookies.</summary>
    private static async Task<IResult> Link(string secret, HttpContext context, AccountStore accounts, SignIns signIns, ISignInLog log)
    {
        if (await accounts.Follow(secret, context.RequestAborted) is not var (account, purpose))
        {
            await log.Note(null, "", SignInNote.Refused, "link", context.RequestAborted);
            return Results.Redirect("/sign-in?said=link");
        }

        if (purpose == LinkPurpose.Recovery)
        {
            await context.SignOutAsync(Schemes.Session);
            await log.Note(account.Id, account.Name, SignInNote.SessionsEnded, "recovery", context.RequestAborted);
            await SignIns.Begin(context, account, HalfDone.Recovery, "/account");
            return Results.Redirect("/sign-in/recover");
        }

        // A link proves what the operator of the machine says, and not who somebody is: it weighs only where there is nothing better yet.
        await signIns.In(context, account, "link", await accounts.HasCredential(account.Id, context.RequestAborted) ? DateTimeOffset.UnixEpoch : null);
        return Results.Redirect(purpose == LinkPurpose.First ? "/account?first=1" : "/");
    }

    /// <summary>For whoever is signed in and has just confirmed it, or comes by a recovery link.</summary>
    private static async Task<IResult> Making(HttpContext context, IAntiforgery forms, AccountStore accounts, SignIns signIns, PasskeySignIns passkeys, TimeProvider clock)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        if (await signIns.Begun(context) is (var recovering, HalfDone.Recovery, _)) return Results.Content(await passkeys.Making(recovering), "application/json");
        if (SignedIn.Of(context.User) is not { IsToken: false } here || await accounts.Find(here.Id, context.RequestAborted) is not { } account) return AccountProblems.SignIn();
        if (!here.IsFresh(clock.GetUtcNow()) && await accounts.HasCredential(here.Id, context.RequestAborted)) return AccountProblems.SignIn();
        return Results.Content(await passkeys.Making(account), "application/json");
    }
}
