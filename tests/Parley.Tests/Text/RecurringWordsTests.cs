namespace Parley.Tests.Text;

/// <summary>Words that are put in elsewhere than they stood: moved, split, merged, brought back at another place; and those that only happen to recur.</summary>
public sealed class RecurringWordsTests
{
    [Fact]
    public void A_sentence_moved_within_the_clause_is_still_the_firsts() =>
        Assert.Equal(
            "{+A}Notice is due in June. {A}Costs are shared equally by both sides.{-A} Notice is due in June.",
            Traced.Last("A: Costs are shared equally by both sides. Notice is due in June.", "B: Notice is due in June. Costs are shared equally by both sides."));

    [Fact]
    public void A_word_put_into_the_middle_of_a_moved_stretch_is_new_and_the_stretch_is_not() =>
        Assert.Equal(
            "{+A}Written notice is due {+B}early {+A}in June. {A}Costs are shared equally by both opposing sides.{-A} Written notice is due in June.",
            Traced.Last(
                "A: Costs are shared equally by both opposing sides. Written notice is due in June.",
                "B: Written notice is due early in June. Costs are shared equally by both opposing sides."));

    [Fact]
    public void A_number_changed_within_a_moved_sentence_is_all_that_is_new() =>
        Assert.Equal(
            "{+A}In June written notice is due within {+B}fifteen {+A}days. {A}Costs are shared equally by both opposing sides.{-A} In June written notice is due within ten days.",
            Traced.Last(
                "A: Costs are shared equally by both opposing sides. In June written notice is due within ten days.",
                "B: In June written notice is due within fifteen days. Costs are shared equally by both opposing sides."));

    [Fact]
    public void A_word_put_in_near_the_beginning_of_a_moved_sentence_leaves_the_beginning_the_firsts() =>
        Assert.Equal(
            "{+A}In June {+B}early {+A}written notice comes first. {A}Costs are shared equally by both opposing sides.{-A} In June written notice comes first.",
            Traced.Last(
                "A: Costs are shared equally by both opposing sides. In June written notice comes first.",
                "B: In June early written notice comes first. Costs are shared equally by both opposing sides."));

    [Fact]
    public void Words_moved_in_from_another_clause_first_appeared_there() =>
        Assert.Equal(
            "{A}Leave is paid. {+E}Substitutes receive written notice before reassignment.",
            Traced.Last("E*: Substitutes receive written notice before reassignment. Fees are due.", "A: Leave is paid.", "B: Leave is paid. Substitutes receive written notice before reassignment."));

    [Fact]
    public void Words_in_common_with_another_clause_that_are_few_are_no_move() =>
        Assert.Equal(
            "{A}Leave is paid{+B} upon written notice to the District{A}.",
            Traced.Last("E*: Fees are due upon written notice to the District.", "A: Leave is paid.", "B: Leave is paid upon written notice to the District."));

    [Fact]
    public void One_section_split_in_two_keeps_its_words_in_both()
    {
        const string whole = "*: The Board furnishes suitable classrooms. Teachers maintain accurate attendance records.";
        Assert.Equal("{+W}The Board furnishes suitable classrooms.", Traced.Last("W" + whole, "P1: The Board furnishes suitable classrooms."));
        Assert.Equal("{+W}Teachers maintain accurate attendance records {+P2}daily{+W}.", Traced.Last("W" + whole, "P2: Teachers maintain accurate attendance records daily."));
    }

    [Fact]
    public void Two_sections_merged_into_one_keep_the_words_of_each() =>
        Assert.Equal(
            "{A}The Board furnishes suitable classrooms. {+E}Teachers maintain accurate attendance records.",
            Traced.Last(
                "A: The Board furnishes suitable classrooms.", "E*: Teachers maintain accurate attendance records.",
                "M: The Board furnishes suitable classrooms. Teachers maintain accurate attendance records."));

