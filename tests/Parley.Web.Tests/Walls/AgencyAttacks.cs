using System.Net;
using Parley.Access;

namespace Parley.Web.Tests.Walls;

/// <summary>Somebody who leads in Davis reaches for what is Elgin's; and somebody of one unit for what is another's: by every place in which a request can name a thing.</summary>
[Collection(WallsSite.Shared)]
public sealed class AgencyAttacks(WallsSite site)
{
    private const string Api = "/api/v1/";

    private static readonly string[] Reads =
    [
        Api + "negotiations/{t}/status", Api + "negotiations/{t}/entries", Api + "negotiations/{t}/tentative-agreements", Api + "negotiations/{t}/account", Api + "negotiations/{t}/internal", Api + "side-letters/{l}/status",
        Api + "agreements/{a}/text", Api + "agreements/{a}/history?clause=1.1", Api + "agreements/{a}/compare?from=2024-01-01&to=2025-01-01", Api + "agreements/a-2023/compare?with={a}", Api + "agreements/a-2023/history?clause={w}",
        Api + "events?stream=negotiation/{t}", Api + "events?stream=negotiation/{t}/account", Api + "events?stream=agreement/{a}", Api + "events?stream=unit/{u}", Api + "events?actor={k}", Api + "events?type={w}",
        Api + "search?q={w}", Api + "search?q={w}&layer=account", Api + "search?q=%22table%20{w}%22", Api + "units", Api + "negotiations", Api + "agreements", Api + "side-letters", Api + "orders", Api + "events",
        "/negotiations/{t}", "/negotiations/{t}/votes", "/negotiations/{t}/entries/2", "/negotiations/{t}/entries/1", "/negotiations/{t}/drafts/1", "/negotiations/{t}/record", "/negotiations/{t}/tentative-agreement",
        "/side-letters/{l}", "/side-letters/{l}/votes", "/agreements/{a}", "/agreements/{a}/compare", "/agreements/a-2023/compare?with={a}", "/agreements/{a}/provisions/1.1", "/search?q={w}", "/events?stream=negotiation%2F{t}", "/events?actor={k}", "/",
    ];

    private static readonly (string Path, string Body)[] Writes =
    [
        ("negotiations/{t}/steps", """{"move":"note","date":"2026-03-02","party":"joint","summary":"x"}"""),
        ("negotiations/{t}/moves", """{"move":"proposal","date":"2026-03-02","party":"{U}EA","articles":["Pay"]}"""),
        ("negotiations/{t}/corrections", """{"entry":2,"reason":"x","authority":"x"}"""),
        ("side-letters/{l}/endings", """{"date":"2026-03-02"}"""),
        ("agreements/{a}/conforming-changes", """{"date":"2026-03-02","authority":"x","reason":"x","changes":[{"change":"relabelled","provision":"1.1","label":"1.9"}]}"""),
        ("negotiations/t-2026/tentative-agreements", """{"date":"2026-03-02","party":"joint","articles":["Pay"],"signed":"both","agreements":["{a}"],"changes":[{"change":"removed","provision":"1.1"}]}"""),
        ("negotiations/t-2026/moves", """{"move":"proposal","date":"2026-03-02","party":"TEA","articles":["Pay"],"agreements":["{a}"]}"""),
        ("negotiations/t-2026/tentative-agreements", """{"date":"2026-03-02","party":"joint","articles":["Pay"],"ends":["{l}"]}"""),
        ("orders", """{"order":"unsealing","stream":"negotiation/{t}/account","entry":2,"authority":"x"}"""),
        ("orders", """{"order":"unsealing","stream":"negotiation/{t}","entry":6,"authority":"x"}"""),
    ];

    private sealed record There(string Query, string Table, string Agreement, string Letter, string Unit, string Word, string Keeper)
    {
        public string In(string text) => text.Replace("{t}", Table, StringComparison.Ordinal).Replace("{a}", Agreement, StringComparison.Ordinal).Replace("{l}", Letter, StringComparison.Ordinal).Replace("{u}", Unit, StringComparison.Ordinal)
            .Replace("{U}", Unit.ToUpperInvariant(), StringComparison.Ordinal).Replace("{w}", Word, StringComparison.Ordinal).Replace("{k}", Uri.EscapeDataString(Keeper), StringComparison.Ordinal);

        public string Address(string path) => In(path) + (Query.Length == 0 ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Query);

        public string[] Names => [Table, Agreement, Letter, Uri.EscapeDataString(Keeper), Keeper, Word];
    }

    private static readonly There Elgin = new("", "e-2026", "e-2023", "elm", "e", "elginword", "Eve Elgin"), Unit = new("", "c-2026", "b-2023", "bus", "c", "othertable", "Cora Clerk"),
        Nowhere = new("", "z-2026", "z-2023", "zum", "z", "zzzzzword", "Zoe Zzzzz");

    public static TheoryData<string, string> Tries()
    {
        var tries = new TheoryData<string, string>();
        foreach (var path in Reads)
            foreach (var (who, way) in new[] { ("all", ""), ("all", "agency=elgin"), ("all", "agency=davis&agency=elgin"), ("all", "Agency=elgin&agency=davis"), ("t", ""), ("table", ""), ("token", "") }) tries.Add(path, $"{who} {way}");
        return tries;
    }

