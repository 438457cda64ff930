using Parley.Recording;

namespace Parley.Table;

/// <summary>Links a label to the subjects that it means.</summary>
/// <param name="Entry">The entry for which it means them; null for the whole negotiation.</param>
public sealed record LinkLabel(Stamp Stamp, string NegotiationId, string Label, IReadOnlyList<string> Subjects, long? Entry) : ICommand
{
    public string Stream => NegotiationId;
}

public static class LinkLabelHandler
{
    public static (Answer, object[]) Handle(LinkLabel command, Negotiation? negotiation) =>
        Decide(command, negotiation).On(command.Stream, negotiation?.Version ?? 0);

    public static Decision Decide(LinkLabel command, Negotiation? negotiation)
    {
        var refusal = command.Stamp.Check()
            ?? Negotiation.Missing(command.NegotiationId, negotiation)
            ?? Limits.Required("the label", command.Label)
            ?? (command.Subjects.Count > 0 ? null : new Refusal("missing", "a label is linked to at least one subject: name it"))
            ?? command.Subjects.Select(subject => Limits.Required("a subject", subject)).FirstOrDefault(found => found is not null)
            ?? (command.Entry is { } entry ? negotiation!.Unknown(entry) : null);
        return refusal is null ? Decision.Of(new LabelLinked(command.Label, command.Subjects, command.Entry)) : refusal;
    }
}
