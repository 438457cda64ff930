using System.Net;
using Parley.Access;

namespace Parley.Web.Tests.Walls;

/// <summary>Paths and ids that are written in every way but the plain one: somebody of one unit asks for another's table, and the other side for our layers.</summary>
[Collection(WallsSite.Shared)]
public sealed class GuessingAttacks(WallsSite site)
{
    private static readonly string[] Names =
    [
        "c-2026", "C-2026", "%63-2026", "c%2D2026", "c-2026%20", "%20c-2026", "c-2026.", "c-2026/", "c-2026//", "./c-2026", "../negotiations/c-2026", "%2e%2e/negotiations/c-2026", "..%2fnegotiations%2fc-2026", "t-2026/../c-2026",
        "t-2026/..%2fc-2026", "t-2026%2f..%2fc-2026", "t-2026%5c..%5cc-2026", "c-2026%2Faccount", "c-2026%2Finternal", "c-2026/account", "t-2026%00c-2026", "c-2026%00", "c-2026;x=1", "c-2026%3Fagency=davis", "c-2026%23", "\u0441-2026", "c\u20112026", "%EF%BD%83-2026",
        "c-2026%0d%0aX:%20y", "c-2026%252f", "%25%36%33-2026", "*", "%", "%_", "c-202_", "'%20or%20'1'='1", "{{7*7}}", "${jndi:ldap://x}", "..;/c-2026", "c-2026.json", "c-2026~", "%c0%ae%c0%ae/c-2026",
    ];

    private static readonly string[] Addresses =
    [
        "/negotiations/{n}", "/Negotiations/{n}", "//negotiations/{n}", "/./negotiations/{n}", "/negotiations//{n}", "/api/v1/negotiations/{n}/status", "/API/V1/Negotiations/{n}/Status", "/api/v1//negotiations/{n}/entries", "/api/../api/v1/negotiations/{n}/entries",
        "/api%2fv1/negotiations/{n}/status", "/health/../negotiations/{n}", "/sign-in/..%2fnegotiations/{n}", "/sign-in/../negotiations/{n}", "/openapi/../api/v1/negotiations/{n}/status", "/problem/../negotiations/{n}",
    ];

