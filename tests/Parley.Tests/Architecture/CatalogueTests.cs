using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Parley.Recording;

namespace Parley.Tests.Architecture;

/// <summary>The events are the record's durable format: names, shapes and folds are held here, event by event.</summary>
public sealed class CatalogueTests
{
    /// <summary>Set to 1 to write golden files and the catalogue anew; what changed then shows in the commit, and is to be read there.</summary>
    private static readonly bool Write = Environment.GetEnvironmentVariable("PARLEY_WRITE_GOLDEN") == "1";

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static TheoryData<string> Aliases { get; } = [.. EventCatalogue.All.Select(kind => kind.Alias)];

    [Fact]
    public void Every_alias_is_literal_unique_and_in_the_past_tense()
    {
        Assert.Equal(EventCatalogue.All.Count, EventCatalogue.All.Select(kind => kind.Alias).Distinct().Count());
        Assert.All(EventCatalogue.All, kind => Assert.Matches("^[a-z]+(_[a-z0-9]+)+$", kind.Alias));
        Assert.All(EventCatalogue.All, kind => Assert.EndsWith(".", kind.Meaning, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void The_stored_shape_of_an_event_is_the_golden_one(string alias)
    {
        var type = EventCatalogue.All.Single(kind => kind.Alias == alias).Type;
        var json = JsonSerializer.Serialize(Samples.Of(type), type, Indented) + "\n";
        var file = Path.Combine(Checkout.Root, "tests", "Parley.Tests", "Golden", alias + ".json");
        if (Write) File.WriteAllText(file, json);
        Assert.True(File.Exists(file), $"{alias} has no golden file: run the tests with PARLEY_WRITE_GOLDEN=1, read what it wrote, and commit it");
        Assert.Equal(File.ReadAllText(file), json);
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void An_event_reads_back_as_it_was_written(string alias)
    {
        var type = EventCatalogue.All.Single(kind => kind.Alias == alias).Type;
        var json = JsonSerializer.Serialize(Samples.Of(type), type, Json.Options);
        var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, Json.Options), type, Json.Options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(again)), again);
    }

    /// <summary>What is empty is left out of the JSON: it must come back as empty, and never as null.</summary>
    [Theory]
    [MemberData(nameof(Aliases))]
    public void Lists_that_were_left_out_come_back_empty(string alias)
    {
        var type = EventCatalogue.All.Single(kind => kind.Alias == alias).Type;
        var json = JsonSerializer.SerializeToNode(Samples.Of(type), type, Json.Options)!;
        Without(json);
        NoNullLists(JsonSerializer.Deserialize(json, type, Json.Options)!);

        static void Without(JsonNode node)
        {
            if (node is not JsonObject members) return;
            foreach (var (name, value) in members.ToList())
            {
                if (value is JsonArray) members.Remove(name);
                else if (value is not null) Without(value);
            }
        }

        static void NoNullLists(object value)
        {
            foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract"))
            {
                var held = property.GetValue(value);
                if (typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(string)) Assert.True(held is not null, $"{value.GetType().Name}.{property.Name} is null where its JSON leaves it out: give it ?? []");
                else if (held is not null && held.GetType().Namespace?.StartsWith("Parley", StringComparison.Ordinal) == true && !held.GetType().IsEnum && held is not PartialDate) NoNullLists(held);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void The_state_of_its_stream_has_an_arm_for_every_event(string alias)
    {
        var kind = EventCatalogue.All.Single(one => one.Alias == alias);
        var evolve = States.Evolving(kind.Stream);
        if (evolve is null) return;
        var first = EventCatalogue.In(kind.Stream).Select(one => new Fact("s/x", 1, ATable.Start, "Ana", Guid.Empty, Samples.Of(one.Type)))
            .Select(fact => { try { return evolve(null, fact); } catch (InvalidOperationException) { return null; } }).FirstOrDefault(state => state is not null);
        var opening = Record.Exception(() => evolve(null, new("s/x", 1, ATable.Start, "Ana", Guid.Empty, Samples.Of(kind.Type)))) is null;
        Assert.True(opening || Record.Exception(() => evolve(first, new("s/x", 2, ATable.Start, "Ana", Guid.Empty, Samples.Of(kind.Type)))) is null,
            $"the state of {kind.Stream} streams has no arm for {kind.Type.Name}");
    }

    [Fact]
    public void The_catalogue_in_docs_is_the_one_in_the_code()
    {
        var file = Path.Combine(Checkout.Root, "docs", "events.md");
        var catalogue = Catalogue();
        if (Write) File.WriteAllText(file, catalogue);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == catalogue, "docs/events.md is not what the code says: run the tests with PARLEY_WRITE_GOLDEN=1 and commit it");
    }

    [Fact]
    public void Every_word_of_a_table_log_has_one_event()
    {
        var words = EventCatalogue.All.SelectMany(kind => kind.Words).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
        // The words of contract.md; "expired", which a real log has for agreement-expired.
        string[] contract = ["initial", "proposal", "counter", "partial-counter", "package", "supposal", "resubmission", "rejection", "status-quo", "no-response", "question", "hold", "withdrawal", "tentative-agreement", "lbfo", "side-letter-proposal",
            "session", "session-cancelled", "initial-proposal-presented", "public-comment", "initial-proposal-adopted", "first-reading", "table-costing", "cost-disclosure", "impasse", "mediation", "released-to-factfinding", "factfinding", "strike-vote", "strike-notice", "concerted-activity", "agreement-expired", "ratified", "board-approved", "note", "expired",
            // Widened: what a live table records besides.
            "ground-rules", "negotiation-closed", "negotiation-reopened", "reopening", "implementation", "side-letter-extended", "side-letter-ended"];
        Assert.Equal(contract.Order(), words.Order());
    }

    private static string Catalogue()
    {
        var page = new StringBuilder("# The events\n\nEverything in the record is one of these. Generated from the code; a test holds it there. Fields are those of the JSON in `mt_events.data`; what does not apply is absent.\n");
        foreach (var stream in EventCatalogue.All.GroupBy(kind => kind.Stream))
        {
            page.Append($"\n## Streams of {stream.Key.ToString().ToLowerInvariant()}: layer {Json.Word(stream.Key.Layer)}\n\n| alias | meaning | log words | fields |\n|---|---|---|---|\n");
            foreach (var kind in stream)
                page.Append($"| `{kind.Alias}` | {kind.Meaning} | {string.Join(", ", kind.Words)} | {string.Join(", ", Fields(kind.Type))} |\n");
        }

        page.Append("\n## Shapes that events share\n\n| shape | fields |\n|---|---|\n");
        foreach (var type in new[] { typeof(Parley.Table.Entry), typeof(Happened), typeof(Parley.Table.Source), typeof(Parley.Table.Correction), typeof(Parley.Sealing.Sealed), typeof(Parley.Table.Hiding), typeof(Parley.Table.Particulars), typeof(Parley.Table.Document), typeof(Parley.Text.Provision), typeof(Parley.Text.TextChange), typeof(Parley.Table.ProposedChange), typeof(Parley.Table.Ballot), typeof(Parley.Table.RollCall), typeof(Parley.Table.NamedVote), typeof(Parley.Table.Meeting), typeof(Parley.Table.Caucus), typeof(Parley.Table.Person), typeof(Parley.Table.Needs), typeof(Parley.Table.TermSet), typeof(Parley.Text.FurnitureLine) })
            page.Append($"| {type.Name} | {string.Join(", ", Fields(type))} |\n");
        return page.ToString();
    }

    private static IEnumerable<string> Fields(Type type) =>
        type.GetProperties().Where(property => property.Name != "EqualityContract" && property.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(property => $"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}: {Samples.Named(property.PropertyType)}");
}
