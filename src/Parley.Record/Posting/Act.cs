using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Record.Keys;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Record.Posting;

/// <summary>What an act is asked with: who asks, for which negotiation, and what the record holds.</summary>
/// <param name="Slug">The slug in the address, if it names one: a negotiation's, a side letter's, an agreement's.</param>
/// <param name="Seen">The version that the sender saw (If-Match), or null.</param>
public sealed record Asked(Stamp Stamp, string? Slug, RecordReader Reader, long? Seen = null)
{
    /// <summary>Seals what the act says is to be sealed; without keys, where nobody gave one, so that nothing is.</summary>
    public Sealer Sealer { get; init; } = Sealer.Keyless;
}

/// <summary>What a body was read as: a command, or why it is none.</summary>
public readonly record struct Reading(ICommand? Command, Refusal? Refusal)
{
    public static implicit operator Reading(Refusal refusal) => new(null, refusal);
}

/// <summary>An act that programs can post, by the API and by <c>do</c> alike: an address, the shape of its body, and the command that it becomes.</summary>
/// <param name="Path">Below /api/v1/, with {slug} for what it is about.</param>
public sealed record Act(string Path, string Summary, Type Body, Func<object, Asked, Task<Reading>> Command)
{
    /// <summary>The command that a body becomes, or why it cannot be read.</summary>
    public async Task<Reading> Read(ReadOnlyMemory<byte> json, Asked asked)
    {
        var (body, refusal) = Strictly(json.Span, Body);
        return body is null ? refusal! : await Command(body, asked);
    }

    /// <summary>A body of that shape, and nothing else in it; or why it is none.</summary>
    public static (object? Body, Refusal? Refusal) Strictly(ReadOnlySpan<byte> json, Type shape)
    {
        try
        {
            if (HoldsNullInList(json)) return (null, new("bad-json", "a list in the body holds null: leave it out, or give a value"));
            return JsonSerializer.Deserialize(json, shape, Options) is { } body ? (body, null) : (null, new("bad-json", "the body is null: send a JSON object"));
        }
        // Half a character in a string is an InvalidOperationException of the reader.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (null, new("bad-json", $"the body cannot be read: {Plain.Short(error.Message, 300)}"));
        }
    }

    /// <summary>Nullability is checked of members and not of what lists hold; a null among names or changes is nothing that a person said.</summary>
    private static bool HoldsNullInList(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        var lists = new Stack<bool>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) lists.Push(reader.TokenType == JsonTokenType.StartArray);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) lists.Pop();
            else if (reader.TokenType == JsonTokenType.Null && lists.TryPeek(out var list) && list) return true;
        }

        return false;
    }

    /// <summary>As events, and a member that is not known is refused: it may be a misspelt one.</summary>
    private static readonly JsonSerializerOptions Options = Json.Events(new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true });
}
