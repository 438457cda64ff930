using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>An arbitration on Thursday: where do these words come from?</summary>
public sealed class CounselTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Agreement = "Fairhaven Unified School District and Fairhaven Teachers Association";

    [BrowserFact]
    public async Task From_the_text_on_the_day_to_the_history_of_its_clauses()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Visit.Follow(Agreement);
        await Visit.At(Agreement);
        await Visit.Field("On the date").FillAsync("2026-11-20");
        await Visit.Press("Show");
        await Expect(Page.GetByText("Text on November 20, 2026")).ToBeVisibleAsync();
        // The memorandum of August 27 stands in the place of 4.4 until June 30, 2027.
        await Expect(Page.GetByText("held by video or telephone unless the parent asks to meet in person.")).ToBeVisibleAsync();
        await Look("text");
        await History("4.4");
        await Expect(Page.GetByText("MOU Remote Parent Conferences.pdf").First).ToBeVisibleAsync();
        await Look("history-4.4");

        await Page.GoBackAsync();
        await History("3.1");
        await Look("history-3.1");
        // Each number behind the words leads to the paper that first had them.
        var numbers = Page.Locator(".clausetext").GetByRole(AriaRole.Link);
        var last = await numbers.Last.InnerTextAsync();
        await numbers.Last.ClickAsync();
        Assert.EndsWith($"#paper-{last}", Page.Url, StringComparison.Ordinal);
        await Expect(Page.Locator($"#paper-{last}")).ToBeInViewportAsync();
        await Expect(Page.Locator("#paper-1")).ToContainTextAsync("the agreement, July 1, 2023");

        await Expect(Page.GetByText("We can recommend this to the members.")).ToBeVisibleAsync();
        await Visit.Choice("Leave out", "our own account").CheckAsync();
        await Visit.Press("Show");
        await Expect(Page.GetByText("We can recommend this to the members.")).ToHaveCountAsync(0);
        await Expect(Visit.Choice("Leave out", "our own account")).ToBeCheckedAsync();
        await Look("history-without-account");
    }

    [BrowserFact]
    public async Task A_clause_is_found_by_its_subject_and_its_exhibit_is_taken_out()
    {
        await OnTheSample();
        await Visit.Open("/agreements/teachers-agreement", Agreement);
        await Visit.Field(TheBox).FillAsync("bereavement");
        await Visit.Press("Show");
        await Look("clause-found");
        await Page.GetByRole(AriaRole.Region, new() { Name = "with \"bereavement\"" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("History of");
        await Exhibit(() => Visit.Link("Exhibit, Word").ClickAsync());
    }

    [BrowserFact]
    public async Task The_same_by_keyboard_alone()
    {
        await OnTheSample();
        await Visit.Open("/search?agency=sample", "Search");
        await Visit.TabTo(Visit.Field("Words, a number of any year, or a subject"));
        await Page.Keyboard.TypeAsync("3.1");
        await Page.Keyboard.PressAsync("Enter");
        await Visit.TabTo(Page.Locator(".clauses").GetByRole(AriaRole.Link).First, "Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("History of 3.1");
        await Visit.TabTo(Visit.Choice("Leave out", "mediation"), "Space");
        await Visit.TabTo(Visit.Button("Show"), "Enter");
        await Expect(Visit.Choice("Leave out", "mediation")).ToBeCheckedAsync();
        await Visit.TabTo(Visit.Link("Exhibit, Word"));
        await Exhibit(() => Page.Keyboard.PressAsync("Enter"), "?without=mediation");
    }

    private const string TheBox = "Find a clause: words, a number of any year, a subject";

    /// <summary>A Word file comes, made as the page is shown.</summary>
    private async Task Exhibit(Func<Task> ask, string query = "")
    {
        var download = await Page.RunAndWaitForDownloadAsync(ask);
        Assert.Contains("/exhibit.docx", download.Url, StringComparison.Ordinal);
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(part, download.Url, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("PK", Encoding.ASCII.GetString(bytes, 0, 2));
    }

    private async Task History(string label)
    {
        await Page.Locator(".provision").GetByRole(AriaRole.Link, new() { NameRegex = new($"^{System.Text.RegularExpressions.Regex.Escape(label)}( |$)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("History of " + label);
    }
}
