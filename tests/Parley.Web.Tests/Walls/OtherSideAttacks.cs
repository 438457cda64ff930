using System.Net;
using System.Text.Json;
using Parley.Access;

namespace Parley.Web.Tests.Walls;

/// <summary>The other side looks for what is ours: by reading everything it is given, and by watching whether anything of it moves.</summary>
[Collection(WallsSite.Shared)]
public sealed class OtherSideAttacks(WallsSite site)
{
    private const string Api = "/api/v1/";

    /// <summary>All that can be asked about their own table; {n} for every number of an entry.</summary>
    private static readonly string[] Asked =
    [
        "/", "/?agency=davis", "/overview", "/negotiations/t-2026", "/negotiations/t-2026?on=2026-03-04", "/negotiations/t-2026?known=2099-01-01T00:00", "/negotiations/t-2026?drafted=4", "/negotiations/t-2026?recorded=7",
        "/negotiations/t-2026/votes", "/side-letters/pay", "/side-letters/pay/votes", "/agreements/a-2023", "/agreements/a-2023/compare?from=2024-01-01&to=2025-01-01", "/agreements/a-2023/provisions/1.1",
        "/agreements/a-2023/provisions/Leaves", "/agreements/a-2023/provisions/Wages%20heronword", "/agreements/a-2023/provisions/Class%20size", "/agreements/a-2023/provisions/Transfers", "/search", "/search?q=heronword", "/search?q=hours", "/search?q=hours&kind=move", "/search?q=hours&in=negotiation/t-2026&from=2026-01-01", "/search?q=1.1", "/agreements/a-2023?find=1.1", "/agreements/a-2023?find=hours",
        "/negotiations/t-2026/entries/{n}", "/negotiations/t-2026/entries/{n}?done=note",
        Api + "units", Api + "negotiations", Api + "side-letters", Api + "agreements", Api + "negotiations/t-2026/status", Api + "negotiations/t-2026/status?known=2099-01-01T00:00:00Z", Api + "negotiations/t-2026/tentative-agreements",
        Api + "negotiations/t-2026/entries", Api + "negotiations/t-2026/entries?known=2099-01-01T00:00:00Z", Api + "side-letters/pay/status", Api + "agreements/a-2023/text",
        Api + "agreements/a-2023/history?clause=Leaves", Api + "agreements/a-2023/history?clause=Transfers", Api + "agreements/a-2023/history?clause=Wages%20heronword", Api + "agreements/a-2023/history?clause=1.1",
        Api + "agreements/a-2023/history?clause=Hours&without=corrections", Api + "agreements/a-2023/history?clause=Duty", Api + "agreements/a-2023/history?clause=Class%20size", Api + "agreements/a-2023/history?clause=Sick%20days", "/agreements/a-2023/provisions/Sick%20days",
        Api + "search?q=heronword", Api + "search?q=hours", Api + "search?q=wants&layer=exchanged",
    ];

    /// <summary>What is not theirs at all.</summary>
    private static readonly string[] Closed =
    [
        Api + "negotiations/t-2026/account", Api + "negotiations/t-2026/internal", Api + "events", Api + "events?stream=negotiation/t-2026/account", Api + "events?type=paper_drafted", Api + "access/roles", Api + "orders",
        "/events", "/events/1", "/events/export", "/events/log.csv", "/events/log.json?stream=negotiation/t-2026/account", "/events?stream=negotiation%2Ft-2026%2Finternal", "/access", "/negotiations/t-2026/drafts/1", "/negotiations/t-2026/drafts/4", "/negotiations/t-2026/inside", "/orders", "/negotiations/t-2026/record", "/negotiations/t-2026/tentative-agreement",
    ];

    /// <summary>Words that stand in what is ours and nowhere else; the last are of nobody.</summary>
    private static readonly string[] Words =
    [
        "notecanary", "privilegedcanary", "confidentialcanary", "caucuscanary", "mandatecanary", "costingcanary", "reasoncanary", "reasoncanaryspeaker", "personalcanary", "hiddencanary", "draftcanary", "hidingcanary",
        "strikingcanary", "authoritycanary", "correctingcanary", "orderingcanary", "namedcanary", "privilegedcanaryauthor", "Scrivener", "othertable", "othernotecanary", "elginword", "budget", "ill", "counsel",
    ];

    public static TheoryData<string, bool> Paths()
    {
        var paths = new TheoryData<string, bool>();
        foreach (var path in Asked)
            foreach (var byUnit in new[] { true, false }) paths.Add(path, byUnit);
        return paths;
    }

    public static TheoryData<string> ClosedPaths() => [.. Closed];

    public static TheoryData<string, string> Searches()
    {
        var searches = new TheoryData<string, string>();
        foreach (var word in Words)
            foreach (var way in new[] { "", "&layer=account", "&layer=exchanged" }) searches.Add(word, way);
        return searches;
    }

    private Task<HttpClient> Other(bool byUnit = true) => byUnit ? site.Holder("Una Rep", Role.UnionRepresentative, "t") : site.Holder("Ulla Rep", Role.UnionRepresentative, null, "t-2026");

