using System.Net;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>A tentative agreement that changes contract text, by page from the words to the text in force; and votes that no longer count.</summary>
public sealed class ChangeTests : PageTest
{
    private const string Form = "/negotiations/t-2026/tentative-agreement", Votes = "/negotiations/t-2026/votes";

    private static readonly (string, string)[] Filled =
        [("moreArticles", "Wages"), ("signed", "both"), ("party", "joint"), ("date", "2026-03-05"), ("time", ""), ("effective", "2026-07-01")];

    private static readonly (string, string)[] Raise = [("changes[0].what", "replaced"), ("changes[0].provision", "1.1"), ("changes[0].text", "Pay rises by 3 percent each year.")];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATableWithText();
    }

    private async Task Agree(params (string, string)[] changes)
    {
        var review = await Submit(Form, [.. Filled, .. changes]);
        Assert.Equal(HttpStatusCode.OK, review.Status);
        var recorded = await Send(review.Text, [.. Filled, .. changes]);
        Assert.Equal(HttpStatusCode.Redirect, recorded.Status);
    }

    private async Task Vote(string body, string party, string on) =>
        Assert.Equal(HttpStatusCode.Redirect, (await Submit($"{Votes}?body={body}", ("date", "2026-03-20"), ("party", party), ("passed", "yes"), ("on", on))).Status);

    [Fact]
    public async Task Words_replaced_added_and_removed_by_form_come_into_the_text_with_the_second_vote()
    {
        (string, string)[] changes =
        [
            .. Raise,
            ("changes[1].what", "added"), ("changes[1].provision", "1.3"), ("changes[1].behind", "1.2"), ("changes[1].text", "A bonus is paid in May."),
            ("changes[2].what", "removed"), ("changes[2].provision", "ARTICLE 2 > (a)"), ("changes[2].effective", "2026-09-01"),
        ];
        var review = await Submit(Form, [.. Filled, .. changes]);
        Assert.Contains("Pay rises by <del>2 </del><ins>3 </ins>percent each year.", review.Text, StringComparison.Ordinal);
        Assert.Contains("<ins>A bonus is paid in May.</ins>", review.Text, StringComparison.Ordinal);
        Assert.Contains("<del>With pay.</del>", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not be found", review.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await Events("tentative_agreement_reached"));

        await Agree(changes);
        Assert.Contains("needs the vote of DEA&#x27;s members and the governing board&#x27;s vote", await Page(Votes), StringComparison.Ordinal);
        await Vote("membership", "DEA", "2");
        Assert.Contains("needs the governing board&#x27;s vote", await Page(Votes), StringComparison.Ordinal);
        Assert.DoesNotContain("3 percent", await Page("/agreements/a-2023?on=2026-10-01"), StringComparison.Ordinal);
        await Vote("board", "Governing Board", "2");
        Assert.Contains("all votes in since March 20, 2026", await Page(Votes), StringComparison.Ordinal);

        var july = await Page("/agreements/a-2023?on=2026-07-01");
        Assert.Contains("Pay rises by 3 percent each year.", july, StringComparison.Ordinal);
        Assert.InRange(july.IndexOf("A bonus is paid in May.", StringComparison.Ordinal), july.IndexOf("Pay days are monthly.", StringComparison.Ordinal), july.IndexOf("Three days of leave.", StringComparison.Ordinal));
        Assert.Contains("With pay.", july, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/2\">tentative agreement: what changed and why</a>", july, StringComparison.Ordinal);
        Assert.DoesNotContain("With pay.", await Page("/agreements/a-2023?on=2026-09-01"), StringComparison.Ordinal);
        Assert.Contains("by 2 percent", await Page("/agreements/a-2023?on=2026-06-30"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_in_force_come_into_the_field_and_more_rows_on_request()
    {
        var page = await Page(Form);
        Assert.Contains("<option value=\"ARTICLE 2 &gt; 2.1 &gt; (a)\">With pay.</option>", page, StringComparison.Ordinal);
        var (status, _, shown) = await Send(page, [.. Filled, ("changes[0].what", ""), ("changes[1].what", "replaced"), ("changes[1].provision", "2.1"), ("step", "words")]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\nThree days of leave.</textarea>", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-07-01\"", shown, StringComparison.Ordinal);
        // Another provision is chosen while the words of the first are untouched.
        var other = await Send(shown, [.. Filled, ("changes[0].what", ""), ("changes[1].what", "replaced"), ("changes[1].provision", "1.2"), ("changes[1].text", "Three days of leave."), ("step", "rows")]);
        Assert.Contains("\nPay days are monthly.</textarea>", other.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"changes[5].provision\"", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"changes[3].provision\"", shown, StringComparison.Ordinal);
        Assert.Equal(0L, await Events("tentative_agreement_reached"));
    }

    [Theory]
    [InlineData("what", "", "Say what becomes of the words")]
    [InlineData("provision", "", "Name the provision")]
    [InlineData("text", "Pay rises by 2 percent each year.", "These are the words in force")]
    [InlineData("effective", "July", "&quot;July&quot; is no date")]
    public async Task A_change_that_is_not_whole_is_answered_beside_its_field(string field, string typed, string says)
    {
        var (status, _, text) = await Submit(Form, [.. Filled, .. Raise.Where(one => one.Item1 != $"changes[0].{field}"), ($"changes[0].{field}", typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(says, Beside(text, $"changes[0].{field}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.9", "&quot;9.9&quot; is no provision of the agreement")]
    [InlineData("(a)", "&quot;(a)&quot; are 2 provisions")]
    public async Task What_cannot_be_found_is_said_in_the_review_and_recorded_all_the_same(string provision, string says)
    {
        (string, string)[] changes = [("changes[0].what", "replaced"), ("changes[0].provision", provision), ("changes[0].text", "Other words.")];
        var review = await Submit(Form, [.. Filled, .. changes]);
        Assert.Contains(says, review.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(review.Text, [.. Filled, .. changes])).Status);
    }

    [Fact]
    public async Task Changes_that_differ_from_those_reviewed_are_shown_once_more()
    {
        var review = await Submit(Form, [.. Filled, .. Raise]);
        var changed = await Send(review.Text, [.. Filled, .. Raise[..2], ("changes[0].text", "Pay rises by 9 percent each year.")]);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("<ins>9 </ins>", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_on_a_paper_that_was_corrected_since_no_longer_counts_and_the_page_says_why()
    {
        await Agree(Raise);
        await Vote("membership", "DEA", "2");
        Assert.DoesNotContain("<span class=\"chip rejected\">no longer counts", await Page(Votes), StringComparison.Ordinal);
        var right = await SendTo(await Page("/negotiations/t-2026/entries/2"), "act=correct", ("as.changes.0.text", "Pay rises by 3.5 percent each year."), ("reason", "misprint"), ("authority", "Both"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026/entries/4?done=correction"), (right.Status, right.Location));
        var page = await Page(Votes);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/2\">Entry 2</a> was corrected since (misprint): <a href=\"/negotiations/t-2026/entries/4\">entry 4</a>", page, StringComparison.Ordinal);
        Assert.Contains("needs the vote of DEA&#x27;s members and the governing board&#x27;s vote", page, StringComparison.Ordinal);
        Assert.Contains("<ins>Pay rises by 3.5 percent each year.</ins>", await Page("/negotiations/t-2026/entries/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scriveners_correction_that_both_signed_leaves_the_vote_standing()
    {
        await Agree(Raise);
        await Vote("membership", "DEA", "2");
        await SendTo(await Page("/negotiations/t-2026/entries/2"), "act=correct", ("as.changes.0.text", "Pay rises by three percent each year."), ("scriveners", "yes"), ("reason", "slip"), ("authority", "Both"));
        Assert.DoesNotContain("<span class=\"chip rejected\">no longer counts", await Page(Votes), StringComparison.Ordinal);
        await Vote("board", "Governing Board", "2");
        Assert.Contains("Pay rises by three percent", await Page("/agreements/a-2023?on=2026-07-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_that_a_later_one_replaced_says_so()
    {
        await Agree(Raise);
        await Agree([.. Raise[..2], ("changes[0].text", "Pay rises by 5 percent each year.")]);
        Assert.Contains("replaced</span> by <a href=\"/negotiations/t-2026/entries/3\">entry 3</a>", await Page(Votes), StringComparison.Ordinal);
    }
}
