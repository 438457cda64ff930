using System.Security.Cryptography;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>What was recorded late, what was corrected, and can I take it with me?</summary>
public sealed class AuditorTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task The_log_is_narrowed_a_correction_is_followed_and_the_export_checked()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Visit.Follow("Event log");
        await Visit.At("Event log");
        await Expect(Page.GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(2);
        await Visit.Field("More days late than").FillAsync("20");
        await Visit.Press("Show");
        // Found in the minutes 36 days later.
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "public comment" })).ToContainTextAsync("recorded 36 days later");
        await Look("events-late");
        await Page.GetByLabel("corrections only").CheckAsync();
        await Visit.Press("Show");
        // The signed paper gave five days of bereavement leave: corrected on September 2, of May 5.
        await Expect(Page.GetByText("1 event,")).ToBeVisibleAsync();
        await Look("events");
        await Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByText("the signed paper says five (5) days").First).ToBeVisibleAsync();
        await Look("event");
        await Page.GetByRole(AriaRole.Link, new() { Name = "number 33 of the stream" }).First.ClickAsync();
        await Expect(Page.GetByText("This was corrected since")).ToBeVisibleAsync();
        await Look("event-corrected");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Note).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByText("This corrects")).ToBeVisibleAsync();
        await Visit.Open("/events?agency=sample&late=20", "Event log");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Export these" }).ClickAsync();
        await Visit.At("Export of the event log");
        await Look("events-export");
        await Checked("CSV", () => Visit.Link("Download CSV").ClickAsync());
        await Checked("JSON", () => Visit.Link("Download JSON").ClickAsync());
    }

    [BrowserFact]
    public async Task The_same_by_keyboard_alone()
    {
        await OnTheSample();
        await Visit.Open("/events?agency=sample", "Event log");
        await Visit.TabTo(Visit.Link("Corrections"), "Enter");
        await Expect(Visit.Link("Corrections")).ToHaveAttributeAsync("aria-current", "true");
        await Visit.TabTo(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "corrects 33" }).GetByRole(AriaRole.Link, new() { Name = "corrects 33" }), "Enter");
        await Expect(Page.GetByText("This was corrected since")).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Visit.TabTo(Page.GetByRole(AriaRole.Link, new() { Name = "Export these" }).Or(Page.GetByRole(AriaRole.Link, new() { Name = "Export this" })), "Enter");
        await Visit.At("Export of the event log");
        await Visit.TabTo(Visit.Link("Download CSV"));
        await Checked("CSV", () => Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>The digest that the page told before is that of the file.</summary>
    private async Task Checked(string name, Func<Task> ask)
    {
        var told = await Page.GetByRole(AriaRole.Region, new() { Name = "As " + name, Exact = true }).Locator(".digest").InnerTextAsync();
        var download = await Page.RunAndWaitForDownloadAsync(ask);
        Assert.Equal(told, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(await download.PathAsync()))));
        Assert.Contains(told[..12], download.SuggestedFilename, StringComparison.Ordinal);
    }
}
