using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Search;

/// <summary>Words of an event that can be found, and what they stand under.</summary>
/// <param name="Part">Which part of the event: a provision's id, or empty; "#2" and on behind it where a text is so long that it is kept in several.</param>
/// <param name="Label">The labels of a move, or a provision's label and heading as printed.</param>
public sealed record SearchPart(string Part, string Label, string Words);

/// <summary>What of one event can be found.</summary>
/// <param name="Kind">A word of <see cref="SearchKind"/>.</param>
/// <param name="Happened">As it was given: a day, a month or a year.</param>
/// <param name="Move">The word of the move or step; for a change of text, of the act that made it.</param>
/// <param name="Corrects">The number of the entry of the same stream that it corrects, strikes or serves.</param>
public sealed record SearchEntry(string Kind, string? Happened, string? Party, string? Move, long? Corrects, IReadOnlyList<SearchPart> Parts);

public static class SearchKind
{
    public const string Move = "move";
    public const string Step = "step";
    public const string Note = "note";
    public const string Draft = "draft";
    public const string Serving = "serving";
    public const string Strike = "strike";
    public const string Text = "text";
    public const string Opening = "opening";
}

/// <summary>What can be found: one function from an event to its words. Whoever keeps them adds nothing.</summary>
public static class Searchable
{
    /// <summary>Characters in one part. The database indexes at most 1 MB a row, and knows the places of about 16,000 words: this is far below both.</summary>
    public const int Most = 32_000;

    private const int MostLabel = 1_000;

    /// <summary>The words of an event, or null where nothing in it is to be found. Internal entries have no words, and would give none.</summary>
    public static SearchEntry? Of(object happening) => happening switch
    {
        IMove e => Entry(SearchKind.Move, TableWords.Of(e), e.Entry, e.Particulars),
        ITableEvent e => Entry(SearchKind.Step, TableWords.Of(e), e.Entry, e.Particulars),
        AccountNoted e => Entry(SearchKind.Note, e.Move, e.Entry, e.Particulars, e.Speaker, e.Rationale),
        PaperDrafted e => Entry(SearchKind.Draft, e.Move, e.Entry, e.Particulars),
        PaperServed e => new(SearchKind.Serving, null, null, null, e.Draft, Parts(new SearchPart("", "", e.To ?? ""))),
        EntryStruck e => Strike(e.Correction),
        AccountNoteStruck e => Strike(e.Correction),
        NegotiationOpened e => new(SearchKind.Opening, null, null, null, null, Parts(new SearchPart("", e.Title, Lines(e.Scope)))),
        AgreementImported e => new(SearchKind.Opening, PartialDate.Day(e.From).ToString(), null, null, null, Parts(new SearchPart("", e.Title, ""))),
        ArticleImported e => new(SearchKind.Text, null, null, null, null, Parts([.. e.Provisions.Select(one => new SearchPart(one.Id, Line(one.Label, one.Heading), one.Text))])),
        ProvisionsAmended e => new(SearchKind.Text, PartialDate.Day(e.Effective).ToString(), null, e.Act, null, Parts([.. e.Changes.Where(Says).GroupBy(change => change.Provision).Select(Part)])),
        _ => null,
    };

    private static SearchEntry Entry(string kind, string? move, Entry entry, Particulars said, params string?[] first) =>
        new(kind, entry.Happened.Date.ToString(), said.Party, move, entry.Correction?.Entry, entry.Sealed is null ? Parts(new SearchPart("", string.Join("; ", said.Labels), Lines([.. first, .. Words(said)])))
            // Sealed words are in no index, whoever is shown them; the labels of a move are none of them.
            : Parts(new SearchPart("", kind == SearchKind.Move ? string.Join("; ", said.Labels) : "", "")));

    /// <summary>What stays of an entry that was hidden: that it corrects another, which then still shows that it was corrected; and no word.</summary>
    public static SearchEntry? Hidden(SearchEntry? entry) => entry is null ? null : entry with { Parts = [new("", "", "")] };

    private static SearchEntry Strike(Correction correction) =>
        new(SearchKind.Strike, null, null, null, correction.Entry, Parts(new SearchPart("", "", Lines([correction.Reason, correction.Authority]))));

    private static IEnumerable<string?> Words(Particulars said) =>
    [
        said.Summary, said.Text,
        .. said.Changes.SelectMany(change => new[] { Line(change.Label ?? change.Provision, change.Heading), change.Text, change.Was }),
        said.Condition, said.Outcome, said.Package, said.Option, said.Vote, said.Document?.Name,
    ];

    private static bool Says(TextChange change) => change is not { Label: null, Heading: null, Text: null };

    /// <summary>One provision may be changed twice by one act: moved, and reworded.</summary>
    private static SearchPart Part(IGrouping<string, TextChange> changes) =>
        new(changes.Key, Line([.. changes.SelectMany(change => new[] { change.Label, change.Heading })]), Lines([.. changes.Select(change => change.Text)]));

    private static List<SearchPart> Parts(params IReadOnlyList<SearchPart> parts)
    {
        var kept = new List<SearchPart>(parts.Count);
        foreach (var part in parts)
        {
            var words = part.Label.Length <= MostLabel ? part.Words : Lines([part.Label, part.Words]);
            var label = part.Label[..End(part.Label, 0, MostLabel)];
            var number = 1;
            for (var start = 0; start < words.Length || number == 1; number++)
            {
                var end = End(words, start, Most);
                kept.Add(new(number == 1 ? part.Part : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part.Part}#{number}"), label, words[start..end]));
                start = end;
            }
        }

        return kept;
    }

    /// <summary>Where a piece from <paramref name="start"/> ends: behind a space if there is one in its last half, and never within a character.</summary>
    private static int End(string text, int start, int most)
    {
        if (text.Length - start <= most) return text.Length;
        for (var end = start + most; end > start + (most / 2); end--)
            if (char.IsWhiteSpace(text[end - 1])) return end;
        return char.IsLowSurrogate(text[start + most]) ? start + most - 1 : start + most;
    }

    private static string Line(params IReadOnlyList<string?> words) => string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word)));

    private static string Lines(IReadOnlyList<string?> words) => string.Join('\n', words.Where(word => !string.IsNullOrWhiteSpace(word)));
}
