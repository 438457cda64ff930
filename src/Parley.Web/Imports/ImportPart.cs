using Parley.Access;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Imports;

/// <summary>The form of an import with what can be chosen in it (_ImportForm.cshtml).</summary>
/// <param name="Tables">The negotiations into which this person may bring a log.</param>
/// <param name="File">The name of the file that is held already; null where one must be chosen.</param>
public sealed record ImportPart(ImportForm Form, FieldErrors Errors, IReadOnlyList<Unit> Units, IReadOnlyList<Agreement> Texts, IReadOnlyList<Negotiation> Tables, bool MayOpen, string Address, string Id, string? File)
{
    public static async Task<ImportPart> Of(ImportForm form, FieldErrors errors, RecordReader reader, string address, string id, string? file, CancellationToken stop) =>
        new(form, errors, await reader.Units(stop), await reader.Agreements(stop), [.. (await reader.Negotiations(stop)).Where(table => reader.Sight.May(Right.RecordExchanged, Places.Of(table)))],
            reader.Sight.Everywhere(Right.OpenTables), address, id, file);

    public IReadOnlyList<Option> UnitOptions => [.. Units.Select(unit => new Option(unit.Slug, $"{unit.Name} ({unit.Representative})"))];

    public IReadOnlyList<Option> TableOptions => [.. Tables.Select(table => new Option(table.Slug, table.Title)), .. MayOpen ? [new Option(ImportForm.NewTable, "A new one, named below")] : Array.Empty<Option>()];

    public IReadOnlyList<Option> TextOptions => [new("", "None: it stands alone"), .. Texts.OrderByDescending(text => text.From).Select(text => new Option(text.Slug, $"{text.Title}, to {Written.Short(text.LastDay)}"))];

    /// <summary>Why this person may not bring that in; null where they may.</summary>
    public static Right? Lacks(ImportForm form, IReadOnlyList<PreviewRow> rows, RecordReader reader, Negotiation? table)
    {
        var sight = reader.Sight;
        if (!form.IsLog) return sight.Everywhere(Right.ImportText) ? null : Right.ImportText;
        if (form.IsNewTable && !sight.Everywhere(Right.OpenTables)) return Right.OpenTables;
        var place = table is null ? Place.Agency : Places.Of(table);
        bool May(Right right) => table is null ? sight.Everywhere(right) : sight.May(right, place);
        if (!May(Right.RecordExchanged)) return Right.RecordExchanged;
        if (rows.Any(one => one.Row.Layer == Layer.Account || one.Row.Speaker is not null || one.Row.Rationale is not null) && !May(Right.RecordAccount)) return Right.RecordAccount;
        return rows.Any(one => one.IsInside) && !May(Right.RecordInternal) ? Right.RecordInternal : null;
    }
}
