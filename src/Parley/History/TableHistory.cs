using System.Globalization;
using Parley.Parties;
using Parley.Proposals;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;
using Parley.Text;
using static Parley.History.ClauseHistory;

namespace Parley.History;

/// <summary>What one table has to say of a clause.</summary>
internal sealed class TableHistory
{
    private readonly TableFacts table;
    private readonly ClauseScope scope;
    private readonly Agency agency;
    private readonly HistoryChoice choice;
    private readonly Register register;
    private readonly Board board;
    private readonly List<Row> rows;
    private readonly List<LeftOut> leftOut = [];

    public TableHistory(TableFacts table, ClauseScope scope, Agency agency, DateOnly today, HistoryChoice choice)
    {
        (this.table, this.scope, this.agency, this.choice) = (table, scope, agency, choice);
        register = Register.Of(table.Exchanged);
        board = new(register, table.Negotiation.Representatives, today);
        var touching = register.Rows.Where(row => row.Event is IMove or IImposedTerms && scope.Touches(table, row)).Select(row => row.Number).ToHashSet();
        // What ends an offer on the clause, or votes on an agreement on it, concerns it whatever it is called.
        touching.UnionWith(register.Rows.Where(row => Concerns(row, touching)).Select(row => row.Number).ToList());
        rows = [.. register.Rows.Where(row => touching.Contains(row.Number) && Chosen(row))];
        leftOut.AddRange(ClosedEntries.Of(choice.ExchangedOnly ? [] : table.Internal, _ => true));
        leftOut.AddRange(ClosedEntries.Of(choice.ExchangedOnly ? [] : table.Account, _ => true));
        leftOut.AddRange(ClosedEntries.Of(table.Exchanged, fact => register.Find(fact.Number) is { } row && touching.Contains(row.Number)));
        foreach (var fact in table.Account.Where(_ => !choice.ExchangedOnly))
            if (fact.Event is PaperDrafted drafted && !table.Account.Any(other => other.Event is PaperServed served && served.Draft == fact.Number))
                leftOut.Add(new(drafted.Entry.Happened.Date.ToString(), fact.By, [], "draft", "a paper of ours that was not served", null));
    }

    public IReadOnlyList<LeftOut> LeftOut => leftOut;

    private string Subject => "subject " + (scope.Asked ?? "");

    public void AddWordings(ClauseWordings wordings)
    {
        var chosen = rows.Select(row => row.Number).ToHashSet();
        for (var i = 0; i < register.Rows.Count; i++)
        {
            var row = register.Rows[i];
            var source = new FirstAppearance(row.Said.Document?.Name ?? $"entry {row.Number} of {table.Negotiation.Slug}", row.Said.Party, row.Happened.Date.ToString());
            var paper = Paper(row.Number);
            foreach (var change in row.Said.Changes.Where(change => change.Text is not null || change.Change == TextChangeKind.Removed))
            {
                var thread = scope.Thread(table, row, change);
                var own = thread is not null && scope.Ids.Contains(thread);
                // A paper that shows the present words was drafted on them; else on the paper that it answers; else on what came last.
                wordings.Add(row.Day, 2 + i, own ? thread! : ClauseWordings.Rest, paper, change.Text ?? "", source, own ? DraftedOn(row) : null);
            }

            if (row.Said.Text is { } text) wordings.Add(row.Day, 2 + i, chosen.Contains(row.Number) ? Subject : ClauseWordings.Rest, paper, text, source, chosen.Contains(row.Number) ? DraftedOn(row) : null);
        }
    }

    public IEnumerable<Dated> Entries(ClauseWordings wordings)
    {
        var rank = register.Rows.Select((row, i) => (row.Number, i)).ToDictionary(pair => pair.Number, pair => pair.i + 2);
        foreach (var row in rows)
        {
            if (choice.Corrections)
                foreach (var (old, by) in row.Earlier.Zip(row.Earlier.Skip(1).Append(row.Fact)))
                    if (old.Event is ITableEvent said && LeftOutAs(said) is null) yield return new(row.Day, rank[row.Number], Corrected(old, said, by));
            yield return new(row.Day, rank[row.Number], Entry(row, wordings));
        }

        if (choice.Corrections)
            foreach (var struck in register.Struck.Where(row => scope.Touches(table, row) && Chosen(row)))
                yield return new(struck.Day, int.MaxValue, Corrected(struck.Fact, struck.Event, struck.Earlier[^1]));

        foreach (var (fact, inside, words) in Inside()) yield return new(inside.Entry.Happened.Date.First, int.MaxValue, Inside(fact, inside, words));
        foreach (var (fact, note) in Notes()) yield return new(note.Entry.Happened.Date.First, int.MaxValue, Note(fact, note));
    }

