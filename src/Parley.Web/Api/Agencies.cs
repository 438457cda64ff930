using Marten;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Api;

/// <summary>Whose record a request is about: ?agency=SLUG, or the only one (<see cref="Agency.Only"/>).</summary>
public static class Agencies
{
    public static async Task<(Agency? Agency, Refusal? Refusal)> Asked(HttpContext context, IDocumentStore store, CancellationToken stop)
    {
        var agencies = await RecordReader.Agencies(store, stop);
        var asked = context.Request.Query["agency"].ToString();
        if (asked.Length > 0)
            return agencies.FirstOrDefault(agency => agency.Slug == asked) is { } named ? (named, null) : (null, new("no-such-agency", $"there is no agency {Plain.Short(asked)}"));
        return Parties.Agency.Only(agencies) is { } only ? (only, null) : (null, agencies.Count == 0
            ? new("no-agency", "the record is empty: begin with ops/parley unit add")
            : new("which-agency", "several agencies keep a record here: name one with ?agency="));
    }
}
