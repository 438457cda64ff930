using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Tests;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests;

/// <summary>The site over HTTP, on a real database.</summary>
public sealed class SiteTests : IAsyncLifetime
{
    private readonly Database database = new();
    private WebApplicationFactory<Program> site = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("PARLEY_DB", database.Connection));
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_empty_record_says_what_to_do_first()
    {
        var page = await (await site.SignIn()).GetStringAsync("/");
        Assert.Contains("The record is empty", page, StringComparison.Ordinal);
        Assert.Contains("Begin, and record the first move", page, StringComparison.Ordinal);
        Assert.Contains("Begin, and bring in a contract or log", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_shows_every_table_and_hostile_names_as_text()
    {
        var client = await site.SignIn();
        var recorder = site.Services.GetRequiredService<Recorder>();
        Stamp Stamp(string id) => new(id, "davis", "Ana", TimeProvider.System.GetUtcNow());
        await recorder.Record(new EstablishAgency(Stamp("a"), StreamId.Agency, "Davis <b>", "America/Denver"));
        await recorder.Record(new OpenNegotiation(Stamp("n"), "negotiation/t", "Teachers <script>alert(1)</script>", NegotiationKind.Successor, ["unit/t"], [], ["DEA"]));
        await recorder.Record(new RecordEntry(Stamp("m"), "negotiation/t", "tentative-agreement", new(new(PartialDate.Day(new(2026, 3, 1)))), new("joint", ["Wages"])));
        var page = await client.GetStringAsync("/");
        Assert.Contains("Teachers &lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("Davis &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/negotiations/t/entries/2\">Mar 1, 2026</a>, joint, tentative agreement on Wages", page, StringComparison.Ordinal);
        Assert.Contains("1 of 1 articles, 0 open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alive_and_ready_and_no_longer_ready_when_the_database_is_gone()
    {
        var client = await site.SignIn();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        await database.Ask<int>("alter table parley.mt_doc_agency rename to gone; select 1");
        var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task What_goes_wrong_is_said_without_detail()
    {
        var client = await site.SignIn();
        var missing = await client.GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("There is no such page", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await database.Ask<int>("alter table parley.mt_doc_agency rename to gone; select 1");
        var broken = await client.GetAsync("/");
        var text = await broken.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Contains("Something went wrong", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mt_doc_agency", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/site.css")]
    [InlineData("/no/such/page")]
    [InlineData("/health/live")]
    public async Task Every_answer_forbids_what_comes_from_elsewhere(string path)
    {
        var headers = (await site.CreateClient().GetAsync(path)).Headers;
        Assert.Contains("default-src 'self'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
    }
}
