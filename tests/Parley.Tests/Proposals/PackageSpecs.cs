using Parley.Recording;
using static Parley.Tests.ATable;

namespace Parley.Tests.Proposals;

public sealed class PackageSpecs
{
    /// <summary>The union proposed wages; the employer offers wages and hours as package P1, in two rows.</summary>
    private static ATable Offered(Func<Parley.Table.Particulars, Parley.Table.Particulars>? more = null) => new ATable()
        .Entry("2026-03-01", Union, "proposal", "Wages")
        .Entry("2026-03-05", Employer, "package", "Wages", said => (more?.Invoke(said) ?? said) with { Package = "P1" })
        .Entry("2026-03-05", Employer, "package", "Hours", said => (more?.Invoke(said) ?? said) with { Package = "P1" });

    [Fact]
    public void A_package_withdrawn_restores_what_stood_before_each_of_its_elements()
    {
        var table = Offered().Entry("2026-03-09", Employer, "withdrawal", "Wages;Hours", said => said with { Package = "p1" });
        Assert.Equal("countered, Teachers", table.Stands("Wages", "2026-03-08"));
        Assert.Equal("proposed, District", table.Stands("Wages"));
        Assert.Equal("withdrawn, nobody", table.Stands("Hours"));
    }

    [Fact]
    public void A_package_that_reopened_a_tentative_agreement_and_is_withdrawn_leaves_the_tentative_agreement()
    {
        var table = new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages")
            .Entry("2026-03-05", Union, "package", "Wages", said => said with { Package = "P" })
            .Entry("2026-03-06", Union, "withdrawal", "Wages", said => said with { Package = "P" });
        Assert.Equal("tentatively-agreed, nobody", table.Stands("Wages"));
    }

    [Fact]
    public void An_expired_package_restores_what_stood_before_from_the_day_after()
    {
        Assert.True(PartialDate.TryParse("2026-03-10", out var last));
        var table = Offered(said => said with { Expires = last });
        Assert.Equal("countered, Teachers", table.Stands("Wages", "2026-03-10"));
        Assert.Equal("proposed, District", table.Stands("Wages", "2026-03-11"));
    }

    [Fact]
    public void A_rejection_of_a_package_goes_with_it()
    {
        var table = Offered();
        table.Entry("2026-03-06", Union, "rejection", "Wages;Hours", said => said with { RespondsTo = [3, 4] });
        Assert.Equal("rejected, nobody", table.Stands("Wages"));
        table.Entry("2026-03-09", Employer, "withdrawal", "Wages;Hours", said => said with { Package = "P1" });
        Assert.Equal("proposed, District", table.Stands("Wages"));
    }

    [Fact]
    public void A_package_offered_again_under_its_key_after_it_was_withdrawn_is_a_new_one()
    {
        var table = Offered().Entry("2026-03-09", Employer, "withdrawal", "Wages;Hours", said => said with { Package = "P1" })
            .Entry("2026-03-10", Employer, "package", "Hours", said => said with { Package = "P1" });
        Assert.Equal("proposed, Teachers", table.Stands("Hours"));
        Assert.Equal("proposed, District", table.Stands("Wages"));
    }

    [Fact]
    public void A_reference_by_the_number_of_a_correction_finds_what_was_corrected()
    {
        var table = Offered();
        table.Corrected(4, "2026-03-05", Employer, "package", "Hours");
        table.Entry("2026-03-09", Employer, "withdrawal", "Hours", said => said with { RespondsTo = [5] });
        Assert.Equal("withdrawn, nobody", table.Stands("Hours"));
    }

    [Fact]
    public void A_rejection_or_a_counter_does_not_end_a_package()
    {
        var table = Offered().Entry("2026-03-06", Union, "rejection", "Wages;Hours").Entry("2026-03-07", Union, "counter", "Wages");
        Assert.Equal("countered, District", table.Stands("Wages"));
        Assert.Equal("rejected, nobody", table.Stands("Hours"));
    }

    [Fact]
    public void A_package_superseded_by_its_mover_ends_whole()
    {
        var table = Offered();
        table.Entry("2026-03-09", Employer, "package", "Hours", said => said with { Package = "P2", Supersedes = [table.Last] });
        Assert.Equal("proposed, District", table.Stands("Wages"));
        Assert.Equal("proposed, Teachers", table.Stands("Hours"));
    }

    [Fact]
    public void Nobody_ends_the_other_sides_package_by_claiming_to_supersede_it()
    {
        var table = Offered();
        table.Entry("2026-03-09", Union, "proposal", "Salaries", said => said with { Supersedes = [table.Last] });
        Assert.Equal("proposed, Teachers", table.Stands("Hours"));
        Assert.Single(table.Findings("superseded-by-another"));
    }

    [Fact]
    public void A_tentative_agreement_on_one_element_of_a_package_outlives_the_package()
    {
        var table = Offered().Entry("2026-03-07", "joint", "tentative-agreement", "Hours", said => said with { Package = "P1" })
            .Entry("2026-03-09", Employer, "withdrawal", "Wages", said => said with { Package = "P1" });
        Assert.Equal("tentatively-agreed, nobody", table.Stands("Hours"));
        Assert.Equal("proposed, District", table.Stands("Wages"));
    }
}
