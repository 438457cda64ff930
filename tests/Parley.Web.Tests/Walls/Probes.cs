using System.Globalization;
using System.Net;
using System.Text.Json;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Walls;

/// <summary>Where a request goes to: the names of one unit's things.</summary>
public sealed record Target(string Agency, string Unit, string Table, string Agreement)
{
    public static Target Own { get; } = new("davis", "t", "t-2026", "a-2023");
    public static Target OtherUnit { get; } = new("davis", "c", "c-2026", "b-2023");
    public static Target OtherAgency { get; } = new("elgin", "e", "e-2026", "e-2023");

    /// <summary>Names as long as the others, of nothing.</summary>
    public static Target NothingIn(string agency) => new(agency, "z", "z-2026", "z-2023");

    public string Query => "?agency=" + Agency;

    public IEnumerable<string> Names => [Table, Agreement, $"agency {Agency}", Agency];
}

/// <summary>One request that takes exactly one right, and by what one sees that it was allowed.</summary>
/// <param name="OfWhole">Takes the right in the whole agency: what is asked has no place of its own.</param>
/// <param name="Gate">The rights with any of which the door is open; what is shown or done then goes by the one right alone.</param>
public sealed record Probe(Right Right, bool OfWhole, string Path, Right[] Gate, Func<WallsSite, HttpClient, Target, string, Task<Seen>> Ask, Func<Seen, Target, bool> Saw)
{
    /// <summary>Makes ready what the request is about, there; an entry's number or an id.</summary>
    public Func<WallsSite, Target, Task<string>> Prepare { get; init; } = (_, _) => Task.FromResult(New());

    public bool NamesItsPlace => Path.Contains("{t}", StringComparison.Ordinal) || Path.Contains("{a}", StringComparison.Ordinal);

    /// <summary>What the request is about, where there is nothing.</summary>
    public static string New() => Guid.NewGuid().ToString("N");

    public static IReadOnlyDictionary<Right, Probe> All { get; } = new[]
    {
        Look(Right.ReadStatus, "negotiations/{t}/status", (seen, at) => Holds(seen, $"\"slug\":\"{at.Table}\"")),
        Look(Right.ReadText, "agreements/{a}/text", (seen, _) => Holds(seen, "Pay days are monthly")),
        Look(Right.ReadSheets, "negotiations/{t}/tentative-agreements", (seen, _) => Holds(seen, "Leaves")),
        Look(Right.ReadExchanged, "negotiations/{t}/entries", (seen, _) => Holds(seen, "thirty hours")),
        Look(Right.ReadFindings, "negotiations/{t}/status", (seen, _) => JsonDocument.Parse(seen.Body).RootElement.GetProperty("findings").GetArrayLength() > 0, Right.ReadStatus),
        Look(Right.ReadAccount, "negotiations/{t}/account", (seen, _) => Holds(seen, "notecanary")),
        Look(Right.ReadInternal, "negotiations/{t}/internal", (seen, _) => Holds(seen, "mandatecanary at most")),
        Look(Right.ReadPrivileged, "negotiations/{t}/account", (seen, _) => Holds(seen, "privilegedcanary counsel said"), Right.ReadAccount),
        Look(Right.ReadPersonal, "negotiations/{t}/entries", (seen, _) => Holds(seen, "personalcanary is ill") && Holds(seen, "hiddencanary"), Right.ReadExchanged),
        Look(Right.ReadLog, "events", (seen, _) => Holds(seen, "\"proposal_made\""), Right.ReadLog, Right.ReadAccess) with { Ask = (site, client, at, _) => site.Get(client, $"/api/v1/events{at.Query}&stream=negotiation/{at.Table}") },
        Look(Right.ReadAccess, "access/roles", (seen, at) => Holds(seen, $"\"Reader of {at.Unit}\"")),
        Do(Right.RecordExchanged, "negotiations/{t}/steps", """{"move":"note","date":"2026-03-02","party":"joint","summary":"a probe"}"""),
        Do(Right.RecordAccount, "negotiations/{t}/notes", """{"date":"2026-03-02","party":"TEA","text":"a probe"}"""),
        Do(Right.RecordInternal, "negotiations/{t}/caucus-notes", """{"date":"2026-03-02","text":"a probe"}"""),
        Do(Right.Serve, "negotiations/{t}/serving", """{"draft":{it},"date":"2026-03-06"}""") with
        {
            Prepare = (site, at) => Entry(site, at, "moves", """{"date":"2026-03-05","move":"counter","party":"davis","articles":["Breaks"],"text":"ten minutes","draft":true}"""),
        },
        Do(Right.Confirm, "negotiations/{t}/confirmations", """{"entry":{it}}""") with { Prepare = Step },
        Do(Right.Hide, "negotiations/{t}/hidings", """{"entry":{it},"as":"personal","reason":"a probe","authority":"HR"}""") with { Prepare = Step },
        Do(Right.OpenTables, "negotiations", """{"slug":"p-{it}","title":"Probe","units":["t"]}""") with { OfWhole = true },
        Do(Right.ImportText, "agreements", """{"slug":"p-{it}","title":"Probe","units":["t"],"from":"2023-07-01","to":"2026-06-30","file":"a.txt","text":"ARTICLE 1\nWages\n\n1.1 Pay.\n"}""") with { OfWhole = true },
        Do(Right.SetUp, "units", """{"slug":"p-{it}","name":"Probe","representative":"P {it}"}""") with { OfWhole = true },
        Do(Right.KeepAccounts, "access/recoveries", """{"person":"Reader of t"}""") with { OfWhole = true },
        Do(Right.AskAccess, "access/roles", """{"person":"Somebody {it}","role":"negotiator"}""") with { OfWhole = true },
        Do(Right.ApproveAccess, "access/roles/{it}/approval", "{}") with { OfWhole = true, Prepare = RoleAsked },
        Do(Right.OrderErasure, "orders", """{"order":"erasure","stream":"negotiation/{t}/account","entry":{it},"authority":"a rule"}""", Right.OrderErasure, Right.OrderUnsealing) with { Prepare = SealedNote },
        Do(Right.ApproveErasure, "orders/{it}/approval", "{}", Right.ApproveErasure, Right.ApproveUnsealing) with { Prepare = (site, at) => Ordered(site, at, "erasure") },
        Do(Right.OrderUnsealing, "orders", """{"order":"unsealing","stream":"negotiation/{t}/account","entry":{it},"authority":"a waiver"}""", Right.OrderErasure, Right.OrderUnsealing) with { Prepare = SealedNote },
        Do(Right.ApproveUnsealing, "orders/{it}/approval", "{}", Right.ApproveErasure, Right.ApproveUnsealing) with { Prepare = (site, at) => Ordered(site, at, "unsealing") },
    }.ToDictionary(probe => probe.Right);

