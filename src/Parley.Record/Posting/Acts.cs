using Parley.Incorporation;
using Parley.Parties;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Posting;

/// <summary>All acts (contract.md, API).</summary>
public static class Acts
{
    public const string Root = "/api/v1/";

    /// <summary>The one act that needs no agency before it.</summary>
    public const string Agency = "agency";

    private const string Negotiations = "negotiations/{slug}/";
    private const string SideLetters = "side-letters/{slug}/";

    public static IReadOnlyList<Act> All { get; } =
    [
        Of<AgencyBody>(Agency, "the agency whose record it is", (body, asked) => Now(new EstablishAgency(asked.Stamp, StreamId.Agency, body.Name, body.TimeZone))),
        Of<UnitBody>("units", "a bargaining unit", (body, asked) =>
            Now(new RecognizeUnit(asked.Stamp, StreamId.Unit(body.Slug), body.Name, body.Representative, body.Profile))),
        Of<AgreementBody>("agreements", "an agreement's text", TextActs.Import),
        Of<ConformingBody>("agreements/{slug}/conforming-changes", "conforming changes of an agreement's text", TextActs.Conform),
        Of<NegotiationBody>("negotiations", "a negotiation", Open),
        Of<EntryBody>(Negotiations + "moves", "a move on one or more subjects, or a step; or a draft of ours", (body, asked) => Task.FromResult(Entry(body, body.Move, StreamId.Negotiation(asked.Slug!), asked))),
        Entry(Negotiations, "steps", "a step that the negotiation as a whole takes", null),
        Entry(Negotiations, "sessions", "a session", "session"),
        Entry(Negotiations, "ground-rules", "the ground rules", "ground-rules"),
        Entry(Negotiations, "tentative-agreements", "a tentative agreement", "tentative-agreement"),
        Entry(Negotiations, "reopenings", "that a tentative agreement was taken up again", "reopening"),
        Entry(Negotiations, "ratifications", "the membership's vote", "ratified"),
        Entry(Negotiations, "board-approvals", "the governing board's vote", "board-approved"),
        Of<EndBody>(Negotiations + "closing", "that the negotiation came to its end", (body, asked) => Now(End(body, "negotiation-closed", StreamId.Negotiation(asked.Slug!), asked))),
        Of<ServingBody>(Negotiations + "serving", "that a draft of ours was served", (body, asked) =>
            Now(new ServePaper(asked.Stamp, StreamId.Negotiation(asked.Slug!), body.Draft, new(body.Date, body.Time, body.Order), body.Session, body.To))),
        Of<NoteBody>(Negotiations + "notes", "what was said, for our own account", (body, asked) => Task.FromResult(SealedActs.Note(body, StreamId.Negotiation(asked.Slug!), asked))),
        Of<ConfirmationBody>(Negotiations + "confirmations", "that the spokesperson confirms an entry", (body, asked) => Now(new ConfirmEntry(asked.Stamp, StreamId.Negotiation(asked.Slug!), body.Entry))),
        Of<CaucusNoteBody>(Negotiations + "caucus-notes", "what was said in our caucus, sealed", (body, asked) => Task.FromResult(SealedActs.Inside(body, InternalKind.Caucus, new() { Text = body.Text, Summary = body.Summary, Speaker = body.Speaker }, asked))),
        Of<MandateBody>(Negotiations + "mandates", "a mandate, sealed", (body, asked) => Task.FromResult(SealedActs.Inside(body, InternalKind.Mandate, new() { Text = body.Text, Authority = body.Authority, Giver = body.GivenBy, Limits = body.Limits }, asked))),
        Of<CostingBody>(Negotiations + "costings", "a costing of ours, sealed", (body, asked) => Task.FromResult(SealedActs.Inside(body, InternalKind.Costing, new() { Text = body.Text, Lines = body.Lines }, asked))),
        Of<HidingBody>(Negotiations + "hidings", "that an entry recorded in clear is shown to an audience alone", (body, asked) =>
            Now(new HideEntry(asked.Stamp, StreamId.Negotiation(asked.Slug!), body.Layer, new(body.Entry, body.As, body.Reason, body.Authority)))),
        Of<LinkBody>(Negotiations + "links", "which subjects a label means", (body, asked) =>
            Now(new LinkLabel(asked.Stamp, StreamId.Negotiation(asked.Slug!), body.Label, body.Subjects, body.Entry))),
        Of<CorrectionBody>(Negotiations + "corrections", "an entry made in error, or as it should have been", (body, asked) => Correct(body, StreamId.Negotiation(asked.Slug!), asked)),
        Of<SideLetterBody>("side-letters", "a side letter, as signed", Sign),
        Entry(SideLetters, "ratifications", "the membership's vote on a side letter", "ratified"),
        Entry(SideLetters, "board-approvals", "the governing board's vote on a side letter", "board-approved"),
        Entry(SideLetters, "extensions", "a side letter's later last day", "side-letter-extended"),
        Of<EndBody>(SideLetters + "endings", "that a side letter came to its end", (body, asked) => Now(End(body, "side-letter-ended", StreamId.SideLetter(asked.Slug!), asked))),
        Of<CorrectionBody>(SideLetters + "corrections", "an entry made in error, or as it should have been", (body, asked) => Correct(body, StreamId.SideLetter(asked.Slug!), asked)),
    ];

