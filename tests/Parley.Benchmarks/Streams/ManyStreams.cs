using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Parley.Benchmarks.Moves;
using Parley.Recording;

namespace Parley.Benchmarks.Streams;

/// <summary>Puts many negotiations into an empty record by COPY, as rows like those that Marten writes: appending them one by one would take longer than all that is measured.</summary>
internal static class ManyStreams
{
    /// <param name="interleaved">Whether all tables move in turns, so that a reader meets a new stream with every event; else one table after the other.</param>
    public static async Task Seed(string connection, int streams, int eventsEach, bool interleaved)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await CopyStreams(opened, streams, eventsEach);
        await CopyEvents(opened, streams, eventsEach, interleaved);
        await using var settle = new NpgsqlCommand($"select setval('parley.mt_events_sequence', {streams * eventsEach})", opened);
        await settle.ExecuteNonQueryAsync();
        settle.CommandText = "vacuum analyze parley.mt_events, parley.mt_streams";
        await settle.ExecuteNonQueryAsync();
    }

    private static async Task CopyStreams(NpgsqlConnection connection, int streams, int eventsEach)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy parley.mt_streams (tenant_id, id, version) from stdin (format binary)");
        for (var table = 0; table < streams; table++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(SampleMoves.Agency, NpgsqlDbType.Varchar);
            await copy.WriteAsync(SampleMoves.Negotiation(table), NpgsqlDbType.Varchar);
            await copy.WriteAsync((long)eventsEach, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync();
    }

    private static async Task CopyEvents(NpgsqlConnection connection, int streams, int eventsEach, bool interleaved)
    {
        var moves = StatusFold.Table(0, eventsEach);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy parley.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, tenant_id, user_name) from stdin (format binary)");
        for (var at = 0; at < streams * eventsEach; at++)
        {
            var (table, number) = interleaved ? (at % streams, at / streams) : (at / eventsEach, at % eventsEach);
            var happening = number == 0 ? StatusFold.Table(table, 1)[0] : moves[number];
            var type = happening.GetType();
            await copy.StartRowAsync();
            await copy.WriteAsync(at + 1L, NpgsqlDbType.Bigint);
            await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            await copy.WriteAsync(SampleMoves.Negotiation(table), NpgsqlDbType.Varchar);
            await copy.WriteAsync(number + 1L, NpgsqlDbType.Bigint);
            await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(happening, type, Json.Options), NpgsqlDbType.Jsonb);
            await copy.WriteAsync(EventCatalogue.Of(type).Alias, NpgsqlDbType.Varchar);
            await copy.WriteAsync($"{type.FullName}, {type.Assembly.GetName().Name}", NpgsqlDbType.Varchar);
            await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(SampleMoves.Agency, NpgsqlDbType.Varchar);
            await copy.WriteAsync(SampleMoves.Actor, NpgsqlDbType.Varchar);
        }

        await copy.CompleteAsync();
    }
}
