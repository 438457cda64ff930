using System.Collections.Frozen;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Parley.Agreements;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Papers;

/// <summary>Keeps which entry names which file, in the entry's own transaction: by it the database knows which bytes the other side may read.</summary>
public sealed class CitationProjection : EventProjection
{
    public const string View = "citations";

    public static IReadOnlyList<StreamKind> Kinds { get; } = [StreamKind.Agreement, StreamKind.Negotiation, StreamKind.Account];

    private static readonly FrozenDictionary<Type, Layer> Layers = Kinds.SelectMany(EventCatalogue.In).ToFrozenDictionary(kind => kind.Type, kind => kind.Stream.Layer);

    public CitationProjection()
    {
        Name = View;
        Options.DeleteDataInTableOnTeardown(PaperTables.Cited);
        foreach (var type in Layers.Keys) IncludeType(type);
    }

    /// <summary>The file that an event names in clear; null where it names none.</summary>
    public static Document? DocumentOf(object happening) => happening switch
    {
        AgreementImported e => e.Document,
        ITableEvent e => e.Particulars.Document,
        PaperDrafted e => e.Particulars.Document,
        AccountNoted e => e.Particulars.Document,
        _ => null,
    };

    internal static string? DigestOf(object happening) => DocumentOf(happening)?.Sha256;

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (Opening.HidingOf(e.Data) is { } hiding)
            operations.QueueSqlCommand(PaperTables.Hide, e.TenantId, e.StreamKey!, hiding.Entry);
        else if (DigestOf(e.Data) is { } digest && Layers.TryGetValue(e.Data.GetType(), out var layer))
            operations.QueueSqlCommand(PaperTables.Cite, e.TenantId, e.StreamKey!, e.Version, digest, Json.Word(layer), e.UserName ?? "");
        return ValueTask.CompletedTask;
    }
}
