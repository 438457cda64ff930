using System.Collections.Frozen;
using Parley.Recording;

namespace Parley.Table;

/// <summary>What positions belong to: an article, several provisions, or a topic with no article yet.</summary>
/// <param name="Name">How it is called, as first written.</param>
/// <param name="Linked">Whether an entry of its own links the label to this subject, rather than the label being the subject.</param>
public readonly record struct Subject(string Name, bool Linked)
{
    public string Key => Labels.Key(Name);
}

public static class Labels
{
    /// <summary>Labels are the same when they agree without case and with runs of white space as one (contract.md).</summary>
    public static string Key(string label) =>
        string.Join(' ', label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    public static bool Same(string one, string other) => one == other || Key(one) == Key(other);
}

/// <summary>Which label means which subject: linking is an entry of its own, and can be corrected by a later one.</summary>
public sealed class Links
{
    private readonly FrozenDictionary<(long? Entry, string Label), IReadOnlyList<string>> links;

    private Links(Dictionary<(long?, string), IReadOnlyList<string>> links) => this.links = links.ToFrozenDictionary();

    public static Links Of(IEnumerable<Fact> facts)
    {
        var found = new Dictionary<(long?, string), IReadOnlyList<string>>();
        foreach (var link in facts.Select(fact => fact.Event).OfType<LabelLinked>())
            found[(link.Entry, Labels.Key(link.Label))] = link.Subjects;
        return new(found);
    }

    /// <summary>The subjects that an entry's labels mean, each once: as linked for the entry, else for the negotiation, else the label itself.</summary>
    public IReadOnlyList<Subject> Subjects(long entry, IReadOnlyList<string> labels)
    {
        var subjects = new List<Subject>(labels.Count);
        foreach (var label in labels)
        {
            var key = Labels.Key(label);
            if (links.GetValueOrDefault((entry, key)) is { } own) subjects.AddRange(own.Select(name => new Subject(name, true)));
            else if (links.GetValueOrDefault((null, key)) is { } shared) subjects.AddRange(shared.Select(name => new Subject(name, true)));
            else subjects.Add(new(label, false));
        }

        return [.. subjects.DistinctBy(subject => subject.Key)];
    }
}
