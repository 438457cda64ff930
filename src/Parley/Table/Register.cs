using Parley.Recording;

namespace Parley.Table;

/// <summary>One entry of a table as it stands after corrections.</summary>
/// <param name="Number">The entry's number; a corrected entry keeps the first one's.</param>
/// <param name="Subjects">For each label the subject that it means, in the same order; null where it means none that is known.</param>
/// <param name="Earlier">What the entry said before it was corrected, oldest first.</param>
public sealed record Row(long Number, Fact Fact, ITableEvent Event, IReadOnlyList<Subject> Subjects, IReadOnlyList<Fact> Earlier)
{
    public Particulars Said => Event.Particulars;
    public Entry Entry => Event.Entry;
    public Happened Happened => Event.Entry.Happened;
    public DateOnly Day => Happened.Date.First;

    /// <summary>The day by which it has certainly happened: the last of the month, the year or the span of days that is known.</summary>
    public DateOnly LastDay => Happened.Until is { } until && until.Last > Happened.Date.Last ? until.Last : Happened.Date.Last;
    public string Word => TableWords.Of(Event);

    /// <summary>How findings name the row: its key, or the file's line, or the entry's number.</summary>
    public string Name => Entry.Key ?? (Entry.Source is { } source ? $"{source.File}:{source.Line}" : $"entry {Number}");
}

/// <summary>
/// The facts of one table with corrections applied, in the order in which they happened. What can be late or corrected is
/// first put in its place here; positions and findings are derived from it (docs/adr/0004).
/// </summary>
public sealed class Register
{
    /// <summary>The numbers of the entries that a spokesperson confirmed, as they were named then.</summary>
    public IReadOnlySet<long> Confirmed { get; }

    private readonly Dictionary<long, Row> byNumber = [];
    private readonly Dictionary<long, long> corrects;

    private Register(IReadOnlyList<Fact> facts)
    {
        Confirmed = facts.Select(fact => fact.Event).OfType<EntryConfirmed>().Select(confirmed => confirmed.Entry).ToHashSet();
        var links = Links.Of(facts);
        corrects = facts.Where(fact => fact.Event is ITableEvent { Entry.Correction: not null }).ToDictionary(fact => fact.Number, fact => ((ITableEvent)fact.Event).Entry.Correction!.Entry);
        var struck = new List<Row>();
        // What corrects comes after what it corrects, even where a file has it above; corrections and strikes among themselves as recorded.
        foreach (var fact in facts.OrderBy(fact => corrects.ContainsKey(fact.Number) || fact.Event is EntryStruck))
        {
            switch (fact.Event)
            {
                case EntryStruck { Correction.Entry: var number } when byNumber.Remove(Origin(number), out var row):
                    struck.Add(row with { Earlier = [.. row.Earlier, fact] });
                    break;
                case ITableEvent happening:
                    var origin = Origin(fact.Number);
                    IReadOnlyList<Fact> earlier = byNumber.TryGetValue(origin, out var old) ? [.. old.Earlier, old.Fact] : [];
                    byNumber[origin] = new(origin, fact, happening, links.Subjects(fact.Number, happening.Particulars.Labels), earlier);
                    break;
            }
        }

        Rows = [.. byNumber.Values.Order(HappenedOrder.Instance)];
        Struck = struck;
    }

    public static Register Of(IEnumerable<Fact> facts) => new([.. facts]);

    /// <summary>All entries that count, in the order in which they happened.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Entries made in error, kept to be read.</summary>
    public IReadOnlyList<Row> Struck { get; }

    /// <summary>The entry that counts for this number now: a correction's number leads to what it corrected.</summary>
    public Row? Find(long number) => byNumber.GetValueOrDefault(Origin(number));

    private long Origin(long number) => Corrections.Origin(number, entry => corrects.TryGetValue(entry, out var corrected) ? corrected : null);
}

/// <summary>
/// The order of a day (contract.md): entries with neither time nor order first, in the order of recording, then by time, then by
/// order; a tentative agreement with neither comes last of its day.
/// </summary>
public sealed class HappenedOrder : IComparer<Row>
{
    public static HappenedOrder Instance { get; } = new();

    public int Compare(Row? x, Row? y) => Key(x!).CompareTo(Key(y!));

    private static (DateOnly, bool, bool, TimeOnly, long, long) Key(Row row)
    {
        var (time, order) = (row.Happened.Time, row.Happened.Order);
        var untimed = time is null && order is null;
        return (row.Day, untimed && row.Event is IConcludingMove, !untimed, time ?? TimeOnly.MinValue, order ?? long.MinValue, row.Number);
    }
}
