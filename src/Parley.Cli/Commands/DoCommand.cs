using System.CommandLine;
using System.Text;
using System.Text.Json;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Cli.Commands;

/// <summary>Records acts from a file of JSON lines, each handled exactly as the POST that it names.</summary>
internal static class DoCommand
{
    private const int MostBytes = 64 << 20;

    private sealed record Line(string Post, JsonElement Body, string? Id = null);

    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = """lines of {"post": "/api/v1/…", "body": {…}, "id": "…"}""" };
        var sample = new Option<bool>("--sample") { Description = "for a sample record (not built yet)" };
        var command = new Command("do", "records acts from a file of JSON lines; stops at the first refusal") { file, sample };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(sample)) throw new Failure("parley: do --sample is not built yet");
            var path = parsed.GetValue(file)!;
            var bytes = await Files.Read(path, MostBytes, stop);
            if (Utf8.FirstError(bytes) is { } error) throw new Failure(error.At(Files.Shown(path)));

            await using var record = await Record.Open(parsed, stop, warm: typeof(RecordEntry));
            var agency = await record.Agency(stop);
            var reader = new RecordReader(record.Store, agency.Slug);
            var (number, recorded) = (0, 0);
            foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                var answer = await Post(line, record, record.Stamp(agency.Slug), reader, refusal => new Failure($"{Files.Shown(path)}:{number}: {refusal}"), stop);
                recorded += answer.Entries.Count;
            }

            Console.Out.WriteLine($"{Files.Shown(Path.GetFileName(path))}: {Plain.Count(recorded, "entry", "entries")} recorded");
            return Exit.Done;
        });
        return command;
    }

    private static async Task<Answer> Post(string line, Record record, Stamp stamp, RecordReader reader, Func<string, Failure> refused, CancellationToken stop)
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

        if (Acts.Find(read.Post) is not { } found) throw refused($"\"{Plain.Short(read.Post)}\" is no act: acts are {string.Join(", ", Acts.All.Select(act => Acts.Root + act.Path))}");
        var reading = await found.Act.Read(Encoding.UTF8.GetBytes(read.Body.ValueKind == JsonValueKind.Undefined ? "null" : read.Body.GetRawText()),
            new(read.Id is { } id ? stamp with { Id = id } : stamp, found.Slug, reader));
        if (reading.Refusal is { } unreadable) throw refused(unreadable.Text);
        var answer = await record.Ask(reading.Command!, stop);
        return answer.Refusal is { } refusal ? throw refused(refusal.Text) : answer;
    }
}
