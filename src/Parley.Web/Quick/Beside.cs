using Parley.Proposals;
using Parley.Table;
using Parley.Text;
using Parley.Web.Tables;

namespace Parley.Web.Quick;

/// <summary>Proposed words beside earlier ones on the same subject.</summary>
/// <param name="Against">What they are held against, in words: "the text in force", "FTA's last words".</param>
/// <param name="Entry">The entry that has the earlier words, or null for the text in force.</param>
/// <param name="Where">The provision or the date.</param>
public sealed record Beside(string Subject, string Against, long? Entry, string? Agreement, string? Provision, string Where, IReadOnlyList<Segment> Segments)
{
    /// <summary>Of each article: against the text in force, the mover's last words, the other side's.</summary>
    public static IReadOnlyList<Beside> Of(TableReading table, IReadOnlyList<ForceText> texts, string mover, IReadOnlyList<string> labels, string words)
    {
        var beside = new List<Beside>();
        var own = table.Board.Sides.Side(mover);
        foreach (var label in labels)
        {
            foreach (var text in texts)
            {
                if (text.Near(label, words) is not var (held, now)) continue;
                var name = held.Provision.Label.Length > 0 ? held.Provision.Label : held.Provision.Heading;
                beside.Add(new(label, "the text in force", null, text.Agreement, held.Provision.Id, name, Redline.Between(now, words)));
                break;
            }

            if (SubjectOf(table, label) is not { } subject) continue;
            var written = subject.Moves.Where(move => Words(move) is not null).ToList();
            Add(written.LastOrDefault(move => table.Board.Sides.Side(move.Said.Party) == own));
            Add(written.LastOrDefault(move => table.Board.Sides.Side(move.Said.Party) != own));

            void Add(Row? earlier)
            {
                if (earlier is not null) beside.Add(new(label, $"{earlier.Said.Party}’s last words", earlier.Number, null, null, Written.Date(earlier.Happened.Date), Redline.Between(Words(earlier)!, words)));
            }
        }

        return beside;
    }

    /// <summary>What a paper would have the contract say: its words, else those of its changes.</summary>
    public static string? Words(Row row) => !string.IsNullOrWhiteSpace(row.Said.Text) ? row.Said.Text
        : string.Join('\n', row.Said.Changes.Select(change => change.Text).Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } changed ? changed : null;

    public static SubjectOnBoard? SubjectOf(TableReading table, string label) =>
        table.Board.Subjects.FirstOrDefault(one => one.Labels.Append(one.Subject.Name).Any(known => Labels.Same(known, label)));
}
