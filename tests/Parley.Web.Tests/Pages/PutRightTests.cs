using System.Net;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Entries put right, struck and noted on by page, and drafts of ours.</summary>
public sealed class PutRightTests : PageTest
{
    private const string Second = "/negotiations/t-2026/entries/2";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATable();
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"], said => said with { Summary = "6 %", Text = "Pay rises by 6 percent.", Package = "A" }, entry => entry with { Session = "1" });
    }

    [Fact]
    public async Task A_correction_keeps_what_is_not_touched_and_shows_before_and_after()
    {
        var page = await Page(Second);
        Assert.Contains("name=\"as.summary\" type=\"text\" value=\"6 %\"", page, StringComparison.Ordinal);
        var (status, location, _) = await SendTo(page, "act=correct", ("as.summary", "5 %"), ("as.time", "17:38"), ("as.package", ""), ("as.respondsTo", "1"), ("reason", "misheard"), ("authority", "Chief spokesperson"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026/entries/3?done=correction"), (status, location));
        var after = await Page(location!);
        Assert.Contains("<del>6 %</del>", after, StringComparison.Ordinal);
        Assert.Contains("<ins>5 %</ins>", after, StringComparison.Ordinal);
        Assert.Contains("misheard", after, StringComparison.Ordinal);
        Assert.Equal("Pay rises by 6 percent.", await Last("proposal_made", "particulars.text"));
        Assert.Equal("2026-03-02", await Last("proposal_made", "entry.happened.date"));
        Assert.Equal("1", await Last("proposal_made", "entry.session"));
        // A time as browsers send it back is no difference.
        var same = await SendTo(await Page("/negotiations/t-2026/entries/3"), "act=correct", ("as.time", "17:38"), ("reason", "again"), ("authority", "Chief"));
        Assert.Contains("Nothing is different yet", same.Text, StringComparison.Ordinal);
        Assert.Equal("[1]", await Last("proposal_made", "particulars.respondsTo"));
        Assert.Equal(0L, await Database.Ask<long>("select count(*) from parley.mt_events where version = 3 and data::text like '%package%'"));
        Assert.Equal("2", await Last("proposal_made", "entry.correction.entry"));
    }

    [Theory]
    [InlineData("as.date", "spring", "as.date", "&quot;spring&quot; is no date")]
    [InlineData("as.respondsTo", "two", "as.respondsTo", "&quot;two&quot; is no whole number")]
    [InlineData("reason", "", "reason", "Say why")]
    [InlineData("authority", "", "authority", "Say by whose authority")]
    public async Task What_is_wrong_with_a_correction_is_said_beside_its_field(string field, string typed, string error, string says)
    {
        (string, string)[] filled = [("as.summary", "as \"typed\""), ("reason", "misheard"), ("authority", "Chief")];
        var (status, _, text) = await SendTo(await Page(Second), "act=correct", [.. filled.Where(one => one.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(says, Beside(text, error + "-correct"), StringComparison.Ordinal);
        Assert.Contains("value=\"as &quot;typed&quot;\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"f-reason-strike-error\"", text, StringComparison.Ordinal);
        Assert.Equal(1L, await Events("proposal_made"));
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_is_none()
    {
        var (status, _, text) = await SendTo(await Page(Second), "act=correct", ("reason", "misheard"), ("authority", "Chief"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Nothing is different yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_struck_with_its_reason()
    {
        var (status, location, _) = await SendTo(await Page(Second), "act=strike", ("reason", "entered twice"), ("authority", "Chief"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var page = await Page(location!);
        Assert.Contains("Struck: this entry was made in error", page, StringComparison.Ordinal);
        Assert.Contains("entered twice (authority: Chief)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("act=correct", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_stays_in_our_account()
    {
        var (status, location, _) = await SendTo(await Page(Second), "act=note", ("party", "DEA"), ("speaker", "Ms. Hill"), ("note", "five would do"), ("date", "2026-03-03"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var page = await Page(location!);
        Assert.Contains("five would do", page, StringComparison.Ordinal);
        Assert.Contains("Ms. Hill", page, StringComparison.Ordinal);
        Assert.Equal(0L, await Database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/t-2026' and data::text like '%five would%'"));
        var empty = await SendTo(await Page(Second), "act=note", ("party", "DEA"), ("date", "2026-03-03"));
        Assert.Contains("Write what was said", Beside(empty.Text, "note-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_stays_on_our_side_until_it_is_served()
    {
        var kept = await Submit("/negotiations/t-2026/record", ("party", "Davis"), ("move", "counter"), ("articles", "Wages"), ("date", "2026-03-04"), ("time", ""), ("text", "Pay rises by 4 percent."), ("draft", "yes"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026?drafted=1"), (kept.Status, kept.Location));
        var board = await Page(kept.Location!);
        Assert.Contains("Our drafts, not served <span class=\"note\">our side only</span>", board, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/drafts/1\">Draft 1</a>: Counterproposal on Wages", board, StringComparison.Ordinal);
        Assert.Equal(0L, await Database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/t-2026' and data::text like '%4 percent%'"));

        const string Draft = "/negotiations/t-2026/drafts/1";
        var page = await Page(Draft);
        Assert.Contains("Our side only.", page, StringComparison.Ordinal);
        Assert.Contains("Pay rises by 4 percent.", page, StringComparison.Ordinal);
        var served = await Send(page, ("date", "2026-03-09"), ("time", "10:15"), ("to", "DEA, by e-mail"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026?recorded=3"), (served.Status, served.Location));
        Assert.Equal("2026-03-09", await Last("counterproposal_made", "entry.happened.date"));
        Assert.DoesNotContain("Our drafts, not served", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
        Assert.Contains("Served as <a href=\"/negotiations/t-2026/entries/3\">entry 3</a>", await Page(Draft), StringComparison.Ordinal);
        await Page("/negotiations/t-2026/drafts/2", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_takes_no_words_of_what_was_said()
    {
        var (status, _, text) = await Submit("/negotiations/t-2026/record", ("party", "Davis"), ("move", "counter"), ("articles", "Wages"), ("date", "2026-03-04"), ("time", ""), ("rationale", "no money"), ("draft", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("leave it out of a draft", Beside(text, "rationale"), StringComparison.Ordinal);
    }
}
