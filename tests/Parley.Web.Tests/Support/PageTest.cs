using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Access;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Tests;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tests.Support;

/// <summary>The site on a database of its own, visited as a browser would: cookies kept, forms sent with what stands in them.</summary>
public abstract partial class PageTest : IAsyncLifetime
{
    private WebApplicationFactory<Program> site = null!;

    protected Database Database { get; } = new();

    protected HttpClient Client { get; set; } = null!;

    protected Recorder Recorder => site.Services.GetRequiredService<Recorder>();

    public virtual async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("PARLEY_DB", Database.Connection));
        Client = await Visitor();
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A role that the operator of the machine gives.</summary>
    protected async Task Grant(string agency, string name, Role role, string? unit = null, string? negotiation = null, DateOnly? until = null) =>
        await site.Grant(agency, name, role, unit, negotiation, until);

    /// <summary>Another browser, with cookies of its own.</summary>
    protected Task<HttpClient> Visitor(string name = "Ana") => site.SignIn(name, redirects: false);

    /// <summary>Davis, its teachers represented by DEA, and a table without any move.</summary>
    protected async Task ATable()
    {
        await Send(stamp => new EstablishAgency(stamp, StreamId.Agency, "Davis", "America/Denver"));
        await Send(stamp => new RecognizeUnit(stamp, StreamId.Unit("t"), "Teachers", "DEA"));
        await Send(stamp => new OpenNegotiation(stamp, StreamId.Negotiation("t-2026"), "Teachers 2026", NegotiationKind.Successor, ["unit/t"], [], ["DEA"]));
    }

    /// <summary>One move or step at the table; its number.</summary>
    protected async Task<long> Entry(string date, string party, string move, string[] articles, Func<Particulars, Particulars>? more = null, Func<Entry, Entry>? about = null)
    {
        Assert.True(PartialDate.TryParse(date, out var day));
        var (entry, said) = (new Entry(new(day)), new Particulars(party, articles));
        return (await Send(stamp => new RecordEntry(stamp, StreamId.Negotiation("t-2026"), move, about?.Invoke(entry) ?? entry, more?.Invoke(said) ?? said))).Entries[0];
    }

    protected async Task<Answer> Send(Func<Stamp, ICommand> command)
    {
        var answer = await Recorder.Record(command(new(Guid.NewGuid().ToString(), "davis", "Ana", TimeProvider.System.GetUtcNow())));
        Assert.Null(answer.Refusal);
        return answer;
    }

    protected async Task<string> Page(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = await Client.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in the form that stands on a page and sends it.</summary>
    protected async Task<(HttpStatusCode Status, string? Location, string Text)> Submit(string path, params (string Name, string Value)[] typed)
    {
        var page = await Page(path);
        return await Send(page, typed);
    }

    /// <summary>Sends the page's form (the one that posts) with what stands in its fields and what was typed.</summary>
    protected Task<(HttpStatusCode Status, string? Location, string Text)> Send(string page, params (string Name, string Value)[] typed) => SendTo(page, "", typed);

    /// <summary>The same, where a page has several forms: the one whose address holds these words.</summary>
    protected async Task<(HttpStatusCode Status, string? Location, string Text)> SendTo(string page, string address, params (string Name, string Value)[] typed)
    {
        var form = Posting().Matches(page).First(one => one.Groups["action"].Value != "/sign-out" && one.Groups["action"].Value.Contains(address, StringComparison.Ordinal));
        var fields = Standing().Matches(form.Value).Select(hidden => (Name: hidden.Groups["name"].Value, Value: WebUtility.HtmlDecode(hidden.Groups["value"].Value)))
            .Where(hidden => typed.All(one => one.Name != hidden.Name)).Concat(typed).Select(one => KeyValuePair.Create(one.Name, one.Value));
        using var content = new FormUrlEncodedContent(fields);
        var response = await Client.PostAsync(WebUtility.HtmlDecode(form.Groups["action"].Value), content);
        return (response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>An act by the API.</summary>
    protected async Task Post(string path, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        var response = await Client.PostAsync("/api/v1/" + path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Davis with a table about an agreement of two articles; its term has not ended.</summary>
    protected async Task ATableWithText()
    {
        await Send(stamp => new EstablishAgency(stamp, StreamId.Agency, "Davis", "America/Denver"));
        await Send(stamp => new RecognizeUnit(stamp, StreamId.Unit("t"), "Teachers", "DEA"));
        await Send(stamp => new ImportAgreement(stamp, StreamId.Agreement("a-2023"), "Teachers 2023", ["unit/t"], new(2023, 7, 1), new(2098, 6, 30), new("a.txt", new string('a', 64)),
        [
            new("p1", null, 1, "ARTICLE 1", "Wages", ""), new("p2", "p1", 2, "1.1", "", "Pay rises by 2 percent each year."), new("p3", "p1", 2, "1.2", "", "Pay days are monthly."),
            new("p4", null, 1, "ARTICLE 2", "Leaves", ""), new("p5", "p4", 2, "2.1", "", "Three days of leave."), new("p6", "p2", 3, "(a)", "", "In July."), new("p7", "p5", 3, "(a)", "", "With pay."),
        ], [], null));
        await Send(stamp => new OpenNegotiation(stamp, StreamId.Negotiation("t-2026"), "Teachers 2026", NegotiationKind.Successor, ["unit/t"], ["a-2023"], ["DEA"]));
    }

    /// <summary>A side letter of 2026 that holds until 2099, with one change of 1.1, not voted on yet.</summary>
    protected Task ALetter() => Post("side-letters", """
        {"slug":"pay","title":"Pay in 2026","units":["t"],"agreements":["a-2023"],"negotiation":"t-2026","precedential":false,"date":"2026-01-05","signed":"both","signers":[{"name":"Ana Ruiz","party":"DEA"}],
         "summary":"Four percent for a time","effective":"2026-02-01","until":"2097-06-30","changes":[{"change":"replaced","provision":"1.1","text":"Pay rises by 4 percent each year."},{"change":"removed","provision":"1.2"}]}
        """);

    /// <summary>What a page says is wrong beside a field.</summary>
    protected static string Beside(string page, string field)
    {
        var at = page.IndexOf($"id=\"f-{field}-error\"", StringComparison.Ordinal);
        Assert.True(at > 0, $"nothing is said beside {field}");
        return page[at..page.IndexOf("</p>", at, StringComparison.Ordinal)];
    }

    protected Task<long> Events(string type) => Database.Ask<long>($"select count(*) from parley.mt_events where type = '{type}'");

    protected Task<string> Last(string type, string member) =>
        Database.Ask<string>($"select data #>> array[{string.Join(',', member.Split('.').Select(part => $"'{part}'"))}] from parley.mt_events where type = '{type}' order by seq_id desc limit 1");

    [GeneratedRegex("""<form method="post" action="(?<action>[^"]*)".*?</form>""", RegexOptions.Singleline, 2000)]
    private static partial Regex Posting();

    [GeneratedRegex("""<input (?:class="[^"]*" )?(?:id="[^"]*" )?(?:type="hidden" )?name="(?<name>[^"]*)" (?:type="(?!checkbox|radio)[a-z-]+" )?value="(?<value>[^"]*)""", RegexOptions.None, 2000)]
    private static partial Regex Standing();
}
