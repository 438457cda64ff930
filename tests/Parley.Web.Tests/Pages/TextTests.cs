using System.Net;
using Parley.Agreements;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Contract text, comparisons and the event log.</summary>
public sealed class TextTests : PageTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATable();
        await Import("a-2020", new(2020, 7, 1), new(2023, 6, 30), "Pay rises by 2 percent each year.");
        await Import("a-2023", new(2023, 7, 1), new(2026, 6, 30), "Pay rises by 3 percent each year.");
    }

    private Task<Answer> Import(string slug, DateOnly from, DateOnly to, string words) => Send(stamp => new ImportAgreement(stamp, StreamId.Agreement(slug), "Teachers " + slug, ["unit/t"], from, to,
        new("a.txt", new string('a', 63) + slug[^1]),
        [new("p1", null, 1, "ARTICLE 1", "Wages & <b>hours</b>", ""), new("p2", "p1", 2, "1.1", "", words), new("p3", "p1", 2, "1.2", "", "School begins in August.")], [], null));

    [Fact]
    public async Task A_text_is_shown_with_its_basis_and_where_each_provision_comes_from()
    {
        var page = await Page("/agreements/a-2020?on=2021-01-01");
        Assert.Contains("In force within the agreement&#x27;s term.", page, StringComparison.Ordinal);
        Assert.Contains("ARTICLE 1 Wages &amp; &lt;b&gt;hours&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("""<div class="words">Pay rises by 2 percent each year.</div>""", page, StringComparison.Ordinal);
        Assert.Contains("since July 1, 2020, as imported", page, StringComparison.Ordinal);
        Assert.Contains("""href="/agreements/a-2020/provisions/p2" """.TrimEnd(), page, StringComparison.Ordinal);
        Assert.Contains("status quo", await Page("/agreements/a-2020?on=2024-01-01"), StringComparison.Ordinal);
        await Page("/agreements/none", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Words_are_found_in_the_text()
    {
        var page = await Page("/agreements/a-2020?find=PERCENT");
        Assert.Contains("1 provision with &quot;PERCENT&quot;", page.Replace("\"PERCENT\"", "&quot;PERCENT&quot;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("""<a href="#p2">1.1</a>""", page, StringComparison.Ordinal);
        Assert.Contains("by 2 <mark>percent</mark> each", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_agreements_are_compared_and_what_is_unchanged_is_folded()
    {
        var page = await Page("/agreements/a-2020/compare?with=a-2023");
        Assert.Contains("Pay rises by <del>2 </del><ins>3 </ins>percent each year.", page, StringComparison.Ordinal);
        Assert.Contains("1 provision unchanged: ARTICLE 1", page, StringComparison.Ordinal);
        Assert.Contains("1 provision unchanged: 1.2", page, StringComparison.Ordinal);
        Assert.Contains("3 provisions unchanged", await Page("/agreements/a-2020/compare"), StringComparison.Ordinal);
        var bad = await Page("/agreements/a-2020/compare?from=then&with=nothing", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("&quot;then&quot; is no date", bad, StringComparison.Ordinal);
        Assert.Contains("There is no agreement", bad, StringComparison.Ordinal);
        await Page("/agreements/none/compare", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_event_log_is_narrowed_by_its_form_and_every_row_opens_to_the_whole_event()
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Wages </pre><script>"]);
        var all = await Page("/events");
        Assert.Contains("<td>unit recognized</td>", all, StringComparison.Ordinal);
        Assert.Contains("&quot;labels&quot;", all, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", all, StringComparison.Ordinal);
        var moves = await Page("/events?type=proposal_made&actor=Ana&stream=negotiation/t-2026&late=10");
        Assert.DoesNotContain("<td>unit recognized</td>", moves, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/2\">negotiation/t-2026, 2</a>", moves, StringComparison.Ordinal);
        Assert.Contains("No event is like that", await Page("/events?corrections=yes"), StringComparison.Ordinal);
        var bad = await Page("/events?late=x&since=then", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("&quot;x&quot; is no number of days", bad, StringComparison.Ordinal);
        Assert.Contains("&quot;then&quot; is no instant", bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_log_comes_in_parts_of_200()
    {
        for (var i = 0; i < 200; i++) await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        // Two imported agreements of two events each, agency, unit and table; and the two roles of the first person, asked and granted: 211 in all.
        var (first, second) = (await Page("/events"), await Page("/events?part=2"));
        Assert.Contains("200 events, part 1", first, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"/events?part=2\"", first, StringComparison.Ordinal);
        Assert.Contains("11 events, part 2", second, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }
}
