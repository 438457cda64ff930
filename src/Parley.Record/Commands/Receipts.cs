using Marten;
using Parley.Recording;

namespace Parley.Record.Commands;

/// <summary>Wolverine calls this between the decision and the commit: the receipt is in the same transaction as what it is for.</summary>
public static class Receipts
{
    public static void After(ICommand command, Answer answer, IDocumentSession session)
    {
        if (answer.Refusal is null) session.Insert(new Receipt(command.Stamp.Id, Receipt.DigestOf(command), answer));
    }
}
