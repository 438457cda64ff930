using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>What was recorded late, and what was corrected?</summary>
public sealed class AuditorTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task The_log_is_narrowed_to_late_corrections_and_an_event_opens()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Visit.Follow("Event log");
        await Visit.At("Event log");
        await Expect(Page.GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(2);
        await Visit.Field("More days late than").FillAsync("20");
        await Visit.Press("Show");
        // Found in the minutes 36 days later.
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "public comment" })).ToContainTextAsync("June 16, 2026");
        await Look("events-late");
        await Page.GetByLabel("corrections only").CheckAsync();
        await Visit.Press("Show");
        // The signed paper gave five days of bereavement leave: corrected on September 2, of May 5.
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "entry 33" });
        await Expect(row).ToHaveCountAsync(1);
        await Expect(Page.GetByText("1 event,")).ToBeVisibleAsync();
        await row.GetByText("JSON").ClickAsync();
        await Expect(row.GetByText("the signed paper says five (5) days")).ToBeVisibleAsync();
        await Look("events");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Corrections", Exact = true })).ToBeVisibleAsync();
        await Look("entry-corrected");
    }
}
