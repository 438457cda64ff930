using Parley.Access;
using Parley.Record.Queries;
using Parley.Web.Api;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Logs;

/// <summary>The event log as CSV and JSON: exactly what the filter asks for, with its digest in the answer's head (RFC 9530).</summary>
public static class EventDownloads
{
    public static void MapEventDownloads(this IEndpointRouteBuilder app)
    {
        foreach (var (format, type, _) in EventExport.Formats)
            app.MapGet("/events/log." + format, (HttpContext context, Seat seat, IConfiguration configuration, CancellationToken stop) => Send(format, type, context, seat, configuration, stop))
                .Needs(Right.ReadLog, Right.ReadAccess).ExcludeFromDescription();
    }

    private static async Task<IResult> Send(string format, string type, HttpContext context, Seat seat, IConfiguration configuration, CancellationToken stop)
    {
        var (agency, refusal) = await seat.Asked();
        if (agency is null) return Problems.Of(refusal!);
        var errors = new FieldErrors();
        var filter = EventFilter.Of(context.Request.Query, agency, errors);
        if (errors.Any) return Problems.Of(new("bad-input", errors.All[0].Text));
        var reader = await seat.Reader(agency);
        var export = await EventExport.Of(format, agency, filter, AuditList.Read(configuration["PARLEY_DB"]!, agency, filter.Asked, reader, stop), stop);
        await seat.Exported(agency, $"events as {format}: {filter.Told(agency)}; {Recording.Plain.Count(export.Count, "event")}, SHA-256 {export.Hex}");
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(export.Digest)}:";
        return Results.Stream(export.Content, type, export.Name);
    }
}
