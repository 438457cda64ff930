using Parley.History;

namespace Parley.Web.Texts;

/// <summary>Words that a party put forward in a round and that no text in force has had since.</summary>
/// <param name="Place">The place in the history of the last paper that has them, from 1.</param>
/// <param name="Again">The places of papers of later rounds that have them again.</param>
public sealed record SoughtWords(string Party, string Words, int Place, IReadOnlyList<int> Again);

/// <summary>What one round did about the clause.</summary>
/// <param name="Table">The negotiation's slug, or the side letter's.</param>
/// <param name="Passes">How often each party moved on it.</param>
/// <param name="Agreed">The day of the last tentative agreement on it; null where there is none.</param>
public sealed record SoughtRound(string Table, string First, string Last, IReadOnlyList<(string Party, int Passes)> Passes, string? Agreed, IReadOnlyList<SoughtWords> NotGained);

/// <summary>What was sought in each round and not gained: computed from the papers in the record alone, as the first appearance of words is.</summary>
public static class SoughtReading
{
    /// <summary>Fewer words than this stand anywhere by chance.</summary>
    private const int Least = 3;

    public static IReadOnlyList<SoughtRound> Of(HistoryView view)
    {
        var entries = view.Entries.Select((entry, i) => (Entry: entry, Place: i + 1)).ToList();
        var rounds = entries.Where(one => one.Entry is { Negotiation: not null, Layer: "exchanged" }).GroupBy(one => one.Entry.Negotiation!).ToList();
        return [.. rounds.Select(round => new SoughtRound(round.Key, round.First().Entry.Happened, round.Last().Entry.Happened,
            [.. round.Where(one => Moves(one.Entry)).GroupBy(one => one.Entry.Party).Select(party => (party.Key, party.Count()))],
            round.LastOrDefault(one => one.Entry.Move == "tentative-agreement").Entry?.Happened, NotGained([.. round], entries)))];
    }

    private static bool Moves(HistoryEntry entry) => entry is { Party: not ("agreement" or "joint"), Move: not "tentative-agreement" } && (entry.Segments.Count > 0 || entry.Labels.Count > 0);

    private static List<SoughtWords> NotGained(IReadOnlyList<(HistoryEntry Entry, int Place)> round, IReadOnlyList<(HistoryEntry Entry, int Place)> all)
    {
        var sought = new List<SoughtWords>();
        // The last paper that has words tells of them: earlier ones led to it.
        foreach (var (entry, place) in round.Where(one => Moves(one.Entry)).Reverse())
        {
            var gained = all.Where(one => one.Entry.Party == "agreement" && string.CompareOrdinal(one.Entry.Happened, entry.Happened) >= 0).Select(one => Plain(Said(one.Entry))).ToList();
            foreach (var words in entry.Segments.Where(segment => segment.Op == '+').Select(segment => Plain(segment.Text)))
            {
                if (words.Split(' ').Length < Least || gained.Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase)) || sought.Any(other => other.Party == entry.Party && other.Words.Contains(words, StringComparison.OrdinalIgnoreCase))) continue;
                sought.Add(new(entry.Party, words, place, [.. all.Where(one => one.Place > place && one.Entry.Negotiation is { } later && later != entry.Negotiation && Plain(Said(one.Entry)).Contains(words, StringComparison.OrdinalIgnoreCase)).Select(one => one.Place)]));
            }
        }

        sought.Reverse();
        return sought;
    }

    private static string Said(HistoryEntry entry) => string.Concat(entry.Segments.Where(segment => segment.Op != '-').Select(segment => segment.Text));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ',', ';', ' ');

    /// <summary>Where a round's outcome is told in a sentence.</summary>
    public static string Outcome(SoughtRound round) =>
        round.Agreed is { } day ? $"tentatively agreed on {Written.Date(day)}" + (round.NotGained.Count > 0 ? ", without some of what was sought" : "") : "no agreement on it is recorded";
}
