using Marten;
using Npgsql;
using Parley.Record.Store;
using SqlTable = Weasel.Postgresql.Tables.Table;

namespace Parley.Record.Papers;

/// <summary>Beside the bytes (<see cref="DocumentTable"/>): who brought which file, and which entries name one (docs/adr/0023).</summary>
public static class PaperTables
{
    public const string Brought = RecordStore.Schema + ".papers";

    public const string Cited = RecordStore.Schema + ".citations";

    /// <summary>Who brought a file, under which name and when. It is no part of the record: it says to whom the bytes were known.</summary>
    public static SqlTable BroughtDefinition
    {
        get
        {
            var table = new SqlTable(Brought);
            foreach (var key in (string[])["tenant_id", "sha256", "brought_by"]) table.AddColumn(key, "varchar").AsPrimaryKey();
            table.AddColumn("name", "varchar").NotNull();
            table.AddColumn("size", "bigint").NotNull();
            table.AddColumn("brought", "timestamptz").NotNull();
            return table;
        }
    }

    /// <summary>Which entry names which file; all of it follows from the events.</summary>
    public static SqlTable CitedDefinition
    {
        get
        {
            var table = new SqlTable(Cited);
            table.AddColumn("tenant_id", "varchar").AsPrimaryKey();
            table.AddColumn("stream_id", "varchar").AsPrimaryKey();
            table.AddColumn("version", "bigint").AsPrimaryKey();
            table.AddColumn("sha256", "varchar").NotNull();
            table.AddColumn("layer", "varchar").NotNull();
            table.AddColumn("cited_by", "varchar").NotNull();
            table.Indexes.Add(new Weasel.Postgresql.Tables.IndexDefinition("citations_sha256") { Columns = ["tenant_id", "sha256"] });
            return table;
        }
    }

    internal const string Cite = $"insert into {Cited} (tenant_id, stream_id, version, sha256, layer, cited_by) values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, stream_id, version) do update set sha256 = excluded.sha256, layer = excluded.layer, cited_by = excluded.cited_by";

    /// <summary>What an entry that was hidden names is not the other side's any more.</summary>
    internal const string Hide = $"update {Cited} set layer = 'account' where tenant_id = ? and stream_id = ? and version = ? and layer = 'exchanged'";

    /// <summary>A record from before there were citations: they are filled in from its events, once.</summary>
    public static async Task Prepare(DocumentStore store, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var filled = new NpgsqlCommand($"select obj_description(to_regclass('{Cited}')::oid, 'pg_class') is not null or not exists (select from {RecordStore.Schema}.mt_events)", connection);
        if (!(bool)(await filled.ExecuteScalarAsync(stop))!)
        {
            using var daemon = await store.BuildProjectionDaemonAsync();
            await daemon.RebuildProjectionAsync(CitationProjection.View, stop);
        }

        await using var note = new NpgsqlCommand($"comment on table {Cited} is 'filled'", connection);
        await note.ExecuteNonQueryAsync(stop);
    }
}
