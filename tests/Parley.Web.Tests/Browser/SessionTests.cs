using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>A session from its opening to a tentative agreement: one note taker has a mouse, the other only a keyboard.</summary>
public sealed class SessionTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Table = "Teachers, reopener for 2027-28", Address = "/negotiations/teachers-2027";

    [BrowserFact]
    public async Task Two_note_takers_bring_an_article_from_the_opening_to_a_tentative_agreement()
    {
        await OnAnOwnSample();
        var dana = await Beside("Dana Whitlow");

        await Visit.Open(Address + "/record", "Record a move or step");
        await Visit.Choice("Who moved", "Joint (both together)").CheckAsync();
        await Visit.Field("What kind of move or step").SelectOptionAsync("Session");
        await Visit.Field("Session").FillAsync("9");
        await Visit.Press("Record");
        await Visit.At(Table);

        // By keyboard alone; the session is the one that is open.
        await dana.Open(Address + "/record", "Record a move or step");
        await Expect(dana.Field("Session")).ToHaveValueAsync("9");
        await dana.Page.Keyboard.TypeAsync("Safety Committee;");
        await Expect(dana.Page.GetByLabel("Safety Committee (new)")).ToBeCheckedAsync();
        // After months at the table what is new is likely a proposal; she says that it is an initial one.
        await Expect(dana.Field("What kind of move or step")).ToHaveValueAsync("proposal");
        await dana.Page.Keyboard.PressAsync("Shift+Tab");
        await dana.Page.Keyboard.PressAsync("Home");
        await dana.Page.Keyboard.PressAsync("i");
        await Expect(dana.Field("What kind of move or step")).ToHaveValueAsync("initial");
        await dana.Page.Keyboard.PressAsync("Shift+Tab");
        await dana.Page.Keyboard.PressAsync("f");
        await Expect(dana.Choice("Who moved", "FTA")).ToBeCheckedAsync();
        await dana.TabToAndType(dana.Field("The proposed words"), "A safety committee meets monthly.");
        await dana.Page.Keyboard.PressAsync("Control+Enter");
        await dana.At(Table);

        // By mouse: whose turn it is, how, and what it answers are there already.
        await Visit.Open(Address + "/record", "Record a move or step");
        await Visit.Choice("On which articles", "Safety Committee").CheckAsync();
        await Expect(Visit.Choice("Who moved", "District")).ToBeCheckedAsync();
        await Expect(Visit.Field("What kind of move or step")).ToHaveValueAsync("counter");
        await Visit.Field("The proposed words").FillAsync("A safety committee meets quarterly.");
        await Expect(Page.Locator("#redline del").First).ToContainTextAsync("monthly");
        await Visit.Press("Record");
        await Visit.At(Table);

        // A slip, put right with one key.
        await Visit.Follow("Put it right");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Put it right" })).ToBeVisibleAsync();
        await Look("entry-slip");
        await Page.Locator("#f-as\\.text-slip").FillAsync("A safety committee meets every two months.");
        await Visit.Press("Put it right");
        await Expect(Page.GetByText("The correction is recorded")).ToBeVisibleAsync();

        await dana.Open(Address + "/tentative-agreement", "Record a tentative agreement");
        Assert.Contains("FTA", await dana.Field("Who signed").InputValueAsync(), StringComparison.Ordinal);
        await dana.TabTo(dana.Page.GetByLabel("District, counterproposal on Safety Committee"), "Space");
        await dana.Page.Keyboard.PressAsync("Enter");
        await dana.At(Table);
        await Expect(dana.Row("Safety Committee")).ToContainTextAsync("Tentatively agreed");
        await Expect(dana.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Signature sheet");
        await Look(dana, "board-agreed-now");
        await Page.GotoAsync(Address);
        await Expect(Visit.Row("Safety Committee")).ToContainTextAsync("Tentatively agreed");
    }
}
