using System.Text.Json;
using Parley.Record.Tests.BadInput;

namespace Parley.Record.Tests.Search;

/// <summary>The search as people start it.</summary>
public sealed class SearchCliTests(ARecord record) : IClassFixture<ARecord>
{
    [Fact]
    public async Task It_answers_as_a_table_and_as_json()
    {
        var json = (await record.Good("search", "wage", "is", "--format", "json")).Out;
        using var answer = JsonDocument.Parse(json);
        Assert.Equal(("wage is", 1), (answer.RootElement.GetProperty("query").GetString(), answer.RootElement.GetProperty("total").GetInt32()));
        var found = Assert.Single(answer.RootElement.GetProperty("results").EnumerateArray());
        Assert.Equal(["kind", "layer", "stream", "entry", "part", "label", "title", "happened", "party", "move", "flags", "excerpt"], found.EnumerateObject().Select(member => member.Name));
        Assert.Equal("text exchanged agreement/old 2 Old 2020-07-01 The «wage» «is» ten. expired",
            string.Join(' ', new[] { "kind", "layer", "stream", "entry", "title", "happened", "excerpt" }.Select(name => found.GetProperty(name).ToString())) + " " + found.GetProperty("flags")[0].GetString());

        var table = (await record.Good("search", "wage", "ten", "--layer", "exchanged")).Out;
        Assert.Contains("[expired]", table, StringComparison.Ordinal);
        Assert.Contains("Old: agreement/old 2", table, StringComparison.Ordinal);
        Assert.EndsWith("1 result\n", table, StringComparison.Ordinal);
        Assert.Equal("0 results\n", (await record.Good("search", "wage", "ten", "--layer", "account")).Out);
        Assert.Equal("0 results\n", (await record.Good("search", "--", "wage", "-ten")).Out);
    }

    public static TheoryData<string[], string> Hostile { get; } = new()
    {
        { ["!!!", "'"], "holds no word to search for" },
        { ["--", "-wage"], "only says what to leave out" },
        { [new string('x', 10_000)], "at most 400 are read" },
        { ["wage", "--layer", "internal"], "it is exchanged or account" },
        { ["wage", "--limit", "201"], "a number from 1 to 200" },
        { ["wage", "--limit", "many"], "a number from 1 to 200" },
        { ["wage", "--format", "xml"], "use one of table, json" },
        { [" "], "give at least one word" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_cannot_be_asked_is_refused_in_one_line(string[] words, string says) => await record.Refused(says, ["search", .. words]);
}
