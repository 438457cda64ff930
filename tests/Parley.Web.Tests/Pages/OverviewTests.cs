using System.Net;
using Parley.Access;
using Parley.Web.Overviews;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Where the tables stand, for who does not sit at them.</summary>
public sealed class OverviewTests : PageTest
{
    [Fact]
    public void Areas_are_steps_and_lie_on_one_another()
    {
        // Two days of ten articles: none agreed on the first, four on the sixth day; the picture ends on the eleventh.
        var picture = StandingPicture.Of([new(new(2026, 3, 1), 0, 10), new(new(2026, 3, 6), 4, 6)], new(2026, 3, 11));
        // From 28 to 540 in ten days: the sixth of March lies half way, at 284. From 142 up to 10 for ten articles: four are 52.8 high.
        Assert.Equal("M28 142H284L284 89.2H540L540 142H284L284 142H28Z", picture.Agreed);
        Assert.Equal("M28 10H284L284 10H540L540 89.2H284L284 142H28Z", picture.Open);
        Assert.Equal([10, 5, 0], picture.Lines.Select(line => line.Count));
        Assert.Equal("Mar 2026", picture.Marks[0].Text);
    }

    [Theory]
    [InlineData("2026-03-20", "2026-03-20")]
    [InlineData("2026-12-31", "2026-04-01")]
    public void A_table_at_rest_is_drawn_a_fifth_of_its_time_longer_and_no_more(string today, string until)
    {
        // From the first of January to the seventeenth of March are 75 days, of which a fifth are 15.
        Standing[] days = [new(new(2026, 1, 1), 0, 1), new(new(2026, 3, 17), 1, 0)];
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), TableStanding.Until(days, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Names_at_the_end_do_not_run_together()
    {
        var picture = StandingPicture.Of([new(new(2026, 3, 1), 0, 40), new(new(2026, 3, 6), 40, 0)], new(2026, 3, 11));
        Assert.True(picture.AgreedY - picture.OpenY >= 15);
    }

    [Fact]
    public async Task A_table_shows_what_is_open_agreed_due_and_what_it_costs()
    {
        await ATableWithText();
        Assert.Contains("The first move is not recorded yet", await Page("/overview"), StringComparison.Ordinal);
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"], said => said with { Summary = "secret six" });
        await Entry("2026-03-05", "joint", "tentative-agreement", ["Leaves"]);
        await Entry("2026-03-06", "joint", "cost-disclosure", [], said => said with { Summary = "1,200,000 a year" });
        await Entry("2026-03-06", "joint", "table-costing", [], said => said with { Summary = "each percent is 400,000" });
        var page = await Page("/overview");
        Assert.Contains("<b>1 of 2 articles</b> agreed, <b>1</b> open", page, StringComparison.Ordinal);
        Assert.Contains("On March 2, 2026 0 articles were agreed and 1 article open; on March 5, 2026 1 article was agreed and 1 article open.", page, StringComparison.Ordinal);
        Assert.Contains("The governing board&#x27;s vote on 1 tentative agreement", page, StringComparison.Ordinal);
        Assert.Contains("The vote of DEA&#x27;s members on 1 tentative agreement", page, StringComparison.Ordinal);
        Assert.Contains("June 30, 2098: Teachers 2023 ends", page, StringComparison.Ordinal);
        Assert.Contains("1,200,000 a year", page, StringComparison.Ordinal);
        Assert.Contains("each percent is 400,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret six", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_member_sees_the_page_and_none_of_the_papers()
    {
        await ATableWithText();
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        await Entry("2026-03-06", "joint", "cost-disclosure", [], said => said with { Summary = "1,200,000 a year" });
        await Entry("2026-03-06", "joint", "table-costing", [], said => said with { Summary = "each percent is 400,000" });
        await Grant("davis", "Bo", Role.BoardMember);
        var board = await Visitor("Bo");
        var seen = await board.GetAsync("/overview");
        var page = await seen.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("1,200,000 a year", page, StringComparison.Ordinal);
        Assert.Contains("March 6, 2026: Costing laid on the table", page, StringComparison.Ordinal);
        Assert.DoesNotContain("400,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/entries/", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/overview\"", await (await board.GetAsync("/")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await board.GetAsync("/negotiations/t-2026/entries/2")).StatusCode);
        // Of the text the board reads the words, and is led to no history.
        Assert.DoesNotContain("/provisions/", await (await board.GetAsync("/agreements/a-2023")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
