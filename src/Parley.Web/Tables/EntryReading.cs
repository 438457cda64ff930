using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>One entry in full: itself, what became of it, and what it hangs together with.</summary>
/// <param name="Row">The row that counts now, of which the entry is the latest or an earlier version; null if it was struck or is none.</param>
public sealed record EntryReading(Fact Fact, Row? Row, IReadOnlyList<EntryVersion> Versions, Fact? Struck, IReadOnlyList<Row> Answers, IReadOnlyList<Row> AnsweredBy,
    IReadOnlyList<Row> Package, IReadOnlyList<AccountBeside> Account)
{
    public ITableEvent? Happening => Fact.Event as ITableEvent;

    public bool IsCurrent => Row is null || Row.Fact.Number == Fact.Number;

    public string Title => Happening is { } happening ? MoveNames.Of(TableWords.Of(happening)).Name : EventCatalogue.Of(Fact.Event.GetType()).Meaning;

    /// <summary>Whole days between happening and recording, by the agency's calendar; null for what was imported or has no date.</summary>
    public int? Late(DateOnly recorded) => Happening is { Entry: { Source: null } entry } ? recorded.DayNumber - entry.Happened.Date.Last.DayNumber : null;

    /// <param name="account">The facts of our account of the same table.</param>
    public static EntryReading? Of(TableReading table, long number, IReadOnlyList<Fact> account)
    {
        if (table.Facts.FirstOrDefault(fact => fact.Number == number) is not { } fact) return null;
        var row = table.Register.Find(number);
        var gone = table.Register.Struck.FirstOrDefault(one => one.Number == number || one.Fact.Number == number || one.Earlier.Any(earlier => earlier.Number == number));
        var whole = row ?? gone;
        Fact[] chain = whole is null ? [fact] : [.. whole.Earlier.Where(earlier => earlier.Event is ITableEvent), whole.Fact];
        var numbers = chain.Select(one => one.Number).Append(whole?.Number ?? number).ToHashSet();
        var said = (fact.Event as ITableEvent)?.Particulars;
        return new(fact, row, Corrected(chain), gone?.Earlier.LastOrDefault(earlier => earlier.Event is EntryStruck),
            said is null ? [] : [.. said.RespondsTo.Select(table.Register.Find).OfType<Row>()],
            [.. table.Register.Rows.Where(other => other.Said.RespondsTo.Any(numbers.Contains))],
            said?.Package is { } key ? [.. table.Register.Rows.Where(other => other.Number != whole?.Number && other.Said.Package is { } shared && Labels.Same(shared, key))] : [],
            [.. AccountBeside.In(account, numbers)]);
    }

    private static List<EntryVersion> Corrected(Fact[] chain) =>
        [.. chain.Skip(1).Select((fact, at) => new EntryVersion(fact, ((ITableEvent)fact.Event).Entry.Correction!, chain[at].Number, Members.Differences(chain[at].Event, fact.Event)))];
}

/// <summary>A correction: what it said before, what it says after, why and by whose authority.</summary>
public sealed record EntryVersion(Fact Fact, Correction Correction, long Before, IReadOnlyList<(string Name, string? Before, string? After)> Differences);

/// <summary>Our account of an entry: who spoke, what was given as the reason. Never shown to the other side.</summary>
public sealed record AccountBeside(Fact Fact, AccountNoted Noted)
{
    public static IEnumerable<AccountBeside> In(IReadOnlyList<Fact> account, HashSet<long> numbers)
    {
        var gone = account.Select(fact => fact.Event).OfType<AccountNoteStruck>().Select(struck => struck.Correction.Entry)
            .Concat(account.Select(fact => fact.Event).OfType<AccountNoted>().Select(noted => noted.Entry.Correction?.Entry ?? 0)).ToHashSet();
        return from fact in account
               where fact.Event is AccountNoted noted && noted.About.Any(numbers.Contains) && !gone.Contains(fact.Number)
               select new AccountBeside(fact, (AccountNoted)fact.Event);
    }
}
