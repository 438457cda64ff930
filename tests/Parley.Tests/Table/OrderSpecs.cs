using Parley.Recording;
using Parley.Table;
using static Parley.Tests.ATable;

namespace Parley.Tests.Table;

public sealed class OrderSpecs
{
    private static string[] Ordered(ATable table) => [.. Register.Of(table.Facts).Rows.Select(row => row.Said.Summary ?? row.Word)];

    private static ATable Named(ATable table, string name, string when, string move = "proposal", int? order = null) =>
        table.Entry(when, Union, move, "Wages", said => said with { Summary = name }, order);

    [Fact]
    public void Within_a_day_come_first_the_untimed_as_recorded_then_by_time_then_by_order_and_an_untimed_tentative_agreement_last()
    {
        var table = new ATable();
        Named(table, "agreed", "2026-03-01", "tentative-agreement");
        Named(table, "14:27", "2026-03-01 14:27");
        Named(table, "09:00 second", "2026-03-01 09:00", order: 2);
        Named(table, "09:00 first", "2026-03-01 09:00", order: 1);
        Named(table, "first untimed", "2026-03-01");
        Named(table, "second untimed", "2026-03-01");
        Named(table, "the day before", "2026-02-28 23:59");
        Assert.Equal(["the day before", "first untimed", "second untimed", "09:00 first", "09:00 second", "14:27", "agreed"], Ordered(table));
    }

    [Fact]
    public void Midnight_is_a_time()
    {
        var table = new ATable();
        Named(table, "midnight", "2026-03-01 00:00");
        Named(table, "untimed", "2026-03-01");
        Assert.Equal(["untimed", "midnight"], Ordered(table));
    }

    [Fact]
    public void A_timed_tentative_agreement_stands_at_its_time()
    {
        var table = new ATable();
        Named(table, "agreed", "2026-03-01 10:00", "tentative-agreement");
        Named(table, "later", "2026-03-01 11:00");
        Assert.Equal(["agreed", "later"], Ordered(table));
    }

    [Fact]
    public void A_month_counts_from_its_first_day_and_is_kept_as_a_month()
    {
        var table = new ATable();
        Named(table, "the second", "2026-03-02");
        Named(table, "march", "2026-03");
        Named(table, "the year", "2026");
        Assert.Equal(["the year", "march", "the second"], Ordered(table));
        Assert.Equal("2026-03", Register.Of(table.Facts).Rows[1].Happened.Date.ToString());
    }

    [Fact]
    public void A_corrected_date_changes_the_answer_for_its_date_and_not_as_known_before()
    {
        var table = new ATable().Entry("2025-11-28", "joint", "tentative-agreement", "Appendix G");
        var before = Start.AddMinutes(1);
        table.Corrected(2, "2026-11-28", "joint", "tentative-agreement", "Appendix G");
        Assert.Equal(1, table.Status("2025-12-31", before).Counts.TentativelyAgreed);
        Assert.Equal(0, table.Status("2025-12-31").Counts.TentativelyAgreed);
        Assert.Equal(1, table.Status("2026-12-31").Counts.TentativelyAgreed);
        Assert.Equal(1, table.Status("2026-12-31").Counts.Moves);
    }

    [Fact]
    public void A_corrected_entry_keeps_what_it_said_before_beside_it()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wage").Corrected(2, "2026-03-01", Union, "proposal", "Wages").Corrected(3, "2026-03-02", Union, "counter", "Wages");
        var row = Assert.Single(Register.Of(table.Facts).Rows);
        Assert.Equal((2, "counter", "2026-03-02"), (row.Number, row.Word, row.Happened.Date.ToString()));
        Assert.Equal([2, 3], row.Earlier.Select(fact => fact.Number));
        Assert.Same(row, Register.Of(table.Facts).Find(2) is { } ? row : null);
        Assert.Equal(2, Register.Of(table.Facts).Find(4)!.Number);
    }

    [Fact]
    public void An_entry_made_in_error_no_longer_counts_and_stays_readable()
    {
        var table = new ATable().Entry("2026-03-01", Union, "proposal", "Wages").Add(new EntryStruck(new(2, "another table's", "Ana")));
        var register = Register.Of(table.Facts);
        Assert.Empty(register.Rows);
        Assert.Equal("Wages", Assert.Single(register.Struck).Said.Labels[0]);
        Assert.Equal(0, table.Status().Counts.Moves);
    }

    [Fact]
    public void As_known_on_an_instant_is_the_longest_prefix_recorded_up_to_it()
    {
        Fact At(long number, int minute) => new("s", number, Start.AddMinutes(minute), "", Guid.Empty, number);
        Fact[] facts = [At(1, 0), At(2, 10), At(3, 5), At(4, 20)];
        Assert.Equal([1L], facts.KnownOn(Start.AddMinutes(7)).Select(fact => fact.Number));
        Assert.Equal([1L, 2, 3], facts.KnownOn(Start.AddMinutes(10)).Select(fact => fact.Number));
        Assert.Equal(4, facts.KnownOn(null).Count());
    }
}
