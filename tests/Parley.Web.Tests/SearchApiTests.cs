using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Tests;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests;

/// <summary>The search as programs use it.</summary>
public sealed class SearchApiTests : IAsyncLifetime
{
    private readonly Database database = new();
    private WebApplicationFactory<Program> site = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("PARLEY_DB", database.Connection));
        client = await site.SignIn();
        var recorder = site.Services.GetRequiredService<Recorder>();
        Stamp Stamp(string id) => new(id, "davis", "Ana", TimeProvider.System.GetUtcNow());
        await recorder.Record(new EstablishAgency(Stamp("a"), StreamId.Agency, "Davis", "America/Denver"));
        await recorder.Record(new OpenNegotiation(Stamp("n"), "negotiation/t", "Teachers", NegotiationKind.Successor, ["unit/t"], [], ["DEA"]));
        await recorder.Record(new RecordEntry(Stamp("m"), "negotiation/t", "proposal", new(new(PartialDate.Day(new(2026, 3, 1)))), new("DEA", ["Wages"]) { Summary = "6 % <b>on</b> the schedule" }));
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("q=schedules", 1)]
    [InlineData("q=schedules&layer=exchanged&limit=1", 1)]
    [InlineData("q=schedules&layer=account", 0)]
    public async Task Words_are_found_in_the_layers_asked_for(string query, int total)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?" + query);
        Assert.Equal(total, answer.GetProperty("total").GetInt32());
        foreach (var one in answer.GetProperty("results").EnumerateArray())
            Assert.Equal("move exchanged negotiation/t 2 Wages Teachers 2026-03-01 DEA proposal 6 % <b>on</b> the «schedule»",
                string.Join(' ', new[] { "kind", "layer", "stream", "entry", "label", "title", "happened", "party", "move", "excerpt" }.Select(name => one.GetProperty(name).ToString())));
    }

    [Theory]
    [InlineData("", "no-words")]
    [InlineData("?q=", "no-words")]
    [InlineData("?q=%00", "nul")]
    [InlineData("?q=-wages", "only-left-out")]
    [InlineData("?q=wages&layer=internal", "bad-layer")]
    [InlineData("?q=wages&limit=1000", "bad-limit")]
    public async Task What_cannot_be_asked_is_a_problem_with_a_stable_code(string query, string code)
    {
        var response = await client.GetAsync("/api/v1/search" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
