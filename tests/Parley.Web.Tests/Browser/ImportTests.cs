using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>Somebody with a spreadsheet and a contract, and no record yet.</summary>
public sealed class ImportTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Good = "date,party,move,article,key,responds_to,signed,summary\n2026-03-02,DEA,proposal,Wages,a,,,Six percent\n2026-03-09,Davis,counter,Wages,b,a,,Three percent\n2026-03-16,joint,tentative-agreement,Leaves,c,,one,Four percent\n";

    private const string Contract = "ARTICLE 1\nWages\n\n1.1 Pay rises by 2 percent each year.\n\n1.2 Pay days are monthly.\n\nARTICLE 2\nLeaves\n\n2.1 Three days of leave.\n";

    private static FilePayload File(string name, string words) => new() { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(words) };

    private ILocator Stage(string stage) => Page.Locator($"#import[data-stage='{stage}']");

    [BrowserFact]
    public async Task A_log_with_a_bad_line_is_mended_looked_at_and_recorded_and_a_contract_is_read()
    {
        await OnAnEmptyRecord();
        await Visit.Open("/", "Begin a record");
        await Visit.Field("Whose record is this").FillAsync("Davis School District");
        await Visit.Field("The union").FillAsync("DEA");
        await Visit.Field("Whom it represents").FillAsync("Teachers");
        await Visit.Press("Begin, and bring in a contract or log");
        await Visit.At("Bring in what you have");
        await Look("import-choose");

        await Visit.Follow("A table log (.csv)");
        await Look("import-log");
        await Visit.Press("Read it, and show me");
        Assert.Contains("Choose the file", await Browser.Visit.Beside(Page.Locator("#f-file")), StringComparison.Ordinal);
        await Look("import-log-wrong");
        await Page.Locator("#f-file").SetInputFilesAsync(File("tracker.csv", Good.Replace("2026-03-09", "March 9", StringComparison.Ordinal)));
        await Visit.Field("Title").FillAsync("Teachers 2026");
        await Visit.Press("Read it, and show me");
        await Visit.At("tracker.csv");
        await Expect(Stage("to be put right")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 3, column 1");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("write YYYY-MM-DD");
        await Look("import-bad-line");

        await Expect(Visit.Field("Title")).ToHaveValueAsync("Teachers 2026");
        await Page.Locator("#f-file").SetInputFilesAsync(File("tracker.csv", Good));
        await Visit.Press("Read it again");
        await Expect(Stage("to be confirmed")).ToBeVisibleAsync();
        await Expect(Page.Locator("tr.remarked")).Not.ToHaveCountAsync(0);
        await Look("import-preview-log");
        Assert.Equal(0L, await Events("negotiation_opened"));
        await Visit.Button("Record 3 rows").DblClickAsync();
        await Expect(Stage("recorded")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("3 rows recorded");
        await Look("import-recorded");
        Assert.Equal(1L, await Events("log_imported"));
        await Visit.Follow("To the board");
        await Visit.At("Teachers 2026");
        await Expect(Visit.Row("Wages")).ToBeVisibleAsync();

        await Visit.Follow("Bring in");
        await Visit.Follow("A contract text (.docx, .txt, .md)");
        await Page.Locator("#f-file").SetInputFilesAsync(File("contract.txt", Contract));
        await Visit.Field("Title").FillAsync("Teachers 2023-2026");
        await Visit.Field("First day of its term").FillAsync("2023-07-01");
        await Visit.Field("Last day of its term").FillAsync("2026-06-30");
        await Visit.Press("Read it, and show me");
        await Expect(Stage("to be confirmed")).ToBeVisibleAsync();
        await Look("import-preview-text");
        await Visit.Press("Record this text");
        await Expect(Stage("recorded")).ToBeVisibleAsync();
        await Visit.Follow("Read the text");
        await Expect(Page.GetByText("Pay days are monthly")).ToBeVisibleAsync();
        await Visit.Follow("Help");
        await Visit.At("Help");
        await Look("help");
    }

    [BrowserFact]
    public async Task The_same_by_keyboard_alone()
    {
        await OnAnEmptyRecord();
        await Visit.Open("/", "Begin a record");
        await Visit.TabToAndType(Visit.Field("Whose record is this"), "Davis");
        await Visit.TabToAndType(Visit.Field("The union"), "DEA");
        await Visit.TabToAndType(Visit.Field("Whom it represents"), "Teachers");
        await Visit.TabTo(Visit.Button("Begin, and bring in a contract or log"), "Enter");
        await Visit.At("Bring in what you have");
        await Visit.TabTo(Visit.Link("A table log (.csv)"), "Enter");
        await Chosen("tracker.csv", Good.Replace("counter", "shout", StringComparison.Ordinal));
        await Visit.TabToAndType(Visit.Field("Title"), "Teachers 2026");
        await Visit.TabTo(Visit.Button("Read it, and show me"), "Enter");
        await Expect(Stage("to be put right")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 3");
        await Chosen("tracker.csv", Good);
        await Visit.TabTo(Visit.Button("Read it again"), "Enter");
        await Visit.TabTo(Visit.Button("Record 3 rows"), "Enter");
        await Expect(Stage("recorded")).ToBeVisibleAsync();
        await Visit.TabTo(Visit.Link("To the board"), "Enter");
        await Visit.At("Teachers 2026");
    }

    /// <summary>Space on the field opens the window of the system, in which a file is chosen.</summary>
    private async Task Chosen(string name, string words)
    {
        // A page that is still loading may take the focus back to its head.
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Visit.TabTo(Page.Locator("#f-file"));
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(File(name, words));
    }
}
