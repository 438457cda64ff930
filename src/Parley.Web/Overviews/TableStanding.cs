using Parley.Access;
using Parley.Agreements;
using Parley.History;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Tables;

namespace Parley.Web.Overviews;

/// <summary>What is due at a table.</summary>
/// <param name="Day">By when; null for what has no date.</param>
public sealed record Due(DateOnly? Day, string What);

/// <summary>What the record says that something costs.</summary>
/// <param name="Words">What was said of it; null for who may not read it.</param>
/// <param name="Lines">The lines of a costing of our own.</param>
/// <param name="Address">Where it can be read; null for who may not.</param>
public sealed record Cost(string Date, string What, string? Words, IReadOnlyList<(string Label, string Amount)> Lines, string? Address);

/// <summary>One table as who does not sit at it wants it: where it stands, what is due, and what it costs; nothing of what was said there.</summary>
public sealed record TableStanding(TableReading Table, IReadOnlyList<Standing> Days, IReadOnlyList<Due> Due, IReadOnlyList<Cost> Costs)
{
    /// <summary>So many days are drawn; of more, every so manieth.</summary>
    private const int Most = 120;

    public string Slug => Table.Slug;

    public string Title => Table.Negotiation.Title;

    public bool Closed => Table.Status.Negotiation.State == NegotiationState.Closed;

    public Standing? Now => Days.Count == 0 ? null : Days[^1];

    public StandingPicture Picture => StandingPicture.Of(Days, Until(Days, Table.On));

    /// <summary>Up to today; but a table at which nothing has passed for long is not drawn as a long line.</summary>
    public static DateOnly Until(IReadOnlyList<Standing> days, DateOnly today)
    {
        if (days.Count == 0) return today;
        var (first, last) = (days[0].Day, days[^1].Day);
        var still = last.AddDays(Math.Max(14, (last.DayNumber - first.DayNumber) / 5));
        return still < today ? still : today;
    }

    /// <param name="may">What the person may see at this table.</param>
    /// <param name="inside">The entries of the internal layer; none for who may not read it.</param>
    public static TableStanding Of(TableReading table, IReadOnlyList<Agreement> agreements, Func<Right, bool> may, IReadOnlyList<LayerEntry> inside, Addresses to) =>
        new(table, Over(table), [.. Dues(table, agreements).OrderBy(due => due.Day ?? DateOnly.MinValue)], [.. Laid(table, may, to), .. Own(table, inside, to)]);

    private static List<Standing> Over(TableReading table)
    {
        var days = table.Board.Rows.Where(row => row.Subjects.Count > 0 || Votes.IsVote(row)).Select(row => row.Day).Distinct().ToList();
        var every = (days.Count + Most - 1) / Most;
        return [.. days.Where((_, i) => every < 2 || i % every == 0 || i == days.Count - 1).Select(day => At(table, day)).Where(day => day.All > 0)];
    }

    private static Standing At(TableReading table, DateOnly day)
    {
        var subjects = new Board(table.Register, table.Negotiation.Representatives, day).Subjects;
        var agreed = subjects.Count(subject => MoveNames.IsAgreed(subject.Position.State));
        return new(day, agreed, subjects.Count - agreed);
    }

    private static IEnumerable<Due> Dues(TableReading table, IReadOnlyList<Agreement> agreements)
    {
        var subjects = table.Board.Subjects;
        if (subjects.Count == 0) yield return new(null, "The first move is not recorded yet");
        foreach (var turn in subjects.Where(subject => subject.Position.Awaiting is not null).GroupBy(subject => Labels.Key(subject.Position.Awaiting!)).OrderByDescending(group => group.Count()))
            yield return new(null, $"{turn.First().Position.Awaiting} to answer on {Plain.Count(turn.Count(), "article")}");
        foreach (var body in table.Board.Standing.Select(table.Register.Find).OfType<Row>().SelectMany(paper => PaperReading.MissingOn(table, paper)).GroupBy(missing => missing))
            yield return new(null, $"{char.ToUpperInvariant(body.Key[0])}{body.Key[1..]} on {Plain.Count(body.Count(), "tentative agreement")}");
        foreach (var offer in table.LiveOffers().Where(row => row.Said.Expires is not null).GroupBy(row => (row.Said.Party, Day: row.Said.Expires!.Value)))
            yield return new(offer.Key.Day.First, $"{Plain.Count(offer.Count(), "offer")} of {offer.Key.Party} can be accepted until then");
        foreach (var row in table.Register.Rows.Where(row => row.Day > table.On && row.Event is not IMove))
            yield return new(row.Day, MoveNames.Of(row.Word).Name);
        foreach (var agreement in agreements.Where(one => table.Negotiation.Agreements.Contains(one.Slug) && one.LastDay >= table.On))
            yield return new(agreement.LastDay, $"{agreement.Title} ends");
    }

    /// <summary>What was laid on the table or disclosed. The disclosure is made to the public (Cal. Gov. Code 3547.5); what was laid on the table is for who may read its entries.</summary>
    private static IEnumerable<Cost> Laid(TableReading table, Func<Right, bool> may, Addresses to) =>
        from row in table.Board.Rows
        where row.Word is "table-costing" or "cost-disclosure"
        let reads = may(Right.ReadExchanged)
        select new Cost(Written.Date(row.Happened.Date), MoveNames.Of(row.Word).Name, reads || row.Word == "cost-disclosure" ? row.Said.Summary ?? row.Said.Text : null, [], reads ? to.Entry(table.Slug, row.Number) : null);

    /// <summary>Our own costing that was made last.</summary>
    private static IEnumerable<Cost> Own(TableReading table, IReadOnlyList<LayerEntry> inside, Addresses to)
    {
        if (inside.LastOrDefault(entry => entry.Kind == "costing") is { } costing)
            yield return new(costing.Happened is { } day ? Written.Date(day) : "", "Our costing", costing.Words is null ? "sealed" : costing.Words.Summary ?? costing.Words.Text,
                [.. (costing.Words?.Lines ?? []).Select(line => (line.Label, line.Amount))], to.Inside(table.Slug));
    }
}
