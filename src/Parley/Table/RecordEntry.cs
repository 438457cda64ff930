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

    public static Decision Decide(RecordEntry command, Negotiation? negotiation) =>
        (command.Stamp.Check() ?? Negotiation.Missing(command.NegotiationId, negotiation) ?? Entries.Check(command.Move, command.Entry, command.Particulars) ?? Entries.Unknown(command.Entry, command.Particulars, negotiation!)) is { } refusal
            ? refusal : Decision.Of(TableWords.Event(command.Move, command.Entry, command.Particulars));
}

/// <summary>Facts are never refused (docs/adr/0004): only what cannot be read unambiguously is.</summary>
public static class Entries
{
    /// <param name="subject">Whether a move must name its subject; one of our own side's papers that is sealed does not.</param>
    public static Refusal? Check(string move, Entry entry, Particulars said, bool subject = true) =>
        Limits.Required("the party", said.Party)
        ?? TableWords.Check(move)
        ?? (subject && TableWords.NeedsSubject(move) && said.Labels.Count == 0 ? new Refusal("missing", $"a {move} is on a subject: name the article") : null)
        ?? First(said.Labels, label => Limits.Required("an article", label))
        ?? First(Texts(said, entry), text => Limits.Text(text.What, text.Value, Limits.Field))
        ?? First(Names(said), name => Limits.Required(name.What, name.Value))
        ?? First(Days(said), day => PartialDate.Covers(day) ? null : new Refusal("bad-date", $"{day:yyyy-MM-dd} is no day on which contract text changes: years run from {PartialDate.FirstYear} to {PartialDate.LastYear}"))
        ?? (said.Ballot?.On.Count > Limits.Papers || said.Changes.Count > Limits.Papers ? new Refusal("too-many", $"one entry names at most {Limits.Papers:N0} papers and changes: divide it") : null);

    /// <summary>A reference is to an entry that is there.</summary>
    public static Refusal? Unknown(Entry entry, Particulars said, Negotiation negotiation) =>
        First([.. said.RespondsTo, .. said.Supersedes, .. said.Ballot?.On ?? [], .. entry.Correction is { } correction ? [correction.Entry] : Array.Empty<long>()], negotiation.Unknown);

    private static Refusal? First<T>(IEnumerable<T> items, Func<T, Refusal?> check) => items.Select(check).FirstOrDefault(found => found is not null);

    private static IEnumerable<(string What, string? Value)> Texts(Particulars said, Entry entry) =>
    [
        ("the summary", said.Summary), ("the text", said.Text), ("the base", said.Base), ("the package", said.Package), ("the option", said.Option),
        ("the condition", said.Condition), ("the outcome", said.Outcome), ("the document's name", said.Document?.Name), ("the vote", said.Vote), ("the minutes", said.Minutes), ("the session", entry.Session), ("in whose name", entry.InNameOf),
        ("the reason", entry.Correction?.Reason), ("the authority", entry.Correction?.Authority), ("the percentage", said.Ballot?.Percent),
        ("the mover", said.RollCall?.Mover), ("the seconder", said.RollCall?.Seconder),
        .. said.Agreements.Select(slug => ("an agreement", (string?)slug)), .. said.Provisions.Select(provision => ("a provision", (string?)provision)),
        .. said.Changes.SelectMany(change => new[] { ("a change's words", change.Text), ("a change's earlier words", change.Was), ("a change's heading", change.Heading), ("a change's label", change.Label), ("a change's place", change.After), ("a change's place", change.Parent) }),
    ];

    /// <summary>Days of which the day before or after is asked for.</summary>
    private static IEnumerable<DateOnly> Days(Particulars said) =>
        new[] { said.Effective, said.Until, said.Term?.To }.Concat(said.Changes.SelectMany(change => new[] { change.Effective, change.Until })).OfType<DateOnly>();

    private static IEnumerable<(string What, string? Value)> Names(Particulars said) =>
    [
        .. said.Needs is { } needs ? [("the authority for the acts that it needs", (string?)needs.Authority)] : Array.Empty<(string, string?)>(),
        .. said.Changes.Select(change => ("a change's provision", (string?)change.Provision)), .. said.Signers.Select(signer => ("a signer's name", (string?)signer.Name)),
        .. said.RollCall?.Votes.Select(vote => ("a name of the roll call", (string?)vote.Name)) ?? [], .. said.Meeting?.Present.Select(person => ("a name of those present", (string?)person.Name)) ?? [],
        .. said.Meeting?.Caucuses.Select(caucus => ("who caucused", (string?)caucus.Party)) ?? [], .. said.Ends.Select(slug => ("a side letter", (string?)slug)),
    ];
}
