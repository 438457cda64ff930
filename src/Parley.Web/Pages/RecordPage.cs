using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>A page about one agency's record: ?agency=SLUG, or the one that is meant where none is named. Everything is read with the eyes of who is signed in.</summary>
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

    /// <summary>What the person may see and do in this record.</summary>
    public Sight Sight { get; private set; } = Sight.Nothing;

    protected RecordReader Reader { get; private set; } = null!;

    /// <summary>The rights at the table or text that the page is about.</summary>
    public bool May(Right right) => Sight.May(right, place);

    /// <summary>The page is about the agency as a whole, unless it says which table or text it is about.</summary>
    protected void About(Negotiation table) => place = Places.Of(table);

    private Place place = Place.Agency;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var seat = HttpContext.RequestServices.GetRequiredService<Seat>();
        if ((await seat.Asked()).Agency is not { } found)
        {
            // The gate has been passed, so there is one; a role that ended in between ends the visit.
            context.Result = NotFound();
            return;
        }

        Agency = found;
        Sight = await seat.In(found);
        Reader = await seat.Reader(found);
        To = Addresses.Of(await seat.Agencies(), found) with { SideLetters = string.Equals(RouteData.Values["kind"] as string, "side-letters", StringComparison.OrdinalIgnoreCase) };
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
