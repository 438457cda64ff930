using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>
/// Cases made by hand. Each provision is written "level label|heading|text"; the expectation names, for every later provision, the
/// label of the earlier one it continues, or "-".
/// </summary>
public sealed class AlignmentTests
{
    private const string Bereavement = "Members shall have bereavement leave for three days upon the death of a parent, child or spouse.";
    private const string Jury = "The District shall grant full compensation for jury duty and fees received are remitted to the District.";
    private const string Sick = "Sick leave accrues at one day for each month of service and accumulates without limit.";
    private const string Dues = "The Union may have dues deducted from payroll upon written authorization of the member.";
    private const string Boards = "The Union may post notices on bulletin boards in areas frequented by its members.";

    [Fact]
    public void A_renumbered_provision_continues() =>
        Expect([$"1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}"], ["1 4.|Leaves|", $"2 4.3||{Sick}", $"2 4.4||{Jury}"], "1.", "1.1", "1.2");

    [Fact]
    public void A_provision_moved_to_another_article_continues() =>
        Expect(
            ["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}", "1 2.|Union Rights|", $"2 2.1||{Dues}"],
            ["1 1.|Leaves|", $"2 1.1||{Sick}", "1 2.|Union Rights|", $"2 2.1||{Dues}", $"2 2.2||{Jury}"],
            "1.", "1.1", "2.", "2.1", "1.2");

    [Fact]
    public void Neighbours_that_change_places_keep_their_identity() =>
        Expect(["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}"], ["1 1.|Leaves|", $"2 1.1||{Jury}", $"2 1.2||{Sick}"], "1.", "1.2", "1.1");

    [Fact]
    public void Articles_that_change_places_take_their_sections_with_them() =>
        Expect(
            ["1 1.|Leaves|", $"2 1.1|Deadlines|", $"2 1.2||{Sick}", "1 2.|Union Rights|", "2 2.1|Deadlines|", $"2 2.2||{Dues}"],
            ["1 1.|Union Rights|", "2 1.1|Deadlines|", $"2 1.2||{Dues}", "1 2.|Leaves|", "2 2.1|Deadlines|", $"2 2.2||{Sick}"],
            "2.", "2.1", "2.2", "1.", "1.1", "1.2");

    [Fact]
    public void An_insertion_that_shifts_all_numbers_is_new_and_the_others_continue() =>
        Expect(["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}"], ["1 1.|Leaves|", $"2 1.1||{Bereavement}", $"2 1.2||{Sick}", $"2 1.3||{Jury}"], "1.", "-", "1.1", "1.2");

    [Fact]
    public void A_removal_that_shifts_all_numbers_leaves_the_others() =>
        Expect(["1 1.|Leaves|", $"2 1.1||{Bereavement}", $"2 1.2||{Sick}", $"2 1.3||{Jury}"], ["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}"], "1.", "1.2", "1.3");

    [Fact]
    public void A_reworded_provision_continues() =>
        Expect(
            ["1 1.|Leaves|", $"2 1.1||{Bereavement}", $"2 1.2||{Jury}"],
            ["1 1.|Leaves|", "2 1.1||Unit members are entitled to bereavement leave for five days upon the death of a parent, sibling, child or spouse.", $"2 1.2||{Jury}"],
            "1.", "1.1", "1.2");

    [Fact]
    public void In_a_split_the_larger_share_keeps_the_identity() =>
        Expect(
            [$"1 A.||{Sick} Unused sick leave is paid upon retirement at the daily rate then in force. {Jury}"],
            [$"1 A.||{Jury}", $"1 B.||{Sick} Unused sick leave is paid upon retirement at the daily rate then in force."],
            "-", "A.");

    [Fact]
    public void In_a_merge_the_larger_share_keeps_the_identity() =>
        Expect(
            [$"1 A.||{Jury}", $"1 B.||{Sick} Unused sick leave is paid upon retirement at the daily rate then in force."],
            [$"1 A.||{Jury} {Sick} Unused sick leave is paid upon retirement at the daily rate then in force."],
            "B.");

    [Fact]
    public void Twins_of_boilerplate_go_with_their_parents() =>
        Expect(
            [
                "1 1.|Medical Insurance|", $"2 1.1||The District pays ninety percent of medical premiums.", "2 1.2||The first day of the month if eligibility occurs on that day;",
                "1 2.|Dental Insurance|", $"2 2.1||The District pays half of dental and orthodontic premiums.", "2 2.2||The first day of the month if eligibility occurs on that day;",
            ],
            [
                "1 1.|Dental Insurance|", $"2 1.1||The District pays half of dental and orthodontic premiums.", "2 1.2||The first day of the month if eligibility occurs on that day;",
                "1 2.|Medical Insurance|", $"2 2.1||The District pays ninety percent of medical premiums.", "2 2.2||The first day of the month if eligibility occurs on that day;",
            ],
            "2.", "2.1", "2.2", "1.", "1.1", "1.2");