    [Fact]
    public void Items_of_a_list_put_in_another_order_are_no_new_items() =>
        Assert.Equal(
            "{A}Leave for: {+A}adoption; {A}divorce; legal separation; {-A}adoption; {A}death.",
            Traced.Last("A: Leave for: divorce; legal separation; adoption; death.", "B: Leave for: adoption; divorce; legal separation; death."));

    [Fact]
    public void Items_with_labels_put_in_another_order_get_new_labels_at_most()
    {
        var answer = Traced.Last("A: Grounds: (a) divorce; (b) legal separation; (c) sudden death.", "B: Grounds: (a) sudden death; (b) divorce; (c) legal separation.");
        Assert.Contains("{+A}sudden death", answer, StringComparison.Ordinal);
        Assert.DoesNotMatch("""\{\+B\}[^{]*(divorce|legal|separation|sudden|death)""", answer);
    }

    [Fact]
    public void A_single_item_with_a_label_is_moved_as_a_whole() =>
        Assert.Equal("{A}Fees are due. {+C}(a) {+A}retirement; {+C}(b) silence.", Traced.Last("A: Fees are due. (a) illness; (b) retirement; (c) age.", "B: Fees are due.", "C: Fees are due. (a) retirement; (b) silence."));

    [Fact]
    public void The_end_of_a_sentence_that_becomes_an_item_is_not_moved_as_a_whole() =>
        Assert.Equal("{A}Fees are due. {+C}(a) retirement; (b) silence.", Traced.Last("A: Fees are due. Members seek early retirement.", "B: Fees are due.", "C: Fees are due. (a) retirement; (b) silence."));

    [Fact]
    public void Where_two_stretches_overlap_the_earlier_appearance_counts() =>
        Assert.Equal(
            "{A}Fees are due. {+A}Choir practice starts early {+B}for members.",
            Traced.Last(
                "A: Fees are due. Choir practice starts early.", "B<A: Fees are due. Band practice starts early for members. Choir ends.", "C: Fees are due.",
                "D: Fees are due. Choir practice starts early for members."));

    [Fact]
    public void A_word_in_which_two_stretches_meet_is_the_earlier_ones() =>
        Assert.Equal(
            "{A}Fees are due. {+A}Choir practice starts {+C}early daily.",
            Traced.Last(
                "A: Fees are due. Choir practice starts.", "B: Fees are due.", "C: Fees are due. She starts early daily.", "D: Fees are due.",
                "E: Fees are due. Choir practice starts early daily."));

    [Fact]
    public void A_sentence_like_its_neighbours_is_new() =>
        Assert.Equal(
            "{A}The Board shall meet. {+B}The Board shall vote. {A}The Board shall adjourn.",
            Traced.Last("A: The Board shall meet. The Board shall adjourn.", "B: The Board shall meet. The Board shall vote. The Board shall adjourn."));

    [Fact]
    public void A_wording_from_elsewhere_is_compared_with_what_it_says_it_was_drafted_on_or_with_nothing() =>
        Assert.Equal(
            ["{+A}Leave is paid.", "{+E}Leave is short.", "{E}Leave is {+F}very {E}short.", "{A}Leave is {+B}well {A}paid."],
            Traced.All("A: Leave is paid.", "E*: Leave is short.", "F*<E: Leave is very short.", "B: Leave is well paid."));

    [Fact]
    public void A_struck_phrase_brought_back_at_another_place_is_the_firsts() =>
        Assert.Equal(
            "{A}The Board sets rules. {+C}Rules allow {+A}a sabbatical stipend.",
            Traced.Last("A: The Board sets rules. It pays a sabbatical stipend.", "B: The Board sets rules.", "C: The Board sets rules. Rules allow a sabbatical stipend."));

