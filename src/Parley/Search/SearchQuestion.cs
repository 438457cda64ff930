using Parley.Recording;

namespace Parley.Search;

/// <summary>A question that can be asked: bounded, and text that the database can read.</summary>
/// <param name="Words">As people write them: "…" for a phrase, - before what is to be left out, or between what may be either.</param>
/// <param name="Layers">The layers in which is searched, and no other.</param>
public sealed record SearchQuestion(string Words, IReadOnlyList<Layer> Layers, int Limit)
{
    /// <summary>Only of these kinds (<see cref="SearchKind"/>); empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Only of the table or agreement with this stream, its account included; null for all.</summary>
    public string? Stream { get; init; }

    /// <summary>Only what happened, or for contract text began, on or after this day.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Of each kind no more than this many, each kind counted by itself; null for the best of all kinds together.</summary>
    public int? OfEach { get; init; }

    /// <summary>Whether anything but the words and the layer narrows it.</summary>
    public bool Narrows => Kinds.Count > 0 || Stream is not null || From is not null || To is not null || OfEach is not null;

    public const int MostWords = 400;
    public const int UsualLimit = 50;
    public const int MostLimit = 200;

    /// <summary>What the own side sees.</summary>
    public static IReadOnlyList<Layer> Own { get; } = [Layer.Exchanged, Layer.Account];

    /// <param name="layer">"exchanged" or "account"; null for both.</param>
    public static (SearchQuestion? Question, Refusal? Refusal) Of(string? words, string? layer, int? limit)
    {
        if (string.IsNullOrWhiteSpace(words)) return (null, new("no-words", "there is nothing to search for: give at least one word"));
        if (words.Length > MostWords) return (null, new("too-long", $"the search is {words.Length:N0} characters long: at most {MostWords} are read"));
        if (Limits.Text("the search", words, MostWords * 4) is { } unreadable) return (null, unreadable);
        if (limit is < 1 or > MostLimit) return (null, new("bad-limit", $"a limit of {limit} is not possible: it is a number from 1 to {MostLimit}"));
        IReadOnlyList<Layer>? layers = layer switch { null => Own, "exchanged" => [Layer.Exchanged], "account" => [Layer.Account], _ => null };
        return layers is null ? (null, new("bad-layer", $"layer {Plain.Short(layer)} is not searched: it is exchanged or account"))
            : (new(words, layers, limit ?? UsualLimit), null);
    }
}
