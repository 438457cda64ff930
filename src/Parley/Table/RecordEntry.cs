using Parley.Recording;

namespace Parley.Table;

/// <summary>Records one move or step as it passes.</summary>
/// <param name="Move">The word for it, as in a table log (contract.md).</param>
public sealed record RecordEntry(Stamp Stamp, string NegotiationId, string Move, Entry Entry, Particulars Particulars) : ICommand
{
    public string Stream => NegotiationId;
}

public static class RecordEntryHandler
{
    public static (Answer, object[]) Handle(RecordEntry command, Negotiation? negotiation) =>
        Decide(command, negotiation).On(command.Stream, negotiation?.Version ?? 0);

    /// <summary>Facts are never refused (docs/adr/0004): only what cannot be read unambiguously is.</summary>
    public static Decision Decide(RecordEntry command, Negotiation? negotiation)
    {
        var said = command.Particulars;
        var refusal = command.Stamp.Check()
            ?? Negotiation.Missing(command.NegotiationId, negotiation)
            ?? Limits.Required("the party", said.Party)
            ?? TableWords.Check(command.Move)
            ?? (TableWords.NeedsSubject(command.Move) && said.Labels.Count == 0
                ? new Refusal("missing", $"a {command.Move} is on a subject: name the article")
                : null)
            ?? said.Labels.Select(label => Limits.Required("an article", label)).FirstOrDefault(found => found is not null)
            ?? Texts(said, command.Entry).Select(text => Limits.Text(text.What, text.Value, Limits.Field)).FirstOrDefault(found => found is not null)
            ?? References(said, command.Entry).Select(negotiation!.Unknown).FirstOrDefault(found => found is not null);

        return refusal is null ? Decision.Of(TableWords.Event(command.Move, command.Entry, said)) : refusal;
    }

    private static IEnumerable<(string What, string? Value)> Texts(Particulars said, Entry entry) =>
    [
        ("the summary", said.Summary), ("the text", said.Text), ("the base", said.Base), ("the package", said.Package), ("the option", said.Option),
        ("the condition", said.Condition), ("the outcome", said.Outcome), ("the document's name", said.Document?.Name), ("the vote", said.Vote), ("the minutes", said.Minutes), ("the session", entry.Session),
        ("the reason", entry.Correction?.Reason), ("the authority", entry.Correction?.Authority),
        .. said.Agreements.Select(slug => ("an agreement", (string?)slug)), .. said.Provisions.Select(provision => ("a provision", (string?)provision)),
    ];

    private static IEnumerable<long> References(Particulars said, Entry entry) =>
        [.. said.RespondsTo, .. said.Supersedes, .. entry.Correction is { } correction ? [correction.Entry] : Array.Empty<long>()];
}
