using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>The quick entry at the table: how many keys it takes, and that nothing typed is ever lost.</summary>
public sealed class QuickEntryTests(BrowserFixture fixture, ITestOutputHelper output) : BrowserTest(fixture)
{
    private const string Table = "Teachers, reopener for 2027-28", Address = "/negotiations/teachers-2027";

    [BrowserFact]
    public async Task A_usual_counter_takes_fewer_than_12_keystrokes_beside_the_words()
    {
        await OnAnOwnSample();
        await Page.AddInitScriptAsync("addEventListener('keydown', event => { if (!['Control', 'Alt', 'Shift', 'Meta'].includes(event.key)) sessionStorage.keys = Number(sessionStorage.keys ?? 0) + 1; }, true)");
        // One key, p, leads here from the board.
        await Page.AddInitScriptAsync("sessionStorage.keys ??= 1");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Page.GotoAsync(Address + "/record");
        await Visit.At("Record a move or step");
        await Expect(Visit.Field("Article")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("3");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Visit.Choice("On which articles", "Article 3")).ToBeCheckedAsync();
        await Expect(Visit.Choice("Who moved", "District")).ToBeCheckedAsync();
        await Expect(Visit.Field("What kind of move or step")).ToHaveValueAsync("counter");
        await Expect(Page.GetByLabel("Entry 16: FTA, counterproposal on Article 3")).ToBeCheckedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Visit.Field("The proposed words")).ToBeFocusedAsync();
        await Page.Keyboard.InsertTextAsync("The salary schedule increases by 3.5 percent on July 1, 2027.");
        await Expect(Page.Locator("#redline ins").First).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+Enter");
        await Visit.At(Table);
        await Expect(Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("District, counterproposal on Article 3");
        var keys = await Keys();
        output.WriteLine($"keystrokes of a counter beside the words: {keys} (p, 3, Enter, Enter, Ctrl+Enter; pasting is one more), {watch.ElapsedMilliseconds} ms from page to board by a machine");
        Assert.InRange(keys, 3, 11);
        Assert.Null(await Page.EvaluateAsync<string?>("() => Object.keys(localStorage).find(key => key.startsWith('parley-draft')) ?? null"));
    }

    [BrowserFact]
    public async Task With_another_mover_and_kind_by_hand_it_stays_within_a_dozen_and_a_few()
    {
        await OnAnOwnSample();
        await Page.AddInitScriptAsync("addEventListener('keydown', event => { if (!['Control', 'Alt', 'Shift', 'Meta'].includes(event.key)) sessionStorage.keys = Number(sessionStorage.keys ?? 0) + 1; }, true)");
        // One key, p, leads here from the board.
        await Page.AddInitScriptAsync("sessionStorage.keys ??= 1");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Page.GotoAsync(Address + "/record");
        await Expect(Visit.Field("Article")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("w");
        await Expect(Visit.Field("What kind of move or step")).ToHaveValueAsync("withdrawal");
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("d");
        await Expect(Visit.Choice("Who moved", "District")).ToBeCheckedAsync();
        for (var tab = 0; tab < 3; tab++) await Page.Keyboard.PressAsync("Tab");
        await Expect(Visit.Field("Article")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("5");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("District, withdrawal on Article 5");
        var keys = await Keys();
        output.WriteLine($"keystrokes of a withdrawal, mover and kind changed by hand: {keys}, in {watch.ElapsedMilliseconds} ms by a machine");
        Assert.InRange(keys, 1, 13);
    }

    [BrowserFact]
    public async Task What_is_typed_without_a_line_is_kept_sent_when_it_is_back_and_recorded_once()
    {
        await OnAnOwnSample();
        await Visit.Open(Address + "/record", "Record a move or step");
        await Visit.Field("Article").FillAsync("Class");
        await Visit.Field("Article").PressAsync("Enter");
        await Visit.Field("Summary").FillAsync("kept through a broken line");
        await Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('parley-draft'))");
        var id = await Page.Locator("[name=id]").First.InputValueAsync();
        await Expect(Page.Locator("#redline .live")).ToHaveCountAsync(1);
        await Page.Context.SetOfflineAsync(true);
        await Visit.Press("Record");
        await Expect(Page.Locator(".kept")).ToContainTextAsync("Kept on this device, not recorded yet");
        await Look("quick-offline");
        await Page.Context.SetOfflineAsync(false);
        await Expect(Page.Locator("main")).ToContainTextAsync("Recorded as entry");
        await Visit.At(Table);
        await Expect(Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Recorded as entry");
        var faults = Visit.Faults.ToList();
        Visit.Faults.Clear();
        Assert.All(faults, fault => Assert.Matches("ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_ABORTED|htmx", fault));
        Assert.Single(await Recorded("kept through a broken line"));
        Assert.True(Guid.TryParse(id, out _));
        Assert.Null(await Kept());
    }

    [BrowserFact]
    public async Task After_a_crash_the_draft_comes_back_with_its_number_and_nobody_elses_does()
    {
        await OnAnOwnSample();
        await Visit.Open(Address + "/record", "Record a move or step");
        await Visit.Field("Article").FillAsync("Something quite new");
        await Visit.Field("Article").PressAsync("Enter");
        await Visit.Choice("Who moved", "FTA").CheckAsync();
        await Visit.Field("The proposed words").FillAsync("Words of a new article.");
        await Page.GetByText("What was said: our account").ClickAsync();
        await Visit.Field("What was given as the reason").FillAsync("not to be kept here");
        await Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('Words of a new'))");
        Assert.DoesNotContain("not to be kept", await Kept() ?? "", StringComparison.Ordinal);
        var id = await Page.Locator("[name=id]").First.InputValueAsync();
        await Page.ReloadAsync();
        await Expect(Page.Locator(".kept")).ToContainTextAsync("not recorded yet");
        await Expect(Visit.Field("The proposed words")).ToHaveValueAsync("Words of a new article.");
        await Expect(Page.GetByLabel("Something quite new (new)")).ToBeCheckedAsync();
        await Expect(Visit.Choice("Who moved", "FTA")).ToBeCheckedAsync();
        await Expect(Page.Locator("[name=id]").First).ToHaveValueAsync(id);
        await Look("quick-brought-back");
        await Visit.Press("Throw it away");
        await Expect(Visit.Field("The proposed words")).ToHaveValueAsync("");
        Assert.Null(await Kept());

        // Signing out leaves nothing on the device.
        await Visit.Field("Summary").FillAsync("for a moment");
        await Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('for a moment'))");
        await Visit.Press("Sign out");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Sign in");
        Assert.Null(await Kept());
    }

