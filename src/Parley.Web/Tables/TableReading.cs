using Parley.Access;
using Parley.History;
using Parley.Proposals;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>One table as its pages need it: what was recorded, where it stood on a date, and how the parties are called.</summary>
public sealed record TableReading(Negotiation Negotiation, IReadOnlyList<Fact> Facts, Register Register, Board Board, StatusView Status, DateOnly On)
{
    /// <summary>Null if there is no such table, or none was known then.</summary>
    /// <param name="stream">The stream of a negotiation or of a side letter.</param>
    /// <param name="right">What the page shows of it: of a table's state more people may know than may read its entries.</param>
    public static async Task<TableReading?> Read(RecordReader reader, string stream, DateOnly on, DateTimeOffset? known, CancellationToken stop, Right right = Right.ReadExchanged)
    {
        var facts = await reader.Stream(stream, right, known, stop);
        if (Fold.Of<Negotiation>(facts) is not { } negotiation) return null;
        var register = Register.Of(facts);
        var board = new Board(register, negotiation.Representatives, on);
        var status = History.Status.Of(negotiation, register, board, on, known);
        return new(negotiation, facts, register, board, reader.Sight.May(Right.ReadFindings, Places.Of(negotiation)) ? status : status.WithoutFindings(), on);
    }

    public string Slug => Negotiation.Slug;

    public string Union => string.Join(" and ", Negotiation.Representatives);

    /// <summary>The employer as it moved at this table; null while it has not.</summary>
    public string? Employer => Board.Rows.Concat(Register.Rows).Where(row => row.Event is IMove).Select(row => row.Said.Party)
        .FirstOrDefault(party => Board.Sides.Side(party) == "employer");

    public Lane LaneOf(Row row) => row.Event is TentativeAgreementReached ? Lane.Middle : Board.Sides.Side(row.Said.Party) switch
    {
        "union" => Lane.Union,
        "employer" => Lane.Employer,
        _ => Lane.Middle,
    };

    /// <summary>The entry that findings call so: by key, by line of the file, or by number.</summary>
    public Row? Named(string name) => Register.Rows.FirstOrDefault(row => row.Name == name);

    /// <summary>The offers that could be accepted now: of each subject the last of each side that stands.</summary>
    public IReadOnlyList<Row> LiveOffers()
    {
        var live = from subject in Board.Subjects
                   from side in subject.Position.Live
                   let last = subject.Moves.LastOrDefault(row => Offers.IsOffer(row.Event) && Board.Sides.Side(row.Said.Party) == side && !Board.Ended.Offers.Contains(row.Number))
                   where last is not null
                   select last;
        return [.. live.DistinctBy(row => row.Number).OrderByDescending(row => row, HappenedOrder.Instance)];
    }

    /// <summary>"UAW, counterproposal on Wages; Leaves".</summary>
    public static string Told(Row row) => $"{row.Said.Party}, {MoveNames.Inner(row.Word)}"
        + (row.Said.Labels.Count > 0 ? $" on {Short(row.Said.Labels)}" : "");

    public static string Short(IReadOnlyList<string> labels) => labels.Count <= 4 ? string.Join("; ", labels.Select(label => Plain.Short(label))) : $"{string.Join("; ", labels.Take(3).Select(label => Plain.Short(label)))} and {labels.Count - 3} more";
}
