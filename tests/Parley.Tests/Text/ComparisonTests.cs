using Parley.Text;

namespace Parley.Tests.Text;

public sealed class ComparisonTests
{
    private static readonly Provision Leaves = new("a", null, 1, "1.", "Leaves", "");
    private static readonly Provision Sick = new("b", "a", 2, "1.1", "", "Sick leave accrues at one day a month.");
    private static readonly Provision Jury = new("c", "a", 2, "1.2", "", "Fees for jury duty are remitted.");
    private static readonly Provision Death = new("d", "a", 2, "1.3", "", "Bereavement leave is three days.");
    private static readonly Provision Rights = new("e", null, 1, "2.", "Rights", "");

    [Fact]
    public void What_did_not_change_is_unchanged() => Statuses([Leaves, Sick], [Leaves, Sick], "a unchanged", "b unchanged");

    [Fact]
    public void White_space_and_the_form_of_quotes_change_nothing() =>
        Statuses([Sick with { Text = "the “sick”\nleave" }], [Sick with { Text = "the \"sick\" leave" }], "b unchanged");

    [Fact]
    public void Only_another_label_is_renumbered() => Statuses([Leaves, Sick], [Leaves, Sick with { Label = "1.4" }], "a unchanged", "b renumbered");

    [Fact]
    public void Other_words_are_changed_whatever_else_is() =>
        Statuses([Leaves, Sick, Rights], [Leaves, Rights, Sick with { Parent = "e", Label = "2.1", Text = "Sick leave accrues at two days a month." }], "a unchanged", "e unchanged", "b changed");

    [Fact]
    public void Another_heading_is_changed() => Statuses([Leaves], [Leaves with { Heading = "Absences" }], "a changed");

    [Fact]
    public void Another_parent_is_moved_even_with_a_new_label() =>
        Statuses([Leaves, Sick, Rights], [Leaves, Rights, Sick with { Parent = "e", Label = "2.1" }], "a unchanged", "e unchanged", "b moved");

    [Fact]
    public void One_provision_put_elsewhere_does_not_move_its_siblings() =>
        Statuses([Leaves, Sick, Jury, Death], [Leaves, Jury, Death, Sick], "a unchanged", "c unchanged", "d unchanged", "b moved");

    [Fact]
    public void An_insertion_moves_nothing() =>
        Statuses([Leaves, Sick, Death], [Leaves, Sick, Jury, Death with { Label = "1.4" }], "a unchanged", "b unchanged", "c added", "d renumbered");

    [Fact]
    public void A_removed_provision_stands_where_it_stood() =>
        Statuses([Leaves, Sick, Jury, Death], [Leaves, Sick, Death], "a unchanged", "b unchanged", "c removed", "d unchanged");

    [Fact]
    public void What_was_removed_at_the_beginning_comes_first() => Statuses([Leaves, Rights], [Rights], "a removed", "e unchanged");

    [Fact]
    public void Each_status_is_counted_once_per_provision()
    {
        var result = Comparison.Compare([Leaves, Sick, Jury, Rights], [Leaves, Sick with { Label = "1.9" }, Rights with { Heading = "Union Rights" }, Death]);
        Assert.Equal(new ComparisonCounts(Unchanged: 1, Changed: 1, Renumbered: 1, Moved: 0, Added: 1, Removed: 1), result.Counts);
    }

    [Fact]
    public void Segments_are_always_there_and_carry_label_heading_and_text()
    {
        var result = Comparison.Compare([Leaves, Jury], [Leaves, Death]);
        Assert.Equal([new Segment('=', "1.\nLeaves")], result.Provisions[0].Segments);
        Assert.Equal([new Segment('+', "1.3\nBereavement leave is three days.")], result.Provisions.Single(p => p.Id == "d").Segments);
        Assert.Equal([new Segment('-', "1.2\nFees for jury duty are remitted.")], result.Provisions.Single(p => p.Id == "c").Segments);
        Assert.Equal(("1.2", null), (result.Provisions.Single(p => p.Id == "c").FromLabel, result.Provisions.Single(p => p.Id == "c").ToLabel));
    }

    [Fact]
    public void The_traced_share_is_words_kept_over_words_of_the_later_agreement()
    {
        // Later: "1. Leaves" is kept (2), "1.1 Sick leave accrues at one day a month." has 8 words kept and one new, "1.3 …" adds 6.
        var result = Comparison.Compare([Leaves, Sick], [Leaves, Sick with { Label = "1.2" }, Death]);
        Assert.Equal(10 / 17.0, result.TracedShare, 12);
        Assert.Equal(1, Comparison.Compare([], []).TracedShare);
        Assert.Equal(1, Comparison.Compare([Leaves, Sick], [Leaves]).TracedShare);
        Assert.Equal(0, Comparison.Compare([], [Leaves]).TracedShare);
    }

    [RealRecordTheory]
    [InlineData("davis-2007-08", "davis-2008-09", 0.93)]
    [InlineData("davis-2008-09", "davis-2011-12", 0.85)]
    [InlineData("davis-2011-12", "davis-2014-15", 0.85)]
    [InlineData("davis-2014-15", "davis-2015-16", 0.85)]
    [InlineData("uesf-classified-2017-2020", "uesf-classified-2020-2023", 0.88)]
    public void Successive_agreements_are_traced(string from, string to, double least)
    {
        var chain = Reading.Chain(from, to);
        var result = Comparison.Compare(chain[0], chain[1]);
        Assert.True(result.TracedShare >= least, $"{result.TracedShare:F4}");
        foreach (var provision in result.Provisions)
        {
            var (before, after) = (chain[0].FirstOrDefault(p => p.Id == provision.Id), chain[1].FirstOrDefault(p => p.Id == provision.Id));
            Assert.Equal(after is null ? "" : Comparison.TextOf(after), string.Concat(provision.Segments.Where(s => s.Op != '-').Select(s => s.Text)));
            Assert.Equal(before is null ? "" : Compared(Comparison.TextOf(before)), Compared(string.Concat(provision.Segments.Where(s => s.Op != '+').Select(s => s.Text))));
        }
    }

    [RealRecordFact]
    public void Davis_3_1_1_keeps_one_identity_through_five_agreements()
    {
        var chain = Reading.Chain("davis-2007-08", "davis-2008-09", "davis-2011-12", "davis-2014-15", "davis-2015-16");
        var id = chain[0].Single(p => p.Label == "3.1.1").Id;
        Assert.Equal(["3.1.1", "3.1.1", "3.1.1", "3.1.1.", "2.1.1."], chain.Select(provisions => provisions.Single(p => p.Id == id).Label).ToArray());
    }

    [RealRecordFact]
    public void An_agreement_compared_with_itself_is_unchanged()
    {
        var provisions = Reading.Chain("mcea-2014-2017")[0];
        var result = Comparison.Compare(provisions, provisions);
        Assert.Equal(provisions.Count, result.Counts.Unchanged);
        Assert.Equal(1, result.TracedShare);
        Assert.Equal(provisions.Select(p => p.Id).ToList(), Identities.Identify("mcea-2014-2017-again", provisions, Reading.Of("mcea-2014-2017").Provisions).Select(p => p.Id).ToList());
    }

    private static void Statuses(Provision[] from, Provision[] to, params string[] expected) =>
        Assert.Equal(expected, Comparison.Compare(from, to).Provisions.Select(p => $"{p.Id} {p.Status.ToString().ToLowerInvariant()}").ToArray());

    private static string Compared(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Token.Fold).Where(c => c != '-'));
}
