using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Search;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>Words, wherever they stand in the record: contract text, papers, moves, notes of our account.</summary>
[Needs(Right.ReadExchanged)]
public sealed class SearchModel(IDocumentStore store, TimeProvider clock, Seat seat) : RecordPage(store, clock)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>"exchanged" leaves our own account out.</summary>
    [BindProperty(SupportsGet = true, Name = "layer")]
    public string? Layer { get; set; }

    public SearchView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Words)) return Page();
        var (question, refusal) = SearchQuestion.Of(Words, string.IsNullOrEmpty(Layer) ? null : Layer, null);
        if (question is not null) (View, refusal) = await (await seat.Search(Agency)).Answer(question, Today, Stop);
        if (refusal is null) return Page();
        Errors.Add("q", refusal.Text);
        return Refused();
    }

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
}
