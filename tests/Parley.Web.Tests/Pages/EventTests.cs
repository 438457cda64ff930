using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parley.Access;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>The event log: narrowed, opened, followed from correction to corrected, and taken out.</summary>
public sealed partial class EventTests : PageTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATable();
    }

    private async Task<long> Position(string type) => await Database.Ask<long>($"select max(seq_id) from parley.mt_events where type = '{type}'");

    [Fact]
    public async Task The_log_is_narrowed_by_both_clocks_kind_actor_stream_and_lateness()
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Wages </pre><script>"]);
        var all = await Page("/events");
        // Only kinds that occur can be chosen, each with how often it does.
        Assert.Contains("<option value=\"proposal_made\">proposal made (1)</option>", all, StringComparison.Ordinal);
        Assert.DoesNotContain("impasse_declared", all, StringComparison.Ordinal);
        Assert.Contains(">unit recognized</a>", all, StringComparison.Ordinal);
        var moves = await Page("/events?type=proposal_made&actor=Ana&stream=negotiation/t-2026&late=10&from=2026-03-02&to=2026-03-02");
        Assert.DoesNotContain(">unit recognized</a>", moves, StringComparison.Ordinal);
        Assert.Contains($"href=\"/events/{await Position("proposal_made")}\">proposal made</a>", moves, StringComparison.Ordinal);
        Assert.Contains("1 event, events of kind proposal made, recorded by Ana", moves, StringComparison.Ordinal);
        Assert.Contains("No event is like that", await Page("/events?type=proposal_made&from=2026-03-03"), StringComparison.Ordinal);
        Assert.Contains("No event is like that", await Page("/events?type=proposal_made&to=2026-03-01"), StringComparison.Ordinal);
        Assert.Contains("No event is like that", await Page("/events?corrections=yes"), StringComparison.Ordinal);
        Assert.Contains(">unit recognized</a>", await Page("/events?stream=unit/*"), StringComparison.Ordinal);
        Assert.DoesNotContain(">proposal made</a>", await Page("/events?stream=unit/*"), StringComparison.Ordinal);
        var bad = await Page("/events?late=x&since=then&from=soon", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("&quot;x&quot; is no number of days", bad, StringComparison.Ordinal);
        Assert.Contains("&quot;then&quot; is no instant", bad, StringComparison.Ordinal);
        Assert.Contains("&quot;soon&quot; is no date", bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_as_the_last_is_meant_whole()
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        var today = await Database.Ask<string>("select to_char(timestamp at time zone 'America/Denver', 'YYYY-MM-DD') from parley.mt_events where type = 'proposal_made'");
        Assert.Contains("1 event", await Page($"/events?type=proposal_made&since={today}&until={today}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_opens_whole_with_its_place_and_what_it_corrects_both_ways()
    {
        var wrong = await Entry("2026-03-02", "DEA", "proposal", ["Wages </pre><script>"]);
        await Post("negotiations/t-2026/corrections", $$$"""{"entry":{{{wrong}}},"reason":"five, not six","authority":"Ana Ruiz","as":{"date":"2026-03-02","move":"proposal","party":"DEA","articles":["Wages"],"summary":"five"}}""");
        var positions = (First: await Database.Ask<long>("select min(seq_id) from parley.mt_events where type = 'proposal_made'"), Last: await Position("proposal_made"));
        var first = await Page($"/events/{positions.First}");
        Assert.Contains("This was corrected since", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"/events/{positions.Last}\">proposal made, number 3 of the stream", first, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", first, StringComparison.Ordinal);
        Assert.Contains("Comes with the evidence log", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/negotiations/t-2026/entries/2\">negotiation/t-2026, 2</a>", first, StringComparison.Ordinal);
        var last = await Page($"/events/{positions.Last}");
        Assert.Contains($"This corrects <a href=\"/events/{positions.First}\">proposal made, number 2", last, StringComparison.Ordinal);
        Assert.Contains("five, not six", last, StringComparison.Ordinal);
        Assert.Contains("nothing yet", last, StringComparison.Ordinal);
        var list = await Page("/events?type=proposal_made");
        Assert.Contains($"href=\"/events/{positions.Last}\">corrected by 3</a>", list, StringComparison.Ordinal);
        Assert.Contains($"href=\"/events/{positions.First}\">corrects 2</a>", list, StringComparison.Ordinal);
        await Page("/events/999999", HttpStatusCode.NotFound);
        await Page("/events/0", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_log_comes_in_parts_of_100()
    {
        for (var i = 0; i < 100; i++) await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        // Agency, unit, table and the two roles of the first person, asked and granted: seven more.
        var (first, second) = (await Page("/events"), await Page("/events?part=2"));
        Assert.Contains("Events 1 to 100 of 107", first, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"/events?part=2\"", first, StringComparison.Ordinal);
        Assert.Contains("Events 101 to 107 of 107", second, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("json", "application/json")]
    public async Task An_export_is_exactly_the_filter_and_its_digest_is_told_before_and_with_it(string format, string type)
    {
        await Entry("2026-03-02", "DEA", "proposal", ["Wages, \"first\""]);
        await Entry("2026-03-03", "DEA", "proposal", ["=Leaves"]);
        await Grant("davis", "Ana", Role.Auditor, until: new(2099, 1, 1));
        var start = await Client.GetAsync("/events/export?type=proposal_made");
        var told = await Page(start.Headers.Location!.ToString());
        Assert.Contains("<dd>events of kind proposal made</dd>", told, StringComparison.Ordinal);
        Assert.Contains("<dd>2 events</dd>", told, StringComparison.Ordinal);
        var address = WebUtility.HtmlDecode(Address().Matches(told).Single(one => one.Value.Contains("log." + format, StringComparison.Ordinal)).Groups[1].Value);
        // What is recorded meanwhile is not in it: the export was of what was there.
        await Entry("2026-03-04", "DEA", "proposal", ["Hours"]);
        var response = await Client.GetAsync(address);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var digest = SHA256.HashData(bytes);
        Assert.Contains(Convert.ToHexStringLower(digest), told, StringComparison.Ordinal);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(digest)}:", response.Headers.GetValues("Repr-Digest").Single());
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        var name = response.Content.Headers.ContentDisposition!.FileName!.Trim('"');
        Assert.Contains($"count-2-sha256-{Convert.ToHexStringLower(digest)[..12]}.{format}", name, StringComparison.Ordinal);
        Assert.Contains(name, told, StringComparison.Ordinal);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        if (format == "json") Assert.Equal((2, "davis", 2), (JsonDocument.Parse(text).RootElement.GetProperty("count").GetInt32(), JsonDocument.Parse(text).RootElement.GetProperty("agency").GetString(), JsonDocument.Parse(text).RootElement.GetProperty("events").GetArrayLength()));
        else Assert.Equal(3, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(Convert.ToHexStringLower(digest), await Last("record_exported", "what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_a_filter_that_cannot_be_read_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.GetAsync("/events/log.csv?late=x")).StatusCode);

    [GeneratedRegex("href=\"(/events/log[^\"]*)\"", RegexOptions.None, 2000)]
    private static partial Regex Address();
}
