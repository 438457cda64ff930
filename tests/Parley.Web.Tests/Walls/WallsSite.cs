using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Accounts;
using Parley.Record.Commands;
using Parley.Record.Tests;
using Parley.Recording;
using Parley.Web.Tests.Accounts;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Walls;

/// <summary>
/// The site as it is run (Kestrel, Production, with keys), once for a class of tests: two agencies; in Davis two units, each with an
/// agreement, a table and a side letter; and of every kind of entry one, with a word that stands nowhere else.
/// </summary>
public sealed class WallsSite : IAsyncLifetime
{
    /// <summary>The attacks share one site: what they record adds to it, and what they shift they put back.</summary>
    public const string Shared = "walls";

    /// <summary>Who recorded all of it: a name that the other side has no business with.</summary>
    public const string Recorder = "Zenobia Scrivener";

    /// <summary>Who holds enough roles in an agency to make ready what others try.</summary>
    public static string Keeper(string agency) => agency == "elgin" ? "Eve Elgin" : Recorder;

    private readonly Dictionary<string, Task<HttpClient>> people = new(StringComparer.Ordinal);
    private readonly HashSet<string> granted = new(StringComparer.Ordinal);
    private readonly string keys = Directory.CreateTempSubdirectory("parley-walls-").FullName;

    public Database Database { get; } = new();

    public ShiftedClock Clock { get; } = new();

    public WebApplicationFactory<Program> Site { get; private set; } = null!;

    public AccountStore Accounts => Site.Accounts();

    public Uri Address => Site.ClientOptions.BaseAddress;

    /// <summary>The numbers of entries by what they are.</summary>
    public Dictionary<string, long> Entries { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        Site = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production").UseSetting("PARLEY_DB", Database.Connection).UseSetting("PARLEY_KEYS", keys).UseSetting("PARLEY_SIGN_IN_RATE", "100000").UseSetting("PARLEY_RATE", "1000000");
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        Site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        Site.StartServer();
        await Establish("davis", "Davis");
        await Person(Recorder);
        await Establish("elgin", "Elgin");
        foreach (var role in new[] { Role.ChiefSpokesperson, Role.Administrator, Role.RecordsOfficer }) await Site.Grant("elgin", "Eve Elgin", role);
        await Site.Grant("davis", Recorder, Role.RecordsOfficer);
        await Table("davis", Recorder, "t", "a-2023", "t-2026", "pay", "heronword");
        await Table("davis", Recorder, "c", "b-2023", "c-2026", "bus", "othertable");
        await Table("elgin", "Eve Elgin", "e", "e-2023", "e-2026", "elm", "elginword");
        await OurOwn("t-2026", "");
        await OurOwn("c-2026", "other");
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(keys, true);
    }

    /// <summary>A browser or a program with cookies of its own, in which nobody is signed in.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>Somebody's browser, signed in by a link; the same for all who ask for the same name.</summary>
    public Task<HttpClient> Person(string name)
    {
        lock (people) return people.TryGetValue(name, out var known) ? known : people[name] = SignIn(name);
    }

    /// <summary>Somebody with one role, for one unit of Davis or for all.</summary>
    public async Task<HttpClient> Holder(string name, Role role, string? unit, string? negotiation = null, DateOnly? until = null)
    {
        if (granted.Add(name)) await Site.Grant("davis", name, role, unit, negotiation, until ?? (role == Role.Auditor ? new(2099, 12, 31) : null));
        return await Person(name);
    }

    /// <summary>A new session of somebody's.</summary>
    public async Task<HttpClient> SignIn(string name)
    {
        var client = Visitor();
        var (account, _) = await Accounts.FindOrCreate(name);
        var response = await client.GetAsync("/sign-in/link/" + await Accounts.MakeLink(account.Id, LinkPurpose.Link, "a test"));
        Assert.Equal("/", response.Headers.Location?.ToString());
        await client.GetAsync("/");
        return client;
    }

