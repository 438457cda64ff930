using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>One member of an entry that can be put right.</summary>
/// <param name="Path">Where it stands in the act's body: "summary", "changes.0.text".</param>
/// <param name="Value">As it is now; null where the entry has none.</param>
public sealed record CorrectionField(string Path, string Name, string? Value, JsonValueKind Kind)
{
    public int Rows => Path is "text" or "articles" || Path.EndsWith(".text", StringComparison.Ordinal) || Path.EndsWith(".was", StringComparison.Ordinal) || Value?.Length > 120 ? Math.Clamp((Value?.Length ?? 0) / 70 + 1, 2, 12) : 0;
}

/// <summary>The whole entry as its act would have it, member by member, for each to be put right; what is not touched stays as it is.</summary>
public static class CorrectionForm
{
    public const string Prefix = "as.";

    /// <summary>What every entry can have; the rest shows where the entry has it.</summary>
    private static readonly (string Path, string Name, JsonValueKind Kind)[] Always =
    [
        ("date", "Date", JsonValueKind.String), ("time", "Time", JsonValueKind.String), ("party", "Moved by", JsonValueKind.String), ("session", "Session", JsonValueKind.String),
        ("articles", "Articles, one a line", JsonValueKind.Array), ("summary", "Summary", JsonValueKind.String), ("text", "Words", JsonValueKind.String),
        ("respondsTo", "Answers entries, one a line", JsonValueKind.Array), ("package", "Package", JsonValueKind.String), ("condition", "Condition", JsonValueKind.String),
        ("expires", "Can be accepted until", JsonValueKind.String), ("effective", "Effective", JsonValueKind.String), ("until", "Last day", JsonValueKind.String),
    ];

    private static readonly string[] OfNumbers = ["respondsTo", "supersedes", "on"];

    /// <summary>The body of the act that would record the entry as it is.</summary>
    public static JsonObject Body(ITableEvent happening)
    {
        var body = JsonSerializer.SerializeToNode(happening.Particulars, Json.Options)!.AsObject();
        if (body.Remove("labels", out var labels)) body["articles"] = labels;
        var happened = JsonSerializer.SerializeToNode(happening.Entry.Happened, Json.Options)!.AsObject();
        foreach (var (kept, name) in new[] { ("date", "date"), ("time", "time"), ("order", "order"), ("until", "dateTo"), ("basis", "dateBasis") })
            if (happened[kept] is { } value) body[name] = value.DeepClone();
        if (happening.Entry.Session is { } session) body["session"] = session;
        return body;
    }

    public static IReadOnlyList<CorrectionField> Fields(JsonObject body)
    {
        var fields = Always.Select(one => new CorrectionField(one.Path, one.Name, body[one.Path] is { } value ? Shown(value) : null, one.Kind)).ToList();
        foreach (var (name, value) in body)
            if (value is not null && Always.All(one => one.Path != name)) Add(name, Members.NameOf(name, name), value);
        return fields;

        void Add(string path, string name, JsonNode value)
        {
            switch (value)
            {
                case JsonObject inner:
                    foreach (var (part, held) in inner)
                        if (held is not null) Add($"{path}.{part}", $"{name}: {Members.NameOf(part, part).ToLowerInvariant()}", held);
                    break;
                case JsonArray array when array.Any(item => item is JsonObject):
                    for (var i = 0; i < array.Count; i++) Add($"{path}.{i.ToString(CultureInfo.InvariantCulture)}", $"{name} {(i + 1).ToString(CultureInfo.InvariantCulture)}", array[i]!);
                    break;
                default: fields.Add(new(path, name, Shown(value), value.GetValueKind())); break;
            }
        }
    }

