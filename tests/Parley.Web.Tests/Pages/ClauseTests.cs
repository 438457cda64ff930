using Parley.Agreements;
using Parley.History;
using Parley.Recording;
using Parley.Web.Tests.Support;
using Parley.Web.Texts;

namespace Parley.Web.Tests.Pages;

/// <summary>Clauses: found by what they were ever called, and what each round sought.</summary>
public sealed class ClauseTests : PageTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATableWithText();
        // A successor in which pay has another number.
        await Send(stamp => new ImportAgreement(stamp, StreamId.Agreement("a-2098"), "Teachers 2098", ["unit/t"], new(2098, 7, 1), new(2099, 6, 30), new("b.txt", new string('b', 64)),
        [
            new("p1", null, 1, "ARTICLE 9", "Wages", ""), new("p2", "p1", 2, "9.1", "Pay", "Pay rises by 2 percent each year."), new("p8", "p1", 2, "19.1", "", "Nothing of it."),
        ], [], "a-2023"));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("9.1")]
    [InlineData("pay")]
    [InlineData("Article 9")]
    public async Task A_clause_is_found_by_a_number_of_any_year_and_by_its_subject(string words)
    {
        // By the number of one year the clause is found, and told by its last name; 19.1 is another number.
        foreach (var path in new[] { $"/search?q={words}", $"/agreements/a-2023?find={words}" })
        {
            var page = await Page(path);
            Assert.Contains(words == "Article 9" ? "/provisions/p1\">ARTICLE 9 Wages</a>" : "/provisions/p2\">ARTICLE 9 › 9.1 Pay</a>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/provisions/p8\">ARTICLE 9 › 19.1</a>", page, StringComparison.Ordinal);
        }

        Assert.Equal(words == "1.1", (await Page($"/search?q={words}")).Contains("; 1.1 in Teachers 2023", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_are_grouped_by_kind_and_narrowed_by_place_kind_and_date()
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Leaves"], said => said with { Text = "Leave is paid monthly." });
        await Post("negotiations/t-2026/notes", """{"date":"2026-03-02","party":"DEA","text":"monthly was said"}""");
        var all = await Page("/search?q=monthly");
        Assert.True(all.IndexOf("id=\"k-text\"", StringComparison.Ordinal) is > 0 and var texts && texts < all.IndexOf("id=\"k-move\"", StringComparison.Ordinal));
        Assert.Contains("3 results, by kind", all, StringComparison.Ordinal);
        Assert.Contains("id=\"k-note\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"k-note\"", await Page("/search?q=monthly&layer=exchanged"), StringComparison.Ordinal);
        var table = await Page("/search?q=monthly&in=negotiation/t-2026");
        Assert.DoesNotContain("id=\"k-text\"", table, StringComparison.Ordinal);
        Assert.Contains("2 results", table, StringComparison.Ordinal);
        Assert.Contains("1 result,", await Page("/search?q=monthly&kind=move"), StringComparison.Ordinal);
        // The text began in 2023, the proposal is of 2026.
        Assert.Contains("1 result,", await Page("/search?q=monthly&to=2025-01-01"), StringComparison.Ordinal);
        Assert.Contains("id=\"k-move\"", await Page("/search?q=monthly&from=2025-01-01&kind=move"), StringComparison.Ordinal);
        Assert.Contains("search the whole record for &quot;monthly&quot;", (await Page("/search?q=monthly&from=2027-01-01")).Replace("\"monthly\"", "&quot;monthly&quot;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("is no date", await Page("/search?q=monthly&from=x", System.Net.HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("there is no kind", await Page("/search?q=monthly&kind=x", System.Net.HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_the_clause_was_called_and_links_the_exhibit_as_it_is_shown()
    {
        await Entry("2026-03-02", "DEA", "supposal", ["1.1"], said => said with { Summary = "what if" });
        var page = await Page("/agreements/a-2023/provisions/9.1?without=supposals");
        Assert.Contains("Teachers 2098</a>: 9.1 Pay", page, StringComparison.Ordinal);
        Assert.Contains("Teachers 2023</a>: 1.1", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/agreements/a-2023/provisions/9.1/exhibit.docx?without=supposals\"", page, StringComparison.Ordinal);
    }

    private static HistoryEntry Entry(string day, string? table, long number, string party, string move, params (char Op, string Text)[] words) =>
        new(day, null, "", "", null, "exchanged", table, null, party, move, [], null, null, null, [.. words.Select(one => new HistorySegment(one.Op, one.Text, null))], null, null, "") { Entry = number, Labels = ["Pay"] };

    [Fact]
    public void Words_that_no_text_has_had_since_were_sought_and_not_gained()
    {
        var view = new HistoryView(new("p2", "1.1", "", null, []),
        [
            Entry("2020-01-01", null, 1, "agreement", "imported", ('=', "Pay rises by two percent.")),
            Entry("2020-03-01", "t-2020", 2, "DEA", "proposal", ('=', "Pay rises by "), ('-', "two percent."), ('+', "four percent in each year,"), ('+', " and by the cost of living.")),
            Entry("2020-04-01", "t-2020", 3, "joint", "tentative-agreement", ('=', "Pay rises by four percent in each year.")),
            Entry("2020-05-01", null, 2, "agreement", "in-force", ('=', "Pay rises by "), ('+', "four percent in each year.")),
            Entry("2023-03-01", "t-2023", 2, "DEA", "proposal", ('=', "Pay rises by four percent in each year"), ('+', ", and by the cost of living.")),
        ], []);
        var rounds = SoughtReading.Of(view);
        Assert.Equal(["t-2020", "t-2023"], rounds.Select(round => round.Table));
        var sought = Assert.Single(rounds[0].NotGained);
        Assert.Equal(("DEA", "and by the cost of living", 2), (sought.Party, sought.Words, sought.Place));
        Assert.Equal([5], sought.Again);
        Assert.Equal("tentatively agreed on April 1, 2020, without some of what was sought", SoughtReading.Outcome(rounds[0]));
        Assert.Equal("no agreement on it is recorded", SoughtReading.Outcome(rounds[1]));
    }
}
