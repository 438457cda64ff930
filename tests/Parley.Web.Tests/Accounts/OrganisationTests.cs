using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Parley.Tests;

namespace Parley.Web.Tests.Accounts;

/// <summary>A test against a foreign OpenID Connect server (npm oauth2-mock-server). Where it is not fetched the test is skipped, and says what fetches it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OrganisationFactAttribute : FactAttribute
{
    public static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Parley.Web.Tests", "Accounts");

    public OrganisationFactAttribute() => Skip = Directory.Exists(Path.Combine(Folder, "node_modules", "oauth2-mock-server")) ? null
        : "oauth2-mock-server is not here, so no organisation was asked; this fetches it: npm ci --prefix tests/Parley.Web.Tests/Accounts";
}

public sealed class OrganisationTests : AccountTest
{
    private Process? server;
    private string issuer = "";

    protected override IEnumerable<(string Name, string Value)> Settings =>
        [.. base.Settings, ("PARLEY_OIDC_AUTHORITY", issuer), ("PARLEY_OIDC_CLIENT_ID", "parley"), ("PARLEY_OIDC_CLIENT_SECRET", "s"), ("PARLEY_OIDC_NAME", "the district")];

    public override async Task InitializeAsync()
    {
        if (new OrganisationFactAttribute().Skip is null)
        {
            server = Process.Start(new ProcessStartInfo("node", ["organisation.mjs"]) { UseShellExecute = false, WorkingDirectory = OrganisationFactAttribute.Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
            issuer = (await server.StandardOutput.ReadLineAsync())!;
        }

        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        server?.Kill();
        server?.Dispose();
        await base.DisposeAsync();
    }

    [OrganisationFact]
    public async Task Whom_nobody_linked_gets_no_account()
    {
        await Is(new { sub = "u1", email = "ana@example.org", email_verified = true });
        var client = Visitor();
        Assert.Equal("/sign-in?said=organisation-unknown", await Through(client, "/sign-in/organisation"));
        Assert.False(await Store.Any());
        Assert.Contains("no account here is linked to it", await client.GetStringAsync("/sign-in?said=organisation-unknown"), StringComparison.Ordinal);
    }

    [OrganisationFact]
    public async Task A_verified_address_that_an_administrator_entered_links_once()
    {
        var (ana, _) = await Store.FindOrCreate("Ana Ruiz");
        await Store.SetEmail(ana.Id, "ana@example.org");
        await Is(new { sub = "u1", email = "ana@example.org", email_verified = false });
        Assert.Equal("/sign-in?said=organisation-unknown", await Through(Visitor(), "/sign-in/organisation"));
        await Is(new { sub = "u1", email = "Ana@example.org", email_verified = true });
        var client = Visitor();
        Assert.Equal("/events", await Through(client, "/sign-in/organisation?to=/events"));
        Assert.True(await IsSignedIn(client));
        // The organisation gives the address to somebody else: that is somebody else.
        await Is(new { sub = "u2", email = "ana@example.org", email_verified = true });
        Assert.Equal("/sign-in?said=organisation-unknown", await Through(Visitor(), "/sign-in/organisation"));
    }

    [OrganisationFact]
    public async Task Somebody_who_is_signed_in_links_their_own_and_signs_in_with_it()
    {
        var (client, ana) = await Somebody();
        await Is(new { sub = "u7", auth_time = Clock.GetUtcNow().ToUnixTimeSeconds() });
        Assert.StartsWith("/sign-in/again", (await client.GetAsync("/account/organisation?ticket=forged")).Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await client.GetStringAsync("/account");
        Assert.Equal("/account?said=linked", await Through(client, WebUtility.HtmlDecode("/account/organisation?ticket=" + Between(page, "/account/organisation?ticket=", "\""))));
        Assert.Equal("u7", (await Store.Logins(ana.Id)).Single().Subject);
        var other = Visitor();
        Assert.Equal("/", await Through(other, "/sign-in/organisation"));
        Assert.True(await IsSignedIn(other));
    }

    [OrganisationFact]
    public async Task Confirming_asks_the_organisation_anew_and_takes_only_the_same_person_who_signed_in_just_now()
    {
        var (ana, _) = await Store.FindOrCreate("Ana Ruiz");
        await Is(new { sub = "u1" });
        var client = Visitor();
        await Store.AddLogin(ana.Id, issuer, "u1");
        await Through(client, "/sign-in/organisation");
        // When is not said, so it is not fresh.
        Assert.StartsWith("/sign-in/again", (await client.GetAsync("/account/tokens/new")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("said=not-confirmed", await Through(client, "/sign-in/again/organisation?to=/account/tokens/new", "max_age=0", "prompt=login"), StringComparison.Ordinal);
        await Is(new { sub = "u1", auth_time = Clock.GetUtcNow().ToUnixTimeSeconds() });
        Assert.Equal("/account/tokens/new", await Through(client, "/sign-in/again/organisation?to=/account/tokens/new"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/tokens/new")).StatusCode);
    }

    [OrganisationFact]
    public async Task What_the_organisation_says_is_checked()
    {
        var (ana, _) = await Store.FindOrCreate("Ana Ruiz");
        await Store.AddLogin(ana.Id, issuer, "u1");
        foreach (object wrong in new object[] { new { sub = "u1", nonce = "other" }, new { sub = "u1", aud = "other" }, new { sub = "u1", iss = "http://other" }, new { sub = "u1", exp = DateTimeOffset.UnixEpoch.AddYears(40).ToUnixTimeSeconds() } })
        {
            await Is(wrong);
            Assert.Equal("/sign-in?said=organisation-failed", await Through(Visitor(), "/sign-in/organisation"));
        }

        await Is(new { sub = "u1" });
        Assert.Equal("/", await Through(Visitor(), "/sign-in/organisation"));
    }

    /// <summary>Goes to the organisation, as a browser is sent there, and back; where one ends.</summary>
    private static async Task<string> Through(HttpClient client, string path, params string[] asked)
    {
        var there = (await client.GetAsync(path)).Headers.Location!;
        Assert.Contains("code_challenge_method=S256", there.Query, StringComparison.Ordinal);
        Assert.All(asked, one => Assert.Contains(one, there.Query, StringComparison.Ordinal));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await browser.GetAsync(there);
        Assert.True(back.Headers.Location is not null, $"{there}: {back.StatusCode} {await back.Content.ReadAsStringAsync()}");
        var here = await client.GetAsync(back.Headers.Location.PathAndQuery);
        Assert.True(here.Headers.Location is not null, $"{back.Headers.Location}: {here.StatusCode}");
        return here.Headers.Location.ToString();
    }

    private async Task Is(object claims)
    {
        await server!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(claims));
        Assert.Equal("ok", await server.StandardOutput.ReadLineAsync());
        Assert.True(Uri.TryCreate(issuer, UriKind.Absolute, out _), string.Create(CultureInfo.InvariantCulture, $"{issuer}"));
    }
}
