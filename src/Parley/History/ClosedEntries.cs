using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.History;

/// <summary>What stays closed to a reader, as a privilege log lists it: date, author, recipients, kind, basis, digest. Never a word of it.</summary>
public static class ClosedEntries
{
    /// <param name="of">Which facts are asked about.</param>
    public static IEnumerable<LeftOut> Of(IEnumerable<Fact> facts, Func<Fact, bool> of)
    {
        var all = facts.ToList();
        var hidden = Opening.Hidden(all);
        foreach (var fact in all.Where(of))
        {
            if (Opening.EntryOf(fact.Event) is not { } entry) continue;
            var date = entry.Happened.Date.ToString();
            if (fact.Event is InternalEntryWithheld) yield return new(date, fact.By, [], "internal", "internal to the keeper of the record: not communicated", null);
            else if (fact.Showing == Showing.Hidden) yield return new(date, fact.By, [], Audiences.Kind(Audiences.Of(hidden[fact.Number].As)), "hidden: " + hidden[fact.Number].Authority, null);
            else if (entry.Sealed is { } seal && fact.Showing != Showing.Opened) yield return new(date, seal.Author ?? fact.By, seal.Recipients, Audiences.Kind(seal.For), seal.Basis ?? Basis(seal.For), seal.Digest);
        }
    }

    /// <summary>As what an entry is sealed; null where it is not.</summary>
    public static string? KindOf(Entry entry) => entry.Sealed is { } seal ? Audiences.Kind(seal.For) : null;

    /// <summary>A sealed entry that nobody opened is closed, whoever forgot to ask.</summary>
    public static Showing ShowingOf(Fact fact) => fact.Showing == Showing.Whole && Opening.EntryOf(fact.Event)?.Sealed is not null ? Showing.Sealed : fact.Showing;

    private static string Basis(Audience audience) => audience switch
    {
        Audience.Side => "internal to the keeper of the record: not communicated",
        Audience.Counsel => "between counsel and client",
        _ => "personal data",
    };
}
