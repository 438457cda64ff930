using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>The article board of one negotiation: where each article stands, how it came there, and whose turn it is.</summary>
[Needs(Right.ReadStatus)]
public sealed class BoardModel(IDocumentStore store, TimeProvider clock) : DatedPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>Only what this party owes an answer to.</summary>
    [BindProperty(SupportsGet = true, Name = "turn")]
    public string? Turn { get; set; }

    /// <summary>The number of the entry that was just recorded.</summary>
    [BindProperty(SupportsGet = true, Name = "recorded")]
    public long? Recorded { get; set; }

    /// <summary>The number of the draft that was just kept, in our account.</summary>
    [BindProperty(SupportsGet = true, Name = "drafted")]
    public long? Drafted { get; set; }

    /// <summary>Papers of ours that are not served; on our side only.</summary>
    public IReadOnlyList<DraftReading> Drafts { get; private set; } = [];

    public TableReading Table { get; private set; } = null!;
    public IReadOnlyList<BoardRow> All { get; private set; } = [];
    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];
    public BoardPicture Picture { get; private set; } = null!;
    public IReadOnlyList<SessionPart> Sessions { get; private set; } = [];

    /// <summary>The parties that owe answers, with how many.</summary>
    public IReadOnlyList<(string Party, int Count)> Turns =>
        [.. All.Where(row => row.Turn is not null).GroupBy(row => Labels.Key(row.Turn!)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.First().Turn!, group.Count()))];

    public string Kind => $"{Json.Word(Table.Negotiation.Type).Replace('-', ' ')} negotiation, {Json.Word(Table.Status.Negotiation.State)}";

    public Row? JustRecorded => Recorded is { } number ? Table.Register.Find(number) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        CheckClocks();
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), AskedOn ?? Today, Known, Stop, Right.ReadStatus) is not { } table) return NotFound();
        Table = table;
        About(table.Negotiation);
        Drafts = [.. DraftReading.Of(await Reader.Stream(StreamId.Account(StreamId.Negotiation(Slug)), Known, Stop)).Where(draft => draft.Served is null)];
        All = BoardRows.Of(table);
        Rows = [.. All.Where(new BoardFilter(Show, Turn).Keeps)];
        Picture = BoardRows.Picture(table, Rows);
        Sessions = Tables.Sessions.Of(table);
        return Page();
    }

    public string Filtered(string? show, string? turn) => To.Board(Slug, [("show", show), ("turn", turn), .. Clocks]);

    public IEnumerable<(Finding Finding, IReadOnlyList<(string Name, Row? Row)> Rows)> Findings =>
        Table.Status.Findings.Select(finding => (finding, (IReadOnlyList<(string, Row?)>)[.. finding.Rows.Select(name => (name, Table.Named(name)))]));
}
