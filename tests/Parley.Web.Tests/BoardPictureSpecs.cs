using Parley.Web.Tables;

namespace Parley.Web.Tests;

/// <summary>Where the board's marks stand. Coordinates are worked out from the picture's own measures: rows of 44, steps of 11, edges of 10, a natural width of 660.</summary>
public sealed class BoardPictureSpecs
{
    private static Pass Pass(int day, Lane lane, string mark = "circle", string? package = null, int month = 3) => new(1, new(2026, month, day), lane, mark, package, "");

    private static BoardPicture Of(params (IReadOnlyList<Pass>, bool)[] rows) => BoardPicture.Of(rows);

    [Fact]
    public void The_union_stands_above_the_line_the_employer_below_and_agreements_on_it()
    {
        var row = Of(([Pass(1, Lane.Union), Pass(2, Lane.Employer), Pass(3, Lane.Middle, "seal")], true)).Rows[0];
        Assert.Equal([11, 33, 22], row.Passes.Select(placed => placed.Y));
        Assert.Equal(row.Passes[2].X, row.AgreedFrom);
    }

    [Fact]
    public void Days_stand_at_their_distance_in_time()
    {
        var marks = Of(([Pass(1, Lane.Union), Pass(11, Lane.Union), Pass(31, Lane.Union)], false)).Rows[0].Passes;
        // 640 between the edges for 30 days: the 11th is a third of the way.
        Assert.Equal([10, 10 + 640 / 3.0, 650], marks.Select(placed => placed.X), (one, other) => Math.Abs(one - other) < 0.001);
    }

    [Fact]
    public void Passes_of_one_side_on_one_day_stand_side_by_side_and_the_next_day_gives_way()
    {
        var marks = Of(([Pass(1, Lane.Union), Pass(1, Lane.Union), Pass(1, Lane.Union), Pass(2, Lane.Union), Pass(31, Lane.Union, month: 12)], false)).Rows[0].Passes;
        Assert.Equal([10, 21, 32, 43], marks.Take(4).Select(placed => placed.X));
    }

    [Fact]
    public void Many_days_take_the_room_that_empty_time_leaves()
    {
        var days = Enumerable.Range(0, 55).Select(day => Pass(1, Lane.Union) with { Day = new DateOnly(2026, 12, 1).AddDays(day) }).Prepend(Pass(1, Lane.Union, month: 1)).ToList();
        var picture = Of((days, false));
        Assert.Equal(660, picture.Width);
        Assert.All(picture.Scale.Days.Zip(picture.Scale.Days.Skip(1)), pair => Assert.True(picture.Scale.XOf(pair.Second) - picture.Scale.XOf(pair.First) >= 11));
    }

    [Fact]
    public void A_bracket_runs_from_the_first_to_the_last_row_of_a_package_and_passes_through_others()
    {
        var rows = Of(
            ([Pass(1, Lane.Union, "square", "A")], false),
            ([Pass(1, Lane.Union)], false),
            ([Pass(1, Lane.Union, "square", "A")], false),
            ([Pass(1, Lane.Employer, "square", "A")], false)).Rows;
        Assert.Equal((11, 44), (rows[0].Brackets[0].From, rows[0].Brackets[0].To));
        Assert.Equal((0, 44), (rows[1].Brackets[0].From, rows[1].Brackets[0].To));
        Assert.Null(rows[1].Brackets[0].Foot);
        Assert.Equal((0, 11), (rows[2].Brackets[0].From, rows[2].Brackets[0].To));
        Assert.Equal(rows[2].Passes[0].X, rows[2].Brackets[0].Foot);
        // The other side's package of the same key is another package, and alone.
        Assert.Empty(rows[3].Brackets);
    }

    [Fact]
    public void Months_are_named_once_the_year_with_the_first_of_it()
    {
        var months = Of(([Pass(15, Lane.Union, month: 11), Pass(15, Lane.Union) with { Day = new(2027, 2, 15) }], false)).Scale.Months;
        Assert.Equal(["Nov 2026", "Dec", "Jan 2027", "Feb"], months.Select(month => month.Text));
        Assert.Equal(months.Select(month => month.X).Order(), months.Select(month => month.X));
    }

