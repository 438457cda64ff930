using Marten;
using Parley.Access;
using Parley.Recording;

namespace Parley.Record.Access;

/// <summary>Notes of people's access, as events of the record. They are appended as they come: nothing is decided, and nobody waits for a turn.</summary>
public sealed class AccessLog(IDocumentStore store, TimeProvider clock)
{
    public async Task Note(string agency, string name, IAccessNote note, CancellationToken stop)
    {
        await using var session = store.LightweightSession(agency);
        session.LastModifiedBy = name;
        session.Events.Append(StreamId.AccessLog(note.Account, clock.GetUtcNow()), note);
        await session.SaveChangesAsync(stop);
    }
}
