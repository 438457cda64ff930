using System.Text.Json;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Posting;
using Parley.Recording;

namespace Parley.Cli.Commands;

/// <summary>A command that records one act, handled exactly as its POST.</summary>
internal static class Posting
{
    public static async Task<Answer> Send(Record record, Agency agency, string path, object body, CancellationToken stop)
    {
        if (Acts.Find(Acts.Root + path) is not var (act, slug)) throw new Failure($"parley: \"{Plain.Short(path)}\" holds a slash: a slug has none");
        var reading = await act.Read(JsonSerializer.SerializeToUtf8Bytes(body, Json.Options), new(record.Stamp(agency.Slug), slug, new(record.Store, agency.Slug, Sight.Operator)) { Sealer = record.Sealer });
        return reading.Refusal is { } refusal ? throw new Failure($"parley: {refusal.Text}") : await record.Send(reading.Command!, stop);
    }
}
