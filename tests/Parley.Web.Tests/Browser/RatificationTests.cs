using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>From what was agreed at the table, by both votes, to the words in force.</summary>
public sealed class RatificationTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Table = "/negotiations/t-2026";

    /// <summary>Teachers with an agreement in its term, and a tentative agreement on one section of it.</summary>
    private Task OnAnAgreedTable() => OnARecord(async connection =>
    {
        var (text, acts) = (Path.ChangeExtension(Path.GetTempFileName(), ".txt"), Path.GetTempFileName());
        await File.WriteAllTextAsync(text, "ARTICLE 1 WAGES\n\n1.1 Pay rises by 2 percent each year.\n\n1.2 Pay days are monthly.\n");
        await File.WriteAllTextAsync(acts, """{"post":"/api/v1/negotiations/t-2026/tentative-agreements","body":{"date":"2026-03-05","party":"joint","articles":["Wages"],"signed":"both","changes":[{"change":"replaced","provision":"1.1","was":"Pay rises by 2 percent each year.","text":"Pay rises by 4 percent each year."}]},"id":"r-1"}""" + "\n");
        await Site.Command(connection, "unit", "add", "t", "--name", "Teachers", "--representative", "DEA");
        await Site.Command(connection, "agreement", "import", text, "--unit", "t", "--as", "a-2023", "--title", "Teachers 2023", "--from", "2023-07-01", "--to", "2098-06-30");
        await Site.Command(connection, "negotiation", "open", "t-2026", "--unit", "t", "--title", "Teachers 2026", "--agreement", "a-2023");
        await Site.Command(connection, "do", acts);
        File.Delete(text);
        File.Delete(acts);
    });

    [BrowserFact]
    public async Task Two_votes_change_the_contract_text()
    {
        await OnAnAgreedTable();
        await Visit.Open(Table, "Teachers 2026");
        await Visit.Follow("Votes");
        await Page.GetByLabel("Ratified", new() { Exact = true }).CheckAsync();
        await Visit.Press("Record");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded as");
        await Visit.Open("/agreements/a-2023", "Teachers 2023");
        await Expect(Page.GetByText("Pay rises by 2 percent each year.")).ToBeVisibleAsync();
        await Visit.Open(Table + "/votes", "Agreements and votes");
        await Visit.Follow("The governing board's");
        await Page.GetByLabel("Approved", new() { Exact = true }).CheckAsync();
        await Visit.Field("Roll call").FillAsync("Lee: aye\nCruz: aye");
        await Visit.Press("Record");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded as");
        await TheTextIsNew();
    }

    [BrowserFact]
    public async Task The_same_by_keyboard_alone()
    {
        await OnAnAgreedTable();
        await Visit.Open(Table, "Teachers 2026");
        await Visit.TabTo(Visit.Link("Votes"), "Enter");
        await Visit.At("Agreements and votes");
        await Visit.TabTo(Page.GetByLabel("Ratified", new() { Exact = true }), "Space");
        await Visit.TabTo(Visit.Button("Record"), "Enter");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded as");
        await Visit.TabTo(Visit.Link("The governing board's"), "Enter");
        await Expect(Visit.Link("The governing board's")).ToHaveAttributeAsync("aria-current", "page");
        await Visit.TabTo(Page.GetByLabel("Approved", new() { Exact = true }), "Space");
        await Visit.TabToAndType(Visit.Field("Roll call"), "Lee: aye\nCruz: aye");
        await Visit.TabTo(Visit.Button("Record"), "Enter");
        await Expect(Page.GetByText("Lee aye, Cruz aye")).ToBeVisibleAsync();
        await TheTextIsNew();
    }

    private async Task TheTextIsNew()
    {
        await Visit.Open("/agreements/a-2023", "Teachers 2023");
        await Expect(Page.GetByText("Pay rises by 4 percent each year.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Pay rises by 2 percent each year.")).ToHaveCountAsync(0);
        await Look("text-after-votes");
    }
}