    public async Task<HttpClient> Program(string name, params string[] scopes)
    {
        var client = Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Token(name, scopes));
        return client;
    }

    public async Task<string> Token(string name, params string[] scopes) =>
        (await Accounts.MakeToken((await Accounts.FindOrCreate(name)).Account.Id, "a program", scopes, TimeSpan.FromDays(1))).Secret;

    public Task<Seen> Get(HttpClient client, string path) => Send(client, HttpMethod.Get, path);

    public Task<Seen> Post(HttpClient client, string path, string json, string? key = null) => Send(client, HttpMethod.Post, path, json, key is null ? [] : [("Idempotency-Key", key)]);

    public async Task<Seen> Send(HttpClient client, HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAs(client, method, path, content, headers);
    }

    /// <summary>As it is written: no path is put in order on the way.</summary>
    public async Task<Seen> SendAs(HttpClient client, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Seen.Of(await client.SendAsync(request));
    }

    /// <summary>An act that must succeed; the number of what it recorded.</summary>
    public async Task<long> Act(string by, string path, string json, string agency = "davis")
    {
        var seen = await Post(await Person(by), $"/api/v1/{path}?agency={agency}", json);
        Assert.True(seen.Status == HttpStatusCode.Created, $"{path}: {seen.Status} {seen.Body}");
        return JsonDocument.Parse(seen.Body).RootElement.GetProperty("entries")[0].GetInt64();
    }

    /// <summary>How many events of the record there are; notes of access do not count.</summary>
    public Task<long> Recorded() => Database.Ask<long>("select count(*) from parley.mt_events where stream_id not like 'access-log/%'");

    /// <summary>One more of everything that the other side must not see.</summary>
    public async Task WriteForOurselves()
    {
        const string Common = "\"date\":\"2026-03-03\",\"articles\":[\"Wages heronword\"],\"text\":\"heronword canary hours\"";
        foreach (var (noun, json) in new[]
        {
            ("notes", $$"""{ {{Common}},"party":"TEA" }"""), ("notes", $$"""{ {{Common}},"party":"TEA","seal":"privileged" }"""), ("caucus-notes", $$"""{ {{Common}} }"""),
            ("mandates", $$"""{ {{Common}},"authority":"x","givenBy":"x" }"""), ("moves", $$"""{ {{Common}},"move":"counter","party":"davis","draft":true }"""),
        }) await Act(Recorder, "negotiations/t-2026/" + noun, json);
    }

    private async Task Establish(string slug, string name)
    {
        var answer = await Site.Services.GetRequiredService<Recorder>().Record(new EstablishAgency(new("begin-" + slug, slug, "the operator", Clock.GetUtcNow()), StreamId.Agency, name, "America/Denver"));
        Assert.Null(answer.Refusal);
    }

    /// <summary>A unit with an agreement, a table with a proposal and a tentative agreement signed by one, and a side letter.</summary>
    private async Task Table(string agency, string by, string unit, string agreement, string table, string letter, string word)
    {
        var union = unit.ToUpperInvariant() + "EA";
        await Act(by, "units", $$"""{"slug":"{{unit}}","name":"Unit {{unit}} {{word}}","representative":"{{union}}"}""", agency);
        await Act(by, "agreements", $$"""{"slug":"{{agreement}}","title":"Agreement {{word}}","units":["{{unit}}"],"from":"2023-07-01","to":"2098-06-30","file":"a.txt","text":"ARTICLE 1\nWages\n\n1.1 Pay {{word}} rises.\n\n1.2 Pay days are monthly.\n"}""", agency);
        await Act(by, "negotiations", $$"""{"slug":"{{table}}","title":"Table {{word}}","units":["{{unit}}"],"agreements":["{{agreement}}"]}""", agency);
        await Act(by, $"negotiations/{table}/moves", $$"""{"move":"proposal","date":"2026-03-02","party":"{{union}}","articles":["Wages {{word}}"],"summary":"six {{word}}","text":"Pay {{word}} rises by six."}""", agency);
        await Act(by, $"negotiations/{table}/moves", $$"""{"move":"counter","date":"2026-02-01","party":"{{agency}}","articles":["Wages {{word}}"],"summary":"four {{word}}"}""", agency);
        await Act(by, $"negotiations/{table}/tentative-agreements", $$"""{"date":"2026-03-09","party":"joint","articles":["Leaves {{word}}"],"summary":"leave {{word}}"}""", agency);
        await Act(by, "side-letters", $$"""{"slug":"{{letter}}","title":"Letter {{word}}","units":["{{unit}}"],"agreements":["{{agreement}}"],"negotiation":"{{table}}","date":"2026-01-05","signed":"both","summary":"letter {{word}}"}""", agency);
    }

    /// <summary>What the other side must not see: each with a word of its own.</summary>
    private async Task OurOwn(string table, string mark)
    {
        async Task Keep(string what, string noun, string json) => Entries[mark + what] = await Act(Recorder, $"negotiations/{table}/{noun}", json.Replace("{w}", mark + what + "canary", StringComparison.Ordinal));
        const string Common = "\"date\":\"2026-03-03\"";
        await Keep("note", "notes", $$"""{ {{Common}},"party":"TEA","articles":["Wages heronword"],"text":"{w} was said" }""");
        await Keep("privileged", "notes", $$"""{ {{Common}},"party":"TEA","articles":["Wages heronword"],"text":"{w} counsel said","seal":"privileged","author":"{w}author" }""");
        await Keep("confidential", "notes", $$"""{ {{Common}},"party":"TEA","text":"{w} of a person","seal":"personal" }""");
        await Keep("caucus", "caucus-notes", $$"""{ {{Common}},"text":"{w} in caucus" }""");
        await Keep("mandate", "mandates", $$"""{ {{Common}},"text":"{w} at most","authority":"{w}","givenBy":"{w}" }""");
        await Keep("costing", "costings", $$"""{ {{Common}},"lines":[{"label":"{w}","amount":"100.00"}] }""");
        await Keep("reason", "moves", $$"""{ {{Common}},"move":"counter","party":"davis","articles":["Hours"],"summary":"thirty hours","speaker":"{w}speaker","rationale":"{w} budget" }""");
        await Keep("personal", "moves", $$"""{ {{Common}},"move":"proposal","party":"TEA","articles":["Leaves"],"text":"{w} is ill","seal":"personal" }""");
        await Keep("hidden", "moves", $$"""{ {{Common}},"move":"proposal","party":"TEA","articles":["Transfers"],"text":"{w} wants to move" }""");
        await Act(Recorder, $"negotiations/{table}/hidings", $$"""{"entry":{{Entries[mark + "hidden"]}},"as":"personal","reason":"{{mark}}hidingcanary","authority":"HR"}""");
        await Keep("draft", "moves", $$"""{ {{Common}},"move":"counter","party":"davis","articles":["Class size"],"text":"{w} of ours","draft":true }""");
        await Keep("struck", "moves", $$"""{ {{Common}},"move":"proposal","party":"TEA","articles":["Duty"],"summary":"by mistake" }""");
        await Act(Recorder, $"negotiations/{table}/corrections", $$"""{"entry":{{Entries[mark + "struck"]}},"reason":"{{mark}}strikingcanary","authority":"{{mark}}authoritycanary"}""");
        await Keep("named", "moves", $$"""{ {{Common}},"move":"proposal","party":"TEA","articles":["Sick days"],"summary":"ten of them","inNameOf":"{w} the chief" }""");
        await Act(Recorder, $"negotiations/{table}/corrections", $$$"""{"entry":{{{Entries[mark + "named"]}}},"reason":"{{{mark}}}correctingcanary","authority":"{{{mark}}}orderingcanary","as":{"date":"2026-03-03","move":"proposal","party":"TEA","articles":["Sick days"],"summary":"twelve of them"}}""");
    }
}

[CollectionDefinition(WallsSite.Shared)]
public sealed class SharedWalls : ICollectionFixture<WallsSite>;

/// <summary>An answer, whole.</summary>
public sealed record Seen(HttpStatusCode Status, string Headers, string Body, HttpResponseHeaders All, string? Type)
{
    public static async Task<Seen> Of(HttpResponseMessage response) => new(response.StatusCode,
        string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(one => one.Key != "Date").OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {string.Join(", ", one.Value)}")),
        await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.ToString());

    /// <summary>Without what differs by itself: the trace's id, a form's token, and the names that were asked for.</summary>
    public string Plain(params IEnumerable<string> names)
    {
        var all = Varying.Replace($"{(int)Status}\n{Headers}\n{Body}", "");
        return names.Aggregate(all, (text, name) => text.Replace(name, "NAME", StringComparison.Ordinal));
    }

    public string Whole => Headers + "\n" + Body;

    private static readonly System.Text.RegularExpressions.Regex Varying = new("\"traceId\":\"[^\"]*\"|name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]*\"|\nSet-Cookie: parley-form=[^\n]*", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2));
}
