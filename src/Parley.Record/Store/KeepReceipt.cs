using System.Data.Common;
using System.Text.Json;
using JasperFx.Events;
using Parley.Recording;
using Weasel.Postgresql;
using Weasel.Storage;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace Parley.Record.Store;

/// <summary>
/// Writes a receipt ahead of the events of its batch: a command that was recorded before then fails before anything is appended. After
/// that Marten would leave a tombstone in the event log for every repeated command.
/// </summary>
internal sealed class KeepReceipt(Receipt receipt, string agency) : IStorageOperation, NoDataReturnedCall
{
    /// <summary>The constraint that a repeated command meets.</summary>
    public const string Constraint = "pkey_mt_doc_receipt_tenant_id_id";

    /// <summary>What is of this type goes first, in the order in which it was queued.</summary>
    public Type DocumentType => typeof(IEvent);

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var parameters = builder.AppendWithParameters($"insert into {RecordStore.Schema}.mt_doc_receipt (tenant_id, id, data, mt_dotnet_type) values (?, ?, ?::jsonb, ?)", '?');
        string[] values = [agency, receipt.Id, JsonSerializer.Serialize(receipt, Json.Options), typeof(Receipt).FullName!];
        for (var i = 0; i < values.Length; i++) parameters[i].Value = values[i];
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public Weasel.Core.OperationRole Role() => Weasel.Core.OperationRole.Events;
}
