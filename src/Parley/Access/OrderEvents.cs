using Parley.Recording;

namespace Parley.Access;

public enum OrderKind
{
    /// <summary>The key of a sealed item is destroyed: nobody can read its words again.</summary>
    Erasure,

    /// <summary>A sealed item is opened to the whole of the own side.</summary>
    Unsealing,
}

/// <summary>The order repeats nothing of what it is about: it must stay readable when that is gone.</summary>
/// <param name="Stream">The stream in which the item stands.</param>
/// <param name="Entry">Its entry's number.</param>
/// <param name="Item">The sealed item's id.</param>
/// <param name="Digest">The digest that its event holds.</param>
/// <param name="Authority">By what authority: a statute, a court's order, a retention rule, a waiver of the client.</param>
[Event("order_asked", StreamKind.Order, "Somebody asked that a sealed item be erased, or its seal lifted, and by what authority.")]
public sealed record OrderAsked(OrderKind Order, string Stream, long Entry, string Item, string Digest, string Authority, Guid By);

[Event("order_approved", StreamKind.Order, "A second person approved what was asked.")]
public sealed record OrderApproved(Guid By);

[Event("order_declined", StreamKind.Order, "What was asked was declined, or taken back.")]
public sealed record OrderDeclined(Guid By, string? Reason = null);

[Event("order_carried_out", StreamKind.Order, "The item's key was destroyed, or its seal lifted.")]
public sealed record OrderCarriedOut();
