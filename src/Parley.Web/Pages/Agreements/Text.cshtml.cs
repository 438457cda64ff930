using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Agreements;
using Parley.Record.Papers;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Texts;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Agreements;

/// <summary>The text of an agreement on a date: each provision with the act that made its words.</summary>
[Needs(Right.ReadText)]
public sealed class TextModel(IDocumentStore store, TimeProvider clock, Seat seat, PaperStore papers) : DatedPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Words to find in this text, or a clause by its number of any year or its subject.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    public TextReading Reading { get; private set; } = null!;

    public Agreement Agreement { get; private set; } = null!;

    /// <summary>What holds only for a time in this text.</summary>
    public HeldForATime ForATime { get; private set; } = null!;

    /// <summary>Clauses that are or were called so.</summary>
    public IReadOnlyList<FoundClause> Clauses { get; private set; } = [];

    /// <summary>Subjects of the tables that are called so.</summary>
    public IReadOnlyList<string> Subjects { get; private set; } = [];

    /// <summary>Whether the person may read the history of a clause.</summary>
    public bool Histories => Sight.May(Right.ReadExchanged, Places.Of(Agreement));

    /// <summary>The file it was imported from, where it is kept.</summary>
    public Parley.Table.Document? Original { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        CheckClocks();
        if (await Reader.Agreement(Slug, Stop) is not { } agreement || await Reader.Text(Slug, AskedOn, Today, Known, Stop) is not { } view) return NotFound();
        Agreement = agreement;
        var facts = await Reader.Stream(StreamId.Agreement(Slug), Known, Stop);
        ForATime = HeldForATime.Of(facts, Written.ReadDay(view.On)!.Value);
        var document = facts.Select(fact => fact.Event).OfType<AgreementImported>().FirstOrDefault()?.Document;
        if (document?.Sha256 is { } digest && (await papers.Kept(Agency.Slug, agreement.Id, [digest], Stop)).Contains(digest)) Original = document;
        Find = Find?.Trim();
        Reading = TextReading.Of(view, Find);
        if (Find is { Length: > 0 } words)
        {
            var search = await seat.Clauses(Agency);
            Clauses = await search.Clauses(words, Slug, Stop);
            if (Histories) Subjects = await search.Subjects(words, Slug, Stop);
        }

        return Page();
    }

    /// <summary>Where the text as it is shown is taken out.</summary>
    public string Download(string format) => To.TextFile(Slug, format, Clocks);
}
