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
/// <param name="Gate">The rights with any of which the door is open; what is shown then goes by the one right alone.</param>
public sealed record Probe(Right Right, bool OfWhole, Right[] Gate, Func<WallsSite, HttpClient, Target, bool, Task<Seen>> Ask, Func<Seen, Target, bool> Saw)
{
    private static int count;

    public static IReadOnlyDictionary<Right, Probe> All { get; } = new[]
    {
        Look(Right.ReadStatus, "negotiations/{t}/status", (seen, at) => seen.Body.Contains($"\"slug\":\"{at.Table}\"", StringComparison.Ordinal)),
        Look(Right.ReadText, "agreements/{a}/text", (seen, at) => seen.Body.Contains("Pay days are monthly", StringComparison.Ordinal)),
        Look(Right.ReadSheets, "negotiations/{t}/tentative-agreements", (seen, _) => seen.Body.Contains("Leaves", StringComparison.Ordinal)),
        Look(Right.ReadExchanged, "negotiations/{t}/entries", (seen, _) => seen.Body.Contains("thirty hours", StringComparison.Ordinal)),
        Look(Right.ReadFindings, "negotiations/{t}/status", (seen, _) => Member(seen, "findings") is { ValueKind: JsonValueKind.Array } found && found.GetArrayLength() > 0, Right.ReadStatus),
        Look(Right.ReadLog, "events", (seen, at) => seen.Body.Contains("\"proposal_made\"", StringComparison.Ordinal), Right.ReadLog, Right.ReadAccess) with
        {
            Ask = (site, client, at, _) => site.Get(client, $"/api/v1/events{at.Query}&stream=negotiation/{at.Table}"),
        },
        Look(Right.ReadAccess, "access/roles", (seen, at) => seen.Body.Contains($"\"Reader of {at.Unit}\"", StringComparison.Ordinal)),
        Do(Right.RecordExchanged, "negotiations/{t}/steps", _ => """{"move":"note","date":"2026-03-02","party":"joint","summary":"a probe"}"""),
        Do(Right.RecordAccount, "negotiations/{t}/notes", _ => """{"date":"2026-03-02","party":"TEA","text":"a probe"}"""),
        Do(Right.RecordInternal, "negotiations/{t}/caucus-notes", _ => """{"date":"2026-03-02","text":"a probe"}"""),
        Do(Right.Serve, "negotiations/{t}/serving", draft => $$"""{"draft":{{draft}},"date":"2026-03-06"}""",
            (site, at) => site.Act(WallsSite.Recorder, $"negotiations/{at.Table}/moves", """{"date":"2026-03-05","move":"counter","party":"davis","articles":["Breaks"],"text":"ten minutes","draft":true}""")),
        Do(Right.Hide, "negotiations/{t}/hidings", entry => $$"""{"entry":{{entry}},"as":"personal","reason":"a probe","authority":"HR"}""",
            (site, at) => site.Act(WallsSite.Recorder, $"negotiations/{at.Table}/steps", """{"move":"note","date":"2026-03-02","party":"joint","summary":"to be hidden"}""")),
        Do(Right.OpenTables, "negotiations", id => $$"""{"slug":"probe-{{id}}","title":"Probe","units":["t"]}""") with { OfWhole = true },
        Do(Right.ImportText, "agreements", id => $$"""{"slug":"probe-{{id}}","title":"Probe","units":["t"],"from":"2023-07-01","to":"2026-06-30","file":"a.txt","text":"ARTICLE 1\nWages\n\n1.1 Pay.\n"}""") with { OfWhole = true },
        Do(Right.SetUp, "units", id => $$"""{"slug":"probe-{{id}}","name":"Probe","representative":"P{{id}}"}""") with { OfWhole = true },
        Do(Right.KeepAccounts, "access/recoveries", _ => """{"person":"Reader of t"}""") with { OfWhole = true },
        Do(Right.AskAccess, "access/roles", id => $$"""{"person":"Somebody {{id}}","role":"negotiator"}""") with { OfWhole = true },
        Do(Right.ApproveAccess, "access/roles/{id}/approval", _ => "{}", RoleAsked) with { OfWhole = true },
    }.ToDictionary(probe => probe.Right);

    /// <summary>Something that a second person may approve.</summary>
    private static async Task<long> RoleAsked(WallsSite site, Target at)
    {
        var id = Interlocked.Increment(ref count);
        var (account, asker) = ((await site.Accounts.FindOrCreate("Somebody else")).Account, (await site.Accounts.FindOrCreate(WallsSite.Recorder)).Account);
        var asked = new RoleAsked(account.Id, account.Name, Role.Negotiator, new(2026, 1, 1)) { By = asker.Id };
        var answer = await site.Site.Record(new AskRole(new("probe-" + id, "davis", WallsSite.Recorder, site.Clock.GetUtcNow()), StreamId.Grant(id.ToString(System.Globalization.CultureInfo.InvariantCulture)), asked, []));
        Assert.Null(answer.Refusal);
        return id;
    }

    private static Probe Look(Right right, string path, Func<Seen, Target, bool> shows, params Right[] gate) => new(right, false, gate.Length == 0 ? [right] : gate,
        (site, client, at, _) => site.Get(client, "/api/v1/" + Named(path, at) + at.Query), (seen, at) => seen.Status == HttpStatusCode.OK && shows(seen, at));

    /// <param name="before">What is made ready where the act is to succeed; its number stands in the body.</param>
    private static Probe Do(Right right, string path, Func<long, string> body, Func<WallsSite, Target, Task<long>>? before = null) => new(right, false, [right], async (site, client, at, allowed) =>
    {
        var number = before is not null && allowed ? await before(site, at) : Interlocked.Increment(ref count);
        return await site.Post(client, "/api/v1/" + Named(path, at).Replace("{id}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + at.Query, body(number));
    }, (seen, _) => seen.Status is HttpStatusCode.Created or HttpStatusCode.OK);

    private static string Named(string path, Target at) => path.Replace("{t}", at.Table, StringComparison.Ordinal).Replace("{a}", at.Agreement, StringComparison.Ordinal);

    private static JsonElement? Member(Seen seen, string name) => JsonDocument.Parse(seen.Body).RootElement is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var member) ? member : null;
}
