using Marten;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Commands;

/// <summary>
/// Acts that are decided on the whole table: one load of the streams that they can reach, one pure decision, one save. The table's lock
/// covers its own streams; the agreement's version is checked when it is appended to, and the act decided again if another table was quicker.
/// </summary>
public static class TableActHandler
{
    public static Task<Answer> Handle(RecordAct command, IDocumentSession session, CancellationToken stop) => Act(command, command.Particulars, session, stop);
    public static Task<Answer> Handle(StrikeEntry command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);
    public static Task<Answer> Handle(NoteAccount command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);
    public static Task<Answer> Handle(DraftPaper command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);
    public static Task<Answer> Handle(ServePaper command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);
    public static Task<Answer> Handle(SignSideLetter command, IDocumentSession session, CancellationToken stop) => Act(command, command.Particulars, session, stop);

    public static Task<Answer> Handle(RecordInternal command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);
    public static Task<Answer> Handle(ConfirmEntry command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);
    public static Task<Answer> Handle(HideEntry command, IDocumentSession session, CancellationToken stop) => Act(command, null, session, stop);

    private static async Task<Answer> Act(ITableCommand command, Particulars? asked, IDocumentSession session, CancellationToken stop)
    {
        await session.Events.FetchForExclusiveWriting<Negotiation>(command.Stream, stop);
        var exchanged = await Streams.Read(session, command.Stream, stop);
        var account = StreamId.Account(command.Stream);
        var reach = await Streams.Reach(session, exchanged, (command as SignSideLetter)?.Agreements ?? [], asked, stop);
        var inside = StreamId.Internal(command.Stream);
        var file = new TableFile(exchanged, await Streams.Read(session, account, stop), reach.Agreements, reach.SideLetters) { Internal = command is RecordInternal ? await Streams.Read(session, inside, stop) : [] };

        var decision = TableActs.Decide(command, file);
        Streams.Append(session, command.Stream, file.Exchanged.Count, decision.Exchanged);
        Streams.Append(session, account, file.Account.Count, decision.Account);
        Streams.Append(session, inside, file.Internal.Count, decision.Internal);
        Streams.Append(session, reach, decision.Effects);
        return decision.Answer;
    }
}
