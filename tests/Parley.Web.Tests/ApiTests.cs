using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Tests;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests;

/// <summary>The API as programs use it, on a real database.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private readonly Database database = new();
    private WebApplicationFactory<Program> site = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("PARLEY_DB", database.Connection));
        client = await site.SignIn();
        await site.Services.GetRequiredService<Recorder>().Record(new EstablishAgency(new("a", "davis", "Ana", TimeProvider.System.GetUtcNow()), StreamId.Agency, "Davis", "America/Denver"));
        await Post("units", """{"slug":"t","name":"Teachers","representative":"DEA"}""");
        await Post("negotiations", """{"slug":"t-2026","title":"Teachers 2026","units":["t"]}""");
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> Post(string path, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private const string Move = """{"move":"proposal","date":"2026-03-02","party":"DEA","articles":["Wages"],"summary":"6 %"}""";

    [Fact]
    public async Task A_move_is_recorded_and_read_back_as_the_status()
    {
        var (status, answer) = await Post("negotiations/t-2026/moves", Move);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(2, answer.GetProperty("entries")[0].GetInt64());
        var read = await client.GetFromJsonAsync<JsonElement>("/api/v1/negotiations/t-2026/status?on=2026-03-02");
        Assert.Equal("proposed", read.GetProperty("articles")[0].GetProperty("state").GetString());
        Assert.Equal("Ana", await database.Ask<string>("select user_name from parley.mt_events where type = 'proposal_made'"));
    }

    [Fact]
    public async Task The_same_key_and_body_gives_the_first_answer_and_another_body_422()
    {
        var first = await Post("negotiations/t-2026/moves", Move, "k1");
        var again = await Post("negotiations/t-2026/moves", Move, "k1");
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        var other = await Post("negotiations/t-2026/moves", Move.Replace("6 %", "7 %", StringComparison.Ordinal), "k1");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "id-used"), (other.Status, other.Body.GetProperty("code").GetString()));
        Assert.Equal(1L, await database.Ask<long>("select count(*) from parley.mt_events where type = 'proposal_made'"));
    }

    [Fact]
    public async Task Steps_links_and_corrections_are_posted_as_nouns()
    {
        await Post("negotiations/t-2026/moves", Move);
        await Post("negotiations/t-2026/moves", Move.Replace("Wages", "Pay", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, (await Post("negotiations/t-2026/links", """{"label":"Pay","subjects":["Wages"]}""")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Post("negotiations/t-2026/corrections", """{"entry":3,"reason":"entered twice","authority":"Chief spokesperson"}""")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Post("negotiations/t-2026/tentative-agreements", """{"date":"2026-03-09","party":"joint","articles":["Pay"],"signed":"both"}""")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Post("negotiations/t-2026/sessions", """{"date":"2026-03-09","party":"joint","session":"2"}""")).Status);
        var read = await client.GetFromJsonAsync<JsonElement>("/api/v1/negotiations/t-2026/status");
        var article = Assert.Single(read.GetProperty("articles").EnumerateArray());
        Assert.Equal(("Wages", "tentatively-agreed", 2), (article.GetProperty("label").GetString(), article.GetProperty("state").GetString(), article.GetProperty("moves").GetInt32()));
    }

    [Theory]
    [InlineData("units", "{", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", "null", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", """{"slug":"u","name":"U","representative":"R","nmae":"x"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", """{"slug":"u","slug":"v","name":"U","representative":"R"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", """{"slug":"u","name":"U"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", """{"slug":"u","name":null,"representative":"R"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", """{"slug":"u","name":"a\u0000b","representative":"R"}""", HttpStatusCode.UnprocessableEntity, "nul")]
    [InlineData("units", """{"slug":"u","name":"a\ud800b","representative":"R"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("units", """{"slug":"t","name":"Other","representative":"R"}""", HttpStatusCode.Conflict, "unit-exists")]
    [InlineData("negotiations", """{"slug":"n","title":"N","units":["nobody"]}""", HttpStatusCode.NotFound, "no-such-unit")]
    [InlineData("negotiations/none/moves", Move, HttpStatusCode.NotFound, "no-such-negotiation")]
    [InlineData("negotiations/t-2026/moves", """{"move":"proposal","date":"2026-02-30","party":"DEA","articles":["Wages"]}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("negotiations/t-2026/moves", """{"move":"propose","date":"2026-02-03","party":"DEA","articles":["Wages"]}""", HttpStatusCode.UnprocessableEntity, "unknown-move")]
    [InlineData("negotiations/t-2026/moves", """{"move":"counter","date":"2026-02-03","party":"DEA","articles":["Wages"],"respondsTo":[99]}""", HttpStatusCode.NotFound, "no-such-entry")]
    [InlineData("negotiations/t-2026/moves", """{"move":"counter","date":"2026-02-03","party":"DEA","articles":null}""", HttpStatusCode.BadRequest, "bad-json")]
    public async Task What_cannot_be_read_is_a_problem_with_a_stable_code_and_leaves_nothing(string path, string body, HttpStatusCode status, string code)
    {
        var before = await database.Ask<long>("select count(*) from parley.mt_events where type <> 'access_denied'");
        var answer = await Post(path, body);
        Assert.Equal((status, code), (answer.Status, answer.Body.GetProperty("code").GetString()));
        Assert.Equal(before, await database.Ask<long>("select count(*) from parley.mt_events where type <> 'access_denied'"));
    }

    [Theory]
    [InlineData("/api/v1/negotiations/none/status", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/negotiations/t-2026/status?on=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/negotiations/t-2026/status?known=2026-02-07", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/agreements/none/text", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/units?agency=other", HttpStatusCode.NotFound)]
    public async Task A_question_that_cannot_be_answered_says_why(string path, HttpStatusCode status)
    {
        var response = await client.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_description_of_the_api_names_every_act()
    {
        var paths = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        foreach (var act in Parley.Record.Posting.Acts.All) Assert.True(paths.TryGetProperty("/api/v1/" + act.Path, out _), act.Path);
    }
}
