using System.CommandLine;
using System.Text;
using System.Text.Json;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Cli.Commands;

/// <summary>Records acts from a file of JSON lines, each handled exactly as the POST that it names.</summary>
internal static class DoCommand
{
    private const int MostBytes = 64 << 20;

    private sealed record Line(string Post, JsonElement Body, string? Id = null, DateTimeOffset? RecordedAt = null);

    /// <summary>A sample shows a record of years: its clock stands where each line says.</summary>
    private sealed class SampleClock : TimeProvider
    {
        public DateTimeOffset? Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now ?? base.GetUtcNow();
    }

    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = """lines of {"post": "/api/v1/…", "body": {…}, "id": "…"}""" };
        var sample = new Option<bool>("--sample") { Description = "for a sample record: lines may say \"recordedAt\", and the record is marked as a sample" };
        var command = new Command("do", "records acts from a file of JSON lines; stops at the first refusal") { file, sample };
        command.SetAction(async (parsed, stop) =>
        {
            var clock = parsed.GetValue(sample) ? new SampleClock() : null;
            var path = parsed.GetValue(file)!;
            var bytes = await Files.Read(path, MostBytes, stop);
            if (Utf8.FirstError(bytes) is { } error) throw new Failure(error.At(Files.Shown(path)));

            await using var record = await Record.Open(parsed, stop, warm: typeof(RecordEntry), clock);
            var agency = await Agency(record, clock, stop);
            var reader = new RecordReader(record.Store, agency, Sight.Operator);
            var (number, recorded) = (0, 0);
            foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                var answer = await Post(line, record, agency, reader, clock, refusal => new Failure($"{Files.Shown(path)}:{number}: {refusal}"), stop);
                recorded += answer.Entries.Count;
            }

            Console.Out.WriteLine($"{Files.Shown(Path.GetFileName(path))}: {Plain.Count(recorded, "entry", "entries")} recorded");
            return Exit.Done;
        });
        return command;
    }

    /// <summary>A sample goes into an agency of its own, which its first line sets up: nobody's record is mixed with one.</summary>
    private static async Task<string> Agency(Record record, SampleClock? clock, CancellationToken stop)
    {
        if (clock is null) return (await record.Agency(stop)).Slug;
        var slug = record.Asked ?? throw new Failure("parley: a sample goes into an agency of its own: name it with --agency sample");
        return (await RecordReader.Agencies(record.Store, stop)).All(agency => agency.Slug != slug || agency.Sample == true) ? slug
            : throw new Failure($"parley: {Plain.Short(slug)} is an agency's own record: give the sample an agency of its own with --agency sample");
    }

    private static async Task<Answer> Post(string line, Record record, string agency, RecordReader reader, SampleClock? clock, Func<string, Failure> refused, CancellationToken stop)
    {
        Line read;
        try
        {
            read = JsonSerializer.Deserialize<Line>(line, Json.Options)!;
            if (read?.Post is null) throw new JsonException("\"post\" is missing");
        }
        catch (JsonException error)
        {
            throw refused($"not a line of JSON such as {{\"post\": \"/api/v1/units\", \"body\": {{…}}}}: {Plain.Short(error.Message, 200)}");
        }

        if (read.RecordedAt is { } instant)
        {
            if (clock is null) throw refused("\"recordedAt\" is for samples: when a thing is recorded is never told, but taken from the clock; say when it happened in its \"date\"");
            if (instant < clock.Now) throw refused($"it was recorded at {instant:O}, before the line above it: what is recorded stands in the order of recording");
            clock.Now = instant.ToUniversalTime();
        }

        if (Acts.Find(read.Post) is not { } found) throw refused($"\"{Plain.Short(read.Post)}\" is no act: acts are {string.Join(", ", Acts.All.Select(act => Acts.Root + act.Path))}");
        var stamp = record.Stamp(agency);
        var reading = await found.Act.Read(Encoding.UTF8.GetBytes(read.Body.ValueKind == JsonValueKind.Undefined ? "null" : read.Body.GetRawText()),
            new(read.Id is { } id ? stamp with { Id = id } : stamp, found.Slug, reader) { Sealer = record.Sealer });
        if (reading.Refusal is { } unreadable) throw refused(unreadable.Text);
        var command = reading.Command is EstablishAgency establish && clock is not null ? establish with { Sample = true } : reading.Command!;
        var answer = await record.Ask(command, stop);
        return answer.Refusal is { } refusal ? throw refused(refusal.Text) : answer;
    }
}
