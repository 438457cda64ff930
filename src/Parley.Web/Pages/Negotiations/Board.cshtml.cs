using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Live;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>The article board of one negotiation: where each article stands, how it came there, and whose turn it is. Asked for by a script it is the part that changes, alone.</summary>
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

    /// <summary>Only articles with these words in their names.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    /// <summary>The session whose entries are shown beside the latest's, by name or day.</summary>
    [BindProperty(SupportsGet = true, Name = "session")]
    public string? Session { get; set; }

    /// <summary>How far the table had come when the page was opened: what was recorded later is marked as new.</summary>
    [BindProperty(SupportsGet = true, Name = "since")]
    public string? Since { get; set; }

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

    /// <summary>The session last named; null where none is.</summary>
    public SessionNow? Latest { get; private set; }

    /// <summary>What makes the page hear of what others record; null on another date than today.</summary>
    public LivePart? Live { get; private set; }

    public bool IsLive => Live is not null;

    /// <summary>The last session or day that changed something.</summary>
    public SessionPart? SinceLast => Sessions.FirstOrDefault(part => part.Name is not null) ?? Sessions.FirstOrDefault(part => part.Changes.Count > 0);

    /// <summary>The party whose side the reader is of.</summary>
    public string? Own => Sight.OwnSide ? Table.Board.Sides.Name("employer") : Table.Negotiation.Representatives.FirstOrDefault();

    /// <summary>The parties that owe answers, with how many; the reader's own first, also where it owes none.</summary>
    public IReadOnlyList<(string Party, int Count)> Turns =>
        [.. All.Select(row => row.Turn).OfType<string>().Concat(Own is { } own ? [own] : []).DistinctBy(Labels.Key).OrderBy(party => !IsOwn(party)).ThenBy(Labels.Key, StringComparer.Ordinal)
            .Select(party => (party, All.Count(row => row.Turn is { } owes && Labels.Same(owes, party))))];

    public bool IsOwn(string party) => Own is { } own && Labels.Same(own, party);

    public string Kind => $"{Json.Word(Table.Negotiation.Type).Replace('-', ' ')} negotiation, {Json.Word(Table.Status.Negotiation.State)}";

    public Row? JustRecorded => Recorded is { } number ? Table.Register.Find(number) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        CheckClocks();
        Live = AskedOn is null && Known is null ? await LivePart.Of(Reader, To, Slug, Stop) : null;
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), AskedOn ?? Today, Known, Stop, Right.ReadStatus) is not { } table) return NotFound();
        Table = table;
        About(table.Negotiation);
        Drafts = [.. DraftReading.Of(await Reader.Stream(StreamId.Account(StreamId.Negotiation(Slug)), Known, Stop)).Where(draft => draft.Served is null)];
        All = BoardRows.Of(table);
        Rows = [.. All.Where(new BoardFilter(Show, Turn, Find).Keeps)];
        Picture = BoardRows.Picture(table, All, Rows, May(Right.ReadExchanged), Since is null ? long.MaxValue : LiveLook.Exchanged(Since));
        Sessions = Tables.Sessions.Of(table);
        Latest = SessionNow.Of(table);
        return Request.Headers.ContainsKey("HX-Request") && !Request.Headers.ContainsKey("HX-History-Restore-Request") ? Partial("_Table", this) : Page();
    }

    /// <summary>The board with one of its filters changed.</summary>
    public string Filtered(string? show, string? turn) => To.Board(Slug, [("show", show), ("turn", turn), ("find", Find), .. Clocks]);

    /// <summary>The board as it is filtered, with more in its address.</summary>
    public string With(string? session = null, params (string Name, string? Value)[] more) => To.Board(Slug, [("show", Show), ("turn", Turn), ("find", Find), .. Clocks, ("session", session ?? Session), .. more]);

    /// <summary>Where the part that changes is fetched again from.</summary>
    public string Part => With(null, ("since", Since ?? Live?.Mark), ("told", "1"));

    public IEnumerable<(Finding Finding, IReadOnlyList<(string Name, Row? Row)> Rows)> Findings =>
        Table.Status.Findings.Select(finding => (finding, (IReadOnlyList<(string, Row?)>)[.. finding.Rows.Select(name => (name, Table.Named(name)))]));
}
