using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Parley.Web.Tests.Browser;

/// <summary>One person at one window. What the browser complains of is kept: errors of its console (the content security
/// policy speaks there too), requests that fail, and requests to anywhere else.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Uri site;

    private Visit(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page, this.site) = (context, page, site);
        page.Console += (_, said) =>
        {
            // A failed request is told below, with its status.
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) Wrong($"console: {said.Text}");
        };
        page.PageError += (_, error) => Wrong($"script: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } to && to.GetLeftPart(UriPartial.Authority) != site.GetLeftPart(UriPartial.Authority)) Wrong($"a request to {request.Url}");
        };
        page.RequestFailed += (_, request) =>
        {
            // A second click on a form calls off the first request.
            // Who leaves a page leaves its stream of events, and what it was fetching by itself.
            if (!(request.Failure == "net::ERR_ABORTED" && (request.IsNavigationRequest || request.Url.Contains("/live?", StringComparison.Ordinal) || request.Url.Contains("told=", StringComparison.Ordinal)))) Wrong($"{request.Failure}: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            // A form with bad input is answered with the form.
            if (response.Status >= 400 && !(response.Status == 422 && (response.Request.IsNavigationRequest || response.Request.Method == "POST"))) Wrong($"status {response.Status.ToString(CultureInfo.InvariantCulture)}: {response.Url}");
        };
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Faults { get; } = [];

    public static async Task<Visit> Begin(IBrowser browser, Uri site)
    {
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(), Locale = "en-US", TimezoneId = "America/Los_Angeles", ViewportSize = new() { Width = 1280, Height = 800 }, ReducedMotion = ReducedMotion.Reduce,
        });
        return new(window, await window.NewPageAsync(), site);
    }

    public async Task Open(string path, string heading)
    {
        await Page.GotoAsync(path);
        await At(heading);
    }

    /// <summary>Is the page with this heading the one in front of us?</summary>
    public Task At(string heading) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A field by its label; "(optional)" is no part of the name that people give it.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true }).Or(Page.GetByLabel(label + " (optional)", new() { Exact = true }));

    public ILocator Choice(string group, string name) => Page.GetByRole(AriaRole.Group, new() { Name = group }).GetByLabel(name, new() { Exact = true });

    /// <summary>What stands beside a field for people who hear the page: its hint, and what is wrong with it.</summary>
    public static async Task<string> Beside(ILocator field)
    {
        // The answer to a form is another page: its fields are there when one of them is said to be wrong.
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        return await field.EvaluateAsync<string>("one => one.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).textContent).join(' ')");
    }

    /// <summary>The row of a table that begins with this name.</summary>
    public ILocator Row(string heading) => Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Rowheader, new() { Name = heading, Exact = true }) });

    public Task Follow(string link) => Link(link).ClickAsync();

    public Task Press(string button) => Button(button).ClickAsync();

    /// <summary>Presses Tab until it stands on this element, as somebody without a mouse must.</summary>
    public async Task TabTo(ILocator wanted)
    {
        await Assertions.Expect(wanted).ToHaveCountAsync(1);
        List<string> reached = [];
        for (var pressed = 0; pressed < 200; pressed++)
        {
            if (await wanted.EvaluateAsync<bool>("one => one === document.activeElement")) return;
            reached.Add(await Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 20)"));
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {wanted}, but to {string.Join(", ", reached)}");
    }

    /// <summary>Presses Tab until it stands on this element, and then this key.</summary>
    public async Task TabTo(ILocator wanted, string key)
    {
        await TabTo(wanted);
        await Page.Keyboard.PressAsync(key);
    }

    public async Task TabToAndType(ILocator wanted, string text)
    {
        await TabTo(wanted);
        await Page.Keyboard.TypeAsync(text);
    }

    private void Wrong(string what) => Faults.Enqueue($"{new Uri(Page.Url == "about:blank" ? site.ToString() : Page.Url).PathAndQuery}: {what}");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
