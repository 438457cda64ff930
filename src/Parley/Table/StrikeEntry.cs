using Parley.Recording;

namespace Parley.Table;

/// <summary>Strikes an entry that was made in error. It stays readable, with the reason, and no longer counts.</summary>
public sealed record StrikeEntry(Stamp Stamp, string NegotiationId, long Entry, string Reason, string Authority) : ICommand
{
    public string Stream => NegotiationId;
}

public static class StrikeEntryHandler
{
    public static (Answer, object[]) Handle(StrikeEntry command, Negotiation? negotiation) =>
        Decide(command, negotiation).On(command.Stream, negotiation?.Version ?? 0);

    public static Decision Decide(StrikeEntry command, Negotiation? negotiation)
    {
        var refusal = command.Stamp.Check()
            ?? Negotiation.Missing(command.NegotiationId, negotiation)
            ?? Limits.Required("the reason", command.Reason, Limits.Field)
            ?? Limits.Required("the authority", command.Authority)
            ?? negotiation!.Unknown(command.Entry);
        return refusal is null ? Decision.Of(new EntryStruck(new(command.Entry, command.Reason, command.Authority))) : refusal;
    }
}