    private static IEnumerable<string> Each(string path) => path.Contains("{n}", StringComparison.Ordinal) ? Enumerable.Range(0, 16).Select(n => path.Replace("{n}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)) : [path];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_that_it_is_given_holds_a_word_of_ours(string path, bool byUnit)
    {
        var client = await Other(byUnit);
        var found = false;
        foreach (var one in Each(path))
        {
            var seen = await site.Get(client, one);
            found |= seen.Status == HttpStatusCode.OK;
            foreach (var word in new[] { "canary", WallsSite.Recorder, "Zenobia", "othertable", "c-2026", "elgin", "grant/", "t-2026/account", "/internal" })
                Assert.False(seen.Whole.Contains(word, StringComparison.OrdinalIgnoreCase), $"{one} holds {word}: {Around(seen.Whole, word)}");
        }

        if (path.EndsWith("/entries", StringComparison.Ordinal)) Assert.All(JsonDocument.Parse((await site.Get(client, path)).Body).RootElement.EnumerateArray(), entry => Assert.Equal("", entry.GetProperty("recordedBy").GetString() + entry.GetProperty("recorded").GetString()));
        Assert.True(found || path.Contains("Class", StringComparison.Ordinal), $"{path} answers nothing at all, so that nothing was tried");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_that_it_is_given_changes_with_what_we_write_for_ourselves(string path, bool byUnit)
    {
        var client = await Other(byUnit);
        var before = new List<string>();
        foreach (var one in Each(path)) before.Add((await site.Get(client, one)).Plain());
        await site.WriteForOurselves();
        foreach (var (one, earlier) in Each(path).Zip(before)) Assert.Equal(earlier, (await site.Get(client, one)).Plain());
    }

    [Theory]
    [MemberData(nameof(ClosedPaths))]
    public async Task What_is_ours_alone_is_refused_and_says_nothing(string path)
    {
        var seen = await site.Get(await Other(), path);
        Assert.Equal(HttpStatusCode.Forbidden, seen.Status);
        Assert.DoesNotContain("canary", seen.Whole, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Zenobia", seen.Whole, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_search_for_our_words_answers_as_one_for_words_of_nobody(string word, string way)
    {
        var client = await Other();
        var (ours, nobodys) = (await site.Get(client, $"{Api}search?q={word}{way}"), await site.Get(client, $"{Api}search?q=xyzzyplugh{way}"));
        Assert.Equal(nobodys.Plain("xyzzyplugh"), ours.Plain(word));
    }

    [Theory]
    [InlineData("moves", """{"date":"2026-03-05","move":"proposal","party":"TEA","articles":["Wages"],"summary":"ten"}""")]
    [InlineData("steps", """{"move":"note","date":"2026-03-02","party":"joint","summary":"x"}""")]
    [InlineData("notes", """{"date":"2026-03-02","party":"TEA","text":"x"}""")]
    [InlineData("caucus-notes", """{"date":"2026-03-02","text":"x"}""")]
    [InlineData("mandates", """{"date":"2026-03-02","text":"x","authority":"x","givenBy":"x"}""")]
    [InlineData("costings", """{"date":"2026-03-02","lines":[]}""")]
    [InlineData("hidings", """{"entry":2,"as":"personal","reason":"x","authority":"x"}""")]
    [InlineData("corrections", """{"entry":2,"reason":"x","authority":"x"}""")]
    [InlineData("links", """{"label":"Leaves","subjects":["Wages heronword"]}""")]
    [InlineData("serving", """{"draft":4,"date":"2026-03-02"}""")]
    [InlineData("confirmations", """{"entry":2}""")]
    [InlineData("closing", """{"date":"2026-03-02"}""")]
    [InlineData("ratifications", """{"date":"2026-03-02","party":"TEA","outcome":"passed"}""")]
    [InlineData("tentative-agreements", """{"date":"2026-03-02","party":"joint","articles":["Wages"],"signed":"both"}""")]
    public async Task It_writes_nothing(string noun, string body)
    {
        var client = await Other();
        var before = await site.Recorded();
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Post(client, $"{Api}negotiations/t-2026/{noun}", body)).Status);
        Assert.Equal(before, await site.Recorded());
    }

    /// <summary>A second grant by mistake must not open our own side to who is of the other.</summary>
    [Fact]
    public async Task With_a_role_of_ours_by_mistake_it_is_still_the_other_side()
    {
        await site.Holder("Twice Granted", Role.UnionRepresentative, "t");
        await Support.SigningIn.Grant(site.Site, "davis", "Twice Granted", Role.ChiefSpokesperson);
        var client = await site.Person("Twice Granted");
        foreach (var path in Closed) Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(client, path)).Status);
        Assert.DoesNotContain("canary", (await site.Get(client, Api + "negotiations/t-2026/entries")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_that_it_gets_counts_no_finding_and_no_draft()
    {
        var seen = await site.Get(await Other(), Api + "negotiations/t-2026/status");
        var status = JsonDocument.Parse(seen.Body).RootElement;
        Assert.Equal((0, 0), (status.GetProperty("counts").GetProperty("findings").GetInt32(), status.GetProperty("findings").GetArrayLength()));
        Assert.DoesNotContain("Class size", seen.Body, StringComparison.Ordinal);
    }

    internal static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)];
    }
}
