using System.Net;
using Parley.Access;
using Parley.Web.Tests.Accounts;

namespace Parley.Web.Tests.Walls;

/// <summary>What a browser, a cache or a page that frames ours could be made to do with an answer.</summary>
[Collection(WallsSite.Shared)]
public sealed class HeaderAttacks(WallsSite site)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/negotiations/t-2026", HttpStatusCode.OK)]
    [InlineData("/negotiations/zz", HttpStatusCode.NotFound)]
    [InlineData("/nothing/of/the/kind", HttpStatusCode.NotFound)]
    [InlineData("/access", HttpStatusCode.OK)]
    [InlineData("/account", HttpStatusCode.OK)]
    [InlineData("/search?q=pay", HttpStatusCode.OK)]
    [InlineData("/api/v1/negotiations", HttpStatusCode.OK)]
    [InlineData("/api/v1/negotiations/t-2026/entries", HttpStatusCode.OK)]
    [InlineData("/api/v1/negotiations/t-2026/internal", HttpStatusCode.OK)]
    [InlineData("/api/v1/negotiations/zz/entries", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/events?since=x", HttpStatusCode.BadRequest)]
    [InlineData("/negotiations/%00", HttpStatusCode.BadRequest)]
    public async Task No_answer_is_kept_framed_or_guessed_at(string path, HttpStatusCode status)
    {
        var seen = await site.Get(await site.Person(WallsSite.Recorder), path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "agency=davis");
        Assert.Equal(status, seen.Status);
        // What is no request at all is answered by the server before the site sees it, with nothing in it.
        if (seen.Body.Length == 0) return;
        Assert.Contains("no-store", seen.Headers, StringComparison.Ordinal);
        foreach (var header in new[] { "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin" })
            Assert.Contains(header, seen.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", seen.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Powered-By", seen.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control-Allow", seen.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", seen.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_from_another_origin_is_allowed_nothing()
    {
        foreach (var method in new[] { HttpMethod.Options, HttpMethod.Get })
            Assert.DoesNotContain("Access-Control", (await site.Send(site.Visitor(), method, "/api/v1/negotiations", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"))).Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("DEBUG")]
    [InlineData("PROPFIND")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_method_that_is_none_of_ours_does_nothing(string method)
    {
        if (method == "CONNECT") return;
        var before = await site.Recorded();
        foreach (var path in new[] { "/", "/negotiations/t-2026", "/api/v1/negotiations/t-2026/steps", "/api/v1/access/roles" })
        {
            var seen = await site.Send(await site.Person(WallsSite.Recorder), new(method), path + "?agency=davis", "{}", ("X-Echo", "echoed"));
            Assert.DoesNotContain("X-Echo", seen.Body, StringComparison.Ordinal);
            Assert.True(path == "/" || (int)seen.Status >= 400, $"{method} {path}: {seen.Status}");
        }

        Assert.Equal(before, await site.Recorded());
    }

    /// <summary>The other side's name of an error: what is not there and what is not allowed say which, and no more.</summary>
    [Theory]
    [InlineData("/api/v1/negotiations/t-2026/account", "not-allowed")]
    [InlineData("/api/v1/negotiations/c-2026/account", "no-such-thing")]
    public async Task A_refusal_names_no_person_and_no_thing(string path, string code)
    {
        var seen = await site.Get(await site.Holder("Una Rep", Role.UnionRepresentative, "t"), path);
        Assert.Contains(code, seen.Body, StringComparison.Ordinal);
        foreach (var word in new[] { "Zenobia", "c-2026", "davis", "Davis", "negotiator" }) Assert.DoesNotContain(word, seen.Body, StringComparison.Ordinal);
    }
}

/// <summary>The same over HTTPS, and where the database is gone.</summary>
public sealed class SecureHeaderAttacks : AccountTest
{
    [Fact]
    public async Task Over_https_the_browser_is_told_to_stay_there_and_every_cookie_does()
    {
        var (client, _) = await Somebody(address: "https://parley.example.org");
        foreach (var path in new[] { "/", "/account", "/sign-in", "/api/v1/units", "/nothing", "/site.css" })
            Assert.Equal((path, "max-age=63072000; includeSubDomains"), (path, string.Join("", (await client.GetAsync(path)).Headers.TryGetValues("Strict-Transport-Security", out var told) ? told : [])));
        var visitor = Visitor("https://parley.example.org");
        var cookies = (await visitor.GetAsync("/sign-in")).Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.True(cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase), cookie));
        Assert.False((await Visitor().GetAsync("/sign-in")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Where_the_database_is_gone_the_answer_says_nothing_of_it()
    {
        var (client, _) = await Somebody();
        await using (var connection = new Npgsql.NpgsqlConnection(Database.Connection))
        {
            await connection.OpenAsync();
            await using var gone = new Npgsql.NpgsqlCommand("drop schema parley cascade", connection);
            await gone.ExecuteNonQueryAsync();
        }

        foreach (var path in new[] { "/", "/api/v1/units", "/search?q=x" })
        {
            var answer = await client.GetAsync(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            foreach (var detail in new[] { "Npgsql", "Marten", "relation", "schema", "   at ", "Exception", "mt_" }) Assert.DoesNotContain(detail, text, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }
}
