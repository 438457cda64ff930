using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Npgsql;
using Parley.Access;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Papers;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Queries;

/// <summary>A stored view that is not what the events say.</summary>
/// <param name="What">"differs", "missing" (the events give one, none is stored) or "stray" (stored without events).</param>
public sealed record ViewDifference(string View, string Agency, string Id, string What);

/// <summary>What comparing one kind of stored view gave.</summary>
/// <param name="Checked">How many stored views were compared.</param>
public sealed record ViewCheck(string View, int Checked, IReadOnlyList<ViewDifference> Differences);

/// <summary>The stored views: rebuilt from the events, and compared each with a fold from zero.</summary>
public static class Views
{
    private static readonly IReadOnlyDictionary<string, Func<DocumentStore, string, CancellationToken, Task<ViewCheck>>> Checks =
        new Dictionary<string, Func<DocumentStore, string, CancellationToken, Task<ViewCheck>>>(StringComparer.Ordinal)
        {
            [ViewName.Of<Agency>()] = Check<Agency>,
            [ViewName.Of<Unit>()] = Check<Unit>,
            [ViewName.Of<Agreement>()] = Check<Agreement>,
            [ViewName.Of<Negotiation>()] = Check<Negotiation>,
            [ViewName.Of<Grant>()] = Check<Grant>,
            [ViewName.Of<Order>()] = Check<Order>,
            [SearchProjection.View] = Search,
            [CitationProjection.View] = Citations,
        };

    public static IReadOnlyList<string> Names { get; } = [.. Checks.Keys];

    public static Task<ViewCheck> Check(DocumentStore store, string connection, string name, CancellationToken stop = default) => Checks[name](store, connection, stop);

    public static async Task Rebuild(IDocumentStore store, string name, CancellationToken stop = default)
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(name, stop);
    }

    private static async Task<ViewCheck> Check<TState>(DocumentStore store, string connectionString, CancellationToken stop) where TState : class, IState<TState>
    {
        var view = ViewName.Of<TState>();
        var stored = await Stored(connectionString, view, stop);
        var compared = stored.Count;
        var differences = new List<ViewDifference>();
        foreach (var (agency, stream) in await Streams(connectionString, TState.Kind, stop))
        {
            var facts = await RecordReader.Recorded(store, agency, stream, stop);
            var folded = JsonSerializer.SerializeToNode(Fold.Of<TState>(facts), Json.Options);
            var found = stored.Remove((agency, stream), out var kept);
            if (found && JsonNode.DeepEquals(folded, kept)) continue;
            // What was recorded while we looked is no difference: look once more, at the view between two looks at the events.
            var again = await One<TState>(store, agency, stream, stop);
            if (again.Stored is null) differences.Add(new(view, agency, stream, "missing"));
            else if (!JsonNode.DeepEquals(again.Folded, again.Stored)) differences.Add(new(view, agency, stream, "differs"));
        }

        differences.AddRange(stored.Keys.Select(key => new ViewDifference(view, key.Agency, key.Id, "stray")));
        return new(view, compared, differences);
    }

    private static Task<ViewCheck> Search(DocumentStore store, string connectionString, CancellationToken stop) =>
        SearchCheck.Of(store, connectionString, () => Streams(connectionString, SearchProjection.Kinds, stop), stop);

    private static Task<ViewCheck> Citations(DocumentStore store, string connectionString, CancellationToken stop) =>
        CitationCheck.Of(store, connectionString, () => Streams(connectionString, CitationProjection.Kinds, stop), stop);

    private static async Task<IReadOnlyList<(string Agency, string Stream, StreamKind Kind)>> Streams(string connectionString, IReadOnlyList<StreamKind> kinds, CancellationToken stop)
    {
        var streams = new List<(string, string, StreamKind)>();
        foreach (var kind in kinds)
            foreach (var (agency, stream) in await Streams(connectionString, kind, stop)) streams.Add((agency, stream, kind));
        return streams;
    }

    private static async Task<(JsonNode? Stored, JsonNode? Folded)> One<TState>(DocumentStore store, string agency, string stream, CancellationToken stop) where TState : class, IState<TState>
    {
        var least = (await RecordReader.Recorded(store, agency, stream, stop)).Count;
        await using var session = store.QuerySession(agency);
        var stored = JsonSerializer.SerializeToNode(await session.LoadAsync<TState>(stream, stop), Json.Options);
        var version = Math.Max(least, stored?["version"]?.GetValue<long>() ?? 0);
        var facts = await RecordReader.Recorded(store, agency, stream, stop);
        return (stored, JsonSerializer.SerializeToNode(Fold.Of<TState>(facts.TakeWhile(fact => fact.Number <= version)), Json.Options));
    }

    private static async Task<Dictionary<(string Agency, string Id), JsonNode?>> Stored(string connectionString, string view, CancellationToken stop)
    {
        var stored = new Dictionary<(string, string), JsonNode?>();
        await foreach (var row in Rows(connectionString, $"select tenant_id, id, data::text from {RecordStore.Schema}.mt_doc_{view}", stop))
            stored.Add((row[0], row[1]), JsonNode.Parse(row[2]));
        return stored;
    }

    /// <summary>The streams of a kind are those that begin with one of its events: no name needs to be trusted.</summary>
    private static async Task<IReadOnlyList<(string Agency, string Stream)>> Streams(string connectionString, StreamKind kind, CancellationToken stop)
    {
        var types = string.Join(", ", EventCatalogue.In(kind).Select(one => $"'{one.Alias}'"));
        var streams = new List<(string, string)>();
        await foreach (var row in Rows(connectionString, $"select tenant_id, stream_id from {RecordStore.Schema}.mt_events where version = 1 and type in ({types}) order by 1, 2", stop))
            streams.Add((row[0], row[1]));
        return streams;
    }

    private static async IAsyncEnumerable<string[]> Rows(string connectionString, string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
