using System.Globalization;
using Parley.Agreements;
using Parley.Parties;
using Parley.Recording;
using Parley.Text;

namespace Parley.History;

/// <summary>
/// The bargaining history of one clause, across rounds: the words now and whence they came, each text that was in force, every paper
/// that touched it, what was said for it and answered, what became of it; and what is left out.
/// </summary>
public static class ClauseHistory
{
    /// <param name="name">A provision's id, its label in any year's text, or a subject.</param>
    /// <returns>Null where the record knows nothing of that name.</returns>
    public static HistoryView? Of(HistoryFile file, string name, Agency agency, DateOnly today, HistoryChoice choice)
    {
        var scope = new ClauseScope(file, name, today);
        var wordings = new ClauseWordings();
        foreach (var (agreement, _) in file.Agreements) wordings.Begin(agreement, scope.Text(agreement.Slug, agreement.From)!.Provisions, scope);
        var tables = file.Tables.Select(table => new TableHistory(table, scope, agency, today, choice)).ToList();
        foreach (var table in tables) table.AddWordings(wordings);
        var texts = file.Agreements.SelectMany(one => Texts(one.Agreement, one.Facts, scope, wordings)).ToList();

        var entries = texts.Concat(tables.SelectMany(table => table.Entries(wordings))).OrderBy(entry => entry.Day).ThenBy(entry => entry.Rank).Select(entry => entry.Entry).ToList();
        if (scope.Asked is null && entries.Count == 0) return null;
        return new(Provision(scope, name, wordings, entries, today), entries, [.. tables.SelectMany(table => table.LeftOut).OrderBy(left => left.Date, StringComparer.Ordinal)]);
    }

    internal sealed record Dated(DateOnly Day, int Rank, HistoryEntry Entry);

    /// <summary>The clause's words now, from the paper that brought each of its provisions into force.</summary>
    private static HistoryProvision Provision(ClauseScope scope, string name, ClauseWordings wordings, List<HistoryEntry> entries, DateOnly today)
    {
        if (scope.Asked is not { } id || scope.Now(today) is not var (agreement, text)) return new(null, name, "", null, []);
        var held = text.Provisions.Where(one => scope.Ids.Contains(one.Provision.Id)).ToList();
        var label = held.FirstOrDefault(one => one.Provision.Id == id)?.Provision is { } clause ? string.Join(' ', new[] { clause.Label, clause.Heading }.Where(part => part.Length > 0)) : name;
        if (held.Count == 0) return new(id, label, "", null, []);
        var words = new List<HistorySegment>();
        foreach (var one in held)
        {
            if (one.Provision.Text.Length == 0) continue;
            var traced = wordings.Of(one.Provision.Id, Paper(agreement, one.Words)).Where(segment => segment.Op != '-').Select(segment => segment with { Op = '=' }).ToList();
            if (held.Count > 1 && one.Provision.Label.Length > 0) words.Add(new('=', one.Provision.Label + " ", null));
            words.AddRange(traced.Count > 0 ? traced : [new('=', one.Provision.Text, null)]);
            if (one != held[^1]) words.Add(new('=', "\n", null));
        }

        return new(id, label, string.Join('\n', held.Select(one => one.Provision.Text).Where(part => part.Length > 0)), TextViews.Basis(agreement, today), words);
    }

    /// <summary>The paper that has the words in force: the one that was ratified, the text as imported, or the act itself where there was no paper.</summary>
    private static string Paper(Agreement agreement, TextSource source) => source switch
    {
        { Act: "imported" } => ClauseWordings.TextOf(agreement.Slug),
        { SideLetter: { } letter, TentativeAgreement: { } entry } => ClauseWordings.PaperOf(StreamId.SideLetter(letter), entry),
        { Negotiation: { } negotiation, TentativeAgreement: { } entry } => ClauseWordings.PaperOf(StreamId.Negotiation(negotiation), entry),
        _ => "in force " + source.EventId,
    };

