using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Incorporation;

/// <summary>
/// What a paper would change in the text in force, provision by provision, for a person to confirm. What it does not show is left as it is, and
/// what it only sums up ("no change", "…") too.
/// </summary>
/// <param name="Changes">In the order of the paper, what goes at the end; applied in this order they give the paper's words.</param>
/// <param name="Findings">What a careful reader would remark; each with the labels concerned.</param>
public sealed record PaperChanges(IReadOnlyList<ProposedChange> Changes, IReadOnlyList<Finding> Findings)
{
    /// <param name="inForce">The text in force, in document order.</param>
    /// <param name="newText">The paper's words as proposed.</param>
    /// <param name="oldText">The words that the paper shows as the present ones; null where it marks nothing.</param>
    public static PaperChanges Of(IReadOnlyList<Provision> inForce, string newText, string? oldText)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(newText);
        return new PaperReading(new(inForce), newText, oldText).Read();
    }
}

internal sealed class PaperReading
{
    private readonly PaperMatch match;
    private readonly IReadOnlyList<ShownProvision> shown;
    private readonly IReadOnlyList<ShownProvision>? old;
    private readonly string?[] ids;
    private readonly string?[] oldIds = [];
    private readonly Dictionary<string, ShownProvision> was = [];
    private readonly string?[] names;
    private readonly List<ProposedChange> changes = [];
    private readonly List<Finding> findings = [];

    public PaperReading(PaperMatch match, string newText, string? oldText)
    {
        this.match = match;
        (shown, var signatures) = PaperWords.Read(newText, match);
        if (signatures.Length > 0) Find("signatures", $"the paper ends in lines to sign, which are no contract text: \"{Plain.Short(signatures)}\"");
        ids = match.Of(shown);
        names = [.. ids];
        if (oldText is null) return;
        old = PaperWords.Read(oldText, match).Provisions;
        oldIds = match.Of(old);
        for (var at = 0; at < oldIds.Length; at++)
            if (oldIds[at] is { } id && old[at].Stands is null) was.TryAdd(id, old[at]);
    }

    public PaperChanges Read()
    {
        NameAdded();
        var moved = Moved();
        for (var at = 0; at < shown.Count; at++)
        {
            if (names[at] is null || shown[at].Stands is not null) continue;
            if (ids[at] is null) Add(at);
            else
            {
                if (moved.Contains(ids[at]!)) changes.Add(Place(at, new(TextChangeKind.Moved, ids[at]!)));
                if (!shown[at].Struck) Compare(at, match.Get(ids[at]!), moved.Contains(ids[at]!));
            }
        }

        Remove(moved);
        if (changes.Count == 0 && findings.TrueForAll(finding => finding.Code != "text-differs")) Find("no-change-found", "the paper changes no provision of the text in force, or names none: record its words as they are, or choose another agreement");
        return new(changes, findings);
    }

    /// <summary>A provision that is new needs a name by which others can follow it, and by which no provision in force goes.</summary>
    private void NameAdded()
    {
        var used = new HashSet<string>();
        for (var at = 0; at < shown.Count; at++)
        {
            if (ids[at] is not null) continue;
            var provision = shown[at];
            if (provision.Label.Length == 0)
            {
                if (Words.Collapse($"{provision.Heading} {provision.Text}") is { Length: > 0 } words) Find("not-contract-text", $"read as the paper's own words, not as contract text: \"{Plain.Short(words)}\"");
                continue;
            }
            if (provision.Unchanged || provision.Struck)
            {
                Find("label-not-found", $"the paper says of {provision.Label} that it {(provision.Struck ? "goes" : "stays")}, but the text in force has no such provision", provision.Label);
                continue;
            }
            if (old?.Any(before => NamedText.Key(before.Label) == NamedText.Key(provision.Label) && Same(before.Text, provision.Text)) == true)
                Find("label-not-found", $"the paper shows {provision.Label} as present contract text, but the text in force has no such provision: it is read as a new one", provision.Label);
            var holder = Holder(at) is { } above ? names[above]! : null;
            var (name, label) = (provision.Label, holder is null ? null : ids[Holder(at)!.Value] is { } id ? match.Get(id).Label : holder);
            if (!Free(name) && !string.IsNullOrEmpty(label)) name = $"{label} > {provision.Label}";
            for (var again = 1; !Free(name); again++) name = $"{provision.Label} (new{(again == 1 ? "" : $" {again}")})";
            used.Add(NamedText.Key(name));
            names[at] = name;
        }

        bool Free(string name) => match.Named.Find(name).Count == 0 && !used.Contains(NamedText.Key(name));
    }

