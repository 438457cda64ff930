using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.History;

/// <summary>What a history is read from.</summary>
/// <param name="Agreements">The agreements of one line of succession, each with its stream's facts, the earliest first.</param>
/// <param name="Tables">The negotiations and side letters about them.</param>
public sealed record HistoryFile(IReadOnlyList<(Agreement Agreement, IReadOnlyList<Fact> Facts)> Agreements, IReadOnlyList<TableFacts> Tables);

/// <summary>One table's three streams; the account and the inside are empty for those who may not see them.</summary>
public sealed record TableFacts(Negotiation Negotiation, IReadOnlyList<Fact> Exchanged, IReadOnlyList<Fact> Account, IReadOnlyList<Fact> Internal);

/// <summary>
/// The clause that is asked for, in all that it was ever called: a provision with what it holds, by whatever number it had in any year, or a
/// subject that is no provision.
/// </summary>
internal sealed class ClauseScope
{
    private readonly HistoryFile file;
    private readonly Dictionary<(string Agreement, DateOnly Day), NamedText> texts = [];
    private readonly Dictionary<string, DateOnly[]> turns = [];
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> holders = [];

    /// <summary>By the label that papers give it, what was added since: before it is in force it has no id.</summary>
    private readonly Dictionary<string, string> added = [];

    /// <param name="name">An id, a label or path of labels as in any text of the line, or a subject.</param>
    public ClauseScope(HistoryFile file, string name, DateOnly today)
    {
        this.file = file;
        names.Add(NamedText.Key(name));
        Asked = Find(name, today);
        if (Asked is { } id)
        {
            foreach (var text in Moments())
            {
                if (text.Get(id) is not { } clause) continue;
                Named(names, clause.Provision);
                for (var holder = text.Holder(clause); holder is not null; holder = text.Holder(holder)) Named(holders, holder.Provision);
                foreach (var held in text.Provisions.Where(held => IsWithin(text, held, id))) Ids.Add(held.Provision.Id);
            }

            foreach (var held in Moments().SelectMany(text => text.Provisions).Where(held => held.Source.Act != "imported" && Ids.Contains(held.Provision.Id))) added[NamedText.Key(held.Provision.Label)] = held.Provision.Id;
        }
    }

    /// <summary>The provision's id; null for a subject that is no provision.</summary>
    public string? Asked { get; }

    /// <summary>The ids of the provision and of all that it ever held.</summary>
    public HashSet<string> Ids { get; } = [];

    /// <summary>Whether a move or step is about the clause: by a change of it, or, where it changes nothing in particular, by its subject.</summary>
    public bool Touches(TableFacts table, Row row)
    {
        var subjects = row.Subjects.Select(subject => NamedText.Key(subject.Name)).Concat(row.Said.Provisions.Select(NamedText.Key)).ToList();
        if (row.Said.Changes.Any(change => InScope(table, row, change))) return true;
        if (subjects.Any(names.Contains)) return true;
        return row.Said.Changes.Count == 0 && (subjects.Any(holders.Contains) || subjects.Any(subject => Find(subject, row.Day) is { } id && Ids.Contains(id)));
    }

    /// <summary>Whether one of these labels is the clause's, or that of what holds it.</summary>
    public bool Names(IEnumerable<string> labels) => labels.Select(NamedText.Key).Any(label => names.Contains(label) || holders.Contains(label));

    public bool InScope(TableFacts table, Row row, ProposedChange change) => Thread(table, row, change) is { } thread && Ids.Contains(thread);

    /// <summary>What a change is of: a provision's id; for what no text has yet, "new" and its label; null where it is about another agreement.</summary>
    public string? Thread(TableFacts table, Row row, ProposedChange change)
    {
        var slug = change.Agreement ?? table.Negotiation.Agreements.FirstOrDefault();
        if (file.Agreements.All(one => one.Agreement.Slug != slug)) return null;
        var found = Text(slug!, row.Day)?.Find(change.Provision) ?? [];
        if (change.Change != TextChangeKind.Added && found is [var known, ..]) return known.Provision.Id;
        return added.GetValueOrDefault(NamedText.Key(change.Provision)) ?? "new " + NamedText.Key(change.Provision);
    }

    /// <summary>The text on a day. It turns only where an amendment begins or ends, so that there are no more texts than turns.</summary>
    public NamedText? Text(string slug, DateOnly day)
    {
        var facts = file.Agreements.FirstOrDefault(one => one.Agreement.Slug == slug).Facts;
        if (facts is null) return null;
        if (!turns.TryGetValue(slug, out var days)) turns.Add(slug, days = [.. Turns(facts)]);
        var at = Array.BinarySearch(days, day);
        var turn = at >= 0 ? day : at == -1 ? DateOnly.MinValue : days[~at - 1];
        return texts.TryGetValue((slug, turn), out var text) ? text : texts[(slug, turn)] = new(TextInForce.On(facts, turn));
    }

    /// <summary>The days on which another text begins.</summary>
    private static IEnumerable<DateOnly> Turns(IReadOnlyList<Fact> facts) =>
        Amendments.Of(facts).Standing.SelectMany(amendment => amendment.Act.Until is { } until && until < DateOnly.MaxValue ? [amendment.Act.Effective, until.AddDays(1)] : new[] { amendment.Act.Effective }).Distinct().Order();

    /// <summary>The text now: of the last agreement of the line that has begun.</summary>
    public (Agreement Agreement, NamedText Text)? Now(DateOnly today) =>
        file.Agreements.LastOrDefault(one => one.Agreement.From <= today) is { Agreement: { } agreement } ? (agreement, Text(agreement.Slug, today)!)
            : file.Agreements is [var (first, _), ..] ? (first, Text(first.Slug, first.From)!) : null;

    /// <summary>The provision of that name now; else in an earlier text, the latest first; else by a later label.</summary>
    private string? Find(string name, DateOnly today)
    {
        foreach (var (agreement, facts) in file.Agreements.Reverse())
        {
            IEnumerable<DateOnly> days = [.. new[] { today, agreement.From }, .. Amendments.Of(facts).Standing.Select(amendment => amendment.Act.Effective).OrderDescending()];
            foreach (var day in days)
                if (Text(agreement.Slug, day)!.Find(name) is [var found, ..]) return found.Provision.Id;
        }

        return null;
    }

    /// <summary>Every text that was ever in force: as each agreement began, and at each change of it.</summary>
    private IEnumerable<NamedText> Moments() =>
        from one in file.Agreements
        from day in Turns(one.Facts).Prepend(one.Agreement.From).Distinct().Order()
        select Text(one.Agreement.Slug, day);

    private static bool IsWithin(NamedText text, ProvisionInForce held, string id)
    {
        for (var one = held; one is not null; one = text.Holder(one))
            if (one.Provision.Id == id) return true;
        return false;
    }

    private static void Named(HashSet<string> names, Provision provision)
    {
        if (provision.Label.Length > 0) names.Add(NamedText.Key(provision.Label));
        if (provision.Level == 1 && provision.Heading.Length > 0) names.Add(NamedText.Key(provision.Heading.TrimStart('—', '–', '-', ':', ' ')));
    }
}
