using Parley.Agreements;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Text;

namespace Parley.Tests.Incorporation;

/// <summary>What a paper changes in the text in force, and what it leaves.</summary>
public sealed class PaperChangesSpecs
{
    private const string Contract = """
        ARTICLE 5 HOURS

        5.1 The workday of a full-time unit member is seven hours.

        5.2 Rest Periods. Each unit member is entitled to a rest period of fifteen minutes.

        (a) in the morning, at a time that the principal sets;

        (b) in the afternoon, at a time that the unit member chooses.

        5.3 Overtime is paid at one and a half times the hourly rate.

        ARTICLE 6 LEAVES

        6.1 Sick leave of ten days is credited on July 1 of every year.

        6.2 Bereavement leave of three days is granted on the death of a relative.

        6.3 Jury duty is paid in full, less the fees that the court has paid.
        """;

    private static readonly IReadOnlyList<Provision> InForce = Identities.Identify("cba", null, AgreementReader.Read(Contract, TextFormat.Plain).Provisions);

    private static string Id(string label) => InForce.Single(provision => provision.Label == label).Id;

    private static PaperChanges Of(string paper, string? old = null) => PaperChanges.Of(InForce, paper, old);

    /// <summary>The text with a paper's changes, by the way that ratified changes take.</summary>
    internal static IReadOnlyList<Provision> Applied(IReadOnlyList<Provision> inForce, PaperChanges paper)
    {
        var day = new DateOnly(2026, 3, 1);
        List<Fact> facts = [Fact(1, new AgreementImported("cba", "CBA", ["u"], new(2025, 7, 1), new(2028, 6, 30), new("a.txt", "0"))), Fact(2, new ArticleImported(inForce))];
        var (changes, unresolved) = new Drafting(facts, day, day).Draft([.. paper.Changes.Select((change, i) => (i + 1, change))], "table", 7);
        Assert.Empty(unresolved);
        facts.Add(Fact(3, new ProvisionsAmended("ratified", day, changes)));
        return [.. TextInForce.On(facts, day).Select(held => held.Provision)];

        static Fact Fact(long number, object happening) => new("agreement/cba", number, default, "", Guid.Empty, happening);
    }

    private static string Text(PaperChanges paper, string article) =>
        string.Join(" | ", Within(Applied(InForce, paper), article).Select(provision => Words.Collapse($"{provision.Label} {provision.Heading} {provision.Text}")));

    private static IEnumerable<Provision> Within(IReadOnlyList<Provision> text, string article)
    {
        var from = text.Select((provision, at) => (provision, at)).Single(placed => placed.provision.Label == article).at;
        return text.Skip(from).TakeWhile((provision, i) => i == 0 || provision.Level > 1);
    }

    [Fact]
    public void Changed_words_are_a_change_of_that_provision_and_of_no_other()
    {
        var change = Assert.Single(Of("6.1 Sick leave of twelve days is credited on July 1 of every year.").Changes);
        Assert.Equal(new(TextChangeKind.Replaced, Id("6.1")) { Text = "Sick leave of twelve days is credited on July 1 of every year." }, change);
    }

    [Fact]
    public void What_the_paper_shows_as_the_present_words_is_kept_beside_the_change()
    {
        var paper = Of("6.1 Sick leave of twelve days is credited on July 1 of every year.", "6.1 Sick leave of ten days is credited on July 1 of every year.");
        Assert.Equal("Sick leave of ten days is credited on July 1 of every year.", Assert.Single(paper.Changes).Was);
        Assert.Empty(paper.Findings);
    }

    [Fact]
    public void Present_words_that_are_not_those_in_force_are_a_finding()
    {
        var paper = Of("6.1 Sick leave of twelve days is credited on August 1 of every year.", "6.1 Sick leave of nine days is credited on August 1 of every year.");
        var finding = Assert.Single(paper.Findings);
        Assert.Equal(("text-differs", "6.1"), (finding.Code, Assert.Single(finding.Rows)));
        Assert.Contains("\"nine\"", finding.Text, StringComparison.Ordinal);
        Assert.Equal("Sick leave of twelve days is credited on August 1 of every year.", Assert.Single(paper.Changes).Text);
    }

    [Fact]
    public void What_is_shown_and_not_marked_is_not_changed_even_if_copied_wrongly()
    {
        const string Copied = "6.3 Jury duty is paid in part, less the fees that the court has paid.";
        var paper = Of(Copied, Copied);
        Assert.Empty(paper.Changes);
        Assert.Equal("text-differs", Assert.Single(paper.Findings).Code);
    }

    [Theory]
    [InlineData("6.2 [no change]")]
    [InlineData("6.2 Current Contract Language")]
    [InlineData("6.2 …")]
    [InlineData("6.2 Bereavement leave ... death of a relative.")]
    public void What_is_only_summed_up_stays(string summed) =>
        Assert.Equal([Id("6.1")], Of($"6.1 Sick leave of twelve days is credited on July 1 of every year.\n\n{summed}\n\n6.3 Jury duty is paid in full, less the fees that the court has paid.").Changes.Select(change => change.Provision));

