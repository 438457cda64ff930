using System.Globalization;
using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Incorporation;

/// <summary>Why a proposed change cannot be made: the provision it names is not there, or there are several.</summary>
public sealed record Unresolved(ProposedChange Change, string Code, string Text);

/// <summary>
/// Turns the changes of a paper, which name provisions as people do, into changes of the provisions themselves. A name is looked up in the text
/// on the day of the paper, which is what its drafters had before them; then in the text on the day on which it takes effect. What is added later is not what they meant.
/// </summary>
public sealed class Drafting
{
    private readonly IReadOnlyList<NamedText> texts;
    private readonly Dictionary<string, string> added = [];
    private readonly Dictionary<string, string?> holders = [];

    /// <param name="facts">The agreement's stream.</param>
    /// <param name="leave">Amendments that are to be replaced, and so are not in the text.</param>
    public Drafting(IReadOnlyList<Fact> facts, DateOnly day, DateOnly effective, Func<Amendment, bool>? leave = null) =>
        texts = [new(TextInForce.On(facts, day, leave)), new(TextInForce.On(facts, effective, leave))];

    /// <summary>By what the ids of added provisions begin: a negotiation's slug; for a side letter or agreement, which may have the same one, with its kind before it.</summary>
    public static string Slug(string stream) => stream == StreamId.Negotiation(StreamId.Slug(stream)) ? StreamId.Slug(stream) : stream.Replace('/', '-');

    /// <summary>The id that a paper's change gives to what it adds: the table's slug, the paper's number, and the change's place on it, from 1.</summary>
    public static string IdOfAdded(string slug, long entry, int place) => string.Create(CultureInfo.InvariantCulture, $"{slug}-{entry}-{place}");

    /// <param name="changes">Each with its place on the paper, from 1.</param>
    public (IReadOnlyList<TextChange> Changes, IReadOnlyList<Unresolved> Unresolved) Draft(IReadOnlyList<(int Place, ProposedChange Change)> changes, string slug, long entry)
    {
        var (drafted, unresolved) = (new List<TextChange>(), new List<Unresolved>());
        foreach (var (place, change) in changes)
        {
            string? id;
            if (change.Change == TextChangeKind.Added) id = added[NamedText.Key(change.Provision)] = IdOfAdded(slug, entry, place);
            else id = Known(change, change.Provision);

            var (parent, after) = (Known(change, change.Parent), Known(change, change.After));
            if (id is null || (change.Parent is not null && parent is null) || (change.After is not null && after is null)) continue;
            if (change.Change == TextChangeKind.Added) holders[id] = parent ??= after is null ? null : Holder(after);
            drafted.Add(new(change.Change, id)
            {
                Parent = parent, After = after,
                Label = change.Label ?? (change.Change == TextChangeKind.Added ? change.Provision : null), Heading = change.Heading, Text = change.Text,
            });
        }

        return (drafted, unresolved);

        string? Known(ProposedChange change, string? name)
        {
            if (name is null) return null;
            var found = Find(name);
            if (found.Count == 1) return found[0].Provision.Id;
            if (added.TryGetValue(NamedText.Key(name), out var id)) return id;
            unresolved.Add(found.Count == 0
                ? new(change, "change-without-provision", $"\"{Plain.Short(name)}\" is no provision of the agreement: name it by its label or id")
                : new(change, "provision-ambiguous", $"\"{Plain.Short(name)}\" are {found.Count} provisions: name the one meant with what holds it, as in \"ARTICLE 6 > {Plain.Short(name)}\""));
            return null;
        }
    }

    /// <summary>The provisions that a name means, in the first of the texts that has any.</summary>
    public IReadOnlyList<ProvisionInForce> Find(string name) =>
        texts.Select(text => text.Find(name)).FirstOrDefault(found => found.Count > 0) ?? [];

    private string? Holder(string id) => holders.TryGetValue(id, out var holder) ? holder : Find(id) is [var held] ? held.Provision.Parent : null;
}
