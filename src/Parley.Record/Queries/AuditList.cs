using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Store;

namespace Parley.Record.Queries;

/// <summary>One event as the auditor's list has it (contract.md).</summary>
/// <param name="Position">The store's sequence number; it has gaps, and the order of commits may differ.</param>
/// <param name="Happened">As it was given, or null for what has no date of its own.</param>
/// <param name="Corrects">The number of the entry that it corrects, in the same stream.</param>
public sealed record AuditEntry(long Position, string EventId, string Stream, long Version, string Type, string? Happened, string Recorded,
    string Actor, string Agency, string? Correlation, string? Causation, long? Corrects, JsonElement Data);

/// <summary>What to list; what is null does not narrow it.</summary>
/// <param name="Stream">A stream's id; with * at its end all streams that begin so.</param>
/// <param name="Late">Only what was recorded more than this many days after it happened.</param>
/// <param name="After">Only what stands behind this position.</param>
/// <param name="Most">No more than this many.</param>
public sealed record AuditFilter(DateTimeOffset? Since = null, DateTimeOffset? Until = null, string? Type = null, string? Actor = null, string? Stream = null, int? Late = null, bool Corrections = false, long After = 0, int? Most = null)
{
    /// <summary>Only what happened on or after this day; a month or a year counts from its first day.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Nothing behind this position: what is recorded meanwhile does not change what is listed.</summary>
    public long? UpTo { get; init; }

    /// <summary>How many of them are passed over.</summary>
    public int Skip { get; init; }
}

/// <summary>The event log by plain SQL on Marten's own tables: what an auditor sees here is what stands there.</summary>
public static class AuditList
{
    private const string Happened = "data #>> array['entry','happened','date']";

    private const string Select = $"""
        select seq_id, id, stream_id, version, type, {Happened}, timestamp, user_name, tenant_id, correlation_id, causation_id,
               coalesce(data #>> array['entry','correction','entry'], data #>> array['correction','entry'])::bigint, data
        {Filtered}
        order by seq_id offset @skip limit @most
        """;

    private const string Count = $"select count(*), coalesce(max(seq_id), 0) {Filtered}";

    private const string Filtered = $"""
        from {RecordStore.Schema}.mt_events
        where tenant_id = @agency
          and (@since::timestamptz is null or timestamp >= @since)
          and (@until::timestamptz is null or timestamp <= @until)
          and (@type::text is null or type = @type)
          and (@actor::text is null or user_name = @actor)
          and (@stream::text is null or stream_id = @stream or right(@stream, 1) = '*' and starts_with(stream_id, rtrim(@stream, '*')))
          and (not @corrections or data #> array['entry','correction'] is not null or data #> array['correction'] is not null)
          and (@late::int is null or (timestamp at time zone @zone)::date - {Day} > @late)
          and (@from::date is null or {Day} >= @from)
          and (@to::date is null or {Day} <= @to)
          and (@streams::text[] is null or stream_id = any(@streams) or stream_id like any(@also))
          and seq_id > @after
          and (@upto::bigint is null or seq_id <= @upto)
        """;

    private const string Day = $"to_date(rpad({Happened}, 10, '-01'), 'YYYY-MM-DD')";

    /// <param name="reader">Whose eyes it is read with: events of streams that they may not see are not there.</param>
    public static async IAsyncEnumerable<AuditEntry> Read(string connectionString, Agency agency, AuditFilter filter, RecordReader reader, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var logged = await SeenStreams.Logged(reader, stop);
        if (logged.IsNothing) yield break;
        await using var connection = await RecordConnections.Open(connectionString, agency.Slug, stop);
        await using var command = Command(connection, Select, agency, filter, logged);
        var hidden = await Hidden(connection, agency.Slug, stop);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            using var data = JsonDocument.Parse(hidden.TryGetValue((rows.GetString(2), rows.GetInt64(3)), out var hiding) && !reader.Sight.Everywhere(hiding == "privileged" ? Right.ReadPrivileged : Right.ReadPersonal)
                ? JsonSerializer.Serialize(new { hidden = hiding, entry = new { happened = new { date = Text(rows, 5) } } }, Recording.Json.Answers) : rows.GetString(12));
            yield return new(rows.GetInt64(0), rows.GetGuid(1).ToString(), rows.GetString(2), rows.GetInt64(3), rows.GetString(4), Text(rows, 5),
                new DateTimeOffset(rows.GetDateTime(6).ToUniversalTime()).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
                Text(rows, 7) ?? "", rows.GetString(8), Text(rows, 9), Text(rows, 10), rows.IsDBNull(11) ? null : rows.GetInt64(11), data.RootElement.Clone());
        }
    }

    /// <summary>How many events are like that, and the position of the last.</summary>
    public static async Task<(long Events, long Last)> Counted(string connectionString, Agency agency, AuditFilter filter, RecordReader reader, CancellationToken stop = default)
    {
        var logged = await SeenStreams.Logged(reader, stop);
        if (logged.IsNothing) return (0, 0);
        await using var connection = await RecordConnections.Open(connectionString, agency.Slug, stop);
        await using var command = Command(connection, Count, agency, filter, logged);
        await using var rows = await command.ExecuteReaderAsync(stop);
        await rows.ReadAsync(stop);
        return (rows.GetInt64(0), rows.GetInt64(1));
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Agency agency, AuditFilter filter, SeenStreams.Log logged)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("agency", agency.Slug);
        command.Parameters.AddWithValue("since", Or(filter.Since?.ToUniversalTime()));
        command.Parameters.AddWithValue("until", Or(filter.Until?.ToUniversalTime()));
        command.Parameters.AddWithValue("type", Or(filter.Type));
        command.Parameters.AddWithValue("actor", Or(filter.Actor));
        command.Parameters.AddWithValue("stream", Or(filter.Stream));
        command.Parameters.AddWithValue("corrections", filter.Corrections);
        command.Parameters.AddWithValue("late", Or(filter.Late));
        command.Parameters.AddWithValue("zone", agency.TimeZone);
        command.Parameters.AddWithValue("from", NpgsqlDbType.Date, Or(filter.From));
        command.Parameters.AddWithValue("to", NpgsqlDbType.Date, Or(filter.To));
        command.Parameters.AddWithValue("after", filter.After);
        command.Parameters.AddWithValue("upto", NpgsqlDbType.Bigint, Or(filter.UpTo));
        command.Parameters.AddWithValue("skip", filter.Skip);
        command.Parameters.AddWithValue("most", NpgsqlDbType.Integer, Or(filter.Most));
        command.Parameters.AddWithValue("streams", NpgsqlDbType.Array | NpgsqlDbType.Text, Or(logged.Streams));
        command.Parameters.AddWithValue("also", logged.Also);
        return command;
    }

    /// <summary>What was recorded in clear and hidden since: the words stay in the event, and are shown to their audience alone.</summary>
    private static async Task<Dictionary<(string Stream, long Entry), string>> Hidden(NpgsqlConnection connection, string agency, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select stream_id, (data #>> array['hiding','entry'])::bigint, data #>> array['hiding','as'] from {RecordStore.Schema}.mt_events where tenant_id = @agency and type in ('entry_hidden', 'account_entry_hidden') order by seq_id", connection);
        command.Parameters.AddWithValue("agency", agency);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var hidden = new Dictionary<(string, long), string>();
        while (await rows.ReadAsync(stop)) hidden[(rows.GetString(0), rows.GetInt64(1))] = rows.GetString(2);
        return hidden;
    }

    private static object Or(object? value) => value ?? DBNull.Value;

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