    [Fact]
    public void Short_provisions_follow_their_parent_and_their_order() =>
        Expect(
            ["1 1.|Salary Lanes|", "2 [a]|Deadlines|", "3 (i)||Requests come by the first of the month to human resources.", "2 [b]|Provisions|", "3 (i)||Courses carry college credit of accredited institutions."],
            ["1 3.|Salary Lanes|", "2 [a]|Deadlines|", "3 (i)||Requests come by the first of the month to human resources.", "2 [b]|Provisions|", "3 (i)||Courses carry college credit of accredited institutions."],
            "1.", "[a]", "(i)", "[b]", "(i)");

    [Fact]
    public void A_provision_removed_and_another_brought_in_at_its_place_are_two() =>
        Expect(["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}"], ["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Boards}"], "1.", "1.1", "-");

    [Fact]
    public void A_label_alone_makes_no_identity() =>
        Expect([$"1 1.||{Sick}", $"1 2.||{Jury}"], [$"1 1.||{Dues}", $"1 2.||{Boards}"], "-", "-");

    [Fact]
    public void An_article_renamed_whose_sections_stay_continues() =>
        Expect(
            ["1 1. ARTICLE I|NEGOTIATIONS PROCEDURE|", $"2 1.1||{Sick}", $"2 1.2||{Jury}", $"2 1.3||{Dues}"],
            ["1 2.|BARGAINING|", $"2 2.1||{Sick}", $"2 2.2||{Jury}", $"2 2.3||{Dues}"],
            "1. ARTICLE I", "1.1", "1.2", "1.3");

    [Fact]
    public void A_section_set_deeper_continues() =>
        Expect(["1 1.|Leaves|", $"2 1.1||{Sick}", $"2 1.2||{Jury}"], ["1 1.|Leaves|", "2 1.1|Paid Leaves|", $"3 1.1.1||{Sick}", $"3 1.1.2||{Jury}"], "1.", "-", "1.1", "1.2");

    [Fact]
    public void A_provision_that_grew_continues() =>
        Expect([$"1 A.||{Sick}"], [$"1 A.||{Sick} Members may donate leave to a bank that a committee of four governs, two of them appointed by either side, and that may be drawn on in catastrophic illness."], "A.");

    [Fact]
    public void A_number_changed_in_otherwise_equal_twins_does_not_cross_them() =>
        Expect(
            ["1 1.|Pay|", "2 1.1||Effective July 1, 2017 salaries rise by three percent.", "2 1.2||Effective July 1, 2018 salaries rise by four percent."],
            ["1 1.|Pay|", "2 1.1||Effective July 1, 2017 salaries rise by two percent.", "2 1.2||Effective July 1, 2018 salaries rise by five percent."],
            "1.", "1.1", "1.2");

    [Fact]
    public void Nothing_continues_from_nothing()
    {
        Expect([], [$"1 A.||{Sick}"], "-");
        Expect([$"1 A.||{Sick}"], []);
    }

    [Fact]
    public void Every_identity_is_given_once()
    {
        var twins = Enumerable.Range(1, 30).Select(n => $"1 {n}.||The same boilerplate sentence stands in every one of them.").ToArray();
        var aligned = Alignment.Align(Earlier(twins), Later(twins));
        Assert.Equal(Enumerable.Range(0, 30).Select(n => (int?)n).ToArray(), aligned);
    }

    private static void Expect(string[] earlier, string[] later, params string[] expected)
    {
        var before = Earlier(earlier);
        var aligned = Alignment.Align(before, Later(later));
        // Labels repeat within a text ("[a]", "(i)"): the n-th of a label is the n-th of it.
        var names = before.Select((p, i) => (p.Label, Nth: before.Take(i).Count(q => q.Label == p.Label))).ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var wanted = new List<string>();
        foreach (var label in expected)
        {
            seen[label] = seen.GetValueOrDefault(label, -1) + 1;
            wanted.Add(label == "-" ? "-" : $"{label}#{seen[label]}");
        }
        Assert.Equal(wanted, aligned.Select(e => e is { } at ? $"{names[at].Label}#{names[at].Nth}" : "-").ToList());
    }

    private static List<Provision> Earlier(string[] written) =>
        [.. Identities.Identify("earlier", null, Later(written))];

    private static List<ReadProvision> Later(string[] written) =>
        [.. written.Select((line, at) =>
        {
            var parts = line.Split('|');
            var space = parts[0].IndexOf(' ', StringComparison.Ordinal);
            return new ReadProvision(parts[0][0] - '0', parts[0][(space + 1)..], parts[1], parts[2], at + 1);
        })];
}
