using System.Net;
using System.Text;
using Parley.Access;

namespace Parley.Web.Tests.Walls;

/// <summary>Requests that another site's page makes a browser send, and bodies that say more than they may.</summary>
[Collection(WallsSite.Shared)]
public sealed class ForgeryAttacks(WallsSite site)
{
    private const string Act = "/api/v1/negotiations/t-2026/steps";
    private const string Step = """{"move":"note","date":"2026-03-02","party":"joint","summary":"forged"}""";

    private Task<HttpClient> Nora => site.Holder("Nora Note", Role.Negotiator, "t");

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "CROSS-SITE")]
    [InlineData("Sec-Fetch-Site", "cross-site, same-origin")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1.evil.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "file://")]
    [InlineData("Origin", "http://127.0.0.1@evil.example")]
    public async Task A_request_from_elsewhere_records_nothing(string header, string value)
    {
        var nora = await Nora;
        var before = await site.Recorded();
        foreach (var path in new[] { Act, "/access?handler=Ask", "/negotiations/t-2026/record" })
            Assert.True((await site.Send(nora, HttpMethod.Post, path, Step, (header, value))).Status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest);
        Assert.Equal(before, await site.Recorded());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain; charset=application/json")]
    public async Task JSON_in_the_clothes_of_a_form_is_no_act(string type)
    {
        var before = await site.Recorded();
        foreach (var path in new[] { Act, "/api/v1/units", "/api/v1/access/roles", "/api/v1/orders" })
        {
            using var body = new StringContent(Step);
            body.Headers.Remove("Content-Type");
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            var seen = await site.SendAs(await site.Person(WallsSite.Recorder), HttpMethod.Post, path + "?agency=davis", body);
            Assert.True((int)seen.Status is >= 400 and < 500, $"{path}: {seen.Status} {seen.Body}");
        }

        Assert.Equal(before, await site.Recorded());
    }

    [Theory]
    [InlineData("/access?handler=Ask")]
    [InlineData("/access?handler=Approve")]
    [InlineData("/access?handler=End")]
    [InlineData("/access?handler=Recover")]
    [InlineData("/negotiations/t-2026/record")]
    [InlineData("/negotiations/t-2026/tentative-agreement")]
    [InlineData("/negotiations/t-2026/votes")]
    [InlineData("/negotiations/t-2026/entries/2?act=strike")]
    [InlineData("/side-letters/pay?act=end")]
    [InlineData("/begin?agency=davis")]
    [InlineData("/account/password")]
    [InlineData("/account/tokens/new")]
    [InlineData("/account?handler=end")]
    [InlineData("/sign-out")]
    [InlineData("/sign-in")]
    public async Task A_form_without_its_token_or_with_anothers_is_not_taken(string path)
    {
        var (client, nora) = (await site.SignIn(WallsSite.Recorder), await Nora);
        var before = await site.Recorded();
        var other = System.Text.RegularExpressions.Regex.Match((await site.Get(nora, "/")).Body, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]*)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
        Assert.NotEqual("", other);
        foreach (var token in new[] { null, "", "x", other })
        {
            using var form = new FormUrlEncodedContent([new("reason", "x"), new("authority", "x"), new("move", "note"), new("person", "Forged"), new("role", "negotiator"), .. token is null ? Array.Empty<KeyValuePair<string, string>>() : [new("__RequestVerificationToken", token)]]);
            Assert.Equal(HttpStatusCode.BadRequest, (await site.SendAs(client, HttpMethod.Post, path + (path.Contains("agency", StringComparison.Ordinal) || path.StartsWith("/s", StringComparison.Ordinal) ? "" : path.Contains('?', StringComparison.Ordinal) ? "&agency=davis" : "?agency=davis"), form)).Status);
        }

        Assert.Equal((before, HttpStatusCode.OK), (await site.Recorded(), (await site.Get(client, "/account")).Status));
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task A_method_is_what_it_is(string header)
    {
        var nora = await Nora;
        var before = await site.Recorded();
        Assert.NotEqual(HttpStatusCode.Created, (await site.Send(nora, HttpMethod.Get, Act, null, (header, "POST"))).Status);
        Assert.NotEqual(HttpStatusCode.Created, (await site.Send(await Nora, HttpMethod.Put, Act, Step, (header, "POST"))).Status);
        Assert.NotEqual(HttpStatusCode.Created, (await site.Send(await Nora, HttpMethod.Get, Act + "?_method=POST", null)).Status);
        Assert.Equal(before, await site.Recorded());
    }

    /// <summary>What a body may not say; in the words of a table's step, of a role, and of an order.</summary>
    [Theory]
    [InlineData("\"actor\":\"Somebody Else\"")]
    [InlineData("\"recorded\":\"2020-01-01T00:00:00Z\"")]
    [InlineData("\"agency\":\"elgin\"")]
    [InlineData("\"stamp\":{\"id\":\"x\",\"agency\":\"elgin\",\"actor\":\"Somebody Else\",\"now\":\"2020-01-01T00:00:00Z\"}")]
    [InlineData("\"sealed\":{\"for\":\"side\"}")]
    [InlineData("\"fingerprint\":\"x\"")]
    [InlineData("\"by\":\"00000000-0000-0000-0000-000000000001\"")]
    [InlineData("\"ground\":\"operator\"")]
    [InlineData("\"askedBy\":\"00000000-0000-0000-0000-000000000001\"")]
    [InlineData("\"state\":\"granted\"")]
    [InlineData("\"others\":[]")]
    [InlineData("\"id\":\"x\"")]
    [InlineData("\"version\":1")]
    [InlineData("\"layer\":\"exchanged\"")]
    [InlineData("\"Summary\":\"twice\",\"summary\":\"once\"")]
    [InlineData("\"__proto__\":{}")]
    [InlineData("\"$type\":\"Parley.Access.RoleGranted, Parley\"")]
    public async Task A_body_says_what_it_may_and_nothing_else(string member)
    {
        var (before, recorder) = (await site.Recorded(), await site.Person(WallsSite.Recorder));
        foreach (var (path, body) in new[]
        {
            ("negotiations/t-2026/steps", """{"move":"note","date":"2026-03-02","party":"joint"}"""), ("access/roles", """{"person":"Extra Member","role":"negotiator"}"""), ("units", """{"slug":"extra","name":"x","representative":"x"}"""),
            ("orders", """{"order":"erasure","stream":"negotiation/t-2026/account","entry":2,"authority":"x"}"""), ("negotiations/t-2026/confirmations", """{"entry":2}"""), ("access/recoveries", """{"person":"Nora Note"}"""),
        })
        {
            if (path == "negotiations/t-2026/steps" && member.StartsWith("\"summary", StringComparison.OrdinalIgnoreCase)) continue;
            var seen = await site.Post(recorder, $"/api/v1/{path}?agency=davis", body.Insert(1, member + ","));
            Assert.True(seen.Status == HttpStatusCode.BadRequest, $"{path} takes {member}: {seen.Status} {seen.Body}");
        }

        Assert.Equal(before, await site.Recorded());
    }

    public static TheoryData<string, string> Bodies() => new()
    {
        { "empty", "" }, { "null", "null" }, { "a number", "1" }, { "a list", "[]" }, { "cut", "{\"move\":" }, { "two", Step + Step }, { "behind it", Step + " x" }, { "deep", new string('[', 5_000) + new string(']', 5_000) },
        { "deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 2_000)) + "1" + new string('}', 2_000) }, { "twice", """{"move":"note","move":"note","date":"2026-03-02","party":"joint"}""" },
        { "NUL", """{"move":"note","date":"2026-03-02","party":"joint","summary":"a\u0000b"}""" }, { "half a character", """{"move":"note","date":"2026-03-02","party":"joint","summary":"\ud800"}""" },
        { "a list of null", """{"move":"note","date":"2026-03-02","party":"joint","articles":[null]}""" }, { "no date", """{"move":"note","date":"2026-99-99","party":"joint"}""" },
        { "a huge number", """{"move":"note","date":"2026-03-02","party":"joint","order":1e400}""" }, { "an unknown agreement", """{"move":"note","date":"2026-03-02","party":"joint","agreements":["\u0000"]}""" },
        { "a party of 600 characters", $$"""{"move":"note","date":"2026-03-02","party":"{{new string('p', 600)}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_none_is_told_so(string name, string body)
    {
        var before = await site.Recorded();
        foreach (var path in new[] { Act, "/api/v1/negotiations?agency=davis", "/api/v1/access/roles?agency=davis", "/api/v1/orders?agency=davis", "/api/v1/negotiations/t-2026/confirmations" })
        {
            var seen = await site.Post(await site.Person(WallsSite.Recorder), path, body);
            Assert.True((int)seen.Status is >= 400 and < 500, $"{name} at {path}: {seen.Status} {seen.Body}");
        }

        Assert.Equal(before, await site.Recorded());
    }

    [Fact]
    public async Task What_is_too_large_is_not_read()
    {
        var client = await Nora;
        var before = await site.Recorded();
        using var large = new StringContent($$"""{"move":"note","date":"2026-03-02","party":"joint","text":"{{new string('x', 5 << 20)}}"}""", Encoding.UTF8, "application/json");
        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await site.SendAs(client, HttpMethod.Post, Act, large)).Status);
        }
        catch (HttpRequestException)
        {
            // The server hung up in the middle of it.
        }

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await site.Send(site.Visitor(), HttpMethod.Get, Act, null, ("X-Large", new string('x', 60_000)))).Status);
        Assert.Equal(before, await site.Recorded());
    }

    [Fact]
    public async Task A_hostile_multipart_is_no_act()
    {
        var nora = await Nora;
        var before = await site.Recorded();
        foreach (var path in new[] { Act, "/access?handler=Ask", "/negotiations/t-2026/record" })
        {
            using var parts = new MultipartFormDataContent("x") { { new StringContent(Step), "file", "../../etc/passwd;x=y" } };
            for (var i = 0; i < 200; i++) parts.Add(new StringContent("v"), "name[" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]");
            Assert.True((int)(await site.SendAs(nora, HttpMethod.Post, path, parts)).Status is >= 400 and < 500);
        }

        Assert.Equal(before, await site.Recorded());
    }

    [Theory]
    [InlineData("chief")]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("Administrator ")]
    [InlineData("negotiator,administrator")]
    public async Task A_role_that_is_none_is_not_taken_for_another(string role)
    {
        var client = await site.SignIn(WallsSite.Recorder);
        var page = (await site.Get(client, "/access?agency=davis")).Body;
        var token = System.Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]*)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
        var before = await site.Recorded();
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("id", Guid.NewGuid().ToString()), new("person", "Rolf Role"), new("role", role), new("actor", "Somebody"), new("by", "x")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SendAs(client, HttpMethod.Post, "/access?handler=Ask&agency=davis", form)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Post(client, "/api/v1/access/roles?agency=davis", $$"""{"person":"Rolf Role","role":"{{role}}"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Post(client, "/api/v1/access/roles?agency=davis", """{"person":"Rolf Role","role":99}""")).Status);
        Assert.Equal(before, await site.Recorded());
    }
}