    public static TheoryData<int, string> WriteTries()
    {
        var tries = new TheoryData<int, string>();
        for (var i = 0; i < Writes.Length; i++)
            foreach (var who in new[] { "elgin", "t", "table" })
                // Who keeps the whole of Davis may write down a name of nothing there; it is one of nothing.
                if (who != "elgin" || i is < 5 or > 7) tries.Add(i, who);
        return tries;
    }

    private Task<HttpClient> Somebody(string who) => who switch
    {
        "all" or "elgin" => site.Holder("Dora Davis", Role.ChiefSpokesperson, null),
        "t" => site.Holder("Tess Teacher", Role.ChiefSpokesperson, "t"),
        "table" => site.Holder("Tara Table", Role.Negotiator, null, "t-2026"),
        _ => site.Program("Tess Teacher", "read", "record"),
    };

    /// <summary>What answers is what answers for names of nothing, and holds no word of theirs.</summary>
    [Theory]
    [MemberData(nameof(Tries))]
    public async Task What_is_elsewhere_answers_as_what_is_nowhere(string path, string way)
    {
        var (who, query) = (way.Split(' ')[0], way.Split(' ')[1]);
        if (who == "token") await Somebody("t");
        var client = await Somebody(who);
        if (who == "token") await site.Get(client, "/");
        var there = (who == "all" ? Elgin : Unit) with { Query = query };
        var (seen, nothing) = (await site.Get(client, there.Address(path)), await site.Get(client, (Nowhere with { Query = query.Replace("elgin", "zzzzz", StringComparison.Ordinal) }).Address(path)));
        Assert.Equal(nothing.Plain([.. Nowhere.Names, "zzzzz"]), seen.Plain([.. there.Names, "elgin"]));
        if (path.Contains("%22table", StringComparison.Ordinal)) return;
        foreach (var word in who == "all" ? ["monthly elginword", "Table elginword", "Unit e elginword", "Eve Elgin recorded"] : new[] { "Table othertable", "Unit c othertable", "othernotecanary", "othercaucuscanary" })
            Assert.False(seen.Body.Contains(word, StringComparison.OrdinalIgnoreCase), OtherSideAttacks.Around(seen.Body, word));
    }

    [Theory]
    [MemberData(nameof(WriteTries))]
    public async Task Nothing_is_written_elsewhere(int write, string who)
    {
        var (client, there, before) = (await Somebody(who), who == "elgin" ? Elgin : Unit, await site.Recorded());
        var (path, body) = Writes[write];
        var (seen, nothing) = (await site.Post(client, Api + there.In(path), there.In(body)), await site.Post(client, Api + Nowhere.In(path), Nowhere.In(body)));
        Assert.Equal(before, await site.Recorded());
        Assert.True((int)seen.Status is >= 400 and < 500, seen.Body);
        Assert.Equal(nothing.Plain(Nowhere.Names).Replace("ZEA", "UNION", StringComparison.Ordinal), seen.Plain(there.Names).Replace("EEA", "UNION", StringComparison.Ordinal).Replace("CEA", "UNION", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("negotiation", "elgin")]
    [InlineData("unit", "elgin")]
    [InlineData("negotiation", "t-2026/account")]
    [InlineData("negotiation", "T-2026")]
    [InlineData("unit", "t%")]
    [InlineData("unit", "\\u0000")]
    [InlineData("negotiation", "\\u0000")]
    [InlineData("negotiation", "")]
    [InlineData("unit", "")]
    public async Task A_grant_for_an_odd_place_is_refused(string member, string value)
    {
        var (client, before) = (await site.Person(WallsSite.Recorder), await site.Recorded());
        var seen = await site.Post(client, Api + "access/roles?agency=davis", $$"""{"person":"Odd Grant","role":"negotiator","{{member}}":"{{value}}"}""");
        Assert.True((int)seen.Status is >= 400 and < 500, seen.Status + seen.Body);
        Assert.Equal(before, await site.Recorded());
    }

    /// <summary>A side letter may bear the name of a negotiation: a role at the one is none at the other.</summary>
    [Fact]
    public async Task A_letter_of_the_same_name_as_ones_table_is_not_ones_own()
    {
        await site.Act(WallsSite.Recorder, "side-letters", """{"slug":"t-2026","title":"Letter namesake","units":["c"],"agreements":["b-2023"],"date":"2026-01-05","signed":"both","summary":"letter namesake"}""");
        var client = await Somebody("table");
        foreach (var path in new[] { "/side-letters/t-2026", "/side-letters/t-2026/entries/1", "/side-letters/t-2026/votes", Api + "side-letters/t-2026/status" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Get(client, path)).Status));
        foreach (var path in new[] { Api + "side-letters", Api + "search?q=namesake", "/", Api + "events" })
            Assert.False((await site.Get(client, path)).Body.Contains("Letter namesake", StringComparison.Ordinal), path);
    }

    [Fact]
    public async Task A_role_for_one_unit_shows_nothing_of_the_office_of_the_whole()
    {
        var client = await site.Holder("Tom Auditor", Role.Auditor, "t");
        foreach (var path in new[] { Api + "events", Api + "events?type=role_granted", Api + "events?type=access_denied", "/events?type=role_asked", "/events?type=signed_in" })
            Assert.False((await site.Get(client, path)).Body.Contains("access-log/", StringComparison.Ordinal), path);
    }
}
