using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>From an offer to words in force.</summary>
public sealed class AgreementTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task What_is_agreed_ratified_and_approved_by_page_is_in_effect()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Visit.Follow("Open another negotiation");
        await Visit.Field("The negotiation").FillAsync("Teachers, calendar");
        await Look("begin");
        await Visit.Press("Open, and record the first move");
        await Visit.At("Record a move or step");
        await Visit.Choice("Who moved", "FTA").CheckAsync();
        await Visit.Field("What kind of move or step").SelectOptionAsync("Proposal");
        await Visit.Field("On which article").FillAsync("Wages");
        await Visit.Field("Date").FillAsync("2026-03-02");
        await Visit.Field("Time").FillAsync("");
        await Visit.Field("The proposed words").FillAsync("Pay rises by 5 percent.");
        await Visit.Press("Record");

        await Visit.At("Teachers, calendar");
        await Visit.Follow("Tentative agreement");
        await Visit.At("Record a tentative agreement");
        await Visit.Press("Record");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose the proposal that was agreed");
        await Look("agreement-wrong");
        await Page.GetByLabel("Entry 2: FTA, proposal on Wages").CheckAsync();
        await Page.GetByRole(AriaRole.Group, new() { Name = "Signatures" }).GetByLabel("both").CheckAsync();
        await Visit.Field("Who signed").FillAsync("Bo Li: FTA\nAna Ruiz: District");
        await Visit.Field("Date reached").FillAsync("2026-03-05");
        await Visit.Field("Time").FillAsync("");
        await Look("agreement");
        await Visit.Press("Record");
        await Visit.At("Teachers, calendar");
        await Expect(Visit.Row("Wages")).ToContainTextAsync("Tentatively agreed");

        await Visit.Follow("Votes");
        await Visit.At("Agreements and votes");
        await Look("votes-none");
        await Vote("2026-03-20", "Ratified");
        await Visit.Follow("The governing board's");
        await Expect(Visit.Link("The governing board's")).ToHaveAttributeAsync("aria-current", "page");
        await Visit.Field("Roll call").FillAsync("Lee: aye\nCruz: aye\nKim: absent");
        await Visit.Field("The board").FillAsync("Governing Board");
        await Vote("2026-03-24", "Approved");
        await Expect(Page.GetByText("Lee aye, Cruz aye, Kim absent")).ToBeVisibleAsync();
        await Look("votes");
        await Visit.Follow("Teachers, calendar");
        await Expect(Visit.Row("Wages")).ToContainTextAsync("In effect");
    }

    [BrowserFact]
    public async Task The_text_is_the_one_in_force_on_the_date_asked_about()
    {
        await OnTheSample();
        await Visit.Open("/agreements/teachers-agreement", "Fairhaven Unified School District and Fairhaven Teachers Association");
        await Visit.Field("On the date").FillAsync("2026-03-01");
        await Visit.Press("Show");
        await Expect(Page.GetByText("increased by three and one-half percent (3.5%) on July 1 of each year of this Agreement.")).ToBeVisibleAsync();
        await Visit.Field("On the date").FillAsync("2026-07-02");
        await Visit.Press("Show");
        await Expect(Page.GetByText("increased by four percent (4.0%) on July 1, 2026 and by three percent (3.0%) on July 1, 2027.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("three and one-half percent")).ToHaveCountAsync(0);
        // Agreed with the rest, and effective on October 1.
        await Expect(Page.GetByText("($14,400)")).ToBeVisibleAsync();
        await Visit.Field("Find a clause: words, a number of any year, a subject").FillAsync("bereavement");
        await Visit.Press("Show");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "1 provision with \"bereavement\"" })).ToBeVisibleAsync();
        await Look("text-found");
        // What was ratified leads back to the paper and the votes that made it so.
        await Page.Locator(".provision").Filter(new() { HasText = "increased by four percent (4.0%)" }).Locator(".from").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tentative agreement on Article 3");
    }

    [BrowserFact]
    public async Task The_same_by_keyboard_alone_and_two_texts_compared_by_n_and_b()
    {
        await OnTheSample();
        await Visit.Open("/agreements/teachers-agreement", "Fairhaven Unified School District and Fairhaven Teachers Association");
        await Visit.TabTo(Visit.Field("On the date"));
        await Page.Keyboard.TypeAsync("07022026");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByText("Text on July 2, 2026")).ToBeVisibleAsync();
        await Expect(Page.GetByText("increased by four percent (4.0%) on July 1, 2026")).ToBeVisibleAsync();
        await Visit.TabTo(Visit.Link("Compare"), "Enter");
        await Visit.At("Comparison");
        await Page.Keyboard.PressAsync("n");
        await Expect(Page.Locator("#change-1")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("n");
        await Expect(Page.Locator("#change-2")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("b");
        await Expect(Page.Locator("#change-1")).ToBeFocusedAsync();
        await Expect(Page.Locator("#change-1")).ToBeInViewportAsync();
        // Who speaks to the machine can put the keys off, and links do the same.
        await Page.Locator("#step-keys").UncheckAsync();
        await Page.Locator("#change-1").FocusAsync();
        await Page.Keyboard.PressAsync("n");
        await Expect(Page.Locator("#change-1")).ToBeFocusedAsync();
        await Page.Locator("#change-1").GetByRole(AriaRole.Link, new() { Name = "next: change 2" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#change-2")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Two_dates_are_compared_word_by_word_and_what_is_unchanged_is_folded()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Visit.Follow("Compare Fairhaven Unified School District and Fairhaven Teachers Association");
        await Visit.At("Comparison");
        await Visit.Field("The text on").FillAsync("2026-03-01");
        await Visit.Field("against the text on").FillAsync("2026-07-02");
        await Visit.Press("Compare");
        var pay = Page.Locator("section").Filter(new() { HasText = "3.1" }).First;
        await Expect(pay.Locator("del").Filter(new() { HasText = "2023" })).ToBeVisibleAsync();
        await Expect(pay.Locator("ins").Filter(new() { HasText = "2026" }).First).ToBeVisibleAsync();
        // Article 1 is what it was.
        await Expect(Page.GetByText("1.2 The Unit.")).ToBeHiddenAsync();
        await Page.Locator("summary").Filter(new() { HasText = "unchanged: ARTICLE 1" }).ClickAsync();
        await Expect(Page.GetByText("The unit consists of all probationary")).ToBeVisibleAsync();
        await Look("compare");
    }

    private async Task Vote(string date, string result)
    {
        await Visit.Field("Date").FillAsync(date);
        await Visit.Choice("Result", result).CheckAsync();
        await Expect(Page.GetByLabel("Entry 3")).ToBeCheckedAsync();
        await Visit.Press("Record");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded as entry");
    }
}
