using System.Text;
using System.Text.Json;
using Parley.Recording;

namespace Parley.Sealing;

/// <summary>One line of a costing.</summary>
/// <param name="Amount">As it was written: money is never a floating number.</param>
public sealed record CostLine(string Label, string Amount);

/// <summary>The words of an entry, whatever it is about: what is sealed with it, and what a reader of its audience gets back.</summary>
public sealed record SealedWords
{
    public string? Summary { get; init; }
    public string? Text { get; init; }
    public string? Speaker { get; init; }
    public string? Rationale { get; init; }
    public IReadOnlyList<string> Labels { get; init; } = [];
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public IReadOnlyList<string> Provisions { get; init; } = [];
    public string? Session { get; init; }
    public string? Base { get; init; }
    public string? Condition { get; init; }
    public string? Outcome { get; init; }
    public string? Vote { get; init; }
    public string? Minutes { get; init; }
    public string? Document { get; init; }
    public string? DocumentSha256 { get; init; }

    public string? Package { get; init; }
    public string? Option { get; init; }
    public string? Form { get; init; }
    public string? Signed { get; init; }
    public string? Expires { get; init; }
    public IReadOnlyList<string> Agreements { get; init; } = [];

    /// <summary>What a row of a log refers to: the column and the keys.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>For a row of a log: the word for the move or step, whose it was, and what the file names as its source.</summary>
    public string? Move { get; init; }
    public string? Party { get; init; }
    public string? Source { get; init; }

    /// <summary>For a mandate: under what authority it was given, by whom, and how far it goes.</summary>
    public string? Authority { get; init; }
    public string? Giver { get; init; }
    public string? Limits { get; init; }

    /// <summary>For a costing.</summary>
    public IReadOnlyList<CostLine> Lines { get; init; } = [];

    /// <summary>Why an internal entry corrects another, and by whose authority.</summary>
    public string? CorrectionReason { get; init; }
    public string? CorrectionAuthority { get; init; }

    /// <summary>Words that can be stored and read back (docs/adr/0010): checked before they are sealed, for nobody sees them afterwards.</summary>
    public Refusal? Check() =>
        Texts.Select(text => Recording.Limits.Text(text.What, text.Value, Recording.Limits.Field)).FirstOrDefault(found => found is not null)
        ?? Lines.Select(line => Recording.Limits.Required("a line of the costing", line.Label, Recording.Limits.Field) ?? Recording.Limits.Required("an amount", line.Amount)).FirstOrDefault(found => found is not null)
        ?? Labels.Select(label => Recording.Limits.Required("an article", label)).FirstOrDefault(found => found is not null)
        ?? (Lines.Count > Recording.Limits.Papers ? new Refusal("too-many", $"a costing has at most {Recording.Limits.Papers:N0} lines: divide it") : null)
        ?? (Text is null && Summary is null && Lines.Count == 0 ? new Refusal("missing", "the entry says nothing: give it a text") : null);

    private IEnumerable<(string What, string? Value)> Texts =>
    [
        ("the summary", Summary), ("the text", Text), ("the speaker", Speaker), ("the rationale", Rationale), ("the session", Session), ("the authority", Authority), ("who gave it", Giver), ("the limits", Limits),
        ("the reason", CorrectionReason), ("the authority", CorrectionAuthority),
    ];

    /// <summary>The words as they are sealed and compared: members in the order of this record, what is absent left out.</summary>
    public byte[] Canonical() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);

    /// <summary>Never the words: a record that is printed, logged or shown in an exception says nothing of them.</summary>
    public override string ToString() => nameof(SealedWords);

    /// <summary>The salt and the words as one JSON object: what is sealed, and what is disclosed where words are to be checked.</summary>
    internal static byte[] Disclosure(byte[] salt, byte[] canonical) => [.. "{\"salt\":\""u8, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(salt)), .. "\",\"words\":"u8, .. canonical, .. "}"u8];

    internal static (byte[] Salt, SealedWords Words)? Read(byte[] disclosure)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Disclosed>(disclosure, Json.Options);
            return read is { Salt.Length: Seals.SaltBytes, Words: { } words } ? (read.Salt, words) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Disclosed(byte[] Salt, SealedWords Words);
}
