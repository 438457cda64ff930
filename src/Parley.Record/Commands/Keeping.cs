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
        session.Insert(new Receipt(command.Stamp.Id, Receipt.DigestOf(command), answer));
        if (command is IBringsPaper bringing && answer.Entries.Count > 0) DocumentTable.Keep(session, bringing.PaperSha256, bringing.Paper.ToArray());
    }
}
