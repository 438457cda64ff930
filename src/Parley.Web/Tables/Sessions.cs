using Parley.Proposals;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>One session, or one day where no sessions are named: its entries, and what it changed.</summary>
/// <param name="Name">The session's number or name; null for a day that belongs to none.</param>
public sealed record SessionPart(string? Name, DateOnly From, DateOnly To, IReadOnlyList<Row> Rows, IReadOnlyList<SubjectChange> Changes)
{
    public string Title => (Name is null ? "" : $"Session {Name}, ") + (From == To ? Written.Day(From) : $"{Written.Day(From)} to {Written.Day(To)}");
}

/// <summary>A subject that stood otherwise after the session than before it.</summary>
/// <param name="Before">Null if it was not on the table yet.</param>
public sealed record SubjectChange(string Subject, SubjectState? Before, SubjectState After);

public static class Sessions
{
    /// <summary>Latest first. Entries without a session stand under their day.</summary>
    public static IReadOnlyList<SessionPart> Of(TableReading table)
    {
        var runs = new List<(string? Name, List<Row> Rows)>();
        foreach (var row in table.Board.Rows)
        {
            var name = row.Entry.Session;
            if (runs.Count == 0 || runs[^1].Name != name || (name is null && runs[^1].Rows[^1].Day != row.Day)) runs.Add((name, []));
            runs[^1].Rows.Add(row);
        }

        var (parts, before) = (new List<SessionPart>(), new Dictionary<string, SubjectState>());
        for (var i = 0; i < runs.Count; i++)
        {
            var (name, rows) = runs[i];
            var (from, to) = (rows.Min(row => row.Day), rows.Max(row => row.Day));
            // Two runs of one day cannot be told apart by date: their changes stand with the later one.
            var changes = i + 1 < runs.Count && runs[i + 1].Rows[0].Day == to ? [] : Changes(new Board(table.Register, table.Negotiation.Representatives, to), before);
            parts.Add(new(name, from, to, rows, changes));
        }

        parts.Reverse();
        return parts;
    }

    private static List<SubjectChange> Changes(Board after, Dictionary<string, SubjectState> before)
    {
        var changes = new List<SubjectChange>();
        foreach (var subject in after.Subjects)
        {
            var known = before.TryGetValue(subject.Subject.Key, out var state);
            if (!known || state != subject.Position.State) changes.Add(new(subject.Subject.Name, known ? state : null, subject.Position.State));
            before[subject.Subject.Key] = subject.Position.State;
        }

        return changes;
    }
}
