using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Documents;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Logs;

/// <summary>
/// The log as a file. It is the same to the byte whenever it is asked for again: nothing in it is of the moment, and it ends at a stated
/// position. So its digest can be told before and checked after. It is kept on disk while it is made, for a log may be long.
/// </summary>
public sealed class EventExport : IAsyncDisposable
{
    public static readonly IReadOnlyList<(string Format, string Type, string Name)> Formats = [("csv", "text/csv; charset=utf-8", "CSV"), ("json", "application/json", "JSON")];

    private EventExport(Stream content, string format, int count, byte[] digest, string name) => (Content, Format, Count, Digest, Name) = (content, format, count, digest, name);

    /// <summary>The file, at its beginning.</summary>
    public Stream Content { get; }

    public string Format { get; }

    public int Count { get; }

    public long Size => Content.Length;

    /// <summary>SHA-256 of the file.</summary>
    public byte[] Digest { get; }

    public string Hex => Convert.ToHexStringLower(Digest);

    /// <summary>What to save it as: whose log, up to where, how many, and the beginning of its digest.</summary>
    public string Name { get; }

    /// <param name="filter">With a last position, so that what is recorded meanwhile is not in it.</param>
    public static async Task<EventExport> Of(string format, Agency agency, EventFilter filter, IAsyncEnumerable<AuditEntry> entries, CancellationToken stop)
    {
        var content = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var count = 0;
            await Write(Opening(format, agency, filter));
            await foreach (var entry in entries.WithCancellation(stop)) await Write(format == "csv" ? Row(entry) : (count++ > 0 ? ",\n" : "") + JsonSerializer.Serialize(entry, Json.Answers), format == "csv");
            if (format == "json") await Write(string.Create(CultureInfo.InvariantCulture, $"\n],\"count\":{count}}}\n"));
            await content.FlushAsync(stop);
            content.Position = 0;
            var digest = hash.GetHashAndReset();
            return new(content, format, count, digest, string.Create(CultureInfo.InvariantCulture, $"events-{agency.Slug}-up-to-{filter.Asked.UpTo ?? 0}-count-{count}-sha256-{Convert.ToHexStringLower(digest)[..12]}.{format}"));

            async Task Write(string text, bool counts = false)
            {
                if (counts) count++;
                var bytes = Encoding.UTF8.GetBytes(text);
                hash.AppendData(bytes);
                await content.WriteAsync(bytes, stop);
            }
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The command line's columns (contract.md).</summary>
    private static string Opening(string format, Agency agency, EventFilter filter) => format == "csv"
        ? CsvText.Line("position", "eventId", "stream", "version", "type", "happened", "recorded", "actor", "agency", "correlation", "causation", "corrects", "data")
        : $"{{\"agency\":{JsonSerializer.Serialize(agency.Slug, Json.Answers)},\"filter\":{JsonSerializer.Serialize(filter.Query.Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value), Json.Answers)},\"filterInWords\":{JsonSerializer.Serialize(filter.Told(agency), Json.Answers)},\"events\":[\n";

    private static string Row(AuditEntry entry) => CsvText.Line(Number(entry.Position), entry.EventId, entry.Stream, Number(entry.Version), entry.Type, entry.Happened, entry.Recorded, entry.Actor, entry.Agency,
        entry.Correlation, entry.Causation, entry.Corrects is { } corrects ? Number(corrects) : null, JsonSerializer.Serialize(entry.Data, Json.Answers));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
