using Parley.Table;

namespace Parley.Proposals;

/// <summary>One subject on the board of a table, on a date.</summary>
/// <param name="Labels">Every label under which it was touched, as first written.</param>
public sealed record SubjectOnBoard(Subject Subject, IReadOnlyList<string> Labels, Position Position, IReadOnlyList<Row> Moves);

/// <summary>Where every subject of a table stood on a date, folded live from the register.</summary>
public sealed class Board
{
    public Board(Register register, IReadOnlyList<string> representatives, DateOnly on)
    {
        Sides = new(representatives, register.Rows);
        Rows = [.. register.Rows.TakeWhile(row => row.Day <= on)];
        var ended = Ended = Packages.Ended(register, Rows, on, Sides);
        Votes = new(register, representatives);
        var setting = new Setting(Sides, ended, Votes);
        var open = new Dictionary<string, Building>();
        foreach (var row in Rows)
        {
            foreach (var subject in Touched(row, open))
            {
                if (Counts(row)) subject.Position = subject.Position.After(row, setting);
            }
        }

        bool Counts(Row row) => !ended.Offers.Contains(row.Number)
            && !(Offers.IsAnswer(row.Event) && row.Said.RespondsTo.Count > 0 && row.Said.RespondsTo.All(number => register.Find(number) is { } asked && ended.Offers.Contains(asked.Number)));

        Subjects = [.. open.Values.Select(subject => new SubjectOnBoard(subject.Subject, [.. subject.Labels.DistinctBy(Parley.Table.Labels.Key)], subject.Position, subject.Moves))];
    }

    public Sides Sides { get; }

    /// <summary>The votes of the whole register, later ones included: whether one counts can depend on what came after it.</summary>
    public Votes Votes { get; }

    /// <summary>The tentative agreements that stand, in the order of their numbers.</summary>
    public IReadOnlyList<long> Standing => [.. Subjects.Where(subject => subject.Position.State is SubjectState.TentativelyAgreed or SubjectState.RatifiedPending)
        .Select(subject => subject.Position.Agreement).OfType<long>().Distinct().Order()];

    /// <summary>What has ended as a whole by the date.</summary>
    public EndedOffers Ended { get; }

    /// <summary>The entries up to the date, in order.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>The subjects in the order in which they were first touched.</summary>
    public IReadOnlyList<SubjectOnBoard> Subjects { get; }

    /// <summary>A move touches its subjects; a step touches those it names, or all that are open where it names none.</summary>
    private static IEnumerable<Building> Touched(Row row, Dictionary<string, Building> open)
    {
        if (row.Event is IStep)
            return row.Subjects.Count == 0 ? open.Values : row.Subjects.Select(subject => open.GetValueOrDefault(subject.Key)).OfType<Building>();

        var touched = new List<Building>(row.Subjects.Count);
        foreach (var subject in row.Subjects)
        {
            if (!open.TryGetValue(subject.Key, out var building)) open.Add(subject.Key, building = new(subject));
            building.Moves.Add(row);
            building.Labels.AddRange(row.Subjects.Count == row.Said.Labels.Count ? [row.Said.Labels[touched.Count]] : row.Said.Labels);
            touched.Add(building);
        }

        return touched;
    }

    private sealed class Building(Subject subject)
    {
        public Subject Subject { get; } = subject;
        public List<string> Labels { get; } = [];
        public List<Row> Moves { get; } = [];
        public Position Position { get; set; } = Position.None;
    }
}
