using Parley.Access;
using Parley.Recording;

namespace Parley.Tests.Access;

/// <summary>Erasing and unsealing need two persons, and leave their trace for good.</summary>
public sealed class OrderSpecs
{
    private static readonly Guid Rita = new("00000000-0000-0000-0000-0000000000a1"), Cole = new("00000000-0000-0000-0000-0000000000b2");
    private static readonly Stamp Stamp = new("1", "davis", "Rita", new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private static readonly OrderAsked Asked = new(OrderKind.Erasure, "negotiation/t/account", 4, "item", "digest", "Superior Court, order of 2026-02-27", Rita);

    private static Order Given(params object[] events) =>
        Fold.Of<Order>(events.Select((one, i) => new Fact("order/1", i + 1, Stamp.Now, "Rita", Guid.Empty, one)))!;

    [Fact]
    public void An_order_names_its_authority()
    {
        Assert.Equal([Asked], Orders.Decide(new AskOrder(Stamp, "order/1", Asked), null).Events);
        Assert.Equal("missing", Orders.Decide(new AskOrder(Stamp, "order/1", Asked with { Authority = " " }), null).Refusal?.Code);
    }

    [Fact]
    public void Somebody_else_approves() => Assert.Equal([new OrderApproved(Cole)], Orders.Decide(new AnswerOrder(Stamp, "order/1", true, Cole), Given(Asked)).Events);

    [Fact]
    public void Who_asked_cannot_approve() => Assert.Equal("second-person", Orders.Decide(new AnswerOrder(Stamp, "order/1", true, Rita), Given(Asked)).Refusal?.Code);

    [Fact]
    public void Who_asked_may_take_it_back() => Assert.Equal([new OrderDeclined(Rita, "a mistake")], Orders.Decide(new AnswerOrder(Stamp, "order/1", false, Rita, "a mistake"), Given(Asked)).Events);

    [Fact]
    public void Nothing_is_carried_out_without_the_second_person() => Assert.Equal("not-approved", Orders.Decide(new CarryOutOrder(Stamp, "order/1"), Given(Asked)).Refusal?.Code);

    [Fact]
    public void What_was_approved_is_carried_out_once()
    {
        Assert.Equal([new OrderCarriedOut()], Orders.Decide(new CarryOutOrder(Stamp, "order/1"), Given(Asked, new OrderApproved(Cole))).Events);
        Assert.Equal([], Orders.Decide(new CarryOutOrder(Stamp, "order/1"), Given(Asked, new OrderApproved(Cole), new OrderCarriedOut())).Events);
    }

    [Fact]
    public void What_was_approved_cannot_be_declined_any_more() => Assert.Equal("answered", Orders.Decide(new AnswerOrder(Stamp, "order/1", false, Cole), Given(Asked, new OrderApproved(Cole))).Refusal?.Code);
}
