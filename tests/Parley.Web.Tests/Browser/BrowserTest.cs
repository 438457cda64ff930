using Microsoft.Playwright;
using Parley.Record.Tests;
using Parley.Tests;

namespace Parley.Web.Tests.Browser;

/// <summary>One browser for all of these tests, and one site on the sample record; each is started when it is first asked for.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly Database sample = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Site? site;

    /// <summary>How the site on the sample ended, if it did so by itself.</summary>
    public string? Ended => site?.Ended;

    public async Task<IBrowser> Browser()
    {
        if (browser is not null) return browser;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(15_000);
        return browser = await Chromium.Start(playwright);
    }

    /// <summary>A one-time link for somebody, as the operator of the machine gives it.</summary>
    public Task<string> Link(string name) => Site.Link(sample.Connection, name);

    public async Task<Uri> Sample()
    {
        if (site is null)
        {
            await sample.InitializeAsync();
            await Site.Load(sample.Connection, Path.Combine(Checkout.Root, "ops", "sample", "sample.jsonl"));
            site = await Site.On(sample.Connection);
        }

        return site.Address;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is null) return;
        await site.DisposeAsync();
        await sample.DisposeAsync();
    }
}

[CollectionDefinition(nameof(Browser))]
public sealed class Browsers : ICollectionFixture<BrowserFixture>;

/// <summary>A journey of one person. At its end the browser must have had nothing to complain of, and every page that was
/// looked at must have been as pages have to be.</summary>
[Collection(nameof(Browser))]
public abstract class BrowserTest(BrowserFixture fixture) : IAsyncLifetime
{
    private readonly List<string> wrong = [];
    private readonly List<Visit> others = [];
    private Database? database;
    private Site? own;
    private Visit? visit;

    protected Visit Visit => visit!;

    protected bool IsHere => visit is not null;

    protected IPage Page => Visit.Page;

    /// <summary>Somebody sits down before the sample record.</summary>
    protected async Task OnTheSample()
    {
        visit = await Visit.Begin(await fixture.Browser(), await fixture.Sample());
        await Page.GotoAsync(await fixture.Link("Priya Venn"));
    }

    /// <summary>Somebody sits down before a record of their own, with nothing in it.</summary>
    protected Task OnAnEmptyRecord(bool signedIn = true) => OnARecord(_ => Task.CompletedTask, signedIn);

    /// <summary>Somebody else, at a window of their own, before the same record.</summary>
    protected async Task<Visit> Beside(string name)
    {
        var other = await Visit.Begin(await fixture.Browser(), own?.Address ?? await fixture.Sample());
        others.Add(other);
        await other.Page.GotoAsync(own is null ? await fixture.Link(name) : await Site.Link(database!.Connection, name));
        return other;
    }

    /// <summary>Somebody sits down before a record of their own, in which this was recorded before anybody signed in.</summary>
    protected async Task OnARecord(Func<string, Task> load, bool signedIn = true)
    {
        database = new();
        await database.InitializeAsync();
        await load(database.Connection);
        own = await Site.On(database.Connection);
        visit = await Visit.Begin(await fixture.Browser(), own.Address);
        if (signedIn) await Page.GotoAsync(await Site.Link(database.Connection, "Ana Ruiz"));
    }

    /// <summary>One command of the operator's on the record of one's own.</summary>
    protected Task Operate(params string[] arguments) => Site.Command(database!.Connection, arguments);

    /// <summary>The first link of a record of one's own.</summary>
    protected Task<string> FirstLink(string name) => Site.Link(database!.Connection, name);

    /// <summary>Looks at the page as it stands, under the name that its picture gets.</summary>
    protected Task Look(string name) => Look(Visit, name);

    protected async Task Look(Visit whose, string name) => wrong.AddRange(await Looking.At(whose.Page, name));

    protected Task<long> Events(string type) => database!.Ask<long>($"select count(*) from parley.mt_events where type = '{type}'");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var other in others) await other.DisposeAsync();
        if (visit is not null) await visit.DisposeAsync();
        if ((own?.Ended ?? fixture.Ended) is { } ended) wrong.Add(ended);
        if (own is not null) await own.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        if (visit is not null) wrong.AddRange(others.Prepend(visit).SelectMany(one => one.Faults).Distinct());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