    private HistoryEntry Entry(Row row, ClauseWordings wordings)
    {
        var paper = Paper(row.Number);
        var parts = row.Said.Changes.Where(change => scope.InScope(table, row, change)).Select(change => (change.Label ?? change.Provision, wordings.Of(scope.Thread(table, row, change)!, paper)))
            .Append(("", wordings.Of(Subject, paper)));
        var beside = choice.ExchangedOnly ? null : table.Account.Select(fact => fact.Event).OfType<AccountNoted>().FirstOrDefault(note => note.Beside && note.About.Any(number => register.Find(number)?.Number == row.Number));
        return Base(row.Fact, row.Event, Joined(parts), Json.Word(Layer.Exchanged)) with
        {
            Package = row.Said.Package is { } key ? new(key, PackageFate.Of(row, board, register)) : null, Rationale = beside?.Rationale, Speaker = beside?.Speaker,
            Entry = row.Number, Present = Present(row), Correction = row.Entry.Correction,
        };
    }

    /// <summary>An entry that was corrected or struck: as it was recorded, with what put it right.</summary>
    private HistoryEntry Corrected(Fact old, ITableEvent said, Fact by) =>
        Base(old, said, said.Particulars.Text is { } text ? [new('=', text, null)] : [.. said.Particulars.Changes.Where(change => change.Text is not null).Select(change => new HistorySegment('=', change.Text!, null))], Json.Word(Layer.Exchanged)) with { CorrectedBy = by.Number };