    [Fact]
    public void An_agreement_of_a_day_stands_beside_the_passes_of_that_day_and_not_on_them()
    {
        // Union and employer stand over one another in the first column; what is on the line takes the second, and what follows it the third.
        var marks = Of(([Pass(1, Lane.Union), Pass(1, Lane.Employer), Pass(1, Lane.Middle, "seal"), Pass(1, Lane.Union), Pass(31, Lane.Union, month: 12)], false)).Rows[0].Passes;
        Assert.Equal([10, 10, 21, 32], marks.Take(4).Select(placed => placed.X));
    }

    [Fact]
    public void Packages_of_one_day_have_brackets_beside_one_another_and_room_for_them_before_the_day()
    {
        var rows = Of(([Pass(1, Lane.Union, "square", "A"), Pass(1, Lane.Employer, "square", "B")], false), ([Pass(1, Lane.Union, "square", "A"), Pass(1, Lane.Employer, "square", "B")], false)).Rows;
        // The day gives way by three; brackets stand half a step before it, and three further.
        Assert.Equal([13 - 5.5, 13 - 8.5], rows[0].Brackets.Select(piece => piece.X));
    }

    [Fact]
    public void A_bracket_is_dead_only_when_all_of_its_package_is()
    {
        Pass Element(bool dead) => Pass(1, Lane.Union, "square", "A") with { Dead = dead };
        Assert.All(Of(([Element(true)], false), ([Element(true)], false)).Rows, row => Assert.True(row.Brackets[0].Dead));
        Assert.All(Of(([Element(true)], false), ([Element(false)], false)).Rows, row => Assert.False(row.Brackets[0].Dead));
    }

    [Fact]
    public void A_filter_moves_no_mark_and_brackets_join_what_is_shown()
    {
        IReadOnlyList<Pass> early = [Pass(1, Lane.Union)], late = [Pass(31, Lane.Union)];
        var scale = BoardScale.Of([early, late]);
        Assert.Equal(650, BoardPicture.Of([(late, false)], scale).Rows[0].Passes[0].X);
    }

    [Fact]
    public void Sessions_stand_at_their_days_and_are_named_where_there_is_room()
    {
        var scale = BoardScale.Of([[Pass(1, Lane.Union), Pass(31, Lane.Union)]], [(new(2026, 3, 1), "1"), (new(2026, 3, 1), "2"), (new(2026, 3, 16), "3"), (new(2026, 3, 31), "in the library")]);
        // The 16th is half of the 30 days: 10 + 320. A name of words has no room anywhere.
        Assert.Equal([(10, "1"), (10, ""), (330, "3"), (650, "")], scale.Sessions.Select(session => (session.X, session.Text)));
    }

    [Fact]
    public void Today_stands_at_the_end_after_the_time_that_went_by_and_is_far_after_more_than_a_quarter()
    {
        IReadOnlyList<IReadOnlyList<Pass>> rows = [[Pass(1, Lane.Union), Pass(1, Lane.Union) with { Day = new(2026, 6, 9) }]];
        // A hundred days; ten more are ten of 110 parts of 660.
        var near = BoardScale.Of(rows, null, new(2026, 6, 19));
        Assert.Equal((660 - 1, false, 660 - 60 - 10), (near.Today, near.TodayIsFar, near.XOf(new(2026, 6, 9))));
        Assert.True(BoardScale.Of(rows, null, new(2027, 6, 19)).TodayIsFar);
        Assert.Null(BoardScale.Of(rows, null, new(2026, 6, 9)).Today);
    }

    [Fact]
    public void Many_rows_are_lower() => Assert.Equal((44, 28), (BoardSize.For(16).Height, BoardSize.For(17).Height));

    [Fact]
    public void An_empty_board_has_a_picture_too() => Assert.Empty(Of().Rows);
}