    public static TheoryData<string> Paths() => [.. Names.SelectMany(name => Addresses.Select(address => address.Replace("{n}", name, StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task However_it_is_written_it_is_not_theirs(string path)
    {
        foreach (var client in new[] { await site.Holder("Tess Teacher", Role.ChiefSpokesperson, "t"), site.Visitor() })
        {
            var seen = await site.SendAs(client, HttpMethod.Get, Escaped(path), null);
            Assert.False(seen.Whole.Contains("othertable", StringComparison.Ordinal) || seen.Whole.Contains("othernotecanary", StringComparison.Ordinal), seen.Body);
            Assert.True((int)seen.Status < 500, $"{path}: {seen.Status}");
            Assert.DoesNotContain("\nX: y", seen.Headers, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/Negotiations/t-2026/drafts/1")]
    [InlineData("/API/v1/Negotiations/t-2026/Account")]
    [InlineData("/api/v1/NEGOTIATIONS/t-2026/INTERNAL")]
    [InlineData("/api/v1/negotiations/t-2026/account/")]
    [InlineData("/Api/V1/Events")]
    [InlineData("/ACCESS")]
    [InlineData("/Events")]
    public async Task Our_layers_are_closed_in_every_case(string path) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(await site.Holder("Una Rep", Role.UnionRepresentative, "t"), path)).Status);

    [Theory]
    [InlineData("/Negotiations/t-2026")]
    [InlineData("/API/v1/Negotiations/t-2026/status")]
    [InlineData("/Side-Letters/pay")]
    [InlineData("/Side-Letters/pay/votes")]
    [InlineData("/SIDE-LETTERS/pay/Entries/1")]
    [InlineData("/Agreements/a-2023")]
    public async Task What_is_theirs_answers_in_every_case(string path) => Assert.Equal(HttpStatusCode.OK, (await site.Get(await site.Person(WallsSite.Recorder), path)).Status);

    [Theory]
    [InlineData("/api/v1/events?stream=%00&agency=davis")]
    [InlineData("/api/v1/events?actor=a%00b&agency=davis")]
    [InlineData("/events?type=%00&agency=davis")]
    [InlineData("/api/v1/agreements/a-2023/compare?with=%00&agency=davis")]
    [InlineData("/api/v1/agreements/a-2023/history?clause=%00&agency=davis")]
    [InlineData("/search?q=%00&agency=davis")]
    [InlineData("/?agency=%00")]
    [InlineData("/api/v1/units?agency=%00")]
    public async Task A_NUL_in_a_question_is_no_error_of_the_site(string path) => Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Get(await site.Person(WallsSite.Recorder), path)).Status);

    [Theory]
    [InlineData("/api/v1/search?q=pay&limit=-1")]
    [InlineData("/api/v1/search?q=pay&limit=99999999999")]
    [InlineData("/api/v1/search?q=pay&limit=x")]
    [InlineData("/api/v1/search?q=pay&layer=internal")]
    [InlineData("/api/v1/search?q=pay%27);drop%20table%20x;--")]
    [InlineData("/api/v1/search?q=%22%22%22((!!&|:*<->")]
    [InlineData("/api/v1/events?late=x")]
    [InlineData("/api/v1/events?after=-9223372036854775808")]
    [InlineData("/api/v1/events?since=yesterday")]
    [InlineData("/api/v1/events?stream=negotiation/t-2026%27--")]
    [InlineData("/api/v1/negotiations/t-2026/status?on=9999-99-99")]
    [InlineData("/api/v1/negotiations/t-2026/status?known=0000")]
    [InlineData("/negotiations/t-2026/entries/99999999999999999999")]
    [InlineData("/negotiations/t-2026/entries/-1")]
    [InlineData("/negotiations/t-2026?recorded=x&on=%ff")]
    [InlineData("/events?part=99999999999&since=%22%3E%3Cscript%3E")]
    [InlineData("/problem?code=99999999999")]
    [InlineData("/problem?code=%3Cscript%3E")]
    public async Task A_question_that_is_none_is_answered_in_words(string path)
    {
        var seen = await site.Get(await site.Person(WallsSite.Recorder), path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "agency=davis");
        Assert.True((int)seen.Status < 500 || path.StartsWith("/problem", StringComparison.Ordinal), $"{path}: {seen.Status}");
        foreach (var detail in new[] { "Npgsql", "Marten", "   at ", "<script>", "Exception", "/tmp/", "parley.mt_" }) Assert.DoesNotContain(detail, seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0d%0aLocation:%20https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("/é")]
    public async Task Nobody_is_sent_on_to_elsewhere(string to)
    {
        var seen = await site.SendAs(await site.Person(WallsSite.Recorder), HttpMethod.Get, "/sign-in?to=" + Escaped(to), null);
        Assert.True((int)seen.Status < 500, seen.Status.ToString());
        Assert.True(seen.All.Location is null || (!seen.All.Location.IsAbsoluteUri && !seen.All.Location.ToString().StartsWith("//", StringComparison.Ordinal)), seen.All.Location?.ToString());
        Assert.DoesNotContain("href=\"//evil", seen.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"//evil", seen.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"https://evil", seen.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"javascript", seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1:1@evil.example")]
    public async Task The_host_that_is_named_leads_nowhere(string host)
    {
        foreach (var path in new[] { "/", "/negotiations/t-2026", "/sign-in", "/sign-in/link/x", "/account", "/api/v1/negotiations" })
        {
            var seen = await site.Send(site.Visitor(), HttpMethod.Get, path, null, ("Host", host), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example"));
            Assert.DoesNotContain("evil.example", seen.Whole, StringComparison.Ordinal);
        }
    }

    private static string Escaped(string text) => string.Concat(text.Select(one => one > 126 || one is ' ' or '\'' or '{' or '}' or '|' or '<' or '>' or '"' or '\\' ? Uri.EscapeDataString(one.ToString()) : one.ToString()));
}
