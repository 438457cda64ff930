using Parley.Agreements;
using Parley.Incorporation;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Web.Tables;

/// <summary>One change of contract text as a paper has it, held against the text.</summary>
/// <param name="Found">The provision that it means; null for what is added, and where none or several are meant.</param>
/// <param name="Words">The redline against the words in force.</param>
/// <param name="Problem">Why it cannot be made on that text.</param>
public sealed record ChangeReading(ProposedChange Change, string? Agreement, Provision? Found, IReadOnlyList<Segment> Words, string? Problem, DateOnly? From, DateOnly? Until)
{
    public string Head => Found is { } known ? string.Join(' ', new[] { Change.Label ?? known.Label, Change.Heading ?? known.Heading }.Where(part => part.Length > 0)) : string.Join(' ', new[] { Change.Label ?? Change.Provision, Change.Heading }.OfType<string>());

    public string What => Change.Change switch
    {
        TextChangeKind.Added => "added" + (Change.After is { } after ? $", behind {Plain.Short(after)}" : Change.Parent is { } parent ? $", first in {Plain.Short(parent)}" : ""),
        TextChangeKind.Removed => "removed, with all that it holds",
        TextChangeKind.Moved => "moved" + (Change.After is { } after ? $", behind {Plain.Short(after)}" : ""),
        _ => Change.Text is null ? "numbered or headed otherwise" : "words replaced",
    };

    /// <summary>From when until when, as far as it is known.</summary>
    public string Holds => (From, Until) switch
    {
        (null, null) => "",
        ({ } from, null) => $"from {Written.Day(from)}",
        (null, { } until) => $"until {Written.Day(until)}; then what stood before comes back",
        ({ } from, { } until) => $"from {Written.Day(from)} until {Written.Day(until)}; then what stood before comes back",
    };
}

/// <summary>The texts of the agreements that a paper's changes are about.</summary>
/// <param name="Default">The agreement meant where a change names none.</param>
public sealed record ChangeTexts(string? Default, IReadOnlyDictionary<string, IReadOnlyList<Fact>> Facts)
{
    public static async Task<ChangeTexts> Read(RecordReader reader, IReadOnlyList<string> agreements, IEnumerable<ProposedChange> changes, CancellationToken stop)
    {
        var facts = new Dictionary<string, IReadOnlyList<Fact>>();
        foreach (var slug in agreements.Concat(changes.Select(change => change.Agreement).OfType<string>()).Distinct())
            if (await reader.Stream(StreamId.Agreement(slug), null, stop) is { Count: > 0 } found) facts.Add(slug, found);
        return new(agreements.Count > 0 ? agreements[0] : null, facts);
    }

    /// <param name="day">The day of the paper: its text is what the drafters had before them.</param>
    /// <param name="effective">From when a change holds that says nothing of its own.</param>
    /// <param name="leave">Amendments that are not in the text, such as the paper's own.</param>
    /// <param name="holds">From when until when the paper holds, where it is known.</param>
    public IReadOnlyList<ChangeReading> Of(IReadOnlyList<ProposedChange> changes, DateOnly day, DateOnly effective, Func<Amendment, bool>? leave = null, (DateOnly? From, DateOnly? Until) holds = default)
    {
        var found = new List<ChangeReading>();
        foreach (var change in changes)
        {
            var (from, until) = (change.Effective ?? holds.From, change.Until is { } own && !(holds.Until < own) ? own : holds.Until);
            var slug = change.Agreement ?? Default;
            if (slug is null || !Facts.TryGetValue(slug, out var facts))
            {
                found.Add(new(change, slug, null, New(change), slug is null ? "This table is about no agreement whose text is in the record" : $"There is no text of an agreement {Plain.Short(slug)} in the record", from, until));
                continue;
            }

            var drafting = new Drafting(facts, day, change.Effective ?? effective, leave);
            // What the same paper adds can be named by what comes after it.
            var (_, unresolved) = drafting.Draft([.. changes.Where(other => (other.Agreement ?? Default) == slug).Select((other, at) => (at + 1, other))], slug, 0);
            var problem = unresolved.FirstOrDefault(one => ReferenceEquals(one.Change, change))?.Text;
            var known = change.Change != TextChangeKind.Added && drafting.Find(change.Provision) is [var only] ? only.Provision : null;
            found.Add(new(change, slug, known, Words(change, known), problem is null ? null : char.ToUpperInvariant(problem[0]) + problem[1..], from, until));
        }

        return found;
    }

    private static IReadOnlyList<Segment> Words(ProposedChange change, Provision? known) => change.Change switch
    {
        TextChangeKind.Removed => known is null ? [] : Redline.Between(known.Text, ""),
        _ when known is not null && change.Text is { } text => Redline.Between(known.Text, text),
        _ when known is not null => [new('=', known.Text)],
        _ => New(change),
    };

    private static IReadOnlyList<Segment> New(ProposedChange change) => change.Text is { Length: > 0 } text ? [new('+', text)] : [];
}
