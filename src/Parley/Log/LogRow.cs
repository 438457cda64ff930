using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Log;

/// <summary>One row of a table log as read: what it says, and what it refers to by key.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Entry">When and where; without key references.</param>
/// <param name="Said">What; without key references.</param>
public sealed record LogRow(int Line, string Move, Layer Layer, Entry Entry, Particulars Said)
{
    public IReadOnlyList<string> RespondsTo { get; init; } = [];
    public IReadOnlyList<string> Supersedes { get; init; } = [];
    public IReadOnlyList<string> Corrects { get; init; } = [];
    public IReadOnlyList<string> SameAs { get; init; } = [];
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The row's fields that refer to other rows, by the name of their column: for what is found wrong only later.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, Cell> References { get; init; } = FrozenDictionary<string, Cell>.Empty;

    /// <summary>An internal row's words, until they are sealed: no command is ever made with them.</summary>
    [JsonIgnore]
    public SealedWords? Words { get; init; }

    public string? Speaker { get; init; }
    public string? Rationale { get; init; }

    /// <summary>What the digest of an import says of the row: of one that is not exchanged only that it is there, for short words can be guessed from a digest.</summary>
    [JsonIgnore]
    public string Told => Layer == Layer.Exchanged ? $"{Entry.Source?.Identity} {Entry.Source?.Digest}" : $"{Line} {Json.Word(Layer)}";

    /// <summary>SHA-256 over the named, non-empty fields in the order of their names: the order of columns does not matter.</summary>
    public static string DigestOf(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields.Where(field => field.Value.Length > 0).OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append(name).Append('\u001f').Append(value).Append('\u001e');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
