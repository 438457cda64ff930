using System.Net;
using System.Text;
using Parley.Access;
using Parley.Record.Accounts;

namespace Parley.Web.Tests.Walls;

/// <summary>Somebody comes as somebody else: by tokens, cookies and links that are not good, not theirs or not enough, and by sending again what another sent.</summary>
[Collection(WallsSite.Shared)]
public sealed class SessionAttacks(WallsSite site)
{
    private const string Api = "/api/v1/";
    private const string Step = """{"move":"note","date":"2026-03-02","party":"joint","summary":"sent by somebody"}""";

    private static readonly (string Name, Func<string, (string Name, string Value)[]> Headers)[] Forged =
    [
        ("of nobody", _ => [("Authorization", "Bearer parley_" + new string('A', 43))]),
        ("cut short", token => [("Authorization", "Bearer " + token[..^1])]),
        ("made longer", token => [("Authorization", "Bearer " + token + "A")]),
        ("in another case", token => [("Authorization", "Bearer " + token.ToUpperInvariant())]),
        ("without its beginning", token => [("Authorization", "Bearer " + token["parley_".Length..])]),
        ("with its last letter changed", token => [("Authorization", "Bearer " + token[..^1] + (token[^1] == 'A' ? 'B' : 'A'))]),
        ("empty", _ => [("Authorization", "Bearer ")]),
        ("without a space", token => [("Authorization", "Bearer" + token)]),
        ("twice", token => [("Authorization", "Bearer " + token), ("Authorization", "Bearer " + token)]),
        ("after another", token => [("Authorization", "Bearer x, Bearer " + token)]),
        ("with a quote", token => [("Authorization", $"Bearer \"{token}\"")]),
        ("with SQL", _ => [("Authorization", "Bearer parley_' or '1'='1")]),
        ("as a password", token => [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("Una:" + token)))]),
        ("of another scheme", token => [("Authorization", "Token " + token)]),
        ("as a digest", token => [("Authorization", "Digest username=\"x\", response=\"" + token + "\"")]),
        ("in a header of its own", token => [("X-Api-Key", token), ("X-Auth-Token", token)]),
        ("as a cookie", token => [("Cookie", "parley=" + token)]),
        ("of the proxy", token => [("Proxy-Authorization", "Bearer " + token), ("X-Forwarded-User", WallsSite.Recorder), ("X-Remote-User", WallsSite.Recorder), ("Remote-User", WallsSite.Recorder)]),
        ("as an unsigned JWT", _ => [("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJuYW1lIjoiQW5hIn0.")]),
    ];

    public static TheoryData<int, string> ForgedTokens()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Forged.Length; i++) data.Add(i, Forged[i].Name);
        return data;
    }

    [Theory]
    [MemberData(nameof(ForgedTokens))]
    public async Task A_token_that_is_not_good_signs_nobody_in(int which, string name)
    {
        var token = await site.Token(WallsSite.Recorder, "read", "record");
        var seen = await site.Send(site.Visitor(), HttpMethod.Get, Api + "negotiations/t-2026/entries?access_token=" + (which % 2 == 0 ? token : "x"), null, Forged[which].Headers(token));
        Assert.True(seen.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"a token {name}: {seen.Status}");
        Assert.DoesNotContain("heronword", seen.Whole, StringComparison.Ordinal);
        Assert.DoesNotContain(token, seen.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_token_is_not_mended_by_a_good_session()
    {
        var client = await site.SignIn(WallsSite.Recorder);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Send(client, HttpMethod.Get, Api + "negotiations", null, ("Authorization", "Bearer parley_bad"))).Status);
    }

    [Fact]
    public async Task A_token_that_is_revoked_or_too_old_or_of_a_disabled_account_signs_nobody_in()
    {
        var (account, _) = await site.Accounts.FindOrCreate("Tod Token");
        await site.Holder("Tod Token", Role.Negotiator, "t");
        async Task<HttpStatusCode> Read(string token) => (await site.Send(site.Visitor(), HttpMethod.Get, Api + "negotiations", null, ("Authorization", "Bearer " + token))).Status;
        var (revoked, secret) = await site.Accounts.MakeToken(account.Id, "one", ["read"], TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, await Read(secret));
        await site.Accounts.RevokeToken(account.Id, revoked.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await Read(secret));
        var old = await site.Token("Tod Token", "read");
        site.Clock.Shift = TimeSpan.FromHours(25);
        Assert.Equal(HttpStatusCode.Unauthorized, await Read(old));
        site.Clock.Shift = TimeSpan.Zero;
        await site.Accounts.Disable(account.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await Read(old));
    }

    [Theory]
    [InlineData("read", "POST", "negotiations/t-2026/steps", HttpStatusCode.Forbidden)]
    [InlineData("read", "PUT", "negotiations/t-2026/steps", HttpStatusCode.Forbidden)]
    [InlineData("record", "GET", "negotiations/t-2026/entries", HttpStatusCode.Forbidden)]
    [InlineData("record", "HEAD", "negotiations/t-2026/entries", HttpStatusCode.Forbidden)]
    [InlineData("record", "POST", "access/roles", HttpStatusCode.Forbidden)]
    [InlineData("record", "POST", "access/recoveries", HttpStatusCode.Forbidden)]
    [InlineData("record", "POST", "orders", HttpStatusCode.Forbidden)]
    [InlineData("record", "POST", "negotiations/t-2026/confirmations", HttpStatusCode.NotFound)]
    [InlineData("both", "POST", "negotiations/t-2026/serving", HttpStatusCode.Forbidden)]
    [InlineData("both", "POST", "negotiations/t-2026/confirmations", HttpStatusCode.Forbidden)]
    [InlineData("both", "POST", "access/roles", HttpStatusCode.Forbidden)]
    [InlineData("both", "POST", "access/roles/x/approval", HttpStatusCode.Forbidden)]
    [InlineData("both", "POST", "access/recoveries", HttpStatusCode.Forbidden)]
    [InlineData("both", "POST", "orders", HttpStatusCode.Forbidden)]
    [InlineData("both", "POST", "orders/x/approval", HttpStatusCode.Forbidden)]
    public async Task A_token_does_no_more_than_it_was_given_and_nothing_of_weight(string scope, string method, string path, HttpStatusCode expected)
    {
        var (client, before) = (await site.Program(WallsSite.Recorder, scope == "both" ? ["read", "record"] : [scope]), await site.Recorded());
        var seen = await site.Send(client, new(method), Api + path + "?agency=davis", method is "GET" or "HEAD" ? null : """{"entry":2}""");
        Assert.Equal((expected, before), (seen.Status, await site.Recorded()));
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/password")]
    [InlineData("/account/tokens/new")]
    [InlineData("/account/second-factor")]
    public async Task A_token_opens_no_page_of_the_account(string path) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(await site.Program(WallsSite.Recorder, "read", "record"), path)).Status);

    [Fact]
    public async Task A_cookie_is_good_until_its_session_ends_and_forged_ones_never()
    {
        var (account, _) = await site.Accounts.FindOrCreate("Cora Cookie");
        await site.Holder("Cora Cookie", Role.Negotiator, "t");
        var got = await site.Get(site.Visitor(), "/sign-in/link/" + await site.Accounts.MakeLink(account.Id, LinkPurpose.Link, "a test"));
        var cookie = got.All.GetValues("Set-Cookie").Single(one => one.StartsWith("parley=", StringComparison.Ordinal)).Split(';')[0];
        async Task<HttpStatusCode> With(string held) => (await site.Send(site.Visitor(), HttpMethod.Get, Api + "negotiations", null, ("Cookie", held))).Status;
        Assert.Equal(HttpStatusCode.OK, await With(cookie));
        foreach (var forged in new[] { cookie[..^4] + "AAAA", cookie[..^1], "parley=", "parley=" + Convert.ToBase64String(Guid.NewGuid().ToByteArray()), cookie.Replace("parley=", "parley-half=", StringComparison.Ordinal), cookie.Replace("parley=", "__Host-parley=", StringComparison.Ordinal), "parley=chunks-9" })
            Assert.Equal((forged.Length, HttpStatusCode.Unauthorized), (forged.Length, await With(forged)));
        await site.Accounts.EndSessions(account.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await With(cookie));
    }

    [Fact]
    public async Task A_link_signs_in_once_and_what_recovers_opens_nothing_else()
    {
        var (account, _) = await site.Accounts.FindOrCreate("Lena Link");
        await site.Holder("Lena Link", Role.Negotiator, "t");
        var secret = await site.Accounts.MakeLink(account.Id, LinkPurpose.Link, "a test");
        foreach (var wrong in new[] { secret[..^1], secret + "A", secret.ToUpperInvariant(), "", "%00", "x" })
            Assert.NotEqual("/", (await site.Get(site.Visitor(), "/sign-in/link/" + wrong)).All.Location?.ToString());
        Assert.Equal("/", (await site.Get(site.Visitor(), "/sign-in/link/" + secret)).All.Location?.ToString());
        Assert.Equal("/sign-in?said=link", (await site.Get(site.Visitor(), "/sign-in/link/" + secret)).All.Location?.ToString());
        var late = await site.Accounts.MakeLink(account.Id, LinkPurpose.Link, "a test");
        site.Clock.Shift = TimeSpan.FromHours(2);
        Assert.Equal("/sign-in?said=link", (await site.Get(site.Visitor(), "/sign-in/link/" + late)).All.Location?.ToString());
        site.Clock.Shift = TimeSpan.Zero;
        var recovering = site.Visitor();
        await site.Get(recovering, "/sign-in/link/" + await site.Accounts.MakeLink(account.Id, LinkPurpose.Recovery, "a test"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Get(recovering, Api + "negotiations")).Status);
    }

    [Fact]
    public async Task What_another_sent_is_not_answered_to_who_sends_its_key()
    {
        var key = Guid.NewGuid().ToString();
        var (first, second, other) = (await site.Holder("Nora Note", Role.Negotiator, "t"), await site.Holder("Nils Note", Role.Negotiator, "t"), await site.Holder("Una Rep", Role.UnionRepresentative, "t"));
        var answer = await site.Post(first, Api + "negotiations/t-2026/steps", Step, key);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var before = await site.Recorded();
        Assert.Equal(answer.Body, (await site.Post(first, Api + "negotiations/t-2026/steps", Step, key)).Body);
        var again = await site.Post(second, Api + "negotiations/t-2026/steps", Step, key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (again.Status, again.Body.Contains("id-used", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Post(other, Api + "negotiations/t-2026/steps", Step, key)).Status);
        Assert.Equal(before, await site.Recorded());
        var elsewhere = await site.Post(await site.Person("Eve Elgin"), Api + "negotiations/e-2026/steps", Step, key);
        Assert.Equal((HttpStatusCode.Created, true), (elsewhere.Status, elsewhere.Body.Contains("negotiation/e-2026", StringComparison.Ordinal)));
    }

    /// <summary>The note that an order was carried out has an id that can be known before: nobody else may use it up.</summary>
    [Theory]
    [InlineData("carry-out-order/{id}")]
    [InlineData("first-chief-spokesperson-{id}")]
    public async Task An_id_that_is_the_sites_own_is_nobodys_to_send(string key)
    {
        var nora = await site.Holder("Nora Note", Role.Negotiator, "t");
        var before = await site.Recorded();
        var seen = await site.Post(nora, Api + "negotiations/t-2026/steps", Step, key.Replace("{id}", Guid.NewGuid().ToString("N"), StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.BadRequest, before), (seen.Status, await site.Recorded()));
    }

    [Theory]
    [InlineData("negotiations/t-2026/confirmations", """{"entry":2}""")]
    [InlineData("negotiations/t-2026/serving", """{"draft":4,"date":"2026-03-03"}""")]
    [InlineData("access/roles", """{"person":"Late Ask","role":"negotiator"}""")]
    [InlineData("access/recoveries", """{"person":"Eve Elgin"}""")]
    [InlineData("orders", """{"order":"erasure","stream":"negotiation/t-2026/account","entry":2,"authority":"x"}""")]
    public async Task After_ten_minutes_an_act_of_weight_asks_for_a_new_sign_in(string path, string body)
    {
        var (client, before) = (await site.SignIn(WallsSite.Recorder), await site.Recorded());
        site.Clock.Shift = TimeSpan.FromMinutes(10.5);
        try
        {
            var seen = await site.Post(client, $"{Api}{path}?agency=davis", body);
            Assert.Equal((HttpStatusCode.Unauthorized, true, before), (seen.Status, seen.Headers.Contains("insufficient_user_authentication", StringComparison.Ordinal), await site.Recorded()));
        }
        finally
        {
            site.Clock.Shift = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Nobody_is_their_own_second_person()
    {
        var (first, again) = (await site.Holder("Otto Officer", Role.RecordsOfficer, null), await site.SignIn("OTTO  officer"));
        var sealedNote = await site.Act(WallsSite.Recorder, "negotiations/t-2026/notes", """{"date":"2026-03-02","party":"joint","text":"a secret","seal":"privileged"}""");
        var asked = await site.Post(first, Api + "orders", $$"""{"order":"erasure","stream":"negotiation/t-2026/account","entry":{{sealedNote}},"authority":"x"}""");
        var id = System.Text.Json.JsonDocument.Parse(asked.Body).RootElement.GetProperty("stream").GetString()!.Split('/')[1];
        foreach (var client in new[] { first, again })
            Assert.Contains("second-person", (await site.Post(client, $"{Api}orders/{id}/approval", "{}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Post(await site.Program("Otto Officer", "read", "record"), $"{Api}orders/{id}/approval", "{}")).Status);
        Assert.Contains("a secret", (await site.Get(await site.Person(WallsSite.Recorder), Api + "negotiations/t-2026/account")).Body, StringComparison.Ordinal);
        var administrator = await site.Holder("Alma Admin", Role.Administrator, null);
        var role = await site.Post(administrator, Api + "access/roles", """{"person":"alma ADMIN","role":"chief-spokesperson"}""");
        var grant = System.Text.Json.JsonDocument.Parse(role.Body).RootElement.GetProperty("stream").GetString()!.Split('/')[1];
        Assert.Contains("second-person", (await site.Post(await site.SignIn("alma admin"), $"{Api}access/roles/{grant}/approval", "{}")).Body, StringComparison.Ordinal);
    }
}
