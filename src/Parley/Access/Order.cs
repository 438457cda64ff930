using Parley.Recording;

namespace Parley.Access;

public enum OrderState
{
    Asked,
    Approved,
    Declined,
    CarriedOut,
}

/// <summary>What needs two persons: the erasure of a sealed item, or the lifting of its seal.</summary>
public sealed record Order(string Id, OrderKind What, string Stream, long Entry, string Item, string Digest, string Authority, Guid AskedBy, OrderState State, long Version) : IState<Order>
{
    public static StreamKind Kind => StreamKind.Order;

    public static Order Evolve(Order? order, Fact fact) => (order, fact.Event) switch
    {
        (null, OrderAsked e) => new(fact.Stream, e.Order, e.Stream, e.Entry, e.Item, e.Digest, e.Authority, e.By, OrderState.Asked, fact.Number),
        ({ } known, OrderApproved) => known with { State = OrderState.Approved, Version = fact.Number },
        ({ } known, OrderDeclined) => known with { State = OrderState.Declined, Version = fact.Number },
        ({ } known, OrderCarriedOut) => known with { State = OrderState.CarriedOut, Version = fact.Number },
        _ => throw Fold.Unknown<Order>(fact),
    };
}

public sealed record AskOrder(Stamp Stamp, string OrderId, OrderAsked Asked) : ICommand
{
    public string Stream => OrderId;
}

/// <param name="By">The account of who answers.</param>
public sealed record AnswerOrder(Stamp Stamp, string OrderId, bool Approved, Guid By, string? Reason = null) : ICommand
{
    public string Stream => OrderId;
}

/// <summary>Notes that the key is gone, or that the seal is lifted; sent when that has happened.</summary>
public sealed record CarryOutOrder(Stamp Stamp, string OrderId) : ICommand
{
    public string Stream => OrderId;
}

public static class AskOrderHandler
{
    public static (Answer, object[]) Handle(AskOrder command, Order? order) => Orders.Decide(command, order).On(command.Stream, order?.Version ?? 0);
}

public static class AnswerOrderHandler
{
    public static (Answer, object[]) Handle(AnswerOrder command, Order? order) => Orders.Decide(command, order).On(command.Stream, order?.Version ?? 0);
}

public static class CarryOutOrderHandler
{
    public static (Answer, object[]) Handle(CarryOutOrder command, Order? order) => Orders.Decide(command, order).On(command.Stream, order?.Version ?? 0);
}

/// <summary>Erasing and unsealing need a second person (ASVS 5.0, 2.3.5), and leave their trace for good.</summary>
public static class Orders
{
    public static Decision Decide(AskOrder command, Order? order)
    {
        var refusal = command.Stamp.Check()
            ?? Limits.Required("the authority", command.Asked.Authority, 500)
            ?? Limits.Required("the sealed item", command.Asked.Item, 200)
            ?? (order is null ? null : new Refusal("order-exists", "this order is there already: ask with a new one"));
        return refusal is not null ? refusal : Decision.Of(command.Asked);
    }

    public static Decision Decide(AnswerOrder command, Order? order)
    {
        if ((command.Stamp.Check() ?? Limits.Text("the reason", command.Reason, 2_000) ?? Missing(command.OrderId, order)) is { } refusal) return refusal;
        if (order!.State != OrderState.Asked) return order.State == OrderState.Declined ? !command.Approved ? Decision.Already : Answered(order) : command.Approved ? Decision.Already : Answered(order);
        if (!command.Approved) return Decision.Of(new OrderDeclined(command.By, command.Reason));
        return command.By == order.AskedBy
            ? new Refusal("second-person", "this needs two persons: somebody else than who asked for it must approve")
            : Decision.Of(new OrderApproved(command.By));
    }

    public static Decision Decide(CarryOutOrder command, Order? order) =>
        (command.Stamp.Check() ?? Missing(command.OrderId, order)) is { } refusal ? refusal : order!.State switch
        {
            OrderState.Approved => Decision.Of(new OrderCarriedOut()),
            OrderState.CarriedOut => Decision.Already,
            _ => new Refusal("not-approved", "nothing is carried out that a second person has not approved"),
        };

    private static Refusal Answered(Order order) => new("answered", $"this order was answered before: it is {Json.Word(order.State)}");

    private static Refusal? Missing(string id, Order? order) => order is not null ? null : new("no-such-order", $"there is no order {Plain.Short(StreamId.Slug(id))}");
}
