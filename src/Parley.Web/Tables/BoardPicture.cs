namespace Parley.Web.Tables;

/// <summary>Where on a row's time line a mark stands: the union above the line, the employer below, both on it.</summary>
public enum Lane
{
    Union,
    Middle,
    Employer,
}

/// <summary>One pass on one subject, as the board draws it.</summary>
/// <param name="Mark">The shape.</param>
/// <param name="Package">What joins it to the other passes of its package on the same day; null if it stands alone.</param>
/// <param name="Text">What it says when it is pointed at or read out.</param>
public sealed record Pass(long Entry, DateOnly Day, Lane Lane, string Mark, string? Package, string Text)
{
    /// <summary>Whether the offer has ended as a whole: withdrawn, superseded or expired.</summary>
    public bool Dead { get; init; }

    /// <summary>Whether it was recorded since the page was opened.</summary>
    public bool New { get; init; }
}

public sealed record PlacedPass(Pass Pass, double X, double Y);

/// <summary>A piece of a package's bracket in one row: upright from one height to another, with a foot to the mark where the row belongs to the package.</summary>
/// <param name="Foot">Where the foot meets the mark; null where the bracket only passes through.</param>
/// <param name="Dead">Whether all of the package has ended.</param>
public sealed record BracketPiece(double X, double From, double To, Lane Lane, double? Foot, double FootY, bool Dead = false);

/// <param name="AgreedFrom">Where the subject's agreement that still stands was reached; null if it is open.</param>
public sealed record PictureRow(IReadOnlyList<PlacedPass> Passes, IReadOnlyList<BracketPiece> Brackets, double? AgreedFrom);

/// <summary>How high rows are, and the lanes in them.</summary>
public sealed record BoardSize(double Height, double UnionY, double MiddleY, double EmployerY)
{
    /// <summary>From so many rows on they are lower, so that a table of sixty is seen in three looks rather than five.</summary>
    public const int Many = 17;

    public static BoardSize Roomy { get; } = new(44, 11, 22, 33);

    public static BoardSize Compact { get; } = new(28, 7.5, 14, 20.5);

    public static BoardSize For(int rows) => rows < Many ? Roomy : Compact;

    public double YOf(Lane lane) => lane switch { Lane.Union => UnionY, Lane.Employer => EmployerY, _ => MiddleY };
}

/// <summary>The board's time lines: rows of one height under one axis.</summary>
public sealed class BoardPicture
{
    private BoardPicture(BoardSize size, BoardScale scale, IReadOnlyList<PictureRow> rows) => (Size, Scale, Rows) = (size, scale, rows);

    public BoardSize Size { get; }

    public BoardScale Scale { get; }

    public double Width => Scale.Width;

    public IReadOnlyList<PictureRow> Rows { get; }

    /// <param name="rows">Per subject its passes, in order, and whether it stands agreed.</param>
    /// <param name="scale">Where days stand; null for a scale of these rows alone.</param>
    public static BoardPicture Of(IReadOnlyList<(IReadOnlyList<Pass> Passes, bool Agreed)> rows, BoardScale? scale = null, BoardSize? size = null)
    {
        var (on, high) = (scale ?? BoardScale.Of([.. rows.Select(row => row.Passes)]), size ?? BoardSize.Roomy);
        var placed = rows.Select(row => Row(row.Passes, on, high)).ToList();
        var brackets = Brackets(rows.SelectMany(row => row.Passes), placed, on, high);
        return new(high, on, [.. placed.Select((marks, index) => new PictureRow(marks, brackets[index], rows[index].Agreed ? marks.LastOrDefault(mark => mark.Pass.Mark == "seal")?.X : null))]);
    }

    private static List<PlacedPass> Row(IReadOnlyList<Pass> passes, BoardScale scale, BoardSize size) =>
        [.. passes.Zip(Columns(passes), (pass, column) => new PlacedPass(pass, scale.XOf(pass.Day) + column * BoardScale.Step, size.YOf(pass.Lane)))];

    /// <summary>Passes of one day on one subject stand side by side where they would touch: those of one lane, and whatever is on the line itself.</summary>
    internal static IReadOnlyList<int> Columns(IReadOnlyList<Pass> passes)
    {
        var next = new Dictionary<(DateOnly, Lane), int>();
        var columns = new List<int>(passes.Count);
        foreach (var pass in passes)
        {
            var column = new[] { Lane.Union, Lane.Middle, Lane.Employer }.Where(lane => lane == pass.Lane || lane == Lane.Middle || pass.Lane == Lane.Middle).Max(lane => next.GetValueOrDefault((pass.Day, lane)));
            next[(pass.Day, pass.Lane)] = column + 1;
            columns.Add(column);
        }

        return columns;
    }

    /// <summary>A package that shows on one row only needs no bracket. Those of one day stand beside one another.</summary>
    private static List<BracketPiece>[] Brackets(IEnumerable<Pass> passes, List<List<PlacedPass>> rows, BoardScale scale, BoardSize size)
    {
        var pieces = rows.Select(_ => new List<BracketPiece>()).ToArray();
        var taken = new Dictionary<DateOnly, int>();
        foreach (var package in passes.Where(pass => pass.Package is not null).Select(pass => (pass.Day, pass.Lane, pass.Package)).Distinct())
        {
            var members = rows.Select((row, index) => (Mark: row.FirstOrDefault(mark => (mark.Pass.Day, mark.Pass.Lane, mark.Pass.Package) == package)!, Index: index))
                .Where(member => member.Mark is not null).ToList();
            if (members.Count < 2) continue;
            var nth = taken[package.Day] = taken.GetValueOrDefault(package.Day) + 1;
            var (first, last, y) = (members[0].Index, members[^1].Index, size.YOf(package.Lane));
            var (x, dead) = (scale.XOf(package.Day) - BoardScale.Step / 2 - BoardScale.Beside * (nth - 1), members.All(member => member.Mark.Pass.Dead));
            for (var index = first; index <= last; index++)
            {
                var mark = members.FirstOrDefault(member => member.Index == index).Mark;
                pieces[index].Add(new(x, index == first ? y : 0, index == last ? y : size.Height, package.Lane, mark?.X, y, dead));
            }
        }

        return pieces;
    }
}
