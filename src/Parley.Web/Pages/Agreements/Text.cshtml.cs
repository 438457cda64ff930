using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Texts;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Agreements;

/// <summary>The text of an agreement on a date: each provision with the act that made its words.</summary>
[Needs(Right.ReadText)]
public sealed class TextModel(IDocumentStore store, TimeProvider clock) : DatedPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Words to find in this text.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    public TextReading Reading { get; private set; } = null!;

    /// <summary>What holds only for a time in this text.</summary>
    public HeldForATime ForATime { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        CheckClocks();
        if (await Reader.Text(Slug, AskedOn, Today, Known, Stop) is not { } view) return NotFound();
        ForATime = HeldForATime.Of(await Reader.Stream(StreamId.Agreement(Slug), Known, Stop), Written.ReadDay(view.On)!.Value);
        Find = Find?.Trim();
        Reading = TextReading.Of(view, Find);
        return Page();
    }
}
