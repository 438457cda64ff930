using Parley.Access;
using Parley.Record.Queries;
using Parley.Search;

namespace Parley.Record.Tests.Search;

/// <summary>What is found in the record, and by whom.</summary>
public sealed class FindTests(ASearch record) : IClassFixture<ASearch>
{
    private const string Table = ASearch.Table;

    [Theory]
    // A word in a move, and one in a summary; capitals do not matter.
    [InlineData("stipends", $"{Table} 2; {Table} 3")]
    [InlineData("RAISE", $"{Table} 2")]
    [InlineData("teachers 2026", $"{Table} 1")]
    // Stems: "transferring" and "transfers" are one word, "teacher" and "teaching" two.
    [InlineData("transfer", $"{Table} 4 corrected; {Table} 5")]
    [InlineData("teaching 2026", "")]
    // Identifiers are whole: 4.2.6 is neither 4.2 nor 4.2.61; quotes, signs and slashes around them do not hide them.
    [InlineData("4.2.6", $"{Table} 2")]
    [InlineData("§ 4.2.6.", $"{Table} 2")]
    [InlineData("4.2", "")]
    [InlineData("$52.00", $"{Table} 2")]
    [InlineData("52", "")]
    [InlineData("2022-25", $"{Table} 3")]
    [InlineData("appendix and or", $"{Table} 2; {Table} 3")]
    // A quoted phrase is exact, "A" and "a" included.
    [InlineData("appendix A", $"{Table} 2; {Table} 3")]
    [InlineData("\"appendix A\"", $"{Table} 2")]
    [InlineData("“Appendix A”", $"{Table} 2")]
    [InlineData("\"salary schedule\"", $"{Table} 2")]
    [InlineData("\"schedule salary\"", "")]
    [InlineData("\"on the salary\"", $"{Table} 2")]
    // What is left out, and either of two.
    [InlineData("salary -schedule", $"{Table} 3; {Table}/account 1")]
    [InlineData("stipend -\"salary schedule\"", $"{Table} 3")]
    [InlineData("raise or sabbatical", $"{Table} 2; {Table} 6 struck")]
    [InlineData("duplicate", $"{Table} 7")]
    public async Task Words_are_found(string words, string found) => Assert.Equal(found, await record.Find(words));

    [Fact]
    public async Task Old_and_new_contract_text_is_found_and_the_old_says_that_it_is()
    {
        Assert.Equal("agreement/a 2 p2 earlier-text; agreement/a 3 p2", await record.Find("mileage cents"));
        var found = (await record.View("seventy")).Results.Single();
        Assert.Equal(("text", "1.1 Mileage", "Contract", "2026-01-01", "ratification", "Mileage is paid at «seventy» cents."), (found.Kind, found.Label, found.Title, found.Happened, found.Move, found.Excerpt));
        Assert.Equal(["later-text"], (await record.View("seventy", today: new(2025, 12, 31))).Results.Single().Flags);
        Assert.Equal("2025-07-01", (await record.View("ten cents")).Results.Single().Happened);
    }

    [Fact]
    public async Task The_exchanged_layer_never_shows_a_word_of_our_account()
    {
        Assert.Equal($"{Table}/account 1", await record.Find("Dana Whitlow"));
        Assert.Equal("", await record.Find("Dana Whitlow", "exchanged"));
        Assert.Equal($"{Table} 2; {Table} 3", await record.Find("salary", "exchanged"));
        Assert.Equal($"{Table}/account 1", await record.Find("salary", "account"));
        Assert.Equal(1, (await record.View("salary", "account")).Total);
        Assert.Equal("Teachers 2026", (await record.View("salary", "account")).Results[0].Title);
        Assert.Equal($"{Table}/account 2 served", await record.Find("\"duty-free\""));
        Assert.Equal("", await record.Find("\"duty-free\"", "exchanged"));
    }

    [Fact]
    public async Task Agencies_never_see_each_other()
    {
        Assert.Equal("", await record.Find("quokka"));
        Assert.Equal($"{Table} 2", await record.Find("quokka", agency: "ogden"));
        Assert.Equal($"{Table} 2", await record.Find("salary", agency: "ogden"));
        Assert.Equal("Ogden 2026", (await record.View("salary", agency: "ogden")).Results.Single().Title);
        // The condition on the agency holds by itself, and not only by the agency's word in the index.
        await record.Ask<int>("update parley.search set vector = vector || array_to_tsvector(array[' davis']) where tenant_id = 'ogden'; select 1");
        Assert.Equal("", await record.Find("quokka"));
    }

    [Fact]
    public async Task A_label_counts_for_more_than_other_words_and_the_total_is_told_where_not_all_is_shown()
    {
        var view = await record.View("wages or stipend or salary", limit: 1);
        Assert.Equal(3, view.Total);
        Assert.Equal((Table, 2L), (Assert.Single(view.Results).Stream, view.Results[0].Entry));
    }

    [Fact]
    public async Task An_excerpt_marks_the_words_as_they_were_recorded()
    {
        var found = (await record.View("$52.00 stipend")).Results.Single();
        Assert.Contains("«Stipends» are “$«52.00»” under § 4.2.6. and/or", found.Excerpt, StringComparison.Ordinal);
        Assert.Equal(["Stipends", "52.00"], found.Pieces.Where(piece => piece.Found).Select(piece => piece.Text));
    }

    [Theory]
    [InlineData("the of a", "")]
    [InlineData("the", null)]
    [InlineData("\"unbalanced wages", null)]
    [InlineData("''''", "no-words")]
    [InlineData("!!! & | ( ) :* <->", "no-words")]
    [InlineData("\"\"", "no-words")]
    [InlineData("\u0001\u0002", "no-words")]
    [InlineData("-wages", "only-left-out")]
    [InlineData("-wages -hours", "only-left-out")]
    [InlineData("wages' or 1=1; drop table parley.search; --", null)]
    [InlineData("😀 شجرة 契約", null)]
    public async Task Whatever_is_asked_gets_a_plain_answer(string words, string? code)
    {
        var (view, refusal) = await new RecordSearch(record.Store, "davis", Sight.Operator).Answer(SearchQuestion.Of(words, null, null).Question!, ASearch.Today);
        Assert.Equal(code is { Length: > 0 } ? code : null, refusal?.Code);
        Assert.Equal(code is { Length: > 0 }, view is null);
        if (refusal is not null) BadInput.Ended.Plainly(refusal.Text);
    }
}
