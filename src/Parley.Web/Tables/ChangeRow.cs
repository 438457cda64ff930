using System.Text.Json.Nodes;
using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>One change of contract text as it was typed.</summary>
public sealed class ChangeRow
{
    /// <summary>replaced, added or removed.</summary>
    public string? What { get; set; }
    public string? Agreement { get; set; }
    public string? Provision { get; set; }
    public string? Heading { get; set; }
    public string? Text { get; set; }

    /// <summary>For what is added: the provision behind which it stands, or the one in which it stands first.</summary>
    public string? Behind { get; set; }
    public string? Within { get; set; }
    public string? Effective { get; set; }
    public string? Until { get; set; }

    /// <summary>The provision whose words in force were put into the field.</summary>
    public string? Filled { get; set; }

    public static IReadOnlyList<Option> Kinds { get; } = [new("", "Choose…"), new("replaced", "Replace words"), new("added", "Add a provision"), new("removed", "Remove a provision")];

    public static ChangeRow Of(ProposedChange change) => new()
    {
        What = Json.Word(change.Change), Agreement = change.Agreement, Provision = change.Provision, Heading = change.Heading, Text = change.Text, Behind = change.After, Within = change.Parent,
        Effective = Written(change.Effective), Until = Written(change.Until),
    };

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public bool IsEmpty => new[] { What, Provision, Text, Heading, Behind, Within, Effective, Until }.All(string.IsNullOrWhiteSpace);

    /// <summary>Puts the words in force into an empty field, or into one that still has those of the provision chosen before.</summary>
    public void Fill(Func<string?, string, Provision?> inForce)
    {
        if (What != "replaced" || string.IsNullOrWhiteSpace(Provision) || inForce(Agreement, Provision.Trim()) is not { } known) return;
        var stale = Filled is { } before && before != Provision.Trim() && inForce(Agreement, before)?.Text is { } old && Same(Text, old);
        if (!stale && !string.IsNullOrWhiteSpace(Text)) return;
        (Text, Filled) = (known.Text, Provision.Trim());
    }

    /// <summary>The change as the act has it, or null where the row is empty.</summary>
    /// <param name="at">The row's place, from 0.</param>
    public JsonObject? ToBody(int at, Func<string?, string, Provision?> inForce, FieldErrors errors)
    {
        if (IsEmpty) return null;
        string Name(string field) => $"changes[{at}].{field}";
        if (string.IsNullOrWhiteSpace(What)) errors.Add(Name("what"), "Say what becomes of the words: replaced, added or removed");
        if (string.IsNullOrWhiteSpace(Provision)) errors.Add(Name("provision"), What == "added" ? "Give the label that the new provision gets, such as 5.4" : "Name the provision, such as 5.2 or ARTICLE 6 > (a)");
        var words = Text?.ReplaceLineEndings("\n").Trim();
        if (What == "replaced" && Provision is not null && inForce(Agreement, Provision.Trim())?.Text is { } now && Same(words, now))
        {
            // A new heading alone leaves the words as they are.
            words = null;
            if (string.IsNullOrWhiteSpace(Heading)) errors.Add(Name("text"), "These are the words in force: write the words as they would read");
        }
        else if (What is "replaced" or "added" && string.IsNullOrEmpty(words) && string.IsNullOrWhiteSpace(Heading)) errors.Add(Name("text"), "Write the words as they would read");

        Day("effective", Effective);
        Day("until", Until);
        var body = new JsonObject { ["change"] = What, ["provision"] = Provision?.Trim() };
        TableForm.Put(body, ("agreement", Agreement), ("heading", Heading), ("text", What == "removed" ? null : words), ("effective", Effective), ("until", Until));
        if (What == "added") TableForm.Put(body, ("after", Behind), ("parent", Within));
        return body;

        void Day(string field, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text) && Web.Written.ReadDay(text.Trim()) is null) errors.Add(Name(field), $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as 2026-07-01");
        }
    }

    private static bool Same(string? one, string other) => (one ?? "").ReplaceLineEndings("\n").Trim() == other.ReplaceLineEndings("\n").Trim();
}

/// <summary>How the provisions of a text can be named so that each is the only one meant.</summary>
public static class ProvisionChoices
{
    public static IEnumerable<Option> Of(IReadOnlyList<ProvisionInForce> text)
    {
        var byId = text.ToDictionary(held => held.Provision.Id);
        var same = text.GroupBy(held => Labels.Key(held.Provision.Label)).ToDictionary(group => group.Key, group => group.Count());
        foreach (var held in text)
        {
            var (label, heading) = (held.Provision.Label, held.Provision.Heading);
            // Without a label only the id tells which one is meant.
            var name = label.Length == 0 ? held.Provision.Id : same[Labels.Key(label)] == 1 ? label : Path(held);
            yield return new(name, heading.Length > 0 ? heading : Plain.Short(held.Provision.Text, 80));
        }

        string Path(ProvisionInForce held)
        {
            var path = held.Provision.Label;
            for (var parent = held.Provision.Parent; parent is not null; parent = byId[parent].Provision.Parent)
                if (byId[parent].Provision.Label.Length > 0) path = byId[parent].Provision.Label + " > " + path;
            return path;
        }
    }
}
