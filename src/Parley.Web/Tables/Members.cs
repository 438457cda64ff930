using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Recording;

namespace Parley.Web.Tables;

/// <summary>One member of an event, for people: its name in words and its value, or what it holds.</summary>
/// <param name="Path">Where it stands in the event's JSON.</param>
public sealed record Member(string Path, string Name, string? Value, IReadOnlyList<Member> Held);

/// <summary>
/// An event's members as the record keeps them, whatever they are: read from its JSON, so that what an event gains later shows too.
/// </summary>
public static class Members
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["particulars.labels"] = "Articles", ["particulars.respondsTo"] = "Answers entries", ["particulars.supersedes"] = "Supersedes entries", ["particulars.base"] = "Drafted on",
        ["particulars.text"] = "Words", ["particulars.expires"] = "Can be accepted until", ["particulars.document"] = "Paper", ["entry.happened"] = "Happened", ["entry.key"] = "Key in the log",
        ["entry.happened.order"] = "Order of the day", ["entry.happened.basis"] = "How the date is known", ["entry.source"] = "Imported from", ["entry.correction"] = "Corrects", ["sha256"] = "SHA-256",
    };

    private static readonly string[] Wrappers = ["particulars", "entry"];

    public static IReadOnlyList<Member> Of(object happening) =>
        JsonSerializer.SerializeToNode(happening, happening.GetType(), Json.Options) is JsonObject node ? [.. In(node, "")] : [];

    /// <summary>All that differs between two versions of an entry, by path.</summary>
    public static IReadOnlyList<(string Name, string? Before, string? After)> Differences(object before, object after)
    {
        var (old, now) = (Flat(Of(before)), Flat(Of(after)));
        return
        [
            .. from path in old.Keys.Union(now.Keys)
               where !path.StartsWith("entry.correction", StringComparison.Ordinal) && !path.StartsWith("entry.source", StringComparison.Ordinal)
               let pair = (Before: old.GetValueOrDefault(path), After: now.GetValueOrDefault(path))
               where pair.Before?.Value != pair.After?.Value
               select ((pair.After ?? pair.Before)!.Name, pair.Before?.Value, pair.After?.Value),
        ];
    }

    private static Dictionary<string, Member> Flat(IReadOnlyList<Member> members)
    {
        var flat = new Dictionary<string, Member>(StringComparer.Ordinal);
        Add(members);
        return flat;

        void Add(IReadOnlyList<Member> some)
        {
            foreach (var member in some)
            {
                if (member.Value is not null) flat[member.Path] = member;
                Add(member.Held);
            }
        }
    }

    private static IEnumerable<Member> In(JsonObject node, string path)
    {
        foreach (var (name, value) in node)
        {
            var at = path.Length == 0 ? name : path + "." + name;
            if (value is JsonObject inner && path.Length == 0 && Wrappers.Contains(name))
                foreach (var member in In(inner, at)) yield return member;
            else if (value is not null)
                yield return One(at, name, value);
        }
    }

    private static Member One(string path, string name, JsonNode value) => value switch
    {
        JsonObject inner => new(path, NameOf(path, name), null, [.. In(inner, path)]),
        JsonArray array when array.All(item => item is JsonValue) => new(path, NameOf(path, name), string.Join("; ", array.Select(item => Text(path, item!))), []),
        JsonArray array => new(path, NameOf(path, name), null, [.. array.Select((item, index) => One($"{path}.{index + 1}", $"{index + 1}", item!))]),
        _ => new(path, NameOf(path, name), Text(path, value), []),
    };

    private static string Text(string path, JsonNode value)
    {
        var text = value.GetValueKind() switch { JsonValueKind.String => value.GetValue<string>(), JsonValueKind.True => "yes", JsonValueKind.False => "no", _ => value.ToJsonString() };
        if (path.EndsWith("time", StringComparison.OrdinalIgnoreCase) && TimeOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time)) return Written.Time(time);
        return !path.EndsWith("digest", StringComparison.Ordinal) && text.Length is 7 or 10 && PartialDate.TryParse(text, out var date) ? Written.Date(date) : text;
    }

    /// <summary>"dateBasis" reads "Date basis".</summary>
    public static string NameOf(string path, string name)
    {
        if (Names.TryGetValue(path, out var known) || Names.TryGetValue(name, out known)) return known;
        var words = string.Concat(name.Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
