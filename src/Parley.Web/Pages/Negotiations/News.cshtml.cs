using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Live;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>What was recorded at a table since a page last was told: a few sentences, as far as the person may see.</summary>
[Needs(Right.ReadStatus)]
public sealed class NewsModel(IDocumentStore store, TimeProvider clock) : RecordPage(store, clock)
{
    /// <summary>More than these are counted.</summary>
    private const int Most = 3;

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Up to where the page was told; of several the last, for a page keeps its first.</summary>
    [BindProperty(SupportsGet = true, Name = "told")]
    public string[] Told { get; set; } = [];

    public string Mark { get; private set; } = "";

    public IReadOnlyList<(long? Entry, string Text)> News { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var stream = StreamId.Negotiation(Slug);
        if (await LiveLook.Mark(Reader, stream, Stop) is not { } mark) return NotFound();
        var facts = await Reader.Stream(stream, Right.ReadStatus, null, Stop);
        if (Fold.Of<Negotiation>(facts) is not { } table) return NotFound();
        About(table);
        Mark = mark;
        News = [.. Tell(facts, Told.LastOrDefault(told => told.Length > 0))];
        return Page();
    }

    private IEnumerable<(long? Entry, string Text)> Tell(IReadOnlyList<Fact> facts, string? told)
    {
        if (told is null || told == Mark) yield break;
        var added = facts.Where(fact => fact.Number > LiveLook.Exchanged(told)).ToList();
        if (added.Count == 0) yield return (null, "Our own account of this table has grown.");
        else if (!May(Right.ReadExchanged)) yield return (null, "The board has changed.");
        else
        {
            var register = Register.Of(facts);
            foreach (var fact in added.TakeLast(Most)) yield return Sentence(fact, register);
            if (added.Count > Most) yield return (null, $"{Plain.Count(added.Count - Most, "entry", "entries")} before that.");
        }
    }

    /// <summary>"Entry 31 by Ann: UAW, counterproposal on Wages". Who recorded it is our side's to know.</summary>
    private (long? Entry, string Text) Sentence(Fact fact, Register register)
    {
        var by = May(Right.ReadFindings) ? $" by {fact.By}" : "";
        return fact.Event switch
        {
            ITableEvent { Entry.Correction: { } correction } when register.Find(fact.Number) is { } row => (row.Number, $"Entry {Number(correction.Entry)} corrected{by}: {TableReading.Told(row)}"),
            ITableEvent when register.Find(fact.Number) is { } row => (row.Number, $"Entry {Number(fact.Number)}{by}: {TableReading.Told(row)}"),
            EntryStruck struck => (struck.Correction.Entry, $"Entry {Number(struck.Correction.Entry)} struck{by}"),
            EntryConfirmed confirmed => (confirmed.Entry, $"Entry {Number(confirmed.Entry)} confirmed{by}"),
            LabelLinked linked => (null, $"\"{Plain.Short(linked.Label)}\" linked{by}"),
            LogImported => (null, $"A table log was imported{by}"),
            _ => (fact.Number, $"Entry {Number(fact.Number)}{by}"),
        };
    }

    private static string Number(long entry) => entry.ToString(CultureInfo.InvariantCulture);
}