    [BrowserFact]
    public async Task Of_two_who_act_on_one_article_the_second_sees_what_came_first_and_nothing_is_lost()
    {
        await OnAnOwnSample();
        var other = await Beside("Dana Whitlow");
        foreach (var one in new[] { Visit, other })
        {
            await one.Open(Address + "/record", "Record a move or step");
            await one.Field("Article").FillAsync("Article 3");
            await one.Field("Article").PressAsync("Enter");
            await one.Choice("Who moved", "FTA").CheckAsync();
        }

        await Visit.Field("The proposed words").FillAsync("The schedule rises by 6 percent.");
        await Expect(Page.Locator("#redline ins").First).ToBeVisibleAsync();
        await Visit.Field("Summary").FillAsync("of Priya");
        await other.Field("The proposed words").FillAsync("The schedule rises by 5 percent.");
        await Expect(other.Page.Locator("#redline ins").First).ToBeVisibleAsync();
        await Visit.Press("Record");
        await Visit.At(Table);

        // Before it is sent, and with no key pressed.
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "This came first" })).ToBeVisibleAsync();
        await Expect(other.Page.Locator(".came-first")).ToContainTextAsync("recorded by Priya Venn");
        await Expect(other.Page.Locator(".came-first del")).ToContainTextAsync("6");
        await Look(other, "quick-came-first");
        await other.Field("Summary").FillAsync("of Dana");
        await other.Press("Record");
        await Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Something came first on the same article");
        await Expect(other.Field("The proposed words")).ToHaveValueAsync("The schedule rises by 5 percent.");
        await Look(other, "quick-conflict");
        await other.Page.GetByLabel("Record it all the same").CheckAsync();
        await other.Press("Record");
        await other.At(Table);
        Assert.Single(await Recorded("of Priya"));
        Assert.Single(await Recorded("of Dana"));
    }

    private async Task<int> Keys() => int.Parse(await Page.EvaluateAsync<string>("() => sessionStorage.keys"), System.Globalization.CultureInfo.InvariantCulture);

    private Task<string?> Kept() => Page.EvaluateAsync<string?>("() => { const key = Object.keys(localStorage).find(key => key.startsWith('parley-draft')); return key ? localStorage.getItem(key) : null; }");

    private async Task<IReadOnlyList<string>> Recorded(string summary)
    {
        var entries = await (await Page.APIRequest.GetAsync("/api/v1" + Address + "/entries")).TextAsync();
        return [.. entries.Split(summary).Skip(1)];
    }
}
