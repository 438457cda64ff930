using System.Globalization;
using Parley.Audit;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.History;

// The shapes of `status` in contract.md; what is more than there widens it.

public sealed record StatusView(StatusNegotiation Negotiation, string On, string? Known, StatusCounts Counts, IReadOnlyList<StatusArticle> Articles, IReadOnlyList<Finding> Findings, StatusMove? LastMove)
{
    /// <summary>For those who may see what was exchanged, and not what the keeper remarks in it.</summary>
    public StatusView WithoutFindings() => this with { Findings = [], Counts = Counts with { Findings = 0 } };
}

public sealed record StatusNegotiation(string Id, string Slug, string Title, IReadOnlyList<string> Units, NegotiationState State);

public sealed record StatusCounts(int Moves, int Articles, int TentativelyAgreed, int Open, int Sessions, int Findings);

public sealed record StatusArticle(string Label, IReadOnlyList<string> Labels, SubjectState State, int Moves, StatusMove LastMove, string? Awaiting);

/// <param name="Date">As it was given: a day, a month or a year.</param>
/// <param name="Time">HH:MM, or null.</param>
public sealed record StatusMove(string Date, string? Time, string Party, string Move, string? Package, long Entry, IReadOnlyList<string> Labels)
{
    /// <summary>What of its words this reader sees: whole, opened, sealed or hidden.</summary>
    public Showing Showing { get; init; }
}

public static class Status
{
    /// <summary>Where a negotiation stood on a date, from the facts known.</summary>
    /// <param name="known">The instant as known on which it is asked, as asked; null for now.</param>
    /// <param name="agreements">Facts of the agreements that it is about, by slug, where its papers' changes are to be held against the text.</param>
    public static StatusView Of(Negotiation negotiation, IEnumerable<Fact> facts, DateOnly on, DateTimeOffset? known, IReadOnlyDictionary<string, IReadOnlyList<Fact>>? agreements = null)
    {
        var register = Register.Of(facts);
        return Of(negotiation, register, new Board(register, negotiation.Representatives, on), on, known, agreements);
    }

    /// <summary>The same, where register and board are there already.</summary>
    public static StatusView Of(Negotiation negotiation, Register register, Board board, DateOnly on, DateTimeOffset? known, IReadOnlyDictionary<string, IReadOnlyList<Fact>>? agreements = null)
    {
        IReadOnlyList<Finding> findings = [.. TableFindings.Of(negotiation, register, board), .. agreements is null ? [] : ChangeFindings.Of(negotiation, register, board.Rows, agreements)];
        return new(
            new(negotiation.Id, negotiation.Slug, negotiation.Title, negotiation.Units, State(board)),
            on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            known?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            Counts(board.Rows, findings.Count), [.. board.Subjects.Select(Article)], findings,
            board.Rows.LastOrDefault(row => row.Event is IMove) is { } last ? Move(last) : null);
    }

    /// <summary>Open, until it is closed and not reopened by the date.</summary>
    private static NegotiationState State(Board board) =>
        board.Rows.LastOrDefault(row => row.Event is NegotiationClosed or NegotiationReopened)?.Event is NegotiationClosed ? NegotiationState.Closed : NegotiationState.Open;

    /// <summary>Counts go by rows and labels alone (contract.md): no link and no package changes them.</summary>
    private static StatusCounts Counts(IReadOnlyList<Row> rows, int findings)
    {
        var moves = 0;
        var latest = new Dictionary<string, bool>();
        foreach (var row in rows.Where(row => row.Event is IMove))
        {
            moves += row.Said.Labels.Count;
            foreach (var label in row.Said.Labels) latest[Labels.Key(label)] = row.Event is TentativeAgreementReached;
        }

        var agreed = latest.Values.Count(isAgreed => isAgreed);
        var sessions = rows.Select(row => row.Entry.Session).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return new(moves, latest.Count, agreed, latest.Count - agreed, sessions, findings);
    }

    private static StatusArticle Article(SubjectOnBoard subject)
    {
        var last = subject.Moves[^1];
        return new(subject.Subject.Name, subject.Labels, subject.Position.State, subject.Moves.Count, Move(last), subject.Position.Awaiting);
    }

    private static StatusMove Move(Row row) => new(row.Happened.Date.ToString(), row.Happened.Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
        row.Said.Party, row.Word, row.Said.Package, row.Number, row.Said.Labels) { Showing = ClosedEntries.ShowingOf(row.Fact) };
}
