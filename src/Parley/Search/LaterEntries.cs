using Parley.Table;

namespace Parley.Search;

/// <summary>An entry that is about an earlier one of its stream.</summary>
/// <param name="Kind">A word of <see cref="SearchKind"/>.</param>
public sealed record LaterEntry(string Stream, long Number, long Corrects, string Kind);

/// <summary>What became of entries since: read from those that correct, strike or serve, as the register reads them (docs/adr/0004).</summary>
public sealed class LaterEntries(IEnumerable<LaterEntry> later)
{
    private readonly ILookup<string, LaterEntry> byStream = later.ToLookup(one => one.Stream);

    public IReadOnlyList<string> Flags(string stream, long number)
    {
        var all = byStream[stream].ToList();
        if (all.Count == 0) return [];
        var corrections = all.Where(one => one.Kind is not (SearchKind.Strike or SearchKind.Serving)).ToDictionary(one => one.Number, one => one.Corrects);
        var origin = Origin(number);
        var about = all.Where(one => Origin(one.Kind is SearchKind.Strike or SearchKind.Serving ? one.Corrects : one.Number) == origin).ToList();
        var flags = new List<string>();
        // Of corrections among themselves the last counts; what was struck can be corrected again, and then counts again.
        if (about.Any(one => corrections.ContainsKey(one.Number) && one.Number != number && (number == origin || one.Number > number))) flags.Add(SearchFlag.Corrected);
        if (about.Where(one => one.Kind != SearchKind.Serving).MaxBy(one => one.Number)?.Kind == SearchKind.Strike) flags.Add(SearchFlag.Struck);
        if (about.Any(one => one.Kind == SearchKind.Serving)) flags.Add(SearchFlag.Served);
        return flags;

        long Origin(long from) => Corrections.Origin(from, entry => corrections.TryGetValue(entry, out var corrected) ? corrected : null);
    }
}
