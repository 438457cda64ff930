using Marten;
using SqlTable = Weasel.Postgresql.Tables.Table;

namespace Parley.Record.Store;

/// <summary>The papers themselves, once each by the digest of their bytes. Events hold the digest; the bytes are written in the same transaction.</summary>
public static class DocumentTable
{
    internal const string Name = RecordStore.Schema + ".documents";

    public static SqlTable Definition
    {
        get
        {
            var table = new SqlTable(Name);
            table.AddColumn("tenant_id", "varchar").AsPrimaryKey();
            table.AddColumn("sha256", "varchar").AsPrimaryKey();
            table.AddColumn("bytes", "bytea").NotNull();
            return table;
        }
    }

    public static void Keep(IDocumentOperations session, string sha256, byte[] bytes) =>
        session.QueueSqlCommand($"insert into {Name} (tenant_id, sha256, bytes) values (?, ?, ?) on conflict do nothing", session.TenantId, sha256, bytes);
}
