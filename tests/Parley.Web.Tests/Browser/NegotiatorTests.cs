using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>At the table, with no hand free for a mouse.</summary>
public sealed class NegotiatorTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task A_counter_is_recorded_by_keyboard_alone_and_the_turn_passes()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Look("tables");
        await Visit.TabTo(Visit.Link("Teachers, reopener for 2027-28"), "Enter");
        await Visit.At("Teachers, reopener for 2027-28");
        await Expect(Visit.Row("Article 3")).ToContainTextAsync("District");
        await Look("board-reopener");

        await Visit.TabTo(Visit.Link("Record a move"), "Enter");
        await Visit.At("Record a move or step");
        await Look("record");
        await Visit.TabTo(Visit.Choice("Who moved", "District"));
        await Expect(Visit.Choice("Who moved", "District")).ToBeCheckedAsync();
        await Visit.TabTo(Visit.Choice("On which articles", "Article 3"), "Space");
        await Visit.TabToAndType(Visit.Field("Session"), "4");
        await Visit.TabToAndType(Visit.Field("Summary"), "$16,400 & no \"me-too\"");
        await Expect(Page.GetByLabel("Entry 16: FTA, counterproposal on Article 3")).ToBeCheckedAsync();
        await Visit.TabToAndType(Visit.Field("What kind of move or step"), "Choose");
        await Visit.TabTo(Visit.Button("Record"), "Enter");

        // Without a kind of move nothing is recorded, and nothing that was typed is lost.
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was recorded yet");
        Assert.Contains("Choose what kind of move", await Browser.Visit.Beside(Visit.Field("What kind of move or step")), StringComparison.Ordinal);
        await Expect(Visit.Field("Summary")).ToHaveValueAsync("$16,400 & no \"me-too\"");
        await Expect(Visit.Choice("On which articles", "Article 3")).ToBeCheckedAsync();
        await Look("record-wrong");
        await Visit.TabTo(Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link), "Enter");
        await Page.Keyboard.TypeAsync("Counterp");
        await Visit.TabTo(Visit.Button("Record"), "Enter");

        await Visit.At("Teachers, reopener for 2027-28");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("District, counterproposal on Article 3");
        await Expect(Visit.Row("Article 3").GetByText("FTA", new() { Exact = true })).ToBeVisibleAsync();
        await Look("board-recorded");
        await Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).First.ClickAsync();
        await Visit.At("Counterproposal on Article 3");
        await Expect(Page.GetByText("Priya Venn").First).ToBeVisibleAsync();
        await Look("entry");
    }

    [BrowserFact]
    public async Task A_long_table_is_read_at_a_glance_and_narrowed_to_what_is_agreed()
    {
        await OnTheSample();
        await Visit.Open("/negotiations/teachers-2026", "Teachers, successor agreement 2026");
        await Look("board");
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Which articles" }).GetByRole(AriaRole.Link, new() { Name = "Agreed" }).ClickAsync();
        await Expect(Visit.Row("Class Size Overage Stipend")).ToHaveCountAsync(0);
        await Expect(Visit.Row("Article 6")).ToContainTextAsync("In effect");
        await Look("board-agreed");
    }
}
