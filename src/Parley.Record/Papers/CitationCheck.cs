using Marten;
using Npgsql;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Papers;

/// <summary>Compares the kept citations with those that the events give, stream by stream.</summary>
internal static class CitationCheck
{
    private sealed record Citation(long Version, string Sha256, string Layer, string By);

    public static async Task<ViewCheck> Of(IDocumentStore store, string connectionString, Func<Task<IReadOnlyList<(string Agency, string Stream, StreamKind Kind)>>> streams, CancellationToken stop)
    {
        // The citations first: a stream that begins while we look is then in neither, or compared like any other.
        var stored = await Stored(connectionString, stop);
        var compared = stored.Values.Sum(citations => citations.Count);
        var differences = new List<ViewDifference>();
        foreach (var (agency, stream, kind) in await streams())
        {
            var facts = await RecordReader.Recorded(store, agency, stream, stop);
            stored.Remove((agency, stream), out var kept);
            var (expected, found) = (Expected(facts, kind.Layer), (kept ?? []).Where(one => one.Version <= facts.Count).ToList());
            // What was recorded after the citations were read is looked at with the next check.
            var last = found.Count == 0 ? facts.Count : found.Max(one => one.Version);
            if (expected.Where(one => one.Version <= last).Except(found).Any() || found.Except(expected).Any()) differences.Add(new(CitationProjection.View, agency, stream, found.Count == 0 ? "missing" : "differs"));
        }

        differences.AddRange(stored.Keys.Select(key => new ViewDifference(CitationProjection.View, key.Agency, key.Stream, "stray")));
        return new(CitationProjection.View, compared, differences);
    }

    private static List<Citation> Expected(IReadOnlyList<Fact> facts, Layer layer)
    {
        var hidden = Opening.Hidden(facts);
        return [.. from fact in facts let digest = CitationProjection.DigestOf(fact.Event) where digest is not null
                   select new Citation(fact.Number, digest, Json.Word(layer == Layer.Exchanged && hidden.ContainsKey(fact.Number) ? Layer.Account : layer), fact.By)];
    }

    private static async Task<Dictionary<(string Agency, string Stream), List<Citation>>> Stored(string connectionString, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand($"select tenant_id, stream_id, version, sha256, layer, cited_by from {PaperTables.Cited} order by 1, 2, 3", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var stored = new Dictionary<(string, string), List<Citation>>();
        while (await reader.ReadAsync(stop))
        {
            var key = (reader.GetString(0), reader.GetString(1));
            if (!stored.TryGetValue(key, out var citations)) stored[key] = citations = [];
            citations.Add(new(reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)));
        }

        return stored;
    }
}
