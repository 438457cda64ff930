using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Recording;
using Parley.Web.Tables;

namespace Parley.Web.Pages.Negotiations;

/// <summary>One entry in full, with its corrections and what it hangs together with.</summary>
public sealed class EntryModel(IDocumentStore store, TimeProvider clock) : RecordPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    public TableReading Table { get; private set; } = null!;
    public EntryReading Entry { get; private set; } = null!;
    public IReadOnlyList<Member> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await TableReading.Read(Reader, StreamOf(Slug), DateOnly.MaxValue, null, Stop) is not { } table) return NotFound();
        var account = await Reader.Stream(StreamId.Account(StreamOf(Slug)), null, Stop);
        if (EntryReading.Of(table, Number, account) is not { } entry) return NotFound();
        (Table, Entry) = (table, entry);
        Members = [.. Tables.Members.Of(entry.Fact.Event).Where(member => !Apart.Contains(member.Path))];
        return Page();
    }

    /// <summary>Shown in their own place.</summary>
    private static readonly string[] Apart = ["entry.happened", "entry.correction", "particulars.text", "particulars.respondsTo"];

    public string Recorded => $"{Written.Instant(Entry.Fact.Recorded, Agency)} by {Entry.Fact.By}";

    public string Lateness => Entry.Late(Agency.DayOf(Entry.Fact.Recorded)) switch
    {
        null => Entry.Happening?.Entry.Source is null ? "" : "imported, so nothing is said about lateness",
        <= 0 => "the day it happened, or before",
        var days => $"{Plain.Count(days.Value, "day")} after it happened",
    };
}
