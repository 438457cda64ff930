using System.Security.Cryptography;
using Npgsql;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;

namespace Parley.Record.Papers;

/// <summary>A file as it was passed.</summary>
/// <param name="Type">Its media type, by its name and first bytes.</param>
public sealed record KeptPaper(string Sha256, string Name, long Size, string Type);

/// <summary>
/// Files kept byte for byte by their digest, and given out where an entry names one. A digest alone opens nothing: at a table are given
/// out only files that somebody brought who named them there (docs/adr/0023).
/// </summary>
public sealed class PaperStore(RecordConnections connections, TimeProvider clock)
{
    public const string TooLarge = "too-large";

    private const string Waiting = $"""
        select coalesce(sum(size), 0)::bigint from {PaperTables.Brought} as it where tenant_id = $1 and brought_by = $2 and sha256 <> $3
          and not exists (select from {PaperTables.Cited} as cited where cited.tenant_id = it.tenant_id and cited.sha256 = it.sha256)
        """;

    private const string Insert = $"""
        with bytes as (insert into {DocumentTable.Name} (tenant_id, sha256, bytes) values ($1, $2, $3) on conflict do nothing)
        insert into {PaperTables.Brought} (tenant_id, sha256, brought_by, name, size, brought) values ($1, $2, $4, $5, $6, $7) on conflict do nothing
        """;

    /// <summary>A negotiation's drafts and what becomes of them are one table, whoever serves them; a text brings its file with itself.</summary>
    private const string Known = $"""
        select distinct cited.sha256 from {PaperTables.Cited} as cited
        where cited.tenant_id = $1 and cited.sha256 = any($2) and cited.stream_id in ($3, $3 || '/account')
          and ($3 like 'agreement/%' or exists (select from {PaperTables.Brought} as it where it.tenant_id = cited.tenant_id and it.sha256 = cited.sha256 and it.brought_by = cited.cited_by))
        """;

    /// <summary>Keeps a file. The same bytes again are the same.</summary>
    /// <param name="by">Who brings it.</param>
    public async Task<(KeptPaper? Paper, Refusal? Refusal)> Keep(string agency, string by, string? name, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (PaperName.Check(name) is { } wrong) return (null, wrong);
        if (bytes.Length == 0) return (null, new("bad-input", "the file is empty: send its bytes as the body"));
        if (bytes.Length > Limits.PaperFile) return (null, new(TooLarge, Limits.PaperTooLarge));
        var paper = new KeptPaper(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), name!, bytes.Length, PaperName.TypeOf(name!, bytes.Span));

        await using var connection = await connections.Open(agency, Side.Own, stop);
        // One person's files take turns, so that what waits is counted rightly.
        await Run(connection, "select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))", stop, agency, by);
        var waiting = (long)(await Value(connection, Waiting, stop, agency, by, paper.Sha256))!;
        if (waiting + paper.Size > Limits.PapersWaiting)
            return (null, new("too-many-papers", $"files of {waiting >> 20} MiB that you brought are named by no entry yet, and {Limits.PapersWaiting >> 20} MiB is the most: record the entries that name them, or ask the operator of the machine to sweep them"));
        await Run(connection, Insert, stop, agency, paper.Sha256, bytes.ToArray(), by, paper.Name, paper.Size, clock.GetUtcNow());
        await Run(connection, "commit", stop);
        return (paper, null);
    }

    /// <summary>Which of the files that entries of a table or text name can be given out there.</summary>
    /// <param name="stream">The table's or text's own stream, or that of its account.</param>
    public async Task<IReadOnlySet<string>> Kept(string agency, string stream, IEnumerable<string> digests, CancellationToken stop)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        if (digests.Distinct().ToArray() is not { Length: > 0 } asked) return kept;
        // What was brought, and what our own account names, is not the other side's to read; the bytes themselves are asked for with their own role.
        await using var connection = await connections.Open(agency, Side.Own, stop);
        await using var command = Command(connection, $"select sha256 from {DocumentTable.Name} where tenant_id = $1 and sha256 in ({Known})", [agency, asked, Places.Owner(stream)]);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) kept.Add(reader.GetString(0));
        return kept;
    }

    /// <summary>The bytes of a file that an entry names; null where they are not kept, or not for this side.</summary>
    public async Task<byte[]?> Read(string agency, Side side, string stream, string sha256, CancellationToken stop)
    {
        if (!(await Kept(agency, stream, [sha256], stop)).Contains(sha256)) return null;
        await using var connection = await connections.Open(agency, side, stop);
        var bytes = await Value(connection, $"select bytes from {DocumentTable.Name} where tenant_id = $1 and sha256 = $2", stop, agency, sha256) as byte[];
        return bytes is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : null;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<object?> Value(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync(stop);
    }
}