    [Fact]
    public void Within_one_stretch_put_in_each_part_has_its_own_first_appearance() =>
        Assert.Equal(
            "{A}Leave is paid. {+A}Costs are shared equally. {+D}Also: {+B}Disputes go before neutral arbitrators{+A}.",
            Traced.Last(
                "A: Leave is paid. Costs are shared equally.", "B: Leave is paid. Disputes go before neutral arbitrators.", "C: Leave is paid.",
                "D: Leave is paid. Costs are shared equally. Also: Disputes go before neutral arbitrators."));

    [Fact]
    public void Of_several_earlier_wordings_that_hold_a_stretch_the_earliest_counts() =>
        Assert.Equal(
            "{B}Leave ends{A}. {+A}Costs are shared equally.",
            Traced.Last("A: Costs are shared equally.", "B: Leave ends.", "C: Costs are shared equally. Fees stay.", "D<B: Leave ends. Costs are shared equally."));

    [Fact]
    public void Common_words_that_recur_are_new() =>
        Assert.Equal(
            "{A}Fees are due. {+C}Bells shall be of the best bronze.",
            Traced.Last("A: Fees are due. Walls shall be of the color chosen.", "B: Fees are due.", "C: Fees are due. Bells shall be of the best bronze."));

    [Fact]
    public void A_single_word_that_recurs_elsewhere_is_new() =>
        Assert.Equal(
            "{A}Fees are due. {+C}Bells ring promptly at noon.",
            Traced.Last("A: Fees are due. Members answer promptly in writing.", "B: Fees are due.", "C: Fees are due. Bells ring promptly at noon."));

    [Fact]
    public void A_set_phrase_that_still_stands_is_in_use_and_not_brought_back() =>
        Assert.Equal(
            "{A}The Unified School District pays. {+B}Fees go to the Unified School District.",
            Traced.Last("A: The Unified School District pays.", "B: The Unified School District pays. Fees go to the Unified School District."));

    [Fact]
    public void A_set_phrase_of_words_that_stand_here_and_there_may_be_long() =>
        Assert.Equal(
            "{A}Unit members of the Unified District pay. The Unified District sets fees for unit members. Unit rules bind members. {+B}Bells ring for unit members of the Unified District.",
            Traced.Last(
                "A: Unit members of the Unified District pay. The Unified District sets fees for unit members. Unit rules bind members.",
                "B: Unit members of the Unified District pay. The Unified District sets fees for unit members. Unit rules bind members. Bells ring for unit members of the Unified District."));

    [Fact]
    public void A_copied_sentence_was_written_by_its_first_drafter()
    {
        const string sentence = "Certificated employees accumulate unused sick leave without yearly limit whatsoever.";
        Assert.Equal($"{{A}}{sentence} Fees stay. {{+A}}{sentence}", Traced.Last("A: " + sentence + " Fees stay.", "B: " + sentence + " Fees stay. " + sentence));
    }

    [Fact]
    public void The_beginning_of_the_next_sentence_does_not_belong_to_what_was_brought_back() =>
        Assert.Equal(
            "{A}Fees are due. {+C}It gives {+A}a sabbatical stipend. {+C}The bell rings.",
            Traced.Last("A: Fees are due. We want a sabbatical stipend. The end comes.", "B: Fees are due.", "C: Fees are due. It gives a sabbatical stipend. The bell rings."));

    [Fact]
    public void A_moved_sentence_that_now_begins_with_a_capital_keeps_all_but_that_word() =>
        Assert.Equal(
            "{A}Fees are due. {+C}Employees {+A}accumulate unused sick days.",
            Traced.Last("A: Fees are due. Here employees accumulate unused sick days.", "B: Fees are due.", "C: Fees are due. Employees accumulate unused sick days."));

    [Fact]
    public void Words_moved_out_and_back_in_are_the_firsts() =>
        Assert.Equal(
            "{A}Leave is paid. {+A}Substitutes receive written notice before reassignment.",
            Traced.Last(
                "A: Leave is paid. Substitutes receive written notice before reassignment.", "E*: Substitutes receive written notice before reassignment.",
                "B: Leave is paid.", "C: Leave is paid. Substitutes receive written notice before reassignment."));
}
