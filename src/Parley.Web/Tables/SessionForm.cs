using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>What people say of a session: that it opens, who is in the room, who confers, that it closes. The first is a session step; the others are notes of the same session (docs/adr/0024).</summary>
public sealed record SessionForm
{
    /// <summary>"open", "room", "caucus", "back" or "close".</summary>
    public string? Say { get; init; }
    public string? Session { get; init; }
    public string? Date { get; init; }
    public string? Time { get; init; }

    /// <summary>One name a line, with the party after a comma.</summary>
    public string? Present { get; init; }

    /// <summary>Who confers, or is back.</summary>
    public string? Party { get; init; }

    /// <summary>When they left, for those who are back.</summary>
    public string? From { get; init; }

    /// <summary>Where it is posted, and its body; nothing where something is wrong with it.</summary>
    public (string Noun, JsonObject Body)? ToBody(FieldErrors errors)
    {
        if (Written.ReadDay(Date ?? "") is null) errors.Add("date", "Give the day as YYYY-MM-DD");
        if (!TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var time)) errors.Add("time", "Give the time of day as HH:MM");
        if (string.IsNullOrWhiteSpace(Session)) errors.Add("session", "Give the session's number or name");
        if (Say is "caucus" or "back" && string.IsNullOrWhiteSpace(Party)) errors.Add("party", "Say who confers");
        var left = time;
        if (Say == "back" && !TimeOnly.TryParse(From, CultureInfo.InvariantCulture, out left)) errors.Add("time", "Say since when they were away, as HH:MM");
        var people = People();
        if (Say == "room" && people.Count == 0) errors.Add("present", "Name who is in the room, one a line");
        if (errors.Any || Said(left, time, people) is not var (summary, meeting)) return null;
        var body = new JsonObject { ["date"] = Date, ["party"] = Say is "caucus" or "back" ? Party!.Trim() : Particulars.Joint, ["time"] = At(time), ["session"] = Session!.Trim(), ["meeting"] = meeting };
        if (summary is not null) (body["summary"], body["move"]) = (summary, "note");
        return (Say == "open" ? "sessions" : "steps", body);
    }

    private (string? Summary, JsonObject Meeting)? Said(TimeOnly left, TimeOnly time, JsonArray people) => Say switch
    {
        "open" => (null, new() { ["present"] = people, ["opened"] = At(time) }),
        "room" => ("Who is in the room", new() { ["present"] = people }),
        "caucus" => ($"{Party!.Trim()} in caucus", Caucus(new() { ["party"] = Party.Trim(), ["from"] = At(time) })),
        "back" => ($"{Party!.Trim()} back from caucus", Caucus(new() { ["party"] = Party.Trim(), ["from"] = At(left), ["to"] = At(time) })),
        "close" => ("The session closed", new() { ["present"] = new JsonArray(), ["closed"] = At(time) }),
        _ => null,
    };

    private static JsonObject Caucus(JsonObject caucus) => new() { ["present"] = new JsonArray(), ["caucuses"] = new JsonArray(caucus) };

    private static string At(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private JsonArray People() => [.. (Present ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Person)];

    private static JsonNode Person(string line)
    {
        var comma = line.LastIndexOf(',');
        return comma > 0 && comma < line.Length - 1 ? new JsonObject { ["name"] = line[..comma].Trim(), ["party"] = line[(comma + 1)..].Trim() } : new JsonObject { ["name"] = line.Trim(',') };
    }

    public static string Lines(IEnumerable<Person> people) => string.Join('\n', people.Select(person => person.Party is { } party ? $"{person.Name}, {party}" : person.Name));
}

/// <summary>One button of the session bar, and what it says.</summary>
public sealed record SessionAct(string Address, string Session, string Say, string? Party, string? From, string Name);
