using Microsoft.Playwright;
using Parley.Record.Accounts;
using Parley.Record.Tests;
using Parley.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Accounts;

/// <summary>Somebody who is let in by a link makes a passkey and comes back with it. The device is Chromium's own virtual one (CDP WebAuthn).</summary>
[Collection(nameof(Browser))]
public sealed class PasskeyJourneyTests(BrowserFixture fixture) : IAsyncLifetime
{
    private readonly Database database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [BrowserFact]
    public async Task From_a_link_to_a_passkey_and_back_with_it()
    {
        await using var site = await Site.On(database.Connection);
        await using var store = AccountStore.On(database.Connection, TimeProvider.System);
        var (ana, _) = await store.FindOrCreate("Ana Ruiz");
        // A passkey belongs to a name, and 127.0.0.1 is none.
        await using var visit = await Visit.Begin(await fixture.Browser(), new UriBuilder(site.Address) { Host = "localhost" }.Uri);
        var page = visit.Page;
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true } });

        await page.GotoAsync("/sign-in/link/" + await store.MakeLink(ana.Id, LinkPurpose.First, "operator"));
        await visit.At("Ana Ruiz");
        await Expect(visit.Link("Later")).ToBeVisibleAsync();
        List<string> wrong = [.. await Looking.At(page, "account-first")];
        await visit.Field("What you call it").FillAsync("laptop");
        await visit.Press("Make a passkey");
        await Expect(page.GetByText("The passkey is made")).ToBeVisibleAsync();
        await Expect(visit.Row("laptop")).ToBeVisibleAsync();
        wrong.AddRange(await Looking.At(page, "account"));
        Assert.Equal([(true, "laptop")], (await store.Passkeys(ana.Id)).Select(one => (one.UserVerified, one.Name)));

        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await visit.At("Sign in");
        wrong.AddRange(await Looking.At(page, "sign-in"));
        await visit.Press("Sign in with a passkey");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Sign in");
        await visit.Open("/account", "Ana Ruiz");
        Assert.Equal("passkey", (await store.Sessions(ana.Id)).Single().Method);

        await page.GotoAsync("/sign-in/again?to=/account/tokens/new");
        await visit.Press("Confirm with a passkey");
        await visit.At("Make a token");
        wrong.AddRange(await Looking.At(page, "token-new"));
        Assert.Empty(wrong.Concat(visit.Faults));
    }
}
