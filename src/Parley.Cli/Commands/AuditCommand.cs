using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Parley.Access;
using Parley.Documents;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class AuditCommand
{
    public static Command Build() => new("audit", "the event log")
    {
        List(),
        NotBuilt.Command("export", "exports the evidence"),
        NotBuilt.Command("verify", "verifies the evidence"),
    };

    private static Command List()
    {
        var since = new Option<string?>("--since") { Description = "recorded at or after this instant" };
        var until = new Option<string?>("--until") { Description = "recorded at or before this instant" };
        var type = new Option<string?>("--type") { Description = "events of this type" };
        var by = new Option<string?>("--actor") { Description = "recorded by this actor" };
        var stream = new Option<string?>("--stream") { Description = "events of this stream" };
        var late = new Option<int?>("--late") { Description = "recorded more than this many days after it happened", CustomParser = Days };
        var corrections = new Option<bool>("--corrections") { Description = "corrections only" };
        var format = Common.Format("table", "json", "csv");
        var list = new Command("list", "lists events; as csv a value that would begin as a formula does has one apostrophe before it") { since, until, type, by, stream, late, corrections, format };
        list.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "table", "json", "csv");
            var filter = new AuditFilter(Common.Instant(parsed.GetValue(since), "--since"), Common.Instant(parsed.GetValue(until), "--until"),
                parsed.GetValue(type), parsed.GetValue(by), parsed.GetValue(stream), parsed.GetValue(late), parsed.GetValue(corrections));
            if (filter.Type is { } named && EventCatalogue.All.All(kind => kind.Alias != named))
                throw new Failure($"parley: there is no event type {Plain.Short(named)}: docs/events.md lists them");
            await using var record = await Record.Open(parsed, stop);
            var agency = await record.Agency(stop);
            var entries = AuditList.Read(record.Connection, agency, filter, new RecordReader(record.Store, agency.Slug, Sight.Operator), stop);
            if (asked == "json") Output.Json(await All(entries, stop));
            else if (asked == "csv") await Csv(entries, stop);
            else await Table(entries, stop);
            return Exit.Done;
        });
        return list;
    }

    private static int? Days(ArgumentResult late)
    {
        if (int.TryParse(late.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days)) return days;
        late.AddError("--late is a number of days, from 0.");
        return null;
    }

    private static async Task<List<AuditEntry>> All(IAsyncEnumerable<AuditEntry> entries, CancellationToken stop)
    {
        var all = new List<AuditEntry>();
        await foreach (var entry in entries.WithCancellation(stop)) all.Add(entry);
        return all;
    }

    private static async Task Table(IAsyncEnumerable<AuditEntry> entries, CancellationToken stop)
    {
        var all = await All(entries, stop);
        Output.Table([">position", "recorded", "happened", "stream", ">version", "type", "actor", ">corrects"],
            [.. all.Select(entry => new[] { Number(entry.Position), entry.Recorded[..19] + "Z", entry.Happened, entry.Stream, Number(entry.Version), entry.Type, Plain.Short(entry.Actor, 30), entry.Corrects is { } corrects ? Number(corrects) : "" })]);
        Console.Out.WriteLine(Plain.Count(all.Count, "event"));
    }

    private static async Task Csv(IAsyncEnumerable<AuditEntry> entries, CancellationToken stop)
    {
        Console.Out.Write(CsvText.Line("position", "eventId", "stream", "version", "type", "happened", "recorded", "actor", "agency", "correlation", "causation", "corrects", "data"));
        await foreach (var entry in entries.WithCancellation(stop))
            Console.Out.Write(CsvText.Line(Number(entry.Position), entry.EventId, entry.Stream, Number(entry.Version), entry.Type, entry.Happened, entry.Recorded, entry.Actor, entry.Agency,
                entry.Correlation, entry.Causation, entry.Corrects is { } corrects ? Number(corrects) : null, JsonSerializer.Serialize(entry.Data, Json.Answers)));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