    /// <summary>The nearest provision above that is one of the agreement, or becomes one.</summary>
    private int? Holder(int at)
    {
        var above = shown[at].Holder;
        while (above is { } holder && names[holder] is null) above = shown[holder].Holder;
        return above;
    }

    private HashSet<string> Moved()
    {
        var (from, to) = (new List<Provision>(), new List<Provision>());
        var present = ids.OfType<string>().ToHashSet();
        foreach (var provision in match.Named.Provisions.Select(held => held.Provision))
            if (present.Contains(provision.Id)) from.Add(provision);
        for (var at = 0; at < shown.Count; at++)
        {
            if (ids[at] is not { } id) continue;
            var before = match.Get(id);
            // A paper that shows neither what held a provision nor a new number for it does not move it.
            var stays = Holder(at) is null || (before.Parent is { } parent && !present.Contains(parent) && Same(NamedText.Key(before.Label), NamedText.Key(shown[at].Label)));
            to.Add(before with { Parent = stays ? before.Parent : names[Holder(at)!.Value] });
        }
        return Moves.Between(from, to);
    }

    private void Add(int at)
    {
        var provision = shown[at];
        changes.Add(Place(at, new(TextChangeKind.Added, names[at]!) { Label = provision.Label, Heading = provision.Heading.Length > 0 ? provision.Heading : null, Text = provision.Text }));
        if (provision.Abridged) Find("abridged", $"{provision.Label} is new, and the paper leaves words out in it: write them out", provision.Label);
    }

    private ProposedChange Place(int at, ProposedChange change)
    {
        var holder = Holder(at);
        var label = ids[at] is { } id && Same(NamedText.Key(match.Get(id).Label), NamedText.Key(shown[at].Label)) ? null : shown[at].Label;
        change = change with { Label = label, Parent = holder is { } above ? names[above] : null };
        var before = Enumerable.Range(0, at).LastOrDefault(other => names[other] is not null && Holder(other) == holder, -1);
        var gap = Enumerable.Range(0, at).Skip(Math.Max(0, before)).Any(other => shown[other].LeavesOut);
        var parentId = holder is { } known ? ids[known] : null;
        var byNumber = holder is not null && parentId is null ? null : match.PlaceOf(shown[at].Label, parentId);
        if (before >= 0 && !(gap && byNumber is not null) && (holder is not null || ids[before] is null || match.Get(ids[before]!).Parent is null))
            return change with { After = names[before] };
        if (byNumber is { } place) return change with { Parent = place.Parent ?? change.Parent, After = place.After };
        if (holder is not null) return change;
        var last = before >= 0 && ids[before] is { } beside ? match.Get(beside) : match.HeldBy(null).LastOrDefault();
        Find("place-unknown", $"where {shown[at].Label} belongs the paper does not say: it is put behind {Plain.Short(last?.Label ?? "")}", shown[at].Label);
        return change with { Parent = last?.Parent, After = last?.Id };
    }

    private void Compare(int at, Provision present, bool moved)
    {
        var (provision, before) = (shown[at], was.GetValueOrDefault(present.Id));
        if (before is { Unchanged: false, Text.Length: > 0 } && !before.Abridged && !Same(Joined(present.Heading, present.Text), Joined(before.Heading, before.Text)) && !Same(present.Text, before.Text)) Differs(present, before);
        var change = new ProposedChange(TextChangeKind.Replaced, present.Id);
        if (!moved && provision.Label.Length > 0 && !Same(NamedText.Key(present.Label), NamedText.Key(provision.Label))) change = change with { Label = provision.Label };
        // Of a paper that marks what it changes, what is not marked is not changed, even if it was copied wrongly.
        var untouched = before is not null && Same(Joined(before.Heading, before.Text), Joined(provision.Heading, provision.Text));
        if (!provision.Unchanged && !untouched) change = WithWords(change, provision, present, before);
        if (change.Label is null && change.Heading is null && change.Text is null) return;
        changes.Add(change with { Was = before is { Unchanged: false } && !before.Abridged ? before.Text : null });
    }

