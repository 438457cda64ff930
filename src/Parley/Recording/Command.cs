using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Recording;

/// <summary>What every command carries. Clock, id and names come in from the edge; nothing in the domain makes them.</summary>
/// <param name="Id">The command's id (an Idempotency-Key): the same id and body gives the first answer again.</param>
/// <param name="Agency">The slug of the agency whose record this is.</param>
/// <param name="Actor">Who records; not necessarily who acted at the table.</param>
/// <param name="Now">The instant of recording.</param>
public sealed record Stamp(string Id, string Agency, string Actor, DateTimeOffset Now)
{
    /// <summary>By which the words that it brings sealed are known again when it is sent again: only with the item's key can it be made (docs/adr/0018).</summary>
    public string? Fingerprint { get; init; }

    public Refusal? Check() =>
        Limits.Required("the command's id", Id, 200)
        ?? Slug.Check("the agency", Agency)
        ?? Limits.Required("the actor", Actor, 200);
}

/// <summary>One thing that somebody asks to be recorded. Commands on one stream queue.</summary>
public interface ICommand
{
    Stamp Stamp { get; }

    /// <summary>The stream on which this command queues.</summary>
    string Stream { get; }
}

/// <summary>A command that brings a paper: its bytes are kept in the same transaction, by the digest that the event holds.</summary>
public interface IBringsPaper : ICommand
{
    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    string PaperSha256 { get; }
    ReadOnlyMemory<byte> Paper { get; }
}

/// <summary>A refusal: nothing was recorded. The code is stable; the text says what would be accepted.</summary>
public sealed record Refusal(string Code, string Text);

/// <summary>What was asked led to these events, or to a refusal; expected refusals are never exceptions.</summary>
public readonly record struct Decision(IReadOnlyList<object> Events, Refusal? Refusal)
{
    public static implicit operator Decision(Refusal refusal) => new([], refusal);

    public static Decision Of(params IReadOnlyList<object> events) => new(events, null);

    /// <summary>Nothing to record: what was asked stands already.</summary>
    public static Decision Already => new([], null);

    /// <summary>The answer to the sender: the entries' numbers are their versions in the stream.</summary>
    public (Answer Answer, object[] Events) On(string stream, long version)
    {
        if (Refusal is not null) return (new(stream, version, [], Refusal), []);
        var entries = new long[Events.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = version + i + 1;
        return (new(stream, version + entries.Length, entries, null), [.. Events]);
    }
}

/// <summary>The answer to a command; kept with it in one transaction, so that a repetition gets the same.</summary>
/// <param name="Stream">The stream that the command is about.</param>
/// <param name="Version">The stream's version after the command.</param>
/// <param name="Entries">The numbers of the entries recorded: their versions in the stream, from 1.</param>
/// <param name="Refusal">Why nothing was recorded, or null.</param>
/// <param name="Import">For imports: what was new, what was known, and what was remarked.</param>
public sealed record Answer(string Stream, long Version, IReadOnlyList<long> Entries, Refusal? Refusal = null, ImportOutcome? Import = null)
{
    // A kept answer leaves out what is empty.
    public IReadOnlyList<long> Entries { get; init; } = Entries ?? [];

    /// <summary>What the sender should know of what was recorded, or null.</summary>
    public string? Remark { get; init; }
}

/// <param name="Known">Rows that were in the record already.</param>
public sealed record ImportOutcome(int Added, int Known, IReadOnlyList<Finding> Findings)
{
    public IReadOnlyList<Finding> Findings { get; init; } = Findings ?? [];
}

/// <summary>Kept with what a command recorded (contract.md, Idempotency-Key). Refusals leave none.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Digest">SHA-256 of what was asked, without clock and id.</param>
public sealed record Receipt(string Id, string Digest, Answer Answer)
{
    /// <summary>The digest of a command's body: the same request, sent again later, has the same.</summary>
    public static string DigestOf(ICommand command)
    {
        var body = JsonSerializer.SerializeToNode(command, command.GetType(), Json.Options)!.AsObject();
        body.Remove("stamp");
        // Sealed twice, the same words look different each time: their fingerprint stands for them, and only who has the key can make it.
        WithoutSeals(body);
        if (command.Stamp.Fingerprint is { } fingerprint) body["fingerprint"] = fingerprint;
        body["kind"] = command.GetType().Name;
        body["actor"] = command.Stamp.Actor;
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, Json.Options)));
    }

    private static void WithoutSeals(JsonNode? node)
    {
        if (node is JsonArray items)
            foreach (var item in items) WithoutSeals(item);
        if (node is not JsonObject members) return;
        members.Remove("sealedDigest");
        if (members.ContainsKey("commitment"))
            foreach (var random in (string[])["nonce", "words", "commitment", "digest"]) members.Remove(random);
        foreach (var (_, member) in members) WithoutSeals(member);
    }
}
