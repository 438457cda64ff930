using System.Net;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Recording a move by form.</summary>
public sealed class RecordTests : PageTest
{
    private const string Form = "/negotiations/t-2026/record";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATable();
    }

    [Fact]
    public async Task A_counterproposal_is_recorded_with_all_that_the_form_holds()
    {
        var offer = await Entry("2026-03-02", "DEA", "proposal", ["Wages", "Leaves"]);
        var (status, location, _) = await Submit(Form, ("party", "Davis"), ("move", "counter"), ("articles", "Wages"), ("moreArticles", "Calendar\r\n\r\nwages"), ("date", "2026-03-05"), ("time", "17:38"),
            ("answers", offer.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("session", "3"), ("summary", "3 %"), ("package", "A"), ("option", "B"), ("condition", "state aid"), ("expires", "2026-04-01"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026?recorded=3"), (status, location));
        Assert.Equal("""["Wages", "Calendar"]""", await Last("counterproposal_made", "particulars.labels"));
        Assert.Equal("[2]", await Last("counterproposal_made", "particulars.respondsTo"));
        Assert.Equal("17:38:00", await Last("counterproposal_made", "entry.happened.time"));
        Assert.Equal("2026-04-01", await Last("counterproposal_made", "particulars.expires"));
        Assert.Equal("Ana", await Database.Ask<string>("select user_name from parley.mt_events where type = 'counterproposal_made'"));
        // The name is remembered.
    }

    [Theory]
    [InlineData("date", "5 March", "date", "&quot;5 March&quot; is no date: write YYYY-MM-DD")]
    [InlineData("time", "late", "time", "&quot;late&quot; is no time: write HH:MM")]
    [InlineData("party", "", "party", "Say who moved")]
    [InlineData("move", "", "move", "Choose what kind of move")]
    [InlineData("articles", "", "articles-open", "A proposal is on an article")]
    [InlineData("expires", "soon", "expires", "&quot;soon&quot; is no date")]
    [InlineData("partly", "spring", "partly", "or 2026-03, or 2026")]
    public async Task Bad_input_is_answered_beside_the_field_and_what_was_typed_stays(string field, string typed, string error, string says)
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        (string, string)[] filled = [("party", "DEA"), ("move", "proposal"), ("articles", "Wages"), ("date", "2026-03-05"), ("time", ""), ("summary", "a \"quoted\" summary")];
        var (status, _, text) = await Submit(Form, [.. filled.Where(one => one.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(says, Beside(text, error), StringComparison.Ordinal);
        Assert.Contains("value=\"a &quot;quoted&quot; summary\"", text, StringComparison.Ordinal);
        if (typed.Trim().Length > 0) Assert.Contains($"value=\"{typed}\"", text, StringComparison.Ordinal);
        Assert.Equal(1L, await Events("proposal_made"));
    }

    [Fact]
    public async Task A_time_that_only_the_form_offered_is_no_time_of_another_day()
    {
        var (status, _, _) = await Submit(Form, ("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2025-03-05"), ("time", "10:10"), ("servedTime", "10:10"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.DoesNotContain("time", await Last("proposal_made", "entry.happened"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_recorded_once_and_with_other_words_it_says_so()
    {
        var page = await Page(Form);
        (string, string)[] filled = [("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", "")];
        var first = await Send(page, filled);
        var again = await Send(page, filled);
        Assert.Equal((HttpStatusCode.Redirect, first.Location), (again.Status, again.Location));
        var other = await Send(page, [.. filled, ("summary", "other words")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("This form was recorded already", other.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await Events("proposal_made"));
    }

    [Fact]
    public async Task Without_its_token_or_its_number_nothing_is_recorded()
    {
        var page = await Page(Form);
        (string, string)[] filled = [("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", "")];
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(page, [.. filled, ("__RequestVerificationToken", "forged")])).Status);
        using var bare = new FormUrlEncodedContent(filled.Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        Assert.Equal(HttpStatusCode.BadRequest, (await (await Visitor()).PostAsync(Form, bare)).StatusCode);
        var (status, _, text) = await Send(page, [.. filled, ("id", "7")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("lost its number", text, StringComparison.Ordinal);
        Assert.Equal(0L, await Events("proposal_made"));
    }

    [Fact]
    public async Task Words_are_shown_against_the_last_of_each_side_before_they_are_recorded()
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"], said => said with { Text = "Pay rises by 6 percent." });
        await Entry("2026-03-03", "Davis", "counter", ["Wages"], said => said with { Text = "Pay rises by 2 percent." });
        (string, string)[] filled = [("party", "DEA"), ("move", "counter"), ("articles", "Wages"), ("date", "2026-03-05"), ("time", ""), ("text", "Pay rises by 5 percent.\r\nFrom July.")];
        var review = await Submit(Form, filled);
        Assert.Equal(HttpStatusCode.OK, review.Status);
        Assert.Contains("Pay rises by <del>6 </del><ins>5 </ins>percent.", review.Text, StringComparison.Ordinal);
        Assert.Contains("Pay rises by <del>2 </del><ins>5 </ins>percent.", review.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await Events("counterproposal_made"));
        var recorded = await Send(review.Text, filled);
        Assert.Equal(HttpStatusCode.Redirect, recorded.Status);
        Assert.Equal("Pay rises by 5 percent.\nFrom July.", await Last("counterproposal_made", "particulars.text"));
        // Changed on the review, it is shown once more.
        var changed = await Send(review.Text.Replace(Id(review.Text), Guid.NewGuid().ToString(), StringComparison.Ordinal), [.. filled.Where(one => one.Item1 != "text"), ("text", "Pay rises by 4 percent.")]);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
    }

    [Fact]
    public async Task A_step_needs_no_article_and_a_month_is_kept_as_a_month()
    {
        var (status, location, _) = await Submit(Form, ("party", "neutral"), ("move", "mediation"), ("partly", "2026-03"), ("time", ""));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026?recorded=2"), (status, location));
        Assert.Equal("2026-03", await Last("mediation_held", "entry.happened.date"));
    }

    [Fact]
    public async Task What_came_first_on_the_same_article_is_shown_before_anything_is_recorded()
    {
        var page = await Page(Form);
        await Entry("2026-03-04", "Davis", "proposal", ["Calendar"]);
        await Entry("2026-03-05", "Davis", "proposal", ["Wages"], said => said with { Summary = "2 % for Davis" });
        (string, string)[] filled = [("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", ""), ("summary", "mine")];
        var (status, _, text) = await Send(page, filled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("This came first", text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t-2026/entries/3\">Entry 3</a>: Davis, proposal on Wages, March 5, 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("entries/2\">Entry 2</a>: Davis, proposal on Calendar, March 4, 2026 <span", text, StringComparison.Ordinal);
        Assert.Contains("2 % for Davis", text, StringComparison.Ordinal);
        Assert.Contains("Something came first on the same article", Beside(text, "anyway"), StringComparison.Ordinal);
        Assert.Contains("value=\"mine\"", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(text, filled)).Status);
        Assert.Equal(2L, await Events("proposal_made"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(text, [.. filled, ("anyway", "yes")])).Status);
        await Entry("2026-03-05", "Davis", "question", ["Wages"]);
        var late = await Send(text, [.. filled, ("anyway", Anyway(text))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Entry 4</a>: Davis, question on Wages", late.Text, StringComparison.Ordinal);
        Assert.Equal("/negotiations/t-2026?recorded=5", (await Send(late.Text, [.. filled, ("anyway", Anyway(late.Text))])).Location);
    }

    [Fact]
    public async Task What_came_on_another_article_stands_in_nobodys_way()
    {
        var page = await Page(Form);
        await Entry("2026-03-04", "Davis", "proposal", ["Calendar"]);
        var (status, _, _) = await Send(page, ("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", ""));
        Assert.Equal(HttpStatusCode.Redirect, status);
    }

    [Fact]
    public async Task There_is_no_form_for_a_table_that_is_not_there() => await Page("/negotiations/none/record", HttpStatusCode.NotFound);

    private static string Anyway(string page) => page.Split("name=\"anyway\" value=\"")[1].Split('"')[0];

    private static string Id(string page) => page.Split("name=\"id\" value=\"")[1].Split('"')[0];
}
