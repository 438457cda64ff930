using Parley.Recording;
using Parley.Sealing;

namespace Parley.Table;

/// <summary>
/// What one reader sees of a stream's entries: sealed words are filled in for who can open them, and hidden ones taken out for who may not read
/// them. Events are never changed by it: these are facts for a reader, and nothing is decided or recorded on them.
/// </summary>
public static class Opening
{
    /// <summary>Whether anything of a stream is sealed or hidden.</summary>
    public static bool IsNeeded(IReadOnlyList<Fact> facts) => facts.Any(fact => HidingOf(fact.Event) is not null || EntryOf(fact.Event)?.Sealed is not null);

    /// <param name="facts">One stream from its beginning, as far as it is known.</param>
    /// <param name="open">The words of a sealed entry, for who can open it; else null.</param>
    /// <param name="mayReadHidden">Whether this reader is of the audience of a hidden entry.</param>
    public static IReadOnlyList<Fact> Opened(IReadOnlyList<Fact> facts, Func<Sealed, Fact, SealedWords?> open, Func<Hiding, Fact, bool> mayReadHidden)
    {
        var hidden = Hidden(facts);
        return IsNeeded(facts) ? [.. facts.Select(One)] : facts;

        Fact One(Fact fact)
        {
            if (hidden.TryGetValue(fact.Number, out var hiding) && !mayReadHidden(hiding, fact)) return fact with { Event = Hide(fact.Event), Showing = Showing.Hidden };
            if (EntryOf(fact.Event)?.Sealed is not { } seal) return fact;
            return open(seal, fact) is { } words ? fact with { Event = Give(fact.Event, words), Showing = Showing.Opened } : fact with { Showing = Showing.Sealed };
        }
    }

    /// <summary>The entries of a stream that were hidden since, by their numbers; of several hidings the last holds.</summary>
    public static IReadOnlyDictionary<long, Hiding> Hidden(IEnumerable<Fact> facts)
    {
        var hidden = new Dictionary<long, Hiding>();
        foreach (var fact in facts)
            if (HidingOf(fact.Event) is { } hiding) hidden[hiding.Entry] = hiding;
        return hidden;
    }

    public static Hiding? HidingOf(object happening) => happening switch { EntryHidden e => e.Hiding, AccountEntryHidden e => e.Hiding, _ => null };

    /// <summary>What an event says of when and where, and with it its seal; null for what is no entry of a table.</summary>
    public static Entry? EntryOf(object happening) => happening switch
    {
        ITableEvent e => e.Entry,
        AccountNoted e => e.Entry,
        PaperDrafted e => e.Entry,
        InternalEvent e => e.Entry,
        InternalEntryWithheld e => e.Entry,
        _ => null,
    };

    private static object Give(object happening, SealedWords words)
    {
        switch (happening)
        {
            case ITableEvent e:
                var (entry, said) = EntryWords.Give(e.Entry, e.Particulars, words);
                return TableWords.Event(TableWords.Of(e), entry, said);
            case AccountNoted e:
                (entry, said) = EntryWords.Give(e.Entry, e.Particulars, words);
                return e with { Entry = entry, Particulars = said, Speaker = words.Speaker, Rationale = words.Rationale, Subjects = e.Subjects.Count > 0 ? e.Subjects : words.Subjects };
            case PaperDrafted e:
                (entry, said) = EntryWords.Give(e.Entry, e.Particulars, words);
                return e with { Entry = entry, Particulars = said };
            case InternalEvent e: return e with { Entry = Given(e.Entry, words), Words = words };
            default: return happening;
        }
    }

    private static Entry Given(Entry entry, SealedWords words) => entry with
    {
        Session = words.Session,
        Source = entry.Source is { } source ? source with { Names = words.Source } : null,
        Correction = entry.Correction is { } correction ? correction with { Reason = words.CorrectionReason ?? correction.Reason, Authority = words.CorrectionAuthority ?? correction.Authority } : null,
    };

    private static object Hide(object happening)
    {
        switch (happening)
        {
            case ITableEvent e:
                var word = TableWords.Of(e);
                var (entry, said) = EntryWords.Hide(e.Entry, e.Particulars, word, Layer.Exchanged);
                return TableWords.Event(word, entry, said);
            case AccountNoted e:
                (entry, said) = EntryWords.Hide(e.Entry, e.Particulars, e.Move ?? "note", Layer.Account);
                return e with { Entry = entry, Particulars = said, Subjects = [], Speaker = null, Rationale = null };
            case PaperDrafted e:
                (entry, said) = EntryWords.Hide(e.Entry, e.Particulars, e.Move, Layer.Account);
                return e with { Entry = entry, Particulars = said };
            default: return happening;
        }
    }
}
