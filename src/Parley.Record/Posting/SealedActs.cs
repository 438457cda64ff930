using Parley.Incorporation;
using Parley.Record.Keys;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Posting;

/// <summary>
/// Seals what a body says before there is a command: no command, event, receipt or line of a log ever holds the words. What is checked of words is checked
/// here, for whoever decides does not see them.
/// </summary>
internal static class SealedActs
{
    /// <summary>Why an entry is not sealed as asked; null where it is.</summary>
    public static Refusal? Check(ISealable body, Layer layer)
    {
        if (body.Seal is null && (body.SealBasis is not null || body.Author is not null || body.Recipients.Count > 0))
            return new("no-seal", "sealBasis, author and recipients say what a privilege log must of a sealed entry: give \"seal\" with them, privileged or personal");
        if (body.Seal == SealedAs.Privileged && layer == Layer.Exchanged)
            return new("not-privileged", "what was exchanged with the other side is not privileged: keep it as a draft (\"draft\": true), a note or a caucus note; personal data in it is sealed as personal");
        return Limits.Text("the basis of the seal", body.SealBasis, Limits.Field) ?? Limits.Text("the author", body.Author, Limits.Name)
            ?? body.Recipients.Select(name => Limits.Required("a recipient", name)).FirstOrDefault(found => found is not null);
    }

    /// <summary>A move, step or draft: its command without its words, and with their seal.</summary>
    /// <param name="record">The command for the entry, its particulars and the seal of who spoke and why.</param>
    public static Reading Entry(EntryBody body, string move, string stream, Entry entry, Particulars said, Asked asked, Func<Stamp, Entry, Particulars, Sealed?, ICommand> record)
    {
        var layer = body.Draft ? Layer.Account : Layer.Exchanged;
        if (Check(body, layer) is { } wrong) return wrong;
        if (body.Seal is not { } mark) return new(record(asked.Stamp, entry, said, null), null);
        var refusal = Entries.Check(move, entry, said, subject: layer == Layer.Exchanged) ?? EntryWords.Check(said)
            ?? Limits.Text("the speaker", body.Speaker, Limits.Field) ?? Limits.Text("the rationale", body.Rationale, Limits.Field);
        if (refusal is not null) return refusal;

        var (clear, left, words) = EntryWords.Take(entry, said, move, layer);
        var beside = !body.Draft && (body.Speaker is not null || body.Rationale is not null) ? new SealedWords { Speaker = body.Speaker, Rationale = body.Rationale } : null;
        if (words == Nothing(words) && beside is null) return NothingToSeal;
        var (own, account) = (Seal(body, mark, layer == Layer.Account ? StreamId.Account(stream) : stream, "0", words, asked), beside is null ? default : Seal(body, mark, StreamId.Account(stream), "1", beside, asked));
        if ((own.Refusal ?? account.Refusal) is { } closed) return closed;
        var stamp = asked.Stamp with { Fingerprint = account.Fingerprint is null ? own.Fingerprint : $"{own.Fingerprint} {account.Fingerprint}" };
        return new(record(stamp, clear with { Sealed = own.Sealed }, left with { SealedDigest = own.Sealed!.Digest }, account.Sealed), null);
    }

    /// <summary>A note of our account.</summary>
    public static Reading Note(NoteBody body, string stream, Asked asked)
    {
        if (Check(body, Layer.Account) is { } wrong) return wrong;
        var (entry, said) = (new Entry(new(body.Date, body.Time)) { Session = body.Session }, new Particulars(body.Party, body.Articles) { Summary = body.Summary, Text = body.Text });
        if (body.Seal is not { } mark) return new(new NoteAccount(asked.Stamp, stream, entry, said, body.About, body.Speaker, body.Rationale), null);
        if ((Entries.Check("note", entry, said) ?? Limits.Text("the speaker", body.Speaker, Limits.Field) ?? Limits.Text("the rationale", body.Rationale, Limits.Field)) is { } refusal) return refusal;
        var (clear, left, words) = EntryWords.Take(entry, said, "note", Layer.Account);
        words = words with { Speaker = body.Speaker, Rationale = body.Rationale };
        if (words is { Summary: null, Text: null, Rationale: null }) return NothingToSeal;
        var made = Seal(body, mark, StreamId.Account(stream), "0", words, asked);
        return made.Refusal is { } closed ? (Reading)closed
            : new Reading(new NoteAccount(asked.Stamp with { Fingerprint = made.Fingerprint }, stream, clear with { Sealed = made.Sealed }, left, body.About, null, null), null);
    }

    /// <summary>What stays inside: sealed for the own side, or for counsel or as personal data where the body says so.</summary>
    public static Reading Inside(InsideBody body, InternalKind kind, SealedWords words, Asked asked)
    {
        var stream = StreamId.Negotiation(asked.Slug!);
        words = words with { Labels = body.Articles, Session = body.Session, CorrectionReason = body.Correction?.Reason, CorrectionAuthority = body.Correction?.Authority };
        var refusal = words.Check() ?? Check(body with { Seal = body.Seal ?? SealedAs.Privileged }, Layer.Internal)
            ?? (body.Correction is { } correction ? Limits.Required("the reason", correction.Reason, Limits.Field) ?? Limits.Required("the authority", correction.Authority) : null);
        if (refusal is not null) return refusal;
        var audience = body.Seal is { } mark ? Audiences.Of(mark) : Audience.Side;
        var made = Seal(body, audience, StreamId.Internal(stream), "0", words, asked);
        if (made.Refusal is { } closed) return closed;
        var entry = new Entry(new(body.Date, body.Time)) { Sealed = made.Sealed, Correction = body.Correction is { } corrects ? new(corrects.Entry, "", "") : null };
        return new(new RecordInternal(asked.Stamp with { Fingerprint = made.Fingerprint }, stream, kind, entry), null);
    }

    private static Refusal NothingToSeal => new("nothing-to-seal", "the entry has no words to seal: give it a text or a summary, or leave \"seal\" out");

    /// <summary>Labels alone, which everybody may need, are no reason for a seal on a move; elsewhere they are words like others.</summary>
    private static SealedWords Nothing(SealedWords words) => new() { Labels = words.Labels, Subjects = words.Subjects, Provisions = words.Provisions, Lines = words.Lines, Agreements = words.Agreements, References = words.References, Session = words.Session };

    private static SealMade Seal(ISealable body, SealedAs mark, string stream, string index, SealedWords words, Asked asked) => Seal(body, Audiences.Of(mark), stream, index, words, asked);

    private static SealMade Seal(ISealable body, Audience audience, string stream, string index, SealedWords words, Asked asked) =>
        asked.Sealer.Seal(asked.Stamp.Agency, stream, asked.Stamp.Id, index, audience, words, new(body.SealBasis, body.Author, body.Recipients));
}
