using System.Text;
using System.Text.Json.Nodes;
using Marten;
using Parley.Record.Commands;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Forms;

/// <summary>Records what a form holds, by the same acts as the API and <c>do</c>: there is one way into the record.</summary>
public sealed class Posting(Recorder recorder, IDocumentStore store, TimeProvider clock)
{
    /// <param name="path">Below /api/v1/.</param>
    /// <param name="seen">The version of the table that the sender saw (If-Match): refused where something later touches the same.</param>
    /// <param name="id">The form's own id: the same form sent twice is recorded once.</param>
    public async Task<Answer> Post(string path, JsonObject body, string id, string agency, string actor, CancellationToken stop, long? seen = null)
    {
        if (Acts.Find(Acts.Root + path) is not { } found) return new(path, 0, [], new("no-such-act", $"this act cannot be recorded here yet: {path}"));
        var stamp = new Stamp(id, agency, actor, clock.GetUtcNow());
        var reading = await found.Act.Read(Encoding.UTF8.GetBytes(body.ToJsonString(Json.Options)), new(stamp, found.Slug, new RecordReader(store, agency), seen));
        return reading.Refusal is { } refusal ? new(path, 0, [], refusal) : await recorder.Record(reading.Command!, stop);
    }

    public Task<Answer> Send(Func<Stamp, ICommand> command, string id, string agency, string actor, CancellationToken stop) =>
        recorder.Record(command(new(id, agency, actor, clock.GetUtcNow())), stop);
}
