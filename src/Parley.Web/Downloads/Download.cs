using System.Text;
using Parley.Documents.Pdf;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Web.Walls;

namespace Parley.Web.Downloads;

/// <summary>One request for a file: whose record it is about, read with the eyes of who asks, and how the file goes out.</summary>
public sealed class Download(HttpContext context, Agency agency, RecordReader reader)
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public Agency Agency => agency;

    public RecordReader Reader => reader;

    public CancellationToken Stop => context.RequestAborted;

    public DateOnly Today => agency.DayOf(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    public string? Query(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>Null where the person's last role ended since the gate let them in.</summary>
    public static async Task<Download?> Of(HttpContext context)
    {
        var seat = context.RequestServices.GetRequiredService<Seat>();
        return (await seat.Asked()).Agency is { } agency ? new(context, agency, await seat.Reader(agency)) : null;
    }

    /// <summary>A date of the address; what cannot be read as one is refused.</summary>
    public (DateOnly? Day, IResult? Wrong) Day(string name) => Query(name) is not { } text ? (null, null)
        : Written.ReadDay(text) is { } day ? (day, null) : (null, Said(StatusCodes.Status422UnprocessableEntity, $"{name} is no date: write YYYY-MM-DD, such as 2026-02-07"));

    public (DateTimeOffset? Instant, IResult? Wrong) Known => Query("known") is not { } text ? (null, null)
        : Written.Read(text, agency) is { } instant ? (instant, null) : (null, Said(StatusCodes.Status422UnprocessableEntity, "known is no instant: write 2026-02-07T20:22, by the agency's clock, or with an offset"));

    /// <summary>The document as Word has it or as PDF, under a name that people can read; and that it was taken out is noted.</summary>
    /// <param name="what">What is noted.</param>
    public async Task<IResult> Paper(string format, string name, string what, Func<byte[]> document)
    {
        if (format != "pdf") return await File(document(), Word, $"{name}.docx", what);
        var converter = context.RequestServices.GetRequiredService<PdfConverter>();
        if (!converter.Installed) return Said(StatusCodes.Status404NotFound, "There is no PDF: no converter is installed where this record is kept. The same address with .docx gives the Word file.");
        return await converter.Pdf(document(), Stop) is { } pdf
            ? await File(pdf, "application/pdf", $"{name}.pdf", what)
            : Said(StatusCodes.Status503ServiceUnavailable, "The converter did not make the PDF in time. Try again, or take the Word file: the same address with .docx.");
    }

    public Task<IResult> Text(string words, string type, string name, string what) => File(Encoding.UTF8.GetBytes(words), type + "; charset=utf-8", name, what);

    public async Task<IResult> File(byte[] bytes, string type, string name, string what)
    {
        await context.RequestServices.GetRequiredService<Seat>().Exported(agency, what);
        return Results.File(bytes, type, name);
    }

    private static IResult Said(int status, string words) => Results.Text(words + "\n", "text/plain", Encoding.UTF8, status);
}
