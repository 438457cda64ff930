using Parley.Recording;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>Decides what stays inside, and what is hidden.</summary>
internal static class InsideActs
{
    public static TableDecision Record(RecordInternal command, TableFile file)
    {
        var refusal = command.Entry.Sealed is null ? new Refusal("not-sealed", "what stays inside is recorded sealed, and in no other way")
            : command.Entry.Correction is { } correction && !(correction.Entry >= 1 && correction.Entry <= file.Internal.Count)
                ? new("no-such-entry", $"there is no internal entry {correction.Entry} at {StreamId.Slug(command.Stream)}: they run from 1 to {file.Internal.Count}")
            : null;
        if (refusal is not null) return TableActs.Refused(command, file, refusal);
        var noted = InternalEvents.Of(command.Kind, command.Entry);
        return new([], [], EffectsDue.None, Decision.Of(noted).On(StreamId.Internal(command.Stream), file.Internal.Count).Answer) { Internal = [noted] };
    }

    public static TableDecision Hide(HideEntry command, TableFile file, Negotiation negotiation)
    {
        var hiding = command.Hiding;
        var facts = command.Layer == Layer.Account ? file.Account : file.Exchanged;
        var refusal = Limits.Required("the reason", hiding.Reason, Limits.Field) ?? Limits.Required("the authority", hiding.Authority)
            ?? (command.Layer == Layer.Internal ? new Refusal("sealed-already", "internal entries are sealed already: only entries recorded in clear, exchanged or of our account, are hidden") : null)
            ?? (hiding.Entry >= 1 && hiding.Entry <= facts.Count ? Hideable(hiding, facts) : new("no-such-entry", $"there is no entry {hiding.Entry} in {Where(command.Layer)} of {negotiation.Slug}: its entries run from 1 to {facts.Count}"));
        if (refusal is not null) return TableActs.Refused(command, file, refusal);

        var remark = Remark(hiding, facts);
        if (command.Layer == Layer.Account)
        {
            var account = TableActs.OnAccount(command, file, new AccountEntryHidden(hiding));
            return account with { Answer = account.Answer with { Remark = remark } };
        }

        var hidden = new EntryHidden(hiding);
        return new([hidden], [], EffectsDue.None, Decision.Of(hidden).On(command.Stream, file.Exchanged.Count).Answer with { Remark = remark });
    }

    private static Refusal? Hideable(Hiding hiding, IReadOnlyList<Fact> facts)
    {
        var happening = facts[(int)hiding.Entry - 1].Event;
        if (happening is not (ITableEvent or AccountNoted or PaperDrafted)) return new("not-an-entry", $"entry {hiding.Entry} is no move, step, note or draft: only those have words to hide");
        if (Opening.EntryOf(happening)?.Sealed is not null) return new("sealed-already", $"entry {hiding.Entry} is sealed already, which is more than hiding");
        return happening is ITableEvent { Particulars.Changes.Count: > 0 } or PaperDrafted { Particulars.Changes.Count: > 0 }
            ? new(EntryWords.OfText, $"entry {hiding.Entry} changes contract text, which cannot be hidden: who is bound by a text can read it") : null;
    }

    /// <summary>Said with every hiding, for somebody could take it for more than it is.</summary>
    private static string Remark(Hiding hiding, IReadOnlyList<Fact> facts)
    {
        var others = facts.Where(fact => Opening.EntryOf(fact.Event)?.Correction?.Entry == hiding.Entry || Opening.EntryOf(facts[(int)hiding.Entry - 1].Event)?.Correction?.Entry == fact.Number).Select(fact => fact.Number).ToList();
        var more = others.Count == 0 ? "" : $" What it corrects or what corrects it ({string.Join(", ", others)}) still shows its own words.";
        return "Hidden, which is less than sealed: the words stay in the event, and in every backup and export made so far; only what is shown and found from now on leaves them out." + more;
    }

    private static string Where(Layer layer) => layer == Layer.Account ? "our account" : "the exchanged record";
}
