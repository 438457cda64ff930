using System.Net;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Side letters by page: signed, voted on, extended, ended; and what they do to the contract's text for a time.</summary>
public sealed class LetterTests : PageTest
{
    private const string Letter = "/side-letters/pay";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATableWithText();
        await ALetter();
    }

    private async Task Vote(string body, string party) => Assert.Equal(HttpStatusCode.Redirect,
        (await Submit($"{Letter}/votes?body={body}", ("date", "2026-01-10"), ("party", party), ("passed", "yes"), ("on", "2"))).Status);

    [Fact]
    public async Task It_stands_on_the_first_page_with_its_state_its_last_day_and_what_it_needs()
    {
        var page = await Page("/");
        Assert.Contains("<a href=\"/side-letters/pay\">Pay in 2026</a>", page, StringComparison.Ordinal);
        Assert.Contains("Signed, not in effect", page, StringComparison.Ordinal);
        Assert.Contains("Jun 30, 2097", page, StringComparison.Ordinal);
        Assert.Contains("the vote of DEA&#x27;s members and the governing board&#x27;s vote", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_votes_by_page_put_it_into_effect_and_the_text_leads_back_to_it()
    {
        Assert.Contains("Still needed", await Page(Letter), StringComparison.Ordinal);
        await Vote("membership", "DEA");
        Assert.Contains("Still needed: <b>the governing board&#x27;s vote</b>", await Page(Letter), StringComparison.Ordinal);
        Assert.Contains("by 2 percent", await Page("/agreements/a-2023?on=2026-03-01"), StringComparison.Ordinal);
        await Vote("board", "Governing Board");
        var letter = await Page(Letter);
        Assert.Contains("In effect", letter, StringComparison.Ordinal);
        Assert.Contains("from February 1, 2026 until June 30, 2097; then what stood before comes back", letter, StringComparison.Ordinal);
        Assert.Contains("Pay rises by <del>2 </del><ins>4 </ins>percent", letter, StringComparison.Ordinal);
        Assert.Contains("not to be cited as precedent", letter, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026\">t-2026</a>", letter, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/side-letters/pay/entries/4\">Governing Board, governing board vote</a>", letter, StringComparison.Ordinal);
        var text = await Page("/agreements/a-2023?on=2026-03-01");
        Assert.Contains("by 4 percent", text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/side-letters/pay\">side letter: what changed and why</a>", text, StringComparison.Ordinal);
        Assert.Contains("the lasting words are <b>suspended until June 30, 2097</b>", text, StringComparison.Ordinal);
        Assert.Contains("<b>1.2</b> is suspended until June 30, 2097, by a <a href=\"/side-letters/pay\">side letter</a>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("suspended", await Page("/agreements/a-2023?on=2097-07-01"), StringComparison.Ordinal);
        Assert.Contains("by Ana", await Page(Letter + "/entries/3"), StringComparison.Ordinal);
        Assert.Contains("/side-letters/pay/entries/2\"", await Page("/agreements/a-2023/provisions/p2"), StringComparison.Ordinal);
        Assert.Contains("side-letter/pay, 2", await Page("/events"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_extended_and_ended_by_page_and_the_text_follows()
    {
        await Vote("membership", "DEA");
        await Vote("board", "Governing Board");
        var extended = await SendTo(await Page(Letter), "act=extension", ("date", "2026-02-10"), ("until", "2097-12-31"), ("signed", "both"), ("reason", "one term more"));
        Assert.Equal((HttpStatusCode.Redirect, "/side-letters/pay?recorded=5"), (extended.Status, extended.Location));
        Assert.Contains("suspended until December 31, 2097", await Page("/agreements/a-2023?on=2026-03-01"), StringComparison.Ordinal);
        var ended = await SendTo(await Page(Letter), "act=ending", ("date", "2026-02-20"), ("until", "2026-02-28"), ("reason", "nullified"));
        Assert.Equal(HttpStatusCode.Redirect, ended.Status);
        Assert.Contains("by 2 percent", await Page("/agreements/a-2023?on=2026-03-01"), StringComparison.Ordinal);
        Assert.Contains("""<span class="chip held">Ended</span>""", await Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_an_extension_is_said_in_its_own_form()
    {
        var (status, _, text) = await SendTo(await Page(Letter), "act=extension", ("date", "2026-02-10"), ("until", "summer"), ("signed", "both"), ("reason", "kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("&quot;summer&quot; is no date", Beside(text, "until-extend"), StringComparison.Ordinal);
        Assert.Contains("href=\"#f-until-extend\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"f-until-end-error\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"kept\"", text, StringComparison.Ordinal);
        await Page("/side-letters/none", HttpStatusCode.NotFound);
        await Page("/side-letters/none/votes", HttpStatusCode.NotFound);
        await Page("/negotiations/pay/entries/2", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_term_on_the_first_page_ends_on_the_last_day_that_an_act_set()
    {
        await Post("negotiations/t-2026/tentative-agreements", """{"date":"2026-03-01","party":"joint","articles":["Term"],"signed":"both","term":{"to":"2099-08-31"}}""");
        await Post("negotiations/t-2026/ratifications", """{"date":"2026-03-02","party":"DEA","ballot":{"passed":true}}""");
        await Post("negotiations/t-2026/board-approvals", """{"date":"2026-03-03","party":"Davis","ballot":{"passed":true}}""");
        Assert.Contains("Jul 1, 2023 to Aug 31, 2099", await Page("/"), StringComparison.Ordinal);
    }
}
