using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>Somebody with an empty record and two minutes.</summary>
public sealed class NewcomerTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task A_record_is_begun_and_its_first_move_stands_on_the_board_once_however_often_it_is_sent()
    {
        await OnAnEmptyRecord();
        await Visit.Open("/", "Begin a record");
        await Look("empty");
        await Visit.Field("The negotiation").FillAsync("Teachers 2026");
        await Visit.Press("Begin, and record the first move");
        Assert.Contains("Give the name of the office", await Browser.Visit.Beside(Visit.Field("Whose record is this")), StringComparison.Ordinal);
        await Expect(Visit.Field("The negotiation")).ToHaveValueAsync("Teachers 2026");
        await Look("begin-wrong");
        await Visit.Field("Whose record is this").FillAsync("Davis School District");
        await Visit.Field("Time zone").SelectOptionAsync("Mountain (Denver)");
        await Visit.Field("The union").FillAsync("DEA");
        await Visit.Field("Whom it represents").FillAsync("Teachers");
        await Visit.Press("Begin, and record the first move");

        await Visit.At("Record a move or step");
        await Visit.Follow("Teachers 2026");
        await Visit.At("Teachers 2026");
        await Expect(Page.GetByText("Nothing is on the table yet")).ToBeVisibleAsync();
        await Look("board-empty");
        await Visit.Follow("Record the first move");
        await Look("record-first");
        await FirstMove();
        IRequest? sent = null;
        Page.Request += (_, request) => sent = request.Method == "POST" && request.Url.Contains("/record", StringComparison.Ordinal) ? request : sent;
        await Visit.Button("Record").DblClickAsync();

        await Visit.At("Teachers 2026");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded as entry 2: DEA, initial proposal on Article 9 Class Size");
        await Expect(Visit.Row("Article 9 Class Size")).ToContainTextAsync("Proposed");
        await Expect(Visit.Row("Article 9 Class Size")).ToContainTextAsync("employer");
        // Whether the browser sends a second click or not: the same form once more.
        var again = await Page.Context.APIRequest.PostAsync(sent!.Url, new() { DataString = sent.PostData, Headers = [new("content-type", sent.Headers["content-type"])] });
        Assert.EndsWith("?recorded=2", again.Url, StringComparison.Ordinal);
        Assert.Equal(1L, await Events("initial_proposal_made"));
        await Look("board-first");

        // Back is a new form: what was recorded is not sent again unseen.
        await Page.GoBackAsync();
        await Visit.At("Record a move or step");
        await Visit.Press("Record");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose what kind of move");
        Assert.Equal(1L, await Events("initial_proposal_made"));
    }

    private async Task FirstMove()
    {
        await Visit.Choice("Who moved", "DEA").CheckAsync();
        await Visit.Field("What kind of move or step").SelectOptionAsync("Initial proposal");
        await Visit.Field("On which article").FillAsync("Article 9 Class Size");
    }
}
