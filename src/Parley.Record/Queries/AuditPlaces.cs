using Npgsql;
using NpgsqlTypes;
using Parley.Parties;
using Parley.Record.Store;

namespace Parley.Record.Queries;

/// <summary>An event of the log, by its place alone.</summary>
public sealed record AuditPlace(long Position, string Stream, long Version, string Type);

/// <summary>Two events of one stream: the later corrects, strikes or hides the earlier.</summary>
public sealed record AuditCorrection(AuditPlace Correction, AuditPlace Corrected);

/// <summary>What of a kind there is in the log.</summary>
public sealed record AuditCount(string Name, long Events);

/// <summary>How the events of the log stand to each other, and what there is to narrow it by; read with the eyes of whoever asks.</summary>
public static class AuditPlaces
{
    private const string Seen = "tenant_id = @agency and (@streams::text[] is null or stream_id = any(@streams) or stream_id like any(@also))";

    private const string Corrects = "coalesce(later.data #>> array['entry','correction','entry'], later.data #>> array['correction','entry'], later.data #>> array['hiding','entry'])::bigint";

    private const string Corrections = $"""
        select later.seq_id, later.stream_id, later.version, later.type, earlier.seq_id, earlier.stream_id, earlier.version, earlier.type
        from (select * from {RecordStore.Schema}.mt_events where {Seen} and stream_id = any(@of) and (data #> array['entry','correction'] is not null or data #> array['correction'] is not null or data #> array['hiding'] is not null)) as later
        join {RecordStore.Schema}.mt_events as earlier on earlier.tenant_id = @agency and earlier.stream_id = later.stream_id and earlier.version = {Corrects}
        order by later.seq_id
        """;

    private const string Beside = $"""
        select seq_id, stream_id, version, type from {RecordStore.Schema}.mt_events
        where {Seen} and stream_id = any(@of) and version between @version - 1 and @version + 1 and version <> @version order by version
        """;

    /// <summary>Which events of these streams correct which.</summary>
    public static async Task<IReadOnlyList<AuditCorrection>> CorrectionsIn(string connectionString, Agency agency, IEnumerable<string> streams, RecordReader reader, CancellationToken stop = default)
    {
        var found = new List<AuditCorrection>();
        await Ask(connectionString, agency, reader, Corrections, [.. streams.Distinct()], 0, row => found.Add(new(Place(row, 0), Place(row, 4))), stop);
        return found;
    }

    /// <summary>The event before and the one after, in the same stream.</summary>
    public static async Task<(AuditPlace? Before, AuditPlace? After)> Neighbours(string connectionString, Agency agency, string stream, long version, RecordReader reader, CancellationToken stop = default)
    {
        var found = new List<AuditPlace>();
        await Ask(connectionString, agency, reader, Beside, [stream], version, row => found.Add(Place(row, 0)), stop);
        return (found.FirstOrDefault(place => place.Version < version), found.FirstOrDefault(place => place.Version > version));
    }

    /// <summary>The kinds of event that occur.</summary>
    public static Task<IReadOnlyList<AuditCount>> Types(string connectionString, Agency agency, RecordReader reader, CancellationToken stop = default) => Counted(connectionString, agency, reader, "type", stop);

    /// <summary>Who recorded.</summary>
    public static Task<IReadOnlyList<AuditCount>> Actors(string connectionString, Agency agency, RecordReader reader, CancellationToken stop = default) => Counted(connectionString, agency, reader, "user_name", stop);

    public static Task<IReadOnlyList<AuditCount>> Streams(string connectionString, Agency agency, RecordReader reader, CancellationToken stop = default) => Counted(connectionString, agency, reader, "stream_id", stop);

    private static async Task<IReadOnlyList<AuditCount>> Counted(string connectionString, Agency agency, RecordReader reader, string column, CancellationToken stop)
    {
        var found = new List<AuditCount>();
        var sql = $"select coalesce({column}, ''), count(*) from {RecordStore.Schema}.mt_events where {Seen} group by 1 order by 1";
        await Ask(connectionString, agency, reader, sql, [], 0, row => found.Add(new(row.GetString(0), row.GetInt64(1))), stop);
        return found;
    }

    private static async Task Ask(string connectionString, Agency agency, RecordReader reader, string sql, string[] of, long version, Action<NpgsqlDataReader> take, CancellationToken stop)
    {
        var logged = await SeenStreams.Logged(reader, stop);
        if (logged.IsNothing) return;
        await using var connection = await RecordConnections.Open(connectionString, agency.Slug, stop);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("agency", agency.Slug);
        command.Parameters.AddWithValue("of", of);
        command.Parameters.AddWithValue("version", version);
        command.Parameters.AddWithValue("streams", NpgsqlDbType.Array | NpgsqlDbType.Text, (object?)logged.Streams ?? DBNull.Value);
        command.Parameters.AddWithValue("also", logged.Also);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) take(rows);
    }

    private static AuditPlace Place(NpgsqlDataReader row, int at) => new(row.GetInt64(at), row.GetString(at + 1), row.GetInt64(at + 2), row.GetString(at + 3));
}