    /// <summary>The act at an address, and the slug that it names.</summary>
    public static (Act Act, string? Slug)? Find(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal)) return null;
        var parts = path[Root.Length..].Split('/');
        foreach (var act in All)
        {
            var template = act.Path.Split('/');
            if (template.Length != parts.Length || !template.Zip(parts).All(pair => pair.First == "{slug}" || pair.First == pair.Second)) continue;
            var at = Array.IndexOf(template, "{slug}");
            return (act, at < 0 ? null : parts[at]);
        }

        return null;
    }

    private static Act Entry(string under, string noun, string summary, string? word) => Of<EntryBody>(under + noun, summary, (body, asked) =>
        word is not null && body.Move is { } other && other != word
            ? Task.FromResult<Reading>(new Refusal("other-move", $"this address records {word}: leave \"move\" out, or post {Plain.Short(other)} to /moves"))
            : Task.FromResult(Entry(body, word ?? body.Move, (under == SideLetters ? StreamId.SideLetter(asked.Slug!) : StreamId.Negotiation(asked.Slug!)), asked)));

    /// <summary>
    /// Most moves reach no further than their own stream, and are decided on a state of a few hundred bytes. What can put something into
    /// effect, or be overtaken, or has words for our own account, is decided on the whole table.
    /// </summary>
    private static Reading Entry(EntryBody body, string? move, string stream, Asked asked)
    {
        move ??= "";
        var alone = body.Correction is null && body.Speaker is null && body.Rationale is null && asked.Seen is null && !TableWords.ReachesFurther(move);
        return SealedActs.Entry(body, move, stream, body.Entry, body.Said, asked, (stamp, entry, said, beside) => body.Draft ? new DraftPaper(stamp, stream, move, entry, said)
            : alone ? new RecordEntry(stamp, stream, move, entry, said) : Act(body, stamp, stream, move, entry, said, beside, asked));
    }

    private static async Task<Reading> Correct(CorrectionBody body, string stream, Asked asked)
    {
        if (body.As is null) return new(new StrikeEntry(asked.Stamp, stream, body.Entry, body.Reason, body.Authority), null);
        // What it was is what it is, unless the correction says that it was something else.
        var move = body.As.Move ?? await asked.Reader.Word(stream, body.Entry);
        if (move is null) return new Refusal("not-an-entry", $"entry {body.Entry} is no move or step of {StreamId.Slug(stream)}: only those can be corrected");
        if ((Limits.Required("the reason", body.Reason, Limits.Field) ?? Limits.Required("the authority", body.Authority)) is { } refusal) return refusal;
        var entry = body.As.Entry with { Correction = new(body.Entry, body.Reason, body.Authority) { Scriveners = body.Scriveners, Signed = body.Signed } };
        return SealedActs.Entry(body.As with { Draft = false }, move, stream, entry, body.As.Said, asked, (stamp, clear, said, beside) => Act(body.As, stamp, stream, move, clear, said, beside, asked));
    }

    /// <summary>Who spoke and why goes in clear only where nothing of the entry is sealed.</summary>
    private static RecordAct Act(EntryBody body, Stamp stamp, string stream, string move, Entry entry, Particulars said, Sealed? beside, Asked asked) =>
        new(stamp, stream, move, entry, said) { Speaker = body.Seal is null ? body.Speaker : null, Rationale = body.Seal is null ? body.Rationale : null, BesideSealed = beside, Seen = asked.Seen };

    private static RecordAct End(EndBody body, string word, string stream, Asked asked) =>
        new(asked.Stamp, stream, word, new(new(body.Date, body.Time)) { Session = body.Session }, new(body.Party, []) { Summary = body.Reason, Until = body.Until });

    private static async Task<Reading> Open(NegotiationBody body, Asked asked)
    {
        var (units, unknown) = await Units(body.Units, asked);
        return unknown is not null ? (Reading)unknown
            : new Reading(new OpenNegotiation(asked.Stamp, StreamId.Negotiation(body.Slug), body.Title, body.Type, [.. units.Select(unit => unit.Id)], body.Agreements ?? [], [.. units.Select(unit => unit.Representative)]) { Scope = body.Scope ?? [] }, null);
    }

    private static async Task<Reading> Sign(SideLetterBody body, Asked asked)
    {
        var (units, unknown) = await Units(body.Units, asked);
        if (unknown is not null) return unknown;
        var said = body.Said with { Labels = body.Articles.Count > 0 ? body.Articles : [body.Title], Agreements = [] };
        return SealedActs.Entry(body with { Draft = false, Speaker = null, Rationale = null }, "tentative-agreement", StreamId.SideLetter(body.Slug), body.Entry, said, asked, (stamp, entry, clear, _) =>
            new SignSideLetter(stamp, StreamId.SideLetter(body.Slug), body.Title, [.. units.Select(unit => unit.Id)], body.Agreements, [.. units.Select(unit => unit.Representative)], body.Negotiation, !body.Precedential, entry, clear));
    }

    /// <summary>Who is the union at a table comes from its units: each must be known.</summary>
    private static async Task<(IReadOnlyList<Unit> Units, Refusal? Unknown)> Units(IReadOnlyList<string> slugs, Asked asked)
    {
        var units = new List<Unit>();
        foreach (var slug in slugs)
        {
            if (await asked.Reader.Unit(slug) is not { } unit) return ([], new Refusal("no-such-unit", $"there is no unit {Plain.Short(slug)}: add it first"));
            units.Add(unit);
        }

        return (units, null);
    }

    internal static Task<Reading> Now(ICommand command) => Task.FromResult(new Reading(command, null));

    private static Act Of<TBody>(string path, string summary, Func<TBody, Asked, Task<Reading>> command) => new(path, summary, typeof(TBody), (body, asked) => command((TBody)body, asked));
}
