using Parley.Recording;
using Parley.Table;

namespace Parley.Incorporation;

/// <summary>What stands in the record of a table when an act comes in.</summary>
public sealed record TableFile(IReadOnlyList<Fact> Exchanged, IReadOnlyList<Fact> Account, IReadOnlyDictionary<string, IReadOnlyList<Fact>> Agreements, IReadOnlyDictionary<string, IReadOnlyList<Fact>> SideLetters)
{
    public IReadOnlyList<Fact> Internal { get; init; } = [];
}

/// <summary>What an act records, stream by stream, and its answer.</summary>
public sealed record TableDecision(IReadOnlyList<object> Exchanged, IReadOnlyList<object> Account, EffectsDue Effects, Answer Answer)
{
    public IReadOnlyList<object> Internal { get; init; } = [];
}

/// <summary>Decides acts on the whole table: the entry itself, what of it goes to our account, and what it puts into effect.</summary>
public static class TableActs
{
    public static TableDecision Decide(ITableCommand command, TableFile file)
    {
        var negotiation = Fold.Of<Negotiation>(file.Exchanged);
        var refusal = command.Stamp.Check() ?? (command is SignSideLetter ? null : Negotiation.Missing(command.Stream, negotiation));
        if (refusal is not null) return Refused(command, file, refusal);
        return command switch
        {
            RecordAct act => Record(act, file, negotiation!),
            ConfirmEntry confirm => Confirm(confirm, file, negotiation!),
            StrikeEntry strike => Strike(strike, file, negotiation!),
            NoteAccount note => Note(note, file, negotiation!),
            DraftPaper draft => Draft(draft, file, negotiation!),
            ServePaper serve => Serve(serve, file, negotiation!),
            SignSideLetter letter => Sign(letter, file, negotiation),
            RecordInternal inside => InsideActs.Record(inside, file),
            HideEntry hide => InsideActs.Hide(hide, file, negotiation!),
            _ => throw new InvalidOperationException($"no decision for {command.GetType().Name}"),
        };
    }

    private static TableDecision Record(RecordAct act, TableFile file, Negotiation negotiation)
    {
        var refusal = Entries.Check(act.Move, act.Entry, act.Particulars) ?? Entries.Unknown(act.Entry, act.Particulars, negotiation)
            ?? Limits.Text("the speaker", act.Speaker, Limits.Field) ?? Limits.Text("the rationale", act.Rationale, Limits.Field)
            ?? (act.Seen is { } seen ? Overtaken(act, file, seen) : null);
        if (refusal is not null) return Refused(act, file, refusal);

        var happening = TableWords.Event(act.Move, act.Entry, act.Particulars);
        if (happening is AgreementRatified or AgreementApprovedByBoard) happening = TableWords.Event(act.Move, act.Entry, Ballots.Named(act, file, negotiation));
        var number = file.Exchanged.Count + 1;
        IReadOnlyList<object> account = act.Speaker is null && act.Rationale is null && act.BesideSealed is null ? []
            : [new AccountNoted(act.Entry with { Key = null, Correction = null, Sealed = act.BesideSealed }, new(act.Particulars.Party, act.Particulars.Labels)) { About = [number], Beside = true, Move = act.Move, Speaker = act.Speaker, Rationale = act.Rationale }];
        return Done(act, file, [happening], account, act.Entry.Correction?.Reason ?? $"{act.Move} of {act.Entry.Happened.Date}");
    }

    /// <summary>A correction that comes later is another entry, and confirmed by itself.</summary>
    private static TableDecision Confirm(ConfirmEntry command, TableFile file, Negotiation negotiation)
    {
        var refusal = negotiation.Unknown(command.Entry)
            ?? (file.Exchanged[(int)command.Entry - 1].Event is ITableEvent ? null : new Refusal("not-an-entry", $"entry {command.Entry} is no move or step: only those are confirmed"));
        if (refusal is not null) return Refused(command, file, refusal);
        IReadOnlyList<object> confirmed = file.Exchanged.Any(fact => fact.Event is EntryConfirmed known && known.Entry == command.Entry) ? [] : [new EntryConfirmed(command.Entry)];
        return new(confirmed, [], EffectsDue.None, Decision.Of(confirmed).On(command.Stream, file.Exchanged.Count).Answer);
    }

    private static TableDecision Strike(StrikeEntry command, TableFile file, Negotiation negotiation)
    {
        var refusal = Limits.Required("the reason", command.Reason, Limits.Field) ?? Limits.Required("the authority", command.Authority) ?? negotiation.Unknown(command.Entry)
            ?? (file.Exchanged[(int)command.Entry - 1].Event is ITableEvent ? null : new Refusal("not-an-entry", $"entry {command.Entry} is no move or step: only those can be struck or corrected"));
        return refusal is not null ? Refused(command, file, refusal) : Done(command, file, [new EntryStruck(new(command.Entry, command.Reason, command.Authority))], [], command.Reason);
    }

    /// <summary>A note is an entry of our account alone: its number is that of the account's stream.</summary>
    private static TableDecision Note(NoteAccount command, TableFile file, Negotiation negotiation)
    {
        var said = command.Particulars;
        var refusal = Entries.Check("note", command.Entry, said with { RespondsTo = [], Supersedes = [] })
            ?? command.About.Select(negotiation.Unknown).FirstOrDefault(found => found is not null)
            ?? Limits.Text("the speaker", command.Speaker, Limits.Field) ?? Limits.Text("the rationale", command.Rationale, Limits.Field)
            ?? (said.Text is null && said.Summary is null && command.Rationale is null && command.Entry.Sealed is null ? new Refusal("missing", "a note says something: give a summary, a text or a rationale") : null);
        return refusal is not null ? Refused(command, file, refusal)
            : OnAccount(command, file, new AccountNoted(command.Entry, said) { About = command.About, Speaker = command.Speaker, Rationale = command.Rationale });
    }

