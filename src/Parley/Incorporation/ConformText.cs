using Parley.Agreements;
using Parley.Recording;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>
/// Changes what an agreement is numbered and headed by, and in which order it stands; no provision becomes another one by it. Words change
/// only as a scrivener's correction that both sides have signed: Parley computes no change of text without ground.
/// </summary>
public sealed record ConformText(Stamp Stamp, string AgreementId, DateOnly Date, DateOnly Effective, string Authority, string Reason,
    IReadOnlyList<ProposedChange> Changes, bool Scriveners, Signatures Signed) : ICommand
{
    public string Stream => AgreementId;
}

public static class ConformTextDecider
{
    /// <param name="facts">The agreement's stream.</param>
    public static Decision Decide(ConformText command, IReadOnlyList<Fact> facts)
    {
        var slug = StreamId.Slug(command.AgreementId);
        var refusal = command.Stamp.Check()
            ?? Agreement.Missing(command.Stream, Fold.Of<Agreement>(facts))
            ?? Limits.Required("the authority", command.Authority) ?? Limits.Required("the reason", command.Reason, Limits.Field)
            ?? (command.Changes.Count > 0 ? null : new Refusal("missing", "a conforming change changes something: name it"))
            ?? Entries.Check("note", new(new(command.Date)), new(Particulars.Joint, []) { Changes = command.Changes, Effective = command.Effective })
            ?? (command.Scriveners && command.Signed != Signatures.Both ? new Refusal("not-signed", "a scrivener's correction changes words only where both sides have signed it: say \"signed\": \"both\", or leave the words as they are") : null)
            ?? (!command.Scriveners && command.Changes.Any(change => change.Text is not null || change.Change is Text.TextChangeKind.Added or Text.TextChangeKind.Removed)
                ? new Refusal("words-need-ground", "a conforming change gives labels, headings and places, and leaves the words: words change by a tentative agreement that is ratified, or by a scrivener's correction that both sides sign") : null);
        if (refusal is not null) return refusal;

        var (changes, unresolved) = new Drafting(facts, command.Date, command.Effective).Draft([.. command.Changes.Select((change, i) => (i + 1, change))], Drafting.Slug(command.AgreementId), facts.Count + 1);
        return unresolved is [var first, ..] ? new Refusal(first.Code, first.Text)
            : Decision.Of(new ProvisionsAmended(command.Scriveners ? "scriveners-correction" : "conforming", command.Effective, changes) { Reason = command.Reason, Authority = command.Authority });
    }
}
