using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.History;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Overviews;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>Where each table stands, what is due and what it costs, on one sheet: for the superintendent, the board, and who leads several tables.</summary>
[Needs(Right.ReadStatus)]
public sealed class OverviewModel(IDocumentStore store, TimeProvider clock) : RecordPage(store, clock)
{
    public IReadOnlyList<TableStanding> Tables { get; private set; } = [];

    public IReadOnlyList<LetterReading> Letters { get; private set; } = [];

    /// <summary>Every date that is coming, of all tables, the next first.</summary>
    public IReadOnlyList<(DateOnly Day, string What, TableStanding Of)> Dates =>
        [.. Tables.SelectMany(table => table.Due.Where(due => due.Day >= Today).Select(due => (due.Day!.Value, due.What, table))).OrderBy(due => due.Value)];

    public async Task<IActionResult> OnGetAsync()
    {
        var (tables, agreements) = (new List<TableStanding>(), await Reader.Agreements(Stop));
        foreach (var negotiation in (await Reader.Negotiations(Stop)).OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase))
        {
            if (await TableReading.Read(Reader, negotiation.Id, Today, null, Stop, Right.ReadStatus) is not { } table) continue;
            var inside = Sight.May(Right.ReadInternal, Places.Of(negotiation)) ? LayerViews.Of(await Reader.Stream(StreamId.Internal(negotiation.Id), null, Stop)) : [];
            tables.Add(TableStanding.Of(table, agreements, right => Sight.May(right, Places.Of(negotiation)), inside, To));
        }

        Tables = [.. tables.OrderBy(table => table.Closed)];
        var letters = new List<LetterReading>();
        foreach (var letter in (await Reader.SideLetters(Stop)).OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase))
            if (await LetterReading.Read(Reader, letter.Slug, Today, Stop, Right.ReadStatus) is { } reading && (reading.Missing.Count > 0 || reading.LastDay >= Today)) letters.Add(reading);
        Letters = letters;
        return Page();
    }
}