    /// <summary>The body as it should be; what cannot be read is said beside its field.</summary>
    public static JsonObject Read(JsonObject body, Func<string, string?> given, FieldErrors errors)
    {
        var whole = body.DeepClone().AsObject();
        var changed = false;
        foreach (var field in Fields(body))
        {
            if (given(Prefix + field.Path) is not { } typed) continue;
            var text = typed.ReplaceLineEndings("\n").Trim();
            if (text == (field.Value ?? "").ReplaceLineEndings("\n").Trim()) continue;
            changed = true;
            Check(field, text, errors);
            Set(whole, field.Path.Split('.'), text.Length == 0 ? null : Value(field, text, errors));
        }

        Tidy(whole);
        if (!changed && !errors.Any) errors.Add(FieldErrors.Whole, "Nothing is different yet: change what was recorded wrong");
        return whole;
    }

    private static void Check(CorrectionField field, string text, FieldErrors errors)
    {
        var wrong = field.Path switch
        {
            "date" when !PartialDate.TryParse(text, out _) => "is no date: write YYYY-MM-DD, or YYYY-MM or YYYY",
            "expires" when text.Length > 0 && !PartialDate.TryParse(text, out _) => "is no date: write YYYY-MM-DD",
            "effective" or "until" when text.Length > 0 && Written.ReadDay(text) is null => "is no date: write YYYY-MM-DD",
            "time" when text.Length > 0 && !TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _) => "is no time: write HH:MM on the 24-hour clock",
            "party" when text.Length == 0 => "is no party: say who moved",
            _ => null,
        };
        if (wrong is not null) errors.Add(Prefix + field.Path, $"\"{Plain.Short(text)}\" {wrong}");
    }

    private static JsonNode? Value(CorrectionField field, string text, FieldErrors errors)
    {
        if (field.Kind == JsonValueKind.Array) return new JsonArray([.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => OfNumbers.Contains(field.Path.Split('.')[^1]) ? Number(field, line.Trim(), errors) : (JsonNode)line.Trim())]);
        if (field.Kind == JsonValueKind.Number) return Number(field, text, errors);
        if (field.Kind is not (JsonValueKind.True or JsonValueKind.False)) return field.Path == "time" && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : text;
        if (text is not ("yes" or "no")) errors.Add(Prefix + field.Path, $"\"{Plain.Short(text)}\": write yes or no");
        return text == "yes";
    }

    private static JsonNode? Number(CorrectionField field, string text, FieldErrors errors)
    {
        if (long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) return number;
        errors.Add(Prefix + field.Path, $"\"{Plain.Short(text)}\" is no whole number");
        return null;
    }

    /// <summary>What is emptied is left out; a part of a list of which nothing is left goes with it.</summary>
    private static void Set(JsonObject whole, string[] path, JsonNode? value)
    {
        JsonNode at = whole;
        foreach (var part in path[..^1]) at = (at is JsonArray array ? array[int.Parse(part, CultureInfo.InvariantCulture)] : at[part])!;
        if (value is null) at.AsObject().Remove(path[^1]);
        else at[path[^1]] = value;
    }

    /// <summary>Only when all fields are read: until then they go by their number in the list.</summary>
    private static void Tidy(JsonNode? node)
    {
        if (node is JsonObject whole)
            foreach (var (_, held) in whole) Tidy(held);
        if (node is not JsonArray list) return;
        foreach (var item in list) Tidy(item);
        for (var i = list.Count - 1; i >= 0; i--)
            if (list[i] is JsonObject { Count: 0 }) list.RemoveAt(i);
    }

    private static string Shown(JsonNode value) => value switch
    {
        // As a browser sends a time back: without seconds where there are none.
        JsonValue time when time.TryGetValue<string>(out var text) && text.Length == 8 && text.EndsWith(":00", StringComparison.Ordinal) && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _) => text[..5],
        JsonArray array => string.Join('\n', array.Select(item => item is null ? "" : Shown(item))),
        _ => value.GetValueKind() switch { JsonValueKind.String => value.GetValue<string>(), JsonValueKind.True => "yes", JsonValueKind.False => "no", _ => value.ToJsonString() },
    };
}
