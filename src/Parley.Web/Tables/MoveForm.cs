using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>What the form for a move or step holds, as it was typed.</summary>
public sealed class MoveForm
{
    /// <summary>The choice of a party that is not among those known.</summary>
    public const string AnotherParty = "*";

    public string? Date { get; set; }

    /// <summary>A month or a year, where the day is not known.</summary>
    public string? Partly { get; set; }
    public string? Time { get; set; }

    /// <summary>The time that stood in the form when it was served.</summary>
    public string? ServedTime { get; set; }
    public string? Party { get; set; }
    public string? OtherParty { get; set; }
    public string? Move { get; set; }
    public IReadOnlyList<string> Articles { get; set; } = [];

    /// <summary>Further articles, one a line.</summary>
    public string? MoreArticles { get; set; }
    public string? Session { get; set; }
    public IReadOnlyList<string> Answers { get; set; } = [];
    public string? Summary { get; set; }
    public string? Text { get; set; }
    public string? Package { get; set; }
    public string? Option { get; set; }
    public string? Condition { get; set; }
    public string? Expires { get; set; }
    public string? Speaker { get; set; }
    public string? Rationale { get; set; }

    /// <summary>The words whose redline was shown: a digest would do, the words themselves say more.</summary>
    public string? Reviewed { get; set; }

    /// <summary>Who moved; a name that is given without being chosen counts where nothing else is chosen.</summary>
    public string Mover => Party is AnotherParty or null or "" ? OtherParty?.Trim() ?? "" : Party;

    public IReadOnlyList<string> Labels =>
        [.. Articles.Concat((MoreArticles ?? "").Split(['\n', ';'])).Select(label => label.Trim()).Where(label => label.Length > 0).DistinctBy(Parley.Table.Labels.Key)];

    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text.ReplaceLineEndings("\n").Trim('\n');

    /// <summary>The act's body; what is wrong is said beside the field.</summary>
    public JsonObject ToBody(DateOnly today, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(Move)) errors.Add("move", "Choose what kind of move or step it was");
        if (Mover.Length == 0) errors.Add(Party == AnotherParty ? "otherParty" : "party", "Say who moved: choose a party, joint or neutral");
        if (!string.IsNullOrEmpty(Move) && TableWords.Check(Move) is null && TableWords.NeedsSubject(Move) && Labels.Count == 0)
            errors.Add("articles", $"A {MoveNames.Inner(Move)} is on an article: choose one, or write it below");
        var body = new JsonObject { ["move"] = Move, ["date"] = DateGiven(errors), ["party"] = Mover };
        if (TimeGiven(today, errors) is { } time) body["time"] = time;
        if (Labels.Count > 0) body["articles"] = Strings(Labels);
        if (Answers.Count > 0) body["respondsTo"] = Numbers("answers", Answers, errors);
        if (!string.IsNullOrWhiteSpace(Expires))
        {
            if (!PartialDate.TryParse(Expires.Trim(), out _)) errors.Add("expires", $"\"{Plain.Short(Expires)}\" is no date: write YYYY-MM-DD");
            body["expires"] = Expires.Trim();
        }

        Put(body, ("session", Session), ("summary", Summary), ("text", Words), ("package", Package), ("option", Option), ("condition", Condition), ("speaker", Speaker), ("rationale", Rationale));
        return body;
    }

    public static void Put(JsonObject body, params IEnumerable<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
            if (!string.IsNullOrWhiteSpace(value)) body[name] = value.ReplaceLineEndings("\n").Trim();
    }

    public static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public static JsonArray Numbers(string field, IEnumerable<string> texts, FieldErrors errors)
    {
        var numbers = new JsonArray();
        foreach (var text in texts)
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else errors.Add(field, $"\"{Plain.Short(text)}\" is no entry: choose from the list");
        }

        return numbers;
    }

    private string DateGiven(FieldErrors errors)
    {
        var (field, text) = string.IsNullOrWhiteSpace(Partly) ? ("date", Date?.Trim()) : ("partly", Partly.Trim());
        if (string.IsNullOrEmpty(text)) errors.Add(field, "Give the date on which it happened");
        else if (!PartialDate.TryParse(text, out _)) errors.Add(field, $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as 2026-03-05{(field == "partly" ? ", or 2026-03, or 2026" : "")}");
        return text ?? "";
    }

    /// <summary>The time of day that the form offered belongs to today alone: for another day it would be a false one.</summary>
    private string? TimeGiven(DateOnly today, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Time)) return null;
        if (!TimeOnly.TryParseExact(Time.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            errors.Add("time", $"\"{Plain.Short(Time)}\" is no time: write HH:MM on the 24-hour clock, such as 17:38");
        else if (Time == ServedTime && (!string.IsNullOrWhiteSpace(Partly) || Date != today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            errors.Add("time", "This is the time at which the form was opened, and the date is another: give the time of that day, or clear it");
        return time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }
}
