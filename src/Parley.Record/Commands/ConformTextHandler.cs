using Marten;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Recording;

namespace Parley.Record.Commands;

/// <summary>Conforming changes are looked up in the agreement's text, which is more than its stored state.</summary>
public static class ConformTextHandler
{
    public static async Task<Answer> Handle(ConformText command, IDocumentSession session, CancellationToken stop)
    {
        var stream = await session.Events.FetchForExclusiveWriting<Agreement>(command.Stream, stop);
        var facts = await Streams.Read(session, command.Stream, stop);
        var (answer, events) = ConformTextDecider.Decide(command, facts).On(command.Stream, facts.Count);
        if (events.Length > 0) stream.AppendMany(events);
        return answer;
    }
}
