using System.Text.Json.Serialization;
using Parley.Recording;

namespace Parley.Search;

/// <summary>What a search gave: the shape of `search` in contract.md.</summary>
/// <param name="Total">How many there are, of which the results are the first.</param>
public sealed record SearchView(string Query, int Total, IReadOnlyList<SearchResult> Results)
{
    /// <summary>How many there are of each kind, where the question was for some of each.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> OfKind { get; init; } = new Dictionary<string, int>();
}

/// <param name="Entry">The entry's number in its stream.</param>
/// <param name="Title">The title of the negotiation or agreement.</param>
/// <param name="Happened">For contract text: from when these words are or were to be in force.</param>
/// <param name="Flags">Words of <see cref="SearchFlag"/>; empty where nothing later changed what was found.</param>
public sealed record SearchResult(string Kind, Layer Layer, string Stream, long Entry, string Part, string Label, string Title, string? Happened, string? Party, string? Move, [property: JsonIgnore] IReadOnlyList<ExcerptPiece> Pieces, IReadOnlyList<string> Flags)
{
    /// <summary>Some of the words, with « » around what was searched for. Pages show <see cref="Pieces"/>: there no word of the record can pass for a mark.</summary>
    public string Excerpt => string.Concat(Pieces.Select(piece => piece.Found ? $"«{piece.Text}»" : piece.Text));
}

/// <param name="Found">Whether it is what was searched for.</param>
public sealed record ExcerptPiece(string Text, bool Found);

public static class SearchFlag
{
    /// <summary>A later entry corrected it.</summary>
    public const string Corrected = "corrected";

    /// <summary>It was made in error and no longer counts.</summary>
    public const string Struck = "struck";

    /// <summary>A draft that was served since: the paper is in the exchanged record.</summary>
    public const string Served = "served";

    /// <summary>The agreement's text says something else now.</summary>
    public const string EarlierText = "earlier-text";

    /// <summary>The agreement's text will say so, and does not yet.</summary>
    public const string LaterText = "later-text";

    /// <summary>The agreement's term has ended.</summary>
    public const string Expired = "expired";

    /// <summary>The agreement's term has not begun.</summary>
    public const string NotBegun = "not-begun";
}
