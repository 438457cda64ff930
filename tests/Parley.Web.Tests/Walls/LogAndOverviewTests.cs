using System.Net;
using Parley.Access;

namespace Parley.Web.Tests.Walls;

/// <summary>The log, its exports, the overview, and clauses: whoever is of one unit sees nothing of another's, and costings are for those who may read what stays inside.</summary>
[Collection(WallsSite.Shared)]
public sealed class LogAndOverviewTests(WallsSite site)
{
    private const string NotThere = "/events/{position}";

    [Theory]
    [InlineData("/events")]
    [InlineData("/events?stream=negotiation/t-2026")]
    [InlineData("/events?stream=negotiation/*")]
    [InlineData("/events/export?upto=100000")]
    [InlineData("/events/log.csv")]
    [InlineData("/events/log.json?stream=negotiation/t-2026/account")]
    [InlineData("/overview")]
    [InlineData("/search?q=heronword")]
    [InlineData("/search?q=heronword&in=negotiation/t-2026&kind=move")]
    [InlineData("/search?q=1.1")]
    [InlineData("/agreements/b-2023?find=1.1")]
    [InlineData(NotThere)]
    public async Task Who_is_of_one_unit_sees_nothing_of_anothers(string path)
    {
        var client = await site.Holder("Cleo of c", Role.Counsel, "c");
        if (path == NotThere)
        {
            var position = await site.Database.Ask<long>("select min(seq_id) from parley.mt_events where stream_id = 'negotiation/t-2026'");
            Assert.Equal(HttpStatusCode.NotFound, (await site.Get(client, $"/events/{position}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await site.Get(await site.Holder("Otto of t", Role.Counsel, "t"), $"/events/{position}")).Status);
            return;
        }

        var seen = await site.Get(client, path);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        // What was typed comes back: the word itself and the stream's name are no finding there.
        foreach (var word in new[] { "Table heronword", "Agreement heronword", "six heronword", "a-2023", "notecanary\"", "elgin" }.Where(word => !path.Contains(word, StringComparison.Ordinal)))
            Assert.False(seen.Body.Contains(word, StringComparison.Ordinal), $"{path} holds {word}: {OtherSideAttacks.Around(seen.Body, word)}");
    }

    [Fact]
    public async Task Costings_stand_on_the_overview_for_those_alone_who_may_read_them()
    {
        var counsel = (await site.Get(await site.Holder("Otto of t", Role.Counsel, "t"), "/overview")).Body;
        Assert.Contains("costingcanary", counsel, StringComparison.Ordinal);
        Assert.DoesNotContain("othertable", counsel, StringComparison.Ordinal);
        foreach (var (name, role) in new[] { ("Bea of t", Role.BoardMember), ("Aud of t", Role.Auditor), ("Una Rep", Role.UnionRepresentative) })
        {
            var page = await site.Get(await site.Holder(name, role, "t"), "/overview");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Table heronword", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", page.Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Who_keeps_accounts_and_reads_no_table_has_no_overview() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(await site.Holder("Adam Min", Role.Administrator, null), "/overview")).Status);
}
