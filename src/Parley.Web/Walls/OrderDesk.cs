using Parley.Access;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Recording;
using Parley.Web.Forms;

namespace Parley.Web.Walls;

/// <param name="Stream">The stream in which the sealed entry stands, such as negotiation/utla-2025/account.</param>
/// <param name="Authority">By what authority: a statute, a court's order, a retention rule, a waiver of the client. Nothing of what is sealed.</param>
public sealed record OrderBody(OrderKind Order, string Stream, long Entry, string Authority);

/// <summary>Orders as a signed-in person gives and answers them, from the page and the API.</summary>
public sealed class OrderDesk(OrderOffice office, Posting posting, Seat seat)
{
    /// <summary>The orders that the person may know of: what they audit, or could ask for or answer.</summary>
    public async Task<IReadOnlyList<Order>> All(Agency agency, CancellationToken stop)
    {
        var reader = await seat.Reader(agency);
        var seen = new List<Order>();
        foreach (var order in (await office.All(agency, stop)).OrderByDescending(order => order.Id, StringComparer.Ordinal))
            if (await reader.May(Right.ReadAccess, order.Stream, stop) || await reader.May(Asking(order.What), order.Stream, stop) || await reader.May(Answering(order.What), order.Stream, stop)) seen.Add(order);
        return seen;
    }

    public async Task<Answer> Ask(Agency agency, OrderBody body, string id, CancellationToken stop)
    {
        var right = Asking(body.Order);
        if (await Wrong(agency, right, body.Stream, stop) is { } wrong) return new("", 0, [], wrong);
        return await office.Ask(agency, body.Order, body.Stream, body.Entry, body.Authority, seat.Person!.Id, seat.Person.Name, id, stop);
    }

    public async Task<Answer> Answer(Agency agency, string order, bool approved, string? reason, string id, CancellationToken stop)
    {
        var missing = new Refusal("no-such-order", $"there is no order {Plain.Short(order)}");
        if (await office.Find(agency, order, stop) is not { } found) return new("", 0, [], missing);
        var (right, own) = (Answering(found.What), found.AskedBy == seat.Person!.Id && !approved);
        if (await Wrong(agency, own ? Asking(found.What) : right, found.Stream, stop) is { } wrong) return new("", 0, [], wrong.Code == Denial.NotAllowed ? missing : wrong);
        return await office.Answer(agency, order, approved, seat.Person!.Id, seat.Person.Name, id, reason, stop);
    }

    public static Right Asking(OrderKind what) => what == OrderKind.Erasure ? Right.OrderErasure : Right.OrderUnsealing;

    public static Right Answering(OrderKind what) => what == OrderKind.Erasure ? Right.ApproveErasure : Right.ApproveUnsealing;

    private async Task<Refusal?> Wrong(Agency agency, Right right, string stream, CancellationToken stop)
    {
        if (!await (await seat.Reader(agency)).May(right, stream, stop)) return await posting.Denied(right, agency);
        return await posting.NotFresh(right, agency);
    }
}
