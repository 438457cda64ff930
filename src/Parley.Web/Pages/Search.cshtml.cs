using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Search;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>Words, wherever they stand in the record: contract text, papers, moves, notes of our account; clauses by their numbers and subjects first.</summary>
[Needs(Right.ReadExchanged)]
public sealed class SearchModel(IDocumentStore store, TimeProvider clock, Seat seat) : RecordPage(store, clock)
{
    /// <summary>So many of each kind stand together; all of one kind when it is chosen.</summary>
    private const int OfEach = 8;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>"exchanged" leaves our own account out, "account" all else.</summary>
    [BindProperty(SupportsGet = true, Name = "layer")]
    public string? Layer { get; set; }

    /// <summary>Only of this kind.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>Only of this table or agreement, by its stream.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? Until { get; set; }

    public SearchView? View { get; private set; }

    public IReadOnlyList<FoundClause> Clauses { get; private set; } = [];

    public IReadOnlyList<Option> Places { get; private set; } = [];

    public IReadOnlyList<Option> Kinds => [new("", "everything"), .. Groups.Where(group => group.Ours is false || Sight.Somewhere(Right.ReadAccount)).Select(group => new Option(group.Kind, group.Name))];

    public IReadOnlyList<Option> Layers => [new("", "all"), new("exchanged", "exchanged"), new("account", "our account")];

    /// <summary>The kinds in the order in which a page has them.</summary>
    private static readonly (string Kind, string Name, bool Ours)[] Groups =
    [
        (SearchKind.Text, "Contract text", false), (SearchKind.Move, "Proposals, answers and agreements", false), (SearchKind.Step, "Steps: sessions, votes, impasse", false), (SearchKind.Note, "Our account: notes", true),
        (SearchKind.Draft, "Our account: drafts", true), (SearchKind.Serving, "Papers served", true), (SearchKind.Strike, "Entries struck", true), (SearchKind.Opening, "Tables and agreements by title", false),
    ];

    /// <summary>What was found, kind by kind, and how many there are of each.</summary>
    public IEnumerable<(string Kind, string Name, int Count, IReadOnlyList<SearchResult> Results)> Found =>
        from one in Groups
        let results = View!.Results.Where(result => result.Kind == one.Kind).ToList()
        where results.Count > 0
        select (one.Kind, one.Name, View!.OfKind.GetValueOrDefault(one.Kind, results.Count), (IReadOnlyList<SearchResult>)results);

    public async Task<IActionResult> OnGetAsync()
    {
        var tables = (await Reader.Tables(Stop)).Where(table => Sight.May(Right.ReadExchanged, Record.Queries.Places.Of(table)));
        Places = [new("", "the whole record"), .. (await Reader.Agreements(Stop)).OrderByDescending(one => one.From).Select(one => new Option(one.Id, one.Title, "Agreements")), .. tables.OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase).Select(one => new Option(one.Id, one.Title, "Tables"))];
        if (string.IsNullOrWhiteSpace(Words)) return Page();
        var (question, refusal) = SearchQuestion.Of(Words, string.IsNullOrEmpty(Layer) ? null : Layer, SearchQuestion.MostLimit);
        var (from, to) = (Day("from", From), Day("to", Until));
        if (Kind is { Length: > 0 } kind && Groups.All(group => group.Kind != kind)) Errors.Add("kind", $"there is no kind {Plain.Short(kind)}: choose one from the list");
        if (question is not null && !Errors.Any)
        {
            question = question with { Kinds = string.IsNullOrEmpty(Kind) ? [] : [Kind], Stream = string.IsNullOrEmpty(In) ? null : In, From = from, To = to, OfEach = string.IsNullOrEmpty(Kind) ? OfEach : SearchQuestion.MostLimit };
            (View, refusal) = await (await seat.Search(Agency)).Answer(question, Today, Stop);
        }

        if (refusal is not null) Errors.Add("q", refusal.Text);
        if (Errors.Any) return Refused();
        // A clause is of no kind and of no day: where one of these is chosen, nobody asks for clauses.
        if (string.IsNullOrEmpty(Kind) && from is null && to is null && Layer != "account" && !(In ?? "").StartsWith("negotiation/", StringComparison.Ordinal))
            Clauses = await (await seat.Clauses(Agency)).Clauses(Words, string.IsNullOrEmpty(In) ? null : StreamId.Slug(In), Stop);
        return Page();
    }

    public string All(string kind) => To.To("/search", ("q", Words), ("layer", Layer), ("in", In), ("from", From), ("to", Until), ("kind", kind));

    /// <summary>The same words with nothing that narrows them.</summary>
    public string? Wider => (Layer ?? "") + (Kind ?? "") + (In ?? "") + (From ?? "") + (Until ?? "") is { Length: > 0 } ? To.To("/search", ("q", Words)) : null;

    /// <summary>Where a result can be read: a clause's history, an entry in full, or the table.</summary>
    public string Address(SearchResult result)
    {
        var parts = result.Stream.Split('/');
        return parts switch
        {
            ["agreement", var slug] => result.Part.Length > 0 ? To.Clause(slug, result.Part) : To.Text(slug),
            ["negotiation", var slug] when result.Entry > 1 => To.Entry(slug, result.Entry),
            ["side-letter", var slug, ..] => To.To($"/side-letters/{slug}"),
            [_, var slug, ..] => To.Board(slug),
            _ => To.Tables,
        };
    }

    /// <summary>A flag in words.</summary>
    public static string Told(string flag) => flag switch
    {
        SearchFlag.Corrected => "corrected since",
        SearchFlag.Struck => "struck as an error",
        SearchFlag.Served => "served since",
        SearchFlag.EarlierText => "an earlier text",
        SearchFlag.LaterText => "not yet in force",
        SearchFlag.Expired => "agreement expired",
        SearchFlag.NotBegun => "agreement not begun",
        _ => flag.Replace('-', ' '),
    };

    /// <summary>The layer in words, where it is not the exchanged one.</summary>
    public static string? Told(Layer layer) => layer == Recording.Layer.Account ? "our account" : null;

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Written.ReadDay(text.Trim()) is { } day) return day;
        Errors.Add(field, $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as 2026-02-07");
        return null;
    }
}
