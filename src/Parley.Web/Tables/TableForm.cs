using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Recording;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>What every form about a table holds: when it happened, as it was typed.</summary>
public abstract class TableForm
{
    public string? Date { get; set; }

    /// <summary>A month or a year, where the day is not known.</summary>
    public string? Partly { get; set; }
    public string? Time { get; set; }

    /// <summary>The time that stood in the form when it was served.</summary>
    public string? ServedTime { get; set; }

    /// <summary>Today, and now by the agency's clock, unless the form was asked for with others.</summary>
    public void Begin(DateTimeOffset now, bool withTime)
    {
        Date ??= now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (withTime) Time ??= ServedTime = now.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    public static void Put(JsonObject body, params IEnumerable<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
            if (!string.IsNullOrWhiteSpace(value)) body[name] = value.ReplaceLineEndings("\n").Trim();
    }

    public static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (JsonNode)text)];

    public static JsonArray Numbers(string field, IEnumerable<string> texts, FieldErrors errors)
    {
        var numbers = new JsonArray();
        // A browser that sends a box without its value sends an empty one.
        foreach (var text in texts.Where(text => !string.IsNullOrEmpty(text)))
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else errors.Add(field, $"\"{Plain.Short(text)}\" is no entry: choose from the list");
        }

        return numbers;
    }

    /// <summary>The boxes that were chosen and the lines that were written, each once.</summary>
    protected static IReadOnlyList<string> Lines(IReadOnlyList<string> chosen, string? written) =>
        [.. chosen.Concat((written ?? "").Split(['\n', ';'])).Where(label => !string.IsNullOrWhiteSpace(label)).Select(label => label.Trim()).DistinctBy(Parley.Table.Labels.Key)];

    /// <summary>Lines of the form "Name: what"; a line without a colon is a name alone.</summary>
    protected static IEnumerable<(string Name, string What)> Pairs(string? lines) =>
        from line in (lines ?? "").Split('\n')
        let parts = line.Split(':', 2)
        where parts[0].Trim().Length > 0
        select (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");

    protected string DateGiven(FieldErrors errors)
    {
        var (field, text) = string.IsNullOrWhiteSpace(Partly) ? ("date", Date?.Trim()) : ("partly", Partly.Trim());
        if (string.IsNullOrEmpty(text)) errors.Add(field, "Give the date on which it happened");
        else if (!PartialDate.TryParse(text, out _)) errors.Add(field, $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as 2026-03-05{(field == "partly" ? ", or 2026-03, or 2026" : "")}");
        return text ?? "";
    }

    /// <summary>The time of day that the form offered belongs to today alone: for another day it would be a false one, and nobody gave it.</summary>
    protected string? TimeGiven(DateOnly today, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Time)) return null;
        if (!TimeOnly.TryParseExact(Time.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            errors.Add("time", $"\"{Plain.Short(Time)}\" is no time: write HH:MM on the 24-hour clock, such as 17:38");
        else if (Time == ServedTime && (!string.IsNullOrWhiteSpace(Partly) || Date != today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            return null;
        return time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }
}
