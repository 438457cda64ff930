using System.Net;
using Parley.Agreements;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Contract text and comparisons.</summary>
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
        Assert.Contains("Where nothing is said, the words are as imported, in force since July 1, 2020.", page, StringComparison.Ordinal);
        Assert.Contains("""<h3><a href="/agreements/a-2020/provisions/p2">1.1</a></h3>""", page, StringComparison.Ordinal);
        Assert.Contains("""href="/agreements/a-2020/text.docx?on=2021-01-01" """.TrimEnd(), page, StringComparison.Ordinal);
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
        // Three provisions, of which one is changed, in the one article.
        Assert.Contains("Of the provisions 2 are unchanged, 1 is changed.", page, StringComparison.Ordinal);
        Assert.Contains("1 article differs, in 1 place", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#change-1\">ARTICLE 1 Wages &amp; &lt;b&gt;hours&lt;/b&gt;</a>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/agreements/a-2020/compare.docx?with=a-2023\"", page, StringComparison.Ordinal);
        var same = await Page("/agreements/a-2020/compare");
        Assert.Contains("3 provisions unchanged", same, StringComparison.Ordinal);
        Assert.Contains("The two texts are the same, word by word.", same, StringComparison.Ordinal);
        var bad = await Page("/agreements/a-2020/compare?from=then&with=nothing", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("&quot;then&quot; is no date", bad, StringComparison.Ordinal);
        Assert.Contains("There is no agreement", bad, StringComparison.Ordinal);
        await Page("/agreements/none/compare", HttpStatusCode.NotFound);
    }

    [Fact]
    public void What_differs_before_any_article_has_a_name_too()
    {
        var articles = Texts.FoldedComparison.Articles([new("p0", Text.ComparisonStatus.Changed, "", "", []), new("p1", Text.ComparisonStatus.Added, null, "ARTICLE 1", []), new("p2", Text.ComparisonStatus.Removed, "1.1", null, []), new("p3", Text.ComparisonStatus.Unchanged, "1.2", "1.2", [])],
            new Dictionary<string, string> { ["p0"] = "", ["p1"] = "ARTICLE 1 Wages" });
        Assert.Equal([("Before the first article", 1, 1), ("ARTICLE 1 Wages", 2, 2)], articles.Select(one => (one.Head, one.Changes, one.First)));
    }
}