    private static TableDecision Draft(DraftPaper command, TableFile file, Negotiation negotiation)
    {
        var refusal = Entries.Check(command.Move, command.Entry, command.Particulars, subject: command.Entry.Sealed is null) ?? Entries.Unknown(command.Entry, command.Particulars, negotiation);
        return refusal is not null ? Refused(command, file, refusal) : OnAccount(command, file, new PaperDrafted(command.Move, command.Entry, command.Particulars));
    }

    private static TableDecision Serve(ServePaper command, TableFile file, Negotiation negotiation)
    {
        var draft = command.Draft >= 1 && command.Draft <= file.Account.Count ? file.Account[(int)command.Draft - 1].Event as PaperDrafted : null;
        if (Limits.Text("on whom it was served", command.To, Limits.Name) is { } refusal) return Refused(command, file, refusal);
        if (draft is null) return Refused(command, file, new("no-such-draft", $"there is no draft {command.Draft} at {negotiation.Slug}: keep the paper first, as a move with \"draft\": true"));
        if (file.Account.Select(fact => fact.Event).OfType<PaperServed>().FirstOrDefault(served => served.Draft == command.Draft) is { } already)
            return Refused(command, file, new("served-already", $"draft {command.Draft} was served already, as entry {already.Entry}: what is served again is a move of its own"));
        // The seal of the draft opens in our account alone; and what is served is communicated, so that there is nothing left to withhold.
        if (draft.Entry.Sealed is not null) return Refused(command, file, new("draft-sealed", $"draft {command.Draft} is sealed: what is served is no longer ours alone; record what was served as a move, in clear"));
        var entry = draft.Entry with { Happened = command.Happened, Session = command.Session ?? draft.Entry.Session };
        return Done(command, file, [TableWords.Event(draft.Move, entry, draft.Particulars)], [new PaperServed(command.Draft, file.Exchanged.Count + 1, command.To)], "served");
    }

    private static TableDecision Sign(SignSideLetter command, TableFile file, Negotiation? known)
    {
        var slug = StreamId.Slug(command.SideLetterId);
        var refusal = Slug.Check("the side letter", slug) ?? Limits.Required("the side letter's title", command.Title)
            ?? (command.Units.Count > 0 ? null : new Refusal("no-unit", "a side letter is with at least one unit: name it"))
            ?? (known is null ? null : new Refusal("side-letter-exists", $"side letter {slug} exists already as \"{Plain.Short(known.Title)}\": choose another slug"))
            ?? Entries.Check("tentative-agreement", command.Entry, command.Particulars);
        if (refusal is not null) return Refused(command, file, refusal);
        return Done(command, file,
        [
            new NegotiationOpened(slug, command.Title.Trim(), NegotiationKind.SideLetter, [.. command.Units.Select(StreamId.Slug)], command.Agreements, command.Representatives)
            {
                Negotiation = command.Negotiation, NonPrecedential = command.NonPrecedential ? true : null,
            },
            TableWords.Event("tentative-agreement", command.Entry, command.Particulars),
        ], [], "signed");
    }

    /// <summary>Whether something that the sender had not seen touches what this act touches.</summary>
    private static Refusal? Overtaken(RecordAct act, TableFile file, long seen)
    {
        var links = Links.Of(file.Exchanged);
        var own = links.Subjects(0, act.Particulars.Labels).Select(subject => subject.Key).ToHashSet();
        foreach (var fact in file.Exchanged.Skip((int)Math.Clamp(seen, 0, int.MaxValue)))
        {
            if (fact.Event is not ITableEvent { Particulars: var said } later) continue;
            if (!links.Subjects(fact.Number, said.Labels).Any(subject => own.Contains(subject.Key)) && !(said.Package is { } package && act.Particulars.Package is { } mine && Labels.Same(package, mine))
                && !said.Agreements.Intersect(act.Particulars.Agreements).Any()) continue;
            return new("changed-since", $"since version {seen}, {Plain.Short(said.Party)} has recorded a {TableWords.Of(later)} on {Plain.Short(string.Join(", ", said.Labels))} of {later.Entry.Happened.Date} (entry {fact.Number}, by {Plain.Short(fact.By)}): look at it, and send again with version {file.Exchanged.Count}");
        }

        return null;
    }

    private static TableDecision Done(ITableCommand command, TableFile file, IReadOnlyList<object> exchanged, IReadOnlyList<object> account, string reason)
    {
        var table = file.Exchanged.Concat(Effects.Facts(command.Stream, file.Exchanged.Count, exchanged, command.Stamp.Now, command.Stamp.Actor)).ToList();
        return new(exchanged, account, Effects.Due(new(table, file.Agreements, file.SideLetters), reason), Decision.Of(exchanged).On(command.Stream, file.Exchanged.Count).Answer);
    }

    internal static TableDecision OnAccount(ITableCommand command, TableFile file, object noted) =>
        new([], [noted], EffectsDue.None, Decision.Of(noted).On(StreamId.Account(command.Stream), file.Account.Count).Answer);

    internal static TableDecision Refused(ITableCommand command, TableFile file, Refusal refusal) =>
        new([], [], EffectsDue.None, new(command.Stream, file.Exchanged.Count, [], refusal));
}
