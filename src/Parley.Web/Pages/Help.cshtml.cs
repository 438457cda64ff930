using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parley.Access;
using Parley.Log;
using Parley.Parties;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>How to do what people come for, on one page.</summary>
[ForSignedIn]
public sealed class HelpModel(Seat seat, Posting posting) : PageModel
{
    public static IReadOnlyList<string> Columns => LogColumns.All;

    public Agency? Sample { get; private set; }

    /// <summary>Addresses within the record that is meant where none is named; null where there is none of one's own.</summary>
    public Addresses? To { get; private set; }

    /// <summary>Whether this person may put the sample away: who sets up a record here that is no sample.</summary>
    public bool MayPutAway { get; private set; }

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load();
        if (!MayPutAway) return NotFound();
        await posting.Send(stamp => new PutSampleAway(stamp, StreamId.Agency), Guid.NewGuid().ToString(), Sample!.Slug, stop);
        return Redirect("/help");
    }

    private async Task Load()
    {
        var agencies = await seat.Agencies();
        Sample = agencies.FirstOrDefault(agency => agency.Sample == true);
        if (Sample is not null)
            foreach (var agency in agencies.Where(agency => agency.Sample != true)) MayPutAway |= (await seat.In(agency)).Everywhere(Right.SetUp);
        if (Agency.Only(agencies) is not { } own) return;
        if (own.Sample != true) To = Addresses.Of(agencies, own);
        ViewData["Sight"] = await seat.In(own);
    }
}
