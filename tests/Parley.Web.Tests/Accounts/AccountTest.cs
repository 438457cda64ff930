using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Parley.Record.Accounts;
using Parley.Record.Tests;

namespace Parley.Web.Tests.Accounts;

/// <summary>The site on a database of its own, with a clock that can be put forward, and a sign-in log that is read.</summary>
public abstract partial class AccountTest : IAsyncLifetime
{
    protected const string Password = "correct horse battery staple";

    private WebApplicationFactory<Program> site = null!;

    protected Database Database { get; } = new();

    protected ShiftedClock Clock { get; } = new();

    protected NotedLog Log { get; } = new();

    protected AccountStore Store => site.Services.GetRequiredService<AccountStore>();

    protected virtual IEnumerable<(string Name, string Value)> Settings => [("PARLEY_SIGN_IN_RATE", "1000")];

    public virtual async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("PARLEY_DB", Database.Connection);
            foreach (var (name, value) in Settings) host.UseSetting(name, value);
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<ISignInLog>(Log));
        });
    }

    public virtual async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A browser with cookies of its own.</summary>
    protected HttpClient Visitor(string address = "http://localhost") => site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new(address) });

    /// <summary>Somebody who came by a link.</summary>
    protected async Task<(HttpClient Client, Account Account)> Somebody(string name = "Ana Ruiz", string address = "http://localhost")
    {
        var (account, _) = await Store.FindOrCreate(name);
        var client = Visitor(address);
        var response = await client.GetAsync("/sign-in/link/" + await Store.MakeLink(account.Id, LinkPurpose.First, "operator"));
        Assert.Equal("/account?first=1", response.Headers.Location?.ToString());
        return (client, account);
    }

    /// <summary>The same, who has set a password.</summary>
    protected async Task<(HttpClient Client, Account Account)> SomebodyWithAPassword()
    {
        var (client, account) = await Somebody();
        Assert.Equal("/account?said=password", (await Send(client, "/account/password", "/account/password", ("password", Password))).Headers.Location?.ToString());
        return (client, account);
    }

    /// <summary>Opens a page, fills in its form that goes to this address, and sends it.</summary>
    protected static async Task<HttpResponseMessage> Send(HttpClient client, string page, string address, params (string Name, string Value)[] typed)
    {
        var opened = await client.GetAsync(page);
        Assert.True(opened.IsSuccessStatusCode, $"{page}: {opened.StatusCode} {opened.Headers.Location}");
        return await SendTo(client, await opened.Content.ReadAsStringAsync(), address, typed);
    }

    protected static async Task<HttpResponseMessage> SendTo(HttpClient client, string page, string address, params (string Name, string Value)[] typed)
    {
        var form = Forms().Matches(page).First(one => WebUtility.HtmlDecode(one.Groups["action"].Value) == address);
        var fields = Hidden().Matches(form.Value).Select(one => (Name: one.Groups["name"].Value, Value: WebUtility.HtmlDecode(one.Groups["value"].Value))).Where(one => typed.All(given => given.Name != one.Name)).Concat(typed);
        using var content = new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await client.PostAsync(address, content);
    }

    protected static Task<HttpResponseMessage> SignIn(HttpClient client, string name, string password, string to = "/") => Send(client, "/sign-in?to=" + Uri.EscapeDataString(to), "/sign-in", ("name", name), ("password", password));

    /// <summary>What stands between two marks.</summary>
    protected static string Between(string text, string before, string after)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{before} is not in {text}");
        at += before.Length;
        return text[at..text.IndexOf(after, at, StringComparison.Ordinal)];
    }

    /// <summary>Without what stands there, which differs from time to time.</summary>
    protected static string Without(string text, string before, string after) => text.Replace(before + Between(text, before, after), "", StringComparison.Ordinal);

    protected static async Task<bool> IsSignedIn(HttpClient client) => (await client.GetAsync("/account")).StatusCode == HttpStatusCode.OK;

    [GeneratedRegex("""<form method="post" action="(?<action>[^"]*)".*?</form>""", RegexOptions.Singleline, 2000)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"|<input name="(?<name>__RequestVerificationToken)" type="hidden" value="(?<value>[^"]*)""", RegexOptions.None, 2000)]
    private static partial Regex Hidden();
}

/// <summary>The system's clock, put forward; what waits, waits in real time.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}

public sealed class NotedLog : ISignInLog
{
    public List<string> Notes { get; } = [];

    public Task Note(Guid? account, string name, string what, string? detail, CancellationToken stop)
    {
        lock (Notes) Notes.Add($"{(account is null ? "nobody" : "known")} {name}: {what} {detail}".TrimEnd());
        return Task.CompletedTask;
    }
}
