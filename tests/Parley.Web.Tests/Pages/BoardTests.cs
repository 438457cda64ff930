using System.Net;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>The article board, and each entry in full.</summary>
public sealed class BoardTests : PageTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATable();
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"], about: entry => entry with { Session = "1" });
        await Entry("2026-03-02", "DEA", "proposal", ["Leaves <script>"], about: entry => entry with { Session = "1" });
        await Entry("2026-03-09", "Davis", "counter", ["Wages"], said => said with { RespondsTo = [2], Summary = "2 %" }, entry => entry with { Session = "3" });
        await Entry("2026-03-10", "joint", "tentative-agreement", ["Leaves <script>"], said => said with { Signed = Signatures.Both }, entry => entry with { Session = "3" });
    }

    [Fact]
    public async Task The_board_shows_every_article_with_its_state_and_whose_turn_it_is()
    {
        var page = await Page("/negotiations/t-2026?on=2026-03-19");
        Assert.Contains("""<span class="chip countered">Countered</span>""", page, StringComparison.Ordinal);
        Assert.Contains("""<span class="chip tentatively-agreed">Tentatively agreed</span>""", page, StringComparison.Ordinal);
        Assert.Contains("To answer by DEA <b>1</b>", page, StringComparison.Ordinal);
        // Ten days from March 9 to March 19.
        Assert.Contains("March 9, 2026\">10</td>", page, StringComparison.Ordinal);
        Assert.Contains("<title>March 9, 2026: Davis, counterproposal, entry 4. 2 %</title>", page, StringComparison.Ordinal);
        Assert.Contains("Leaves &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?show=open", true, false)]
    [InlineData("?show=agreed", false, true)]
    [InlineData("?show=packages", false, false)]
    [InlineData("?find=WAG", true, false)]
    [InlineData("?find=s&show=agreed", false, true)]
    [InlineData("?find=nothing", false, false)]
    [InlineData("?turn=DEA", true, false)]
    [InlineData("?turn=Davis", false, false)]
    [InlineData("?on=2026-03-02&show=agreed", false, false)]
    public async Task The_filters_narrow_it(string query, bool wages, bool leaves)
    {
        var page = await Page("/negotiations/t-2026" + query);
        Assert.Equal((wages, leaves), (page.Contains("title=\"Wages\"", StringComparison.Ordinal), page.Contains("title=\"Leaves", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_script_gets_the_part_that_changes_alone_and_an_old_date_hears_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/negotiations/t-2026?find=wag");
        request.Headers.Add("HX-Request", "true");
        var part = await (await Client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.StartsWith("<div id=\"table\"", part.TrimStart(), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.Contains("title=\"Wages\"", part, StringComparison.Ordinal);
        Assert.Contains("data-stream=\"/negotiations/t-2026/live?since=5.0.0\"", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
        var old = await Page("/negotiations/t-2026?on=2026-03-19");
        Assert.DoesNotContain("data-stream", old, StringComparison.Ordinal);
        Assert.DoesNotContain("hx-trigger=\"told", old, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_since_is_marked_and_what_has_ended_is_struck()
    {
        Assert.Equal(2, (await Page("/negotiations/t-2026?since=4.0.0")).Split("<circle class=\"fresh\" cx").Length);
        Assert.DoesNotContain("class=\"dead\"><title>", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
        await Entry("2026-03-12", "Davis", "withdrawal", ["Wages"], said => said with { RespondsTo = [4] });
        var page = await Page("/negotiations/t-2026");
        Assert.Contains("class=\"dead\"><title>March 9, 2026: Davis, counterproposal, entry 4, no longer stands. 2 %</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_opened_by_its_form_and_the_bar_says_who_is_there_and_who_confers()
    {
        Assert.Contains("Session 3</b> March 9, 2026", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
        var wrong = await Submit("/negotiations/t-2026/session", ("time", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Give the time of day as HH:MM", Beside(wrong.Text, "time"), StringComparison.Ordinal);
        var opened = await Submit("/negotiations/t-2026/session", ("time", "09:05"), ("present", "Ann Lee, DEA\nBo Ray, Davis\nThe mediator"));
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Equal(("4", "Ann Lee", "09:05:00"), (await Last("session_held", "entry.session"), await Last("session_held", "particulars.meeting.present.0.name"), await Last("session_held", "particulars.meeting.opened")));
        var page = await Page("/negotiations/t-2026");
        Assert.Contains("<b>Session 4</b> opened 9:05 AM", page, StringComparison.Ordinal);
        Assert.Contains("DEA: Ann Lee; Davis: Bo Ray; The mediator", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendTo(page, "/session", ("say", "caucus"), ("party", "DEA"))).Status);
        page = await Page("/negotiations/t-2026");
        Assert.Contains("DEA in caucus since", page, StringComparison.Ordinal);
        Assert.Equal(("DEA", "DEA in caucus"), (await Last("note_recorded", "particulars.meeting.caucuses.0.party"), await Last("note_recorded", "particulars.summary")));
        // The first button is now theirs to come back by.
        Assert.Equal(HttpStatusCode.Redirect, (await SendTo(page, "/session")).Status);
        Assert.DoesNotContain("in caucus since", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_on_a_date_and_as_known_on_an_instant()
    {
        Assert.Contains("Proposed</span>", await Page("/negotiations/t-2026?on=2026-03-05"), StringComparison.Ordinal);
        await Page("/negotiations/t-2026?known=2020-01-01T00:00", HttpStatusCode.NotFound);
        var bad = await Page("/negotiations/t-2026?on=soon&known=then", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("&quot;soon&quot; is no date", bad, StringComparison.Ordinal);
        Assert.Contains("&quot;then&quot; is no instant", bad, StringComparison.Ordinal);
        Assert.Contains("value=\"soon\"", bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_is_told_session_by_session_and_findings_lead_to_their_entries()
    {
        var page = await Page("/negotiations/t-2026");
        Assert.Contains("Session 3, March 9, 2026 to March 10, 2026", page, StringComparison.Ordinal);
        Assert.Contains("session 2 is missing", page, StringComparison.Ordinal);
        await Entry("2026-03-11", "PERB Board", "proposal", ["Wages"]);
        Assert.Contains("<code>third-party</code>", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/6\">entry 6</a>", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_says_all_that_is_kept_of_it()
    {
        await Entry("2026-03-12", "DEA", "rejection", ["Wages"], said => said with { RespondsTo = [4] });
        var page = await Page("/negotiations/t-2026/entries/4");
        Assert.Contains("<dt>Happened</dt><dd>March 9, 2026", page, StringComparison.Ordinal);
        Assert.Contains("by Ana", page, StringComparison.Ordinal);
        Assert.Contains("after it happened", page, StringComparison.Ordinal);
        Assert.Contains("<dd>2 %", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/2\">Entry 2</a>: DEA, proposal on Wages, March 2, 2026", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/6\">Entry 6</a>: DEA, rejection on Wages, March 12, 2026", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_entry_shows_before_and_after_and_a_struck_one_why()
    {
        var corrected = await Entry("2026-03-09", "Davis", "counter", ["Wages"], said => said with { RespondsTo = [2], Summary = "2.5 %" }, entry => entry with { Session = "3", Correction = new(4, "misheard", "Chief spokesperson") });
        foreach (var number in new[] { 4, corrected })
        {
            var page = await Page($"/negotiations/t-2026/entries/{number}");
            Assert.Contains("<del>2 %</del>", page, StringComparison.Ordinal);
            Assert.Contains("<ins>2.5 %</ins>", page, StringComparison.Ordinal);
            Assert.Contains("misheard", page, StringComparison.Ordinal);
        }

        Assert.Contains("Corrected since", await Page("/negotiations/t-2026/entries/4"), StringComparison.Ordinal);
        Assert.DoesNotContain("Corrected since", await Page($"/negotiations/t-2026/entries/{corrected}"), StringComparison.Ordinal);
        using var strike = new StringContent("""{"entry":3,"reason":"entered twice","authority":"Chief spokesperson"}""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Created, (await Client.PostAsync("/api/v1/negotiations/t-2026/corrections", strike)).StatusCode);
        var struck = await Page("/negotiations/t-2026/entries/3");
        Assert.Contains("Struck: this entry was made in error", struck, StringComparison.Ordinal);
        Assert.Contains("entered twice", struck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_entry_of_a_table_has_a_page_and_nothing_else_has()
    {
        using var link = new StringContent("""{"label":"Pay","subjects":["Wages"]}""", System.Text.Encoding.UTF8, "application/json");
        await Client.PostAsync("/api/v1/negotiations/t-2026/links", link);
        for (var number = 1; number <= 6; number++) await Page($"/negotiations/t-2026/entries/{number}");
        await Page("/negotiations/t-2026/entries/7", HttpStatusCode.NotFound);
        await Page("/negotiations/t-2026/entries/0", HttpStatusCode.NotFound);
        await Page("/negotiations/none", HttpStatusCode.NotFound);
    }
}
