using Marten;
using Parley.Record.Store;
using Parley.Recording;

namespace Parley.Record.Commands;

/// <summary>Wolverine calls this between the decision and the commit: receipt and paper are in the same transaction as what they are for.</summary>
public static class Keeping
{
    public static void After(ICommand command, Answer answer, IDocumentSession session)
    {
        if (answer.Refusal is not null) return;
        NumbersAreVersions(answer, session);
        session.QueueOperation(new KeepReceipt(new(command.Stamp.Id, Receipt.DigestOf(command), answer), session.TenantId));
        if (command is IBringsPaper bringing && answer.Entries.Count > 0) DocumentTable.Keep(session, bringing.PaperSha256, bringing.Paper.ToArray());
    }

    /// <summary>
    /// An entry's number is its version in the stream (docs/adr/0011). They differ only if the stored view from which the decision was
    /// taken is not what the stream says: then nothing is recorded.
    /// </summary>
    private static void NumbersAreVersions(Answer answer, IDocumentSession session)
    {
        var before = answer.Version - answer.Entries.Count;
        foreach (var stream in session.PendingChanges.Streams())
            if (stream.Key == answer.Stream && stream.ExpectedVersionOnServer is { } version && version != before)
                throw new InvalidOperationException($"the stored view of {answer.Stream} is at {before}, the stream at {version}: rebuild it with views rebuild");
    }
}