    private static Probe Look(Right right, string path, Func<Seen, Target, bool> shows, params Right[] gate) => new(right, false, path, gate.Length == 0 ? [right] : gate,
        (site, client, at, _) => site.Get(client, "/api/v1/" + At(path, at, "") + at.Query), (seen, at) => seen.Status == HttpStatusCode.OK && shows(seen, at));

    private static Probe Do(Right right, string path, string body, params Right[] gate) => new(right, false, path, gate.Length == 0 ? [right] : gate,
        (site, client, at, it) => site.Post(client, "/api/v1/" + At(path, at, it) + at.Query, At(body, at, body.Contains(":{it}", StringComparison.Ordinal) && it.Length == 32 ? "1" : it)),
        (seen, _) => seen.Status is HttpStatusCode.Created or HttpStatusCode.OK);

    private static string At(string text, Target at, string it) => text.Replace("{t}", at.Table, StringComparison.Ordinal).Replace("{a}", at.Agreement, StringComparison.Ordinal).Replace("{it}", it, StringComparison.Ordinal);

    private static bool Holds(Seen seen, string words) => seen.Body.Contains(words, StringComparison.Ordinal);

    private static async Task<string> Entry(WallsSite site, Target at, string noun, string json) =>
        (await site.Act(WallsSite.Keeper(at.Agency), $"negotiations/{at.Table}/{noun}", json, at.Agency)).ToString(CultureInfo.InvariantCulture);

    private static Task<string> Step(WallsSite site, Target at) => Entry(site, at, "steps", """{"move":"note","date":"2026-03-02","party":"joint","summary":"of the probe"}""");

    private static Task<string> SealedNote(WallsSite site, Target at) => Entry(site, at, "notes", """{"date":"2026-03-02","party":"joint","text":"a secret of the probe","seal":"privileged"}""");

    private static async Task<string> Ordered(WallsSite site, Target at, string what)
    {
        var seen = await site.Post(await site.Person(WallsSite.Keeper(at.Agency)), "/api/v1/orders" + at.Query,
            $$"""{"order":"{{what}}","stream":"negotiation/{{at.Table}}/account","entry":{{await SealedNote(site, at)}},"authority":"a rule"}""");
        Assert.Equal(HttpStatusCode.Created, seen.Status);
        return JsonDocument.Parse(seen.Body).RootElement.GetProperty("stream").GetString()!.Split('/')[1];
    }

    /// <summary>Something that a second person may approve.</summary>
    private static async Task<string> RoleAsked(WallsSite site, Target at)
    {
        var (id, asker) = (New(), WallsSite.Keeper(at.Agency));
        var asked = new RoleAsked((await site.Accounts.FindOrCreate("Somebody else")).Account.Id, "Somebody else", Role.Negotiator, new(2026, 1, 1)) { By = (await site.Accounts.FindOrCreate(asker)).Account.Id };
        Assert.Null((await site.Site.Record(new AskRole(new("ask-" + id, at.Agency, asker, site.Clock.GetUtcNow()), StreamId.Grant(id), asked, []))).Refusal);
        return id;
    }
}