    [Fact]
    public void Between_gaps_the_words_in_force_are_filled_in() =>
        Assert.Equal("Jury duty is paid in full, less half the fees that the court has paid.", Assert.Single(Of("6.3 Jury duty … less half the fees that the court has paid.").Changes).Text);

    [Fact]
    public void A_gap_amid_changed_words_is_told_and_changes_nothing()
    {
        var paper = Of("6.3 Jury service shall … be at the cost of the office.");
        Assert.Empty(paper.Changes);
        Assert.Contains(paper.Findings, finding => finding.Code == "abridged");
    }

    [Fact]
    public void What_the_paper_does_not_show_is_not_removed() =>
        Assert.Equal("ARTICLE 6 LEAVES | 6.1 Sick leave of twelve days is credited on July 1 of every year. | 6.2 Bereavement leave of three days is granted on the death of a relative. | 6.3 Jury duty is paid in full, less the fees that the court has paid.",
            Text(Of("ARTICLE 6 LEAVES\n\n6.1 Sick leave of twelve days is credited on July 1 of every year."), "ARTICLE 6"));

    [Theory]
    [InlineData("6.2 [Deleted]", null)]
    [InlineData("6.1 Sick leave of ten days is credited on July 1 of every year.", "6.1 Sick leave of ten days is credited on July 1 of every year.\n\n6.2 Bereavement leave of three days is granted on the death of a relative.")]
    public void What_is_struck_or_said_to_go_is_removed(string paper, string? old) =>
        Assert.Equal((TextChangeKind.Removed, Id("6.2")), Assert.Single(Of(paper, old).Changes) is var change ? (change.Change, change.Provision) : default);

    [Fact]
    public void A_new_section_renumbers_those_behind_it() =>
        Assert.Equal("ARTICLE 6 LEAVES | 6.1 Sick leave of ten days is credited on July 1 of every year. | 6.2 Parental leave of twelve weeks is granted on the birth of a child. | 6.3 Bereavement leave of three days is granted on the death of a relative. | 6.4 Jury duty is paid in full, less the fees that the court has paid.",
            Text(Of("""
                ARTICLE 6 LEAVES

                6.1 Sick leave of ten days is credited on July 1 of every year.

                6.2 Parental leave of twelve weeks is granted on the birth of a child.

                6.3 Bereavement leave of three days is granted on the death of a relative.

                6.4 Jury duty is paid in full, less the fees that the court has paid.
                """), "ARTICLE 6"));

    [Fact]
    public void A_new_section_alone_finds_its_place_by_its_number() =>
        Assert.EndsWith("| 6.3 Jury duty is paid in full, less the fees that the court has paid. | 6.4 Union leave of five days is granted to each officer.", Text(Of("6.4 Union leave of five days is granted to each officer."), "ARTICLE 6"), StringComparison.Ordinal);

    [Fact]
    public void A_new_item_goes_by_its_place_and_not_by_a_name_that_others_have()
    {
        var paper = Of("5.3 Overtime is paid at one and a half times the hourly rate.\n\n(a) It is approved beforehand.\n\n(b) It is paid monthly.");
        Assert.EndsWith("| 5.3 Overtime is paid at one and a half times the hourly rate. | (a) It is approved beforehand. | (b) It is paid monthly.", Text(paper, "ARTICLE 5"), StringComparison.Ordinal);
        Assert.Equal(2, paper.Changes.Count);
    }

    [Fact]
    public void A_provision_that_stands_elsewhere_is_moved()
    {
        var paper = Of("""
            ARTICLE 6 LEAVES

            6.1 Jury duty is paid in full, less the fees that the court has paid.

            6.2 Sick leave of ten days is credited on July 1 of every year.

            6.3 Bereavement leave of three days is granted on the death of a relative.
            """);
        Assert.Equal((TextChangeKind.Moved, Id("6.3")), (paper.Changes[0].Change, paper.Changes[0].Provision));
        Assert.StartsWith("ARTICLE 6 LEAVES | 6.1 Jury duty", Text(paper, "ARTICLE 6"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_a_paper_and_the_lines_to_sign_are_no_contract_text()
    {
        var paper = Of("SFUSD to UESF, February 7, 2026\n\nARTICLE 6 LEAVES\n\n6.1 Sick leave of twelve days is credited on July 1 of every year.\n\nFor the District:\n\n____________________\n\nApolinar Quesada, Labor Relations\n\nDate: ______");
        Assert.Equal("Sick leave of twelve days is credited on July 1 of every year.", Assert.Single(paper.Changes).Text);
        Assert.Equal(["not-contract-text", "signatures"], paper.Findings.Select(finding => finding.Code).Order());
    }

    [Fact]
    public void Present_text_that_no_one_has_is_a_finding()
    {
        var paper = Of("6.9 Holidays are those of the State.", "6.9 Holidays are those of the State.");
        Assert.Contains(paper.Findings, finding => finding.Code == "label-not-found");
    }

    [Fact]
    public void A_paper_about_something_else_changes_nothing_and_says_so() =>
        Assert.Contains(Of("The parties will work together to support students who have no home.").Findings, finding => finding.Code == "no-change-found");
}