    private ProposedChange WithWords(ProposedChange change, ShownProvision provision, Provision present, ShownProvision? before)
    {
        var text = provision.Text;
        if (provision.Abridged && !PaperWords.HasGap(present.Text))
        {
            if (PaperWords.Filled(present.Text, text) is not { } filled)
            {
                Find("abridged", $"{provision.Label} leaves words out amid those it changes, so that nobody can tell which stay: write them out", provision.Label);
                return change;
            }
            text = filled;
        }

        if (Same(Joined(present.Heading, present.Text), Joined(provision.Heading, text))) return change;
        // What a paper does not print it does not strike, unless it printed it as the present words.
        var runsOn = present.Heading.Length > 0 && text.StartsWith(present.Heading, StringComparison.OrdinalIgnoreCase);
        if (provision.Heading.Length > 0 || before is { Heading.Length: > 0 } || runsOn) change = change with { Heading = Same(present.Heading, provision.Heading) ? null : provision.Heading };
        if (text.Length > 0 || before is { Text.Length: > 0 }) change = change with { Text = Same(present.Text, text) ? null : text };
        else if (present.Text.Length > 0) Find("words-not-shown", $"the paper shows {provision.Label} without its words: they are left as they are", provision.Label);
        return change;
    }

    private void Remove(HashSet<string> moved)
    {
        var kept = ids.Where((id, at) => id is not null && !shown[at].Struck).OfType<string>().ToHashSet();
        var gone = shown.Select((provision, at) => provision.Struck ? ids[at] : null).Concat(oldIds.Where((_, at) => old![at] is { Unchanged: false, Stands: null })).OfType<string>().Where(id => !kept.Contains(id)).Distinct().ToList();
        foreach (var id in gone.Where(id => !gone.Exists(other => match.IsWithin(id, other))))
        {
            var present = match.Get(id);
            if (kept.Any(other => match.IsWithin(other, id) && !moved.Contains(other)))
            {
                Find("removes-what-stays", $"the paper strikes {present.Label} and keeps what it holds: say what is to hold that", present.Label);
                continue;
            }
            if (was.TryGetValue(id, out var before) && !before.Abridged && !Same(Joined(present.Heading, present.Text), Joined(before.Heading, before.Text)) && before.Text.Length > 0) Differs(present, before);
            var unseen = match.Named.Provisions.Count(held => match.IsWithin(held.Provision.Id, id) && !gone.Contains(held.Provision.Id) && !kept.Contains(held.Provision.Id));
            if (unseen > 0) Find("removes-more", $"with {present.Label} goes what it holds, {Plain.Count(unseen, "provision")} that the paper does not show", present.Label);
            changes.Add(new(TextChangeKind.Removed, id) { Was = before is { Abridged: false } ? before.Text : null });
        }
    }

    /// <summary>What the paper shows as present and the text in force do not agree: told, never smoothed over.</summary>
    private void Differs(Provision present, ShownProvision before)
    {
        var segments = Redline.Between(present.Text, before.Text);
        var (held, put) = (segments.FirstOrDefault(segment => segment.Op == '-')?.Text.Trim() ?? "", segments.FirstOrDefault(segment => segment.Op == '+')?.Text.Trim() ?? "");
        Find("text-differs", $"the paper shows as the present words of {Plain.Short(present.Label)} \"{Plain.Short(put)}\" where the text in force has \"{Plain.Short(held)}\"", present.Label);
    }

    private void Find(string code, string text, params string[] labels) => findings.Add(new(code, text, labels));

    private static string Joined(string heading, string text) => $"{heading}\n{text}".Trim('\n');

    /// <summary>The same words; white space and the form of quotes and dashes are no difference.</summary>
    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal) || Redline.Between(one, other).All(segment => segment.Op == '=' || string.IsNullOrWhiteSpace(segment.Text));
}