    /// <summary>Each text that was in force: as imported, and as each act made it, for as long as it held.</summary>
    private static IEnumerable<Dated> Texts(Agreement agreement, IReadOnlyList<Fact> facts, ClauseScope scope, ClauseWordings wordings)
    {
        var imported = scope.Text(agreement.Slug, agreement.From)!.Provisions.Where(held => scope.Ids.Contains(held.Provision.Id)).ToList();
        var amendments = Amendments.Of(facts).Standing.Where(amendment => amendment.Act.Changes.Any(change => scope.Ids.Contains(change.Provision))).ToList();
        // What was ratified stands on its own paper; only an act without one is a wording of its own.
        foreach (var (act, fact) in amendments.Where(amendment => amendment.Act.TentativeAgreement is null))
            foreach (var change in act.Changes.Where(change => scope.Ids.Contains(change.Provision) && change.Text is not null))
                wordings.Add(act.Effective, 1, change.Provision, "in force " + fact.EventId, change.Text!, new(agreement.Title, "agreement", Day(act.Effective)));

        if (imported.Count > 0)
            yield return new(agreement.From, 0, Text(agreement, facts[0], agreement.From, "imported", $"{agreement.Title}, {Day(agreement.From)} to {Day(agreement.To)}",
                Kept(Joined(imported.Select(held => (held.Provision.Label, wordings.Of(held.Provision.Id, ClauseWordings.TextOf(agreement.Slug))))))));
        foreach (var (act, fact) in amendments)
        {
            var how = act.Act switch { "tentative-agreement" => $"by entry {act.TentativeAgreement} of {act.Negotiation}", "side-letter" => $"by side letter {act.SideLetter}", "imposed" => $"imposed, by entry {act.TentativeAgreement} of {act.Negotiation}", var other => $"{other}: {act.Reason}" };
            var changes = act.Changes.Where(change => scope.Ids.Contains(change.Provision)).ToList();
            var until = act.Until is { } last ? $" to {Day(last)}" : "";
            var removed = changes.Any(change => change.Change == TextChangeKind.Removed) ? "; removed" : "";
            var numbered = string.Concat(changes.Where(change => change.Label is not null && change.Change != TextChangeKind.Added).Select(change => "; numbered " + change.Label));
            yield return new(act.Effective, 1, Text(agreement, fact, act.Effective, "in-force", $"in force from {Day(act.Effective)}{until}, {how}{removed}{numbered}",
                Joined(changes.Where(change => change.Text is not null).Select(change => (change.Label ?? "", wordings.Of(change.Provision, Paper(agreement, new(act.Act, act.Negotiation, act.TentativeAgreement, fact.EventId, act.SideLetter))))))));
        }
    }

    /// <summary>A text with nothing before it put nothing in.</summary>
    private static IReadOnlyList<HistorySegment> Kept(IReadOnlyList<HistorySegment> segments) =>
        segments.Any(segment => segment.Op != '+' && segment.First is not null) ? segments : [.. segments.Select(segment => segment with { Op = '=' })];

    private static HistoryEntry Text(Agreement agreement, Fact fact, DateOnly from, string move, string summary, IReadOnlyList<HistorySegment> segments) =>
        new(Day(from), null, Instants.Text(fact.Recorded), fact.By, null, Json.Word(Layer.Exchanged), null, null, "agreement", move, [], null, summary, null, segments, fact.Event is AgreementImported imported ? imported.Document : null, null, fact.EventId.ToString()) { Entry = fact.Number, Labels = [agreement.Slug] };

    /// <summary>Several provisions of one paper, each behind its label.</summary>
    internal static IReadOnlyList<HistorySegment> Joined(IEnumerable<(string Label, IReadOnlyList<HistorySegment> Segments)> parts)
    {
        var some = parts.Where(part => part.Segments.Count > 0).ToList();
        if (some.Count < 2) return some.Count == 0 ? [] : some[0].Segments;
        return [.. some.SelectMany((part, i) => part.Segments.Prepend(new('=', $"{(i > 0 ? "\n" : "")}{part.Label} ", null)))];
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
