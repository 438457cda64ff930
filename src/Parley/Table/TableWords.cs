using System.Collections.Frozen;
using System.Linq.Expressions;
using Parley.Recording;

namespace Parley.Table;

/// <summary>The words of a table log for moves and steps, and the events they stand for. An event's attribute names its word.</summary>
public static class TableWords
{
    private static readonly FrozenDictionary<string, EventKind> ByWord =
        (from kind in EventCatalogue.All from word in kind.Words select (word, kind))
        .ToFrozenDictionary(pair => pair.word, pair => pair.kind, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, Func<Entry, Particulars, ITableEvent>> Makers =
        EventCatalogue.All.Where(kind => kind.Words.Count > 0).ToFrozenDictionary(kind => kind.Type, kind => Maker(kind.Type));

    public static IReadOnlyList<string> Moves { get; } = [.. from kind in EventCatalogue.All where typeof(IMove).IsAssignableFrom(kind.Type) from word in kind.Words.Take(1) select word];

    public static IReadOnlyList<string> Steps { get; } = [.. from kind in EventCatalogue.All where typeof(IStep).IsAssignableFrom(kind.Type) from word in kind.Words.Take(1) select word];

    public static Refusal? Check(string? word) => word is not null && ByWord.ContainsKey(word) ? null
        : new("unknown-move", $"\"{Plain.Short(word)}\" is not a move or step; moves are {string.Join(", ", Moves)}; steps are {string.Join(", ", Steps)}");

    public static bool NeedsSubject(string word) => typeof(IMove).IsAssignableFrom(ByWord[word].Type);

    /// <summary>Whether such an entry can put something into effect, or take its ground away, and so is decided on the whole table.</summary>
    public static bool ReachesFurther(string word) => ByWord.GetValueOrDefault(word)?.Type is { } type && typeof(IReachesFurther).IsAssignableFrom(type);

    public static ITableEvent Event(string word, Entry entry, Particulars particulars) => Makers[ByWord[word].Type](entry, particulars);

    /// <summary>The word for an event: the first of its spellings.</summary>
    public static string Of(ITableEvent happening) => EventCatalogue.Of(happening.GetType()).Words[0];

    private static Func<Entry, Particulars, ITableEvent> Maker(Type type)
    {
        ParameterExpression entry = Expression.Parameter(typeof(Entry)), said = Expression.Parameter(typeof(Particulars));
        var constructor = type.GetConstructor([typeof(Entry), typeof(Particulars)])
            ?? throw new InvalidOperationException($"{type.Name} has a word for table logs and so takes an Entry and its Particulars");
        return Expression.Lambda<Func<Entry, Particulars, ITableEvent>>(Expression.New(constructor, entry, said), entry, said).Compile();
    }
}
