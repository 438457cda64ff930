using Marten;
using Npgsql;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;
using Parley.Table;

namespace Parley.Record.Queries;

/// <summary>Compares the words kept for search with those that the events give: stream by stream, every column, the index's own words included.</summary>
internal static class SearchCheck
{
    /// <summary>The index's words are compared as the server makes them from what ought to be there.</summary>
    private static readonly string Differing = $"""
        with expected as (
            select one.* from unnest(@versions::bigint[], @parts::varchar[], @kinds::varchar[], @happened::varchar[], @parties::varchar[], @moves::varchar[], @corrects::bigint[],
                @labels::varchar[], @words::text[], @plain_labels::text[], @plain_words::text[]) as one (version, part, kind, happened, party, move, corrects, label, words, plain_label, plain_words)),
        stored as (select * from {SearchTable.Name} where tenant_id = @agency and stream_id = @stream and version <= @last)
        select count(*) filter (where stored.version is null), count(*) filter (where expected.version is null), count(*) filter (where stored.version is not null and expected.version is not null and
            (stored.layer, stored.kind, stored.happened, stored.party, stored.move, stored.corrects, stored.label, stored.words, stored.vector) is distinct from
            (@layer::varchar, expected.kind, expected.happened, expected.party, expected.move, expected.corrects, expected.label, expected.words, {SearchTable.Vector("@mine::text", "expected.plain_label", "expected.plain_words")}))
        from expected full join stored on stored.version = expected.version and stored.part = expected.part
        """;

    /// <param name="streams">All streams in which there are words, with their agencies and kinds.</param>
    public static async Task<ViewCheck> Of(IDocumentStore store, string connectionString, Func<Task<IReadOnlyList<(string Agency, string Stream, StreamKind Kind)>>> streams, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        // The words first: a stream that begins while we look is then in neither, or compared like any other.
        var stored = await Stored(connection, stop);
        var differences = new List<ViewDifference>();
        var compared = stored.Values.Sum();
        foreach (var (agency, stream, kind) in await streams())
        {
            var facts = await RecordReader.Recorded(store, agency, stream, stop);
            stored.Remove((agency, stream));
            if (await Compare(connection, agency, stream, kind.Layer, facts, stop) is { } what) differences.Add(new(SearchProjection.View, agency, stream, what));
        }

        differences.AddRange(stored.Keys.Select(key => new ViewDifference(SearchProjection.View, key.Agency, key.Stream, "stray")));
        return new(SearchProjection.View, compared, differences);
    }

    /// <summary>How many rows there are of each stream.</summary>
    private static async Task<Dictionary<(string Agency, string Stream), int>> Stored(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select tenant_id, stream_id, count(*)::int from {SearchTable.Name} group by 1, 2 order by 1, 2", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var stored = new Dictionary<(string, string), int>();
        while (await reader.ReadAsync(stop)) stored.Add((reader.GetString(0), reader.GetString(1)), reader.GetInt32(2));
        return stored;
    }

    /// <summary>Rows up to the last fact that was read are compared; what is recorded meanwhile lies behind it.</summary>
    private static async Task<string?> Compare(NpgsqlConnection connection, string agency, string stream, Layer layer, IReadOnlyList<Fact> facts, CancellationToken stop)
    {
        var hidden = Opening.Hidden(facts);
        var parts = (from fact in facts let found = Searchable.Of(fact.Event) let entry = hidden.ContainsKey(fact.Number) ? Searchable.Hidden(found) : found where entry is not null from part in entry.Parts select (fact.Number, Entry: entry, Part: part)).ToList();
        await using var command = new NpgsqlCommand(Differing, connection);
        Add("agency", agency);
        Add("stream", stream);
        Add("layer", Json.Word(layer));
        Add("last", facts.Count);
        Add("mine", SearchTable.Mine(agency));
        Add("versions", parts.Select(one => one.Number).ToArray());
        Add("parts", parts.Select(one => one.Part.Part).ToArray());
        Add("kinds", parts.Select(one => one.Entry.Kind).ToArray());
        Add("happened", parts.Select(one => one.Entry.Happened).ToArray());
        Add("parties", parts.Select(one => one.Entry.Party).ToArray());
        Add("moves", parts.Select(one => one.Entry.Move).ToArray());
        Add("corrects", parts.Select(one => one.Entry.Corrects).ToArray());
        Add("labels", parts.Select(one => one.Part.Label).ToArray());
        Add("words", parts.Select(one => one.Part.Words).ToArray());
        Add("plain_labels", parts.Select(one => PlainWords.Of(one.Part.Label)).ToArray());
        Add("plain_words", parts.Select(one => PlainWords.Of(one.Part.Words)).ToArray());
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return reader.GetInt64(0) > 0 ? "missing" : reader.GetInt64(1) > 0 ? "stray" : reader.GetInt64(2) > 0 ? "differs" : null;

        void Add(string name, object value) => command.Parameters.AddWithValue(name, value);
    }
}
