using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>From the first start of an empty machine to the first signed-in move, by somebody who never saw it; and the pages of the walls.</summary>
public sealed class FirstStartTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <summary>By hand it takes longer than by a test: a third of the three minutes is what the test may take.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    [BrowserFact]
    public async Task A_newcomer_follows_the_link_and_records_the_first_move_in_their_name()
    {
        var started = Stopwatch.GetTimestamp();
        await OnAnEmptyRecord(signedIn: false);
        await Page.GotoAsync("/");
        Assert.EndsWith("/sign-in", Page.Url, StringComparison.Ordinal);
        await Look("sign-in");
        await Page.GotoAsync(await FirstLink("Ana Ruiz"));
        await Look("account-first");
        await Visit.Follow("Parley");
        await Visit.At("Begin a record");
        await Visit.Field("Whose record is this").FillAsync("Davis School District");
        await Visit.Field("The union").FillAsync("DEA");
        await Visit.Field("Whom it represents").FillAsync("Teachers");
        await Visit.Field("The negotiation").FillAsync("Teachers 2026");
        await Visit.Press("Begin, and record the first move");
        await Visit.At("Record a move or step");
        await Visit.Choice("Who moved", "DEA").CheckAsync();
        await Visit.Field("What kind of move or step").SelectOptionAsync("Initial proposal");
        await Visit.Field("On which article").FillAsync("Article 9 Class Size");
        await Visit.Press("Record");
        await Visit.At("Teachers 2026");
        await Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link, new() { Name = "entry 2" }).ClickAsync();
        await Expect(Page.GetByText("Ana Ruiz").First).ToBeVisibleAsync();
        Assert.True(Stopwatch.GetElapsedTime(started) < Most, $"it took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");

        // What stays inside is sealed, and read again by our side.
        await Visit.Follow("Teachers 2026");
        await Visit.Follow("Inside");
        await Visit.At("Inside");
        await Visit.Field("Words").FillAsync("We can go to 28 pupils.");
        await Visit.Press("Seal and record");
        await Expect(Page.GetByText("We can go to 28 pupils.")).ToBeVisibleAsync();
        await Look("inside");

        await Visit.Follow("People and roles");
        await Visit.At("People and roles");
        await Visit.Field("Person").First.FillAsync("Bo Li");
        await Visit.Field("Role").SelectOptionAsync("negotiator");
        await Visit.Press("Ask for the role");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Another administrator approves it");
        await Expect(Visit.Row("Bo Li")).ToContainTextAsync("or the operator");
        await Look("access");
        await Visit.Open("/orders", "Erasing and unsealing");
        await Look("orders");
        Assert.Equal(1L, await Events("caucus_noted"));
        Assert.Equal(1L, await Events("sealed_words_read"));
    }
}
