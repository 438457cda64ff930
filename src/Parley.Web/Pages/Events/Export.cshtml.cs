using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Web.Logs;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Events;

/// <summary>What an export of the log is, before it is taken: by what it is narrowed, how many events, and the digest by which the file can be checked.</summary>
[Needs(Right.ReadLog, Right.ReadAccess)]
public sealed class ExportModel(IDocumentStore store, TimeProvider clock, IConfiguration configuration) : RecordPage(store, clock)
{
    public sealed record Offered(string Name, string Address, string File, long Size, string Digest);

    public EventFilter Filter { get; private set; } = null!;

    public int Count { get; private set; }

    public IReadOnlyList<Offered> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var connection = configuration["PARLEY_DB"]!;
        Filter = EventFilter.Of(Request.Query, Agency, Errors);
        if (Errors.Any) return Redirect(To.To("/events", Filter.Query));
        if (Filter.Asked.UpTo is null)
        {
            // Asked without an end, it gets one: what is told here must be what is taken.
            var (_, last) = await AuditList.Counted(connection, Agency, Filter.Asked, Reader, Stop);
            return Redirect(To.To("/events/export", [.. Filter.Query, ("upto", last.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
        }

        var files = new List<Offered>();
        foreach (var (format, _, name) in EventExport.Formats)
        {
            await using var export = await EventExport.Of(format, Agency, Filter, AuditList.Read(connection, Agency, Filter.Asked, Reader, Stop), Stop);
            files.Add(new(name, To.To("/events/log." + format, Filter.Query), export.Name, export.Size, export.Hex));
            Count = export.Count;
        }

        Files = files;
        return Page();
    }
}
