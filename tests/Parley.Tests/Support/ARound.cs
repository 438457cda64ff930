using System.Globalization;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Tests;

/// <summary>
/// Given/when/then for acts that reach an agreement: a record in memory, in which every act is decided as it is in the real one. The agreement
/// "cba" (2024-07-01 to 2026-06-30) has article 1, PAY, with 1.1 "Pay is 100." and 1.2 "Paid monthly.", and article 2, HOURS, "Forty hours.".
/// </summary>
internal sealed class ARound
{
    public const string Union = "Teachers";
    public const string Employer = "District";
    public const string Table = "negotiation/t-2026";

    private readonly Dictionary<string, List<Fact>> streams = [];
    private int acts;

    public ARound(params string[] representatives)
    {
        Add("agreement/cba",
            new AgreementImported("cba", "Agreement", ["t"], new(2024, 7, 1), new(2026, 6, 30), new("cba.txt", "00")),
            new ArticleImported([new("p1", null, 1, "ARTICLE 1", "PAY", ""), new("p11", "p1", 2, "1.1", "", "Pay is 100."), new("p12", "p1", 2, "1.2", "", "Paid monthly.")]),
            new ArticleImported([new("p2", null, 1, "ARTICLE 2", "HOURS", "Forty hours.")]));
        Add(Table, new NegotiationOpened("t-2026", "Teachers 2026", NegotiationKind.Successor, ["t"], ["cba"], representatives.Length > 0 ? representatives : [Union]));
    }

    public Answer Last { get; private set; } = new("", 0, []);

    public IReadOnlyList<Fact> Stream(string stream) => streams.GetValueOrDefault(stream) ?? [];

    /// <summary>The instant of the last act.</summary>
    public DateTimeOffset Now => ATable.Start.AddMinutes(acts);

    public Stamp Stamp() => new($"act-{++acts}", "d", "Ana", Now);

    public ARound Do(ITableCommand command)
    {
        var table = Stream(command.Stream);
        var asked = (command as RecordAct)?.Particulars ?? (command as SignSideLetter)?.Particulars;
        IReadOnlyList<Fact> with = asked is null ? table : [.. table, new("", 0, default, "", Guid.Empty, new NoteRecorded(new(new(default)), asked))];
        var agreements = Reach.AgreementsOf(with).Append("cba").Distinct().ToDictionary(slug => slug, slug => Stream(StreamId.Agreement(slug)));
        var letters = Reach.SideLettersOf(with).ToDictionary(slug => slug, slug => Stream(StreamId.SideLetter(slug)));
        var decision = TableActs.Decide(command, new(table, Stream(StreamId.Account(command.Stream)), agreements, letters));
        Add(command.Stream, [.. decision.Exchanged]);
        Add(StreamId.Account(command.Stream), [.. decision.Account]);
        foreach (var (stream, events) in decision.Effects.Events) Add(stream, [.. events]);
        Last = decision.Answer;
        return this;
    }

    /// <summary>An act of a day; the date is YYYY-MM-DD, with HH:MM behind it where the time is known.</summary>
    public ARound Act(string when, string party, string word, string labels = "", Func<Particulars, Particulars>? said = null, Correction? corrects = null, string stream = Table, long? seen = null)
    {
        var parts = when.Split(' ');
        TimeOnly? time = parts.Length > 1 ? TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture) : null;
        var particulars = new Particulars(party, labels.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Do(new RecordAct(Stamp(), stream, word, new(new(Day(parts[0]), time)) { Correction = corrects }, said?.Invoke(particulars) ?? particulars) { Seen = seen });
    }

    public ARound Agree(string when, string label, params ProposedChange[] changes) => Act(when, Particulars.Joint, "tentative-agreement", label, said => said with { Changes = changes, Signed = Signatures.Both });

    public ARound Ratify(string when, bool passed = true, string by = Union, string stream = Table, params long[] on) => Act(when, by, "ratified", "", said => said with { Ballot = new(passed) { On = on } }, stream: stream);

    public ARound Approve(string when, bool passed = true, string stream = Table, params long[] on) => Act(when, Employer, "board-approved", "", said => said with { Ballot = new(passed) { On = on } }, stream: stream);

    public ARound Strike(long entry, string stream = Table) => Do(new StrikeEntry(Stamp(), stream, entry, "made in error", "Chief spokesperson"));

    public static ProposedChange Replace(string provision, string text) => new(TextChangeKind.Replaced, provision) { Text = text };

    /// <summary>The agreement's text on a date: labels, headings and words, with | between provisions.</summary>
    public string Text(string on, DateTimeOffset? known = null) => string.Join(" | ", TextInForce.On([.. Stream("agreement/cba").KnownOn(known)], Day(on))
        .Select(held => string.Join(' ', new[] { held.Provision.Label, held.Provision.Heading, held.Provision.Text }.Where(part => part.Length > 0))));

    public string Stands(string label, string on = "2026-12-31")
    {
        var subject = new Board(Register.Of(Stream(Table)), [Union], Day(on)).Subjects.Single(subject => Labels.Same(subject.Subject.Name, label));
        return Json.Word(subject.Position.State);
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Add(string stream, params object[] events)
    {
        if (events.Length == 0) return;
        if (!streams.TryGetValue(stream, out var facts)) streams.Add(stream, facts = []);
        foreach (var happening in events) facts.Add(new(stream, facts.Count + 1, Now, "Ana", Guid.Empty, happening));
    }
}
