using Parley.Audit;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using static Parley.Tests.ARound;

namespace Parley.Tests.Audit;

public sealed class ChangeFindingSpecs
{
    private static IReadOnlyList<Finding> Of(ARound round)
    {
        var register = Register.Of(round.Stream(ARound.Table));
        var negotiation = Fold.Of<Negotiation>(round.Stream(ARound.Table))!;
        return ChangeFindings.Of(negotiation, register, new Board(register, negotiation.Representatives, Day("2027-01-01")).Rows, new Dictionary<string, IReadOnlyList<Fact>> { ["cba"] = round.Stream("agreement/cba") });
    }

    private static ARound Proposed(params ProposedChange[] changes) => new ARound().Act("2026-02-01", Union, "proposal", "Pay", said => said with { Changes = changes });

    [Fact]
    public void The_present_words_as_they_are_are_no_finding() => Assert.Empty(Of(Proposed(Replace("1.1", "Pay is 110.") with { Was = "Pay  is\n100." })));

    [Fact]
    public void Present_words_that_differ_from_the_text_in_force_are_reported()
    {
        var finding = Of(Proposed(Replace("1.1", "Pay is 110.") with { Was = "Pay is 99." })).Single();
        Assert.Equal("text-differs", finding.Code);
        Assert.Contains("\"99\" where the text in force has \"100\"", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Present_words_are_those_before_what_the_table_itself_brought_about_back_to_an_earlier_day()
    {
        var round = Proposed(Replace("1.1", "Pay is 110.") with { Was = "Pay is 100." }).Act("2026-03-01", "joint", "tentative-agreement", "Pay", said => said with { Changes = [Replace("1.1", "Pay is 110.")], Effective = Day("2026-01-01") }).Ratify("2026-04-01").Approve("2026-04-14");
        Assert.Empty(Of(round));
    }

    [Fact]
    public void A_provision_that_is_not_there() => Assert.Equal("change-without-provision", Of(Proposed(Replace("7.7", "x"))).Single().Code);

    [Fact]
    public void An_agreement_that_is_not_in_the_record() => Assert.Equal("change-without-agreement", Of(Proposed(Replace("1.1", "x") with { Agreement = "other" })).Single().Code);

    [Fact]
    public void A_ratified_change_of_words_that_were_taken_out_before_it_took_effect()
    {
        var round = new ARound().Agree("2026-02-01", "Pay", new ProposedChange(Parley.Text.TextChangeKind.Removed, "1.1")).Agree("2026-02-02", "Wages", Replace("1.1", "Pay is 110."));
        Assert.Empty(Of(round));
        Assert.Equal(("changes-what-is-gone", "entry 3"), Of(round.Ratify("2026-04-01").Approve("2026-04-14")).Select(finding => (finding.Code, finding.Rows.Single())).Single());
    }

    [Fact]
    public void A_ratified_agreement_that_waits_says_so() =>
        Assert.Contains("wait until that is put right", Of(new ARound().Agree("2026-03-01", "Pay", Replace("7.7", "x")).Ratify("2026-04-01").Approve("2026-04-14")).Single().Text, StringComparison.Ordinal);
}
