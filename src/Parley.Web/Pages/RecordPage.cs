using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Forms;

namespace Parley.Web.Pages;

/// <summary>A page about one agency's record: ?agency=SLUG, or the one that is meant where none is named. Where it is not clear which, the first page lets people choose.</summary>
public abstract class RecordPage(IDocumentStore store, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;

    public Addresses To { get; private set; } = null!;

    public FieldErrors Errors { get; } = new();

    public DateOnly Today => Agency.DayOf(clock.GetUtcNow());

    /// <summary>The agency's clock.</summary>
    public DateTimeOffset Now => Written.At(clock.GetUtcNow(), Agency);

    protected IDocumentStore Store => store;

    /// <summary>The stream of the table that the address names.</summary>
    protected string StreamOf(string slug) => To.SideLetters ? StreamId.SideLetter(slug) : StreamId.Negotiation(slug);

    protected RecordReader Reader => new(store, Agency.Slug);

    protected CancellationToken Stop => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var agencies = await RecordReader.Agencies(store, Stop);
        var asked = Request.Query["agency"].ToString();
        var found = asked.Length > 0 ? agencies.FirstOrDefault(one => one.Slug == asked) : Agency.Only(agencies);
        if (found is null)
        {
            context.Result = asked.Length > 0 ? NotFound() : Redirect("/");
            return;
        }

        Agency = found;
        To = Addresses.Of(agencies, found) with { SideLetters = RouteData.Values["kind"] is "side-letters" };
        await next();
    }

    /// <summary>Answers bad input with the page itself: what was typed stays, and each field says what would be right.</summary>
    protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>A page whose answer depends on two clocks: on a date, and as known on an instant.</summary>
public abstract class DatedPage(IDocumentStore store, TimeProvider clock) : RecordPage(store, clock)
{
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? OnText { get; set; }

    [BindProperty(SupportsGet = true, Name = "known")]
    public string? KnownText { get; set; }

    /// <summary>The date asked about, or null where none was given that can be read.</summary>
    public DateOnly? AskedOn => OnText is null ? null : Written.ReadDay(OnText);

    public DateTimeOffset? Known => KnownText is null ? null : Written.Read(KnownText, Agency);

    /// <summary>What keeps both clocks in a link.</summary>
    public IEnumerable<(string Name, string? Value)> Clocks => [("on", AskedOn is null ? null : OnText), ("known", Known is null ? null : KnownText)];

    protected void CheckClocks()
    {
        if (OnText is not null && AskedOn is null) Errors.Add("on", $"\"{Plain.Short(OnText)}\" is no date: write YYYY-MM-DD, such as 2026-02-07");
        if (KnownText is not null && Known is null) Errors.Add("known", $"\"{Plain.Short(KnownText)}\" is no instant: write 2026-02-07T20:22, by the clock of {Agency.TimeZone}, or with an offset");
        if (Errors.Any) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
