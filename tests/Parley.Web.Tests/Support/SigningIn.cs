using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Access;
using Parley.Record.Accounts;
using Parley.Record.Commands;
using Parley.Recording;

namespace Parley.Web.Tests.Support;

/// <summary>People who visit the site: each has an account, and comes by a one-time link as the operator of the machine gives it.</summary>
public static class SigningIn
{
    /// <summary>A browser in which somebody is signed in. The first who looks at a record in which nobody has a role holds its first ones.</summary>
    public static async Task<HttpClient> SignIn(this WebApplicationFactory<Program> site, string name = "Ana", bool redirects = true)
    {
        var client = site.CreateClient(new() { AllowAutoRedirect = redirects });
        var (account, _) = await site.Accounts().FindOrCreate(name);
        await client.GetAsync("/sign-in/link/" + await site.Accounts().MakeLink(account.Id, LinkPurpose.Link, "a test"));
        return client;
    }

    /// <summary>A program with a token of somebody's.</summary>
    public static async Task<HttpClient> Token(this WebApplicationFactory<Program> site, string name, params string[] scopes)
    {
        var client = site.CreateClient();
        var (account, _) = await site.Accounts().FindOrCreate(name);
        var (_, secret) = await site.Accounts().MakeToken(account.Id, "a program", scopes, TimeSpan.FromDays(1));
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    /// <summary>A role that counts at once, as where the operator of the machine gives it to the first ones.</summary>
    public static async Task Grant(this WebApplicationFactory<Program> site, string agency, string name, Role role, string? unit = null, string? negotiation = null, DateOnly? until = null)
    {
        var (account, _) = await site.Accounts().FindOrCreate(name);
        var asked = new RoleAsked(account.Id, account.Name, role, new(2000, 1, 1)) { Unit = unit, Negotiation = negotiation, Until = until };
        var answer = await site.Record(new AskRole(new(Guid.NewGuid().ToString(), agency, "root", TimeProvider.System.GetUtcNow()), StreamId.Grant(Guid.NewGuid().ToString("N")), asked, [], Ground.Operator));
        Assert.Null(answer.Refusal);
    }

    public static Task<Answer> Record(this WebApplicationFactory<Program> site, ICommand command) => site.Services.GetRequiredService<Recorder>().Record(command);

    public static AccountStore Accounts(this WebApplicationFactory<Program> site) => site.Services.GetRequiredService<AccountStore>();
}