    private HistoryEntry Base(Fact fact, ITableEvent happening, IReadOnlyList<HistorySegment> segments, string layer)
    {
        var (entry, said) = (happening.Entry, happening.Particulars);
        return new(entry.Happened.Date.ToString(), entry.Happened.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), Instants.Text(fact.Recorded), fact.By, Late(fact, entry), layer, table.Negotiation.Slug, entry.Session,
            said.Party, TableWords.Of(happening), said.RespondsTo, said.Package is { } key ? new(key, null) : null, said.Summary, null, segments, said.Document, null, fact.EventId.ToString())
        {
            Entry = fact.Number, Labels = said.Labels, Signed = said.Signed, Ballot = said.Ballot, RollCall = said.RollCall, Showing = ClosedEntries.ShowingOf(fact), Sealed = ClosedEntries.KindOf(entry),
        };
    }

    private HistoryEntry Note(Fact fact, AccountNoted note) =>
        new(note.Entry.Happened.Date.ToString(), note.Entry.Happened.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), Instants.Text(fact.Recorded), fact.By, Late(fact, note.Entry), Json.Word(Layer.Account), table.Negotiation.Slug, note.Entry.Session,
            note.Particulars.Party, note.Move ?? "note", note.About, null, note.Particulars.Summary, note.Rationale, note.Particulars.Text is { } text ? [new('=', text, null)] : [], note.Particulars.Document, null, fact.EventId.ToString())
        { Entry = fact.Number, Labels = note.Particulars.Labels, Speaker = note.Speaker, Showing = ClosedEntries.ShowingOf(fact), Sealed = ClosedEntries.KindOf(note.Entry) };

    /// <summary>Internal entries about the clause that were opened for this reader; corrected ones left out.</summary>
    private IEnumerable<(Fact Fact, InternalEvent Inside, SealedWords Words)> Inside()
    {
        if (choice.ExchangedOnly) yield break;
        var corrected = table.Internal.Select(fact => Opening.EntryOf(fact.Event)?.Correction?.Entry).OfType<long>().ToHashSet();
        foreach (var fact in table.Internal)
            if (fact.Event is InternalEvent { Words: { } words } inside && !corrected.Contains(fact.Number) && scope.Names(words.Labels.Concat(words.Subjects))) yield return (fact, inside, words);
    }

    private HistoryEntry Inside(Fact fact, InternalEvent inside, SealedWords words) =>
        new(inside.Entry.Happened.Date.ToString(), inside.Entry.Happened.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), Instants.Text(fact.Recorded), fact.By, Late(fact, inside.Entry), Json.Word(Layer.Internal), table.Negotiation.Slug, words.Session,
            words.Party ?? "", words.Move ?? InternalEvents.Kind(inside), [], null, words.Summary, words.Rationale, words.Text is { } text ? [new('=', text, null)] : [], words.Document is { } name ? new(name, words.DocumentSha256) : null, null, fact.EventId.ToString())
        { Entry = fact.Number, Labels = words.Labels, Speaker = words.Speaker, Correction = inside.Entry.Correction, Showing = ClosedEntries.ShowingOf(fact), Sealed = ClosedEntries.KindOf(inside.Entry), Inside = words };

    /// <summary>Notes of our account about the clause's entries, or about the clause itself, other than what came with an entry; struck ones left out.</summary>
    private IEnumerable<(Fact Fact, AccountNoted Note)> Notes()
    {
        if (choice.ExchangedOnly) yield break;
        var struck = table.Account.Select(fact => fact.Event).OfType<AccountNoteStruck>().Select(note => note.Correction.Entry).Concat(table.Account.Select(fact => fact.Event).OfType<AccountNoted>().Select(note => note.Entry.Correction?.Entry ?? 0)).ToHashSet();
        foreach (var fact in table.Account)
        {
            if (fact.Event is not AccountNoted { Beside: false } note || struck.Contains(fact.Number)) continue;
            if (note.About.Any(number => rows.Any(row => row.Number == (register.Find(number)?.Number ?? number))) || note.About.Count == 0 && scope.Names(note.Particulars.Labels.Concat(note.Subjects))) yield return (fact, note);
        }
    }

    private bool Concerns(Row row, HashSet<long> touching) => row.Event switch
    {
        IMove => row.Said.RespondsTo.Concat(row.Said.Supersedes).Any(number => register.Find(number) is { } other && touching.Contains(other.Number)) && row.Subjects.Count == 0
            || row.Event is ProposalWithdrawn && row.Said.Package is { } key && register.Rows.Any(other => touching.Contains(other.Number) && other.Said.Package is { } package && Labels.Same(package, key)),
        _ when Votes.IsVote(row) => (row.Said.Ballot?.On ?? []) is { Count: > 0 } on ? on.Any(number => register.Find(number) is { } paper && touching.Contains(paper.Number)) : register.Rows.Any(other => other.Event is TentativeAgreementReached && touching.Contains(other.Number)),
        SideLetterExtended or SideLetterEnded => touching.Count > 0,
        _ => false,
    };

    private bool Chosen(Row row)
    {
        var kind = LeftOutAs(row.Event);
        if (kind is not null) leftOut.Add(new(row.Happened.Date.ToString(), row.Said.Party, [], kind, "left out by choice", row.Said.Document?.Sha256));
        return kind is null;
    }

    private string? LeftOutAs(ITableEvent happening) => !choice.Supposals && happening is SupposalFloated ? "supposal" : !choice.Mediation && Labels.Same(happening.Particulars.Party, Particulars.Neutral) ? "mediation" : null;

    /// <summary>Days between happening and recording, counted where the agency is; null for what was imported.</summary>
    private int? Late(Fact fact, Entry entry) => entry.Source is not null ? null : Math.Max(0, agency.DayOf(fact.Recorded).DayNumber - entry.Happened.Date.Last.DayNumber);

    private IReadOnlyList<Person> Present(Row row) => row.Entry.Session is not { } session ? []
        : register.Rows.FirstOrDefault(other => other.Event is SessionHeld && other.Entry.Session == session)?.Said.Meeting?.Present ?? [];

    private string? DraftedOn(Row row) => row.Said.RespondsTo.Select(number => register.Find(number)).OfType<Row>().Select(other => Paper(other.Number)).LastOrDefault();

    private string Paper(long entry) => ClauseWordings.PaperOf(table.Negotiation.Id, entry);
}
