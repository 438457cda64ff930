using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Posting;

/// <summary>What an act is asked with: who asks, for which negotiation, and what the record holds.</summary>
/// <param name="Slug">The negotiation in the address, if it names one.</param>
public sealed record Asked(Stamp Stamp, string? Slug, RecordReader Reader);

/// <summary>What a body was read as: a command, or why it is none.</summary>
public readonly record struct Reading(ICommand? Command, Refusal? Refusal)
{
    public static implicit operator Reading(Refusal refusal) => new(null, refusal);
}

/// <summary>An act that programs can post, by the API and by <c>do</c> alike: an address, the shape of its body, and the command that it becomes.</summary>
/// <param name="Path">Below /api/v1/, with {slug} for the negotiation.</param>
public sealed record Act(string Path, string Summary, Type Body, Func<object, Asked, Task<Reading>> Command)
{
    /// <summary>The command that a body becomes, or why it cannot be read.</summary>
    public async Task<Reading> Read(ReadOnlyMemory<byte> json, Asked asked)
    {
        object? body;
        try
        {
            body = JsonSerializer.Deserialize(json.Span, Body, Options);
        }
        // Half a character in a string is an InvalidOperationException of the reader.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new Refusal("bad-json", $"the body cannot be read: {Plain.Short(error.Message, 300)}");
        }

        return body is null ? new Refusal("bad-json", "the body is null: send a JSON object") : await Command(body, asked);
    }

    /// <summary>As events, and a member that is not known is refused: it may be a misspelt one.</summary>
    private static readonly JsonSerializerOptions Options = Json.Events(new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true });
}

/// <summary>All acts (contract.md, API).</summary>
public static class Acts
{
    public const string Root = "/api/v1/";

    public static IReadOnlyList<Act> All { get; } =
    [
        Of<UnitBody>("units", "a bargaining unit", (body, asked) =>
            Now(new RecognizeUnit(asked.Stamp, StreamId.Unit(body.Slug), body.Name, body.Representative, body.Profile))),
        Of<NegotiationBody>("negotiations", "a negotiation", Open),
        Entry("moves", "a move on one or more subjects, or a step", null),
        Entry("steps", "a step that the negotiation as a whole takes", null),
        Entry("sessions", "a session", "session"),
        Entry("tentative-agreements", "a tentative agreement", "tentative-agreement"),
        Entry("ratifications", "the membership's vote", "ratified"),
        Entry("board-approvals", "the governing board's vote", "board-approved"),
        Of<LinkBody>("negotiations/{slug}/links", "which subjects a label means", (body, asked) =>
            Now(new LinkLabel(asked.Stamp, StreamId.Negotiation(asked.Slug!), body.Label, body.Subjects, body.Entry))),
        Of<StrikeBody>("negotiations/{slug}/corrections", "an entry made in error", (body, asked) =>
            Now(new StrikeEntry(asked.Stamp, StreamId.Negotiation(asked.Slug!), body.Entry, body.Reason, body.Authority))),
    ];

    /// <summary>The act at an address, and the negotiation that it names.</summary>
    public static (Act Act, string? Slug)? Find(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal)) return null;
        var parts = path[Root.Length..].Split('/');
        foreach (var act in All)
        {
            var template = act.Path.Split('/');
            if (template.Length != parts.Length || !template.Zip(parts).All(pair => pair.First == "{slug}" || pair.First == pair.Second)) continue;
            var at = Array.IndexOf(template, "{slug}");
            return (act, at < 0 ? null : parts[at]);
        }

        return null;
    }

    private static Act Entry(string noun, string summary, string? word) => Of<EntryBody>($"negotiations/{{slug}}/{noun}", summary, (body, asked) =>
        Now(new RecordEntry(asked.Stamp, StreamId.Negotiation(asked.Slug!), word ?? body.Move ?? "", body.Entry, body.Said)));

    /// <summary>Who is the union at a table comes from its units: each must be known.</summary>
    private static async Task<Reading> Open(NegotiationBody body, Asked asked)
    {
        var units = new List<Unit>();
        foreach (var slug in body.Units)
        {
            if (await asked.Reader.Unit(slug) is not { } unit) return new Refusal("no-such-unit", $"there is no unit {Plain.Short(slug)}: add it first");
            units.Add(unit);
        }

        return new(new OpenNegotiation(asked.Stamp, StreamId.Negotiation(body.Slug), body.Title, body.Type, [.. units.Select(unit => unit.Id)], body.Agreements ?? [], [.. units.Select(unit => unit.Representative)]), null);
    }

    private static Task<Reading> Now(ICommand command) => Task.FromResult(new Reading(command, null));

    private static Act Of<TBody>(string path, string summary, Func<TBody, Asked, Task<Reading>> command) => new(path, summary, typeof(TBody), (body, asked) => command((TBody)body, asked));
}
