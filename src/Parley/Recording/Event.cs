using System.Collections.Frozen;
using System.Reflection;

namespace Parley.Recording;

/// <summary>Names an event for the record. The alias is literal, for good: a later shape gets a new alias (docs/adr/0001).</summary>
/// <param name="alias">How the store knows the event, in the past tense and the field's words.</param>
/// <param name="stream">The one kind of stream it lives in.</param>
/// <param name="meaning">One sentence for the event catalogue.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute(string alias, StreamKind stream, string meaning) : Attribute
{
    public string Alias { get; } = alias;
    public StreamKind Stream { get; } = stream;
    public string Meaning { get; } = meaning;

    /// <summary>The word for it in a table log (contract.md), if it can come from one; later words are further spellings.</summary>
    public string? Word { get; init; }
}

/// <summary>An event type as the record knows it.</summary>
public sealed record EventKind(Type Type, string Alias, StreamKind Stream, string Meaning, IReadOnlyList<string> Words);

/// <summary>All event types, found by their attribute: registration, golden files and the catalogue follow by themselves.</summary>
public static class EventCatalogue
{
    public static IReadOnlyList<EventKind> All { get; } =
    [
        .. from type in typeof(EventCatalogue).Assembly.GetTypes()
           let named = type.GetCustomAttribute<EventAttribute>()
           where named is not null
           orderby named.Stream, named.Alias
           select new EventKind(type, named.Alias, named.Stream, named.Meaning, named.Word?.Split(' ') ?? []),
    ];

    private static readonly FrozenDictionary<Type, EventKind> ByType = All.ToFrozenDictionary(kind => kind.Type);

    public static EventKind Of(Type type) => ByType[type];

    public static IEnumerable<EventKind> In(StreamKind stream) => All.Where(kind => kind.Stream == stream);
}
