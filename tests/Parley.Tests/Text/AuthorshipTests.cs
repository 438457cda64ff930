using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>Who put which words on paper first, as one traces them with a pencil: words that continue, are struck, changed, and put back where they stood.</summary>
public sealed class AuthorshipTests
{
    [Fact]
    public void The_words_of_the_first_wording_first_appear_in_it() =>
        Assert.Equal("{+A}Leave is paid.", Traced.Last("A: Leave is paid."));

    [Fact]
    public void A_word_put_in_is_the_later_wordings_and_the_rest_remains_the_firsts() =>
        Assert.Equal("{A}Teachers may take {+B}paid {A}leave.", Traced.Last("A: Teachers may take leave.", "B: Teachers may take paid leave."));

    [Fact]
    public void A_struck_word_tells_where_it_first_appeared() =>
        Assert.Equal(
            "{A}The Board shall pay the {-B}whole {A}fee.",
            Traced.Last("A: The Board shall pay the fee.", "B: The Board shall pay the whole fee.", "C: The Board shall pay the fee."));

    [Fact]
    public void Two_parties_in_turn_through_four_passes_each_keep_their_own_words() =>
        Assert.Equal(
            [
                "{+D1}The Board shall pay the fee.",
                "{D1}The Board shall pay the {+U1}whole {D1}fee.",
                "{D1}The Board shall pay the {U1}whole {D1}fee{+D2} in June{D1}.",
                "{D1}The Board shall {+U2}promptly {D1}pay the {U1}whole {D1}fee {D2}in June{D1}.",
            ],
            Traced.All("D1: The Board shall pay the fee.", "U1: The Board shall pay the whole fee.", "D2: The Board shall pay the whole fee in June.", "U2: The Board shall promptly pay the whole fee in June."));

    [Fact]
    public void What_one_side_struck_and_the_other_brings_back_is_still_the_firsts() =>
        Assert.Equal(
            "{A}Teachers may take {+A}paid {A}leave{+C} in June{A}.",
            Traced.Last("A: Teachers may take paid leave.", "B: Teachers may take leave.", "C: Teachers may take paid leave in June."));

    [Fact]
    public void Brought_back_in_part_only_that_part_is_the_firsts() =>
        Assert.Equal(
            "{A}Teachers may take {+A}paid {+C}family {A}leave.",
            Traced.Last("A: Teachers may take paid leave.", "B: Teachers may take leave.", "C: Teachers may take paid family leave."));

    [Fact]
    public void A_number_changed_is_a_new_number() =>
        Assert.Equal(
            "{A}within {-A}ten (10) {+B}fifteen (15) {A}days",
            Traced.Last("A: within ten (10) days", "B: within fifteen (15) days"));

    [Fact]
    public void A_number_changed_back_is_the_firsts_again() =>
        Assert.Equal(
            "{A}within {-B}fifteen (15) {+A}ten (10) {A}days {+C}of notice",
            Traced.Last("A: within ten (10) days", "B: within fifteen (15) days", "C: within ten (10) days of notice"));

    [Fact]
    public void A_number_changed_back_beside_a_word_that_changed_meanwhile_is_the_firsts_too() =>
        Assert.Equal(
            "{A}within {-B}fifteen {+A}ten {B}work {A}days",
            Traced.Last("A: within ten school days", "B: within fifteen work days", "C: within ten work days"));

    [Fact]
    public void Or_where_the_word_before_it_changed_meanwhile() =>
        Assert.Equal("{B}within {-B}fifteen {+A}ten {A}days", Traced.Last("A: about ten days", "B: within fifteen days", "C: within ten days"));

    [Fact]
    public void Words_put_back_behind_the_word_they_followed_do_not_take_the_next_sentences_beginning_along() =>
        Assert.Equal(
            "{A}Members may {-B}rest{+A}take leave. {+C}The bell rings{A}.",
            Traced.Last("A: Members may take leave. The fee is small.", "B: Members may rest.", "C: Members may take leave. The bell rings."));

    [Fact]
    public void Words_put_back_before_the_word_they_preceded_do_not_take_the_end_of_the_sentence_before_along() =>
        Assert.Equal(
            "{-B}Rest{+C}Lights shine for her. {+A}Take leave{A}, members.",
            Traced.Last("A: Bells ring for her. Take leave, members.", "B: Rest, members.", "C: Lights shine for her. Take leave, members."));

    [Fact]
    public void A_common_word_put_back_between_the_words_it_stood_between_is_the_firsts() =>
        Assert.Equal(
            "{A}The Board {-B}may {+A}shall {A}meet{+C} twice{A}.",
            Traced.Last("A: The Board shall meet.", "B: The Board may meet.", "C: The Board shall meet twice."));

    [Fact]
    public void The_same_common_word_put_in_before_another_word_is_not_brought_back() =>
        Assert.Equal(
            "{A}The Board {-B}may adopt {+C}shall post {A}rules.",
            Traced.Last("A: The Board shall make rules.", "B: The Board may adopt rules.", "C: The Board shall post rules."));

    [Fact]
    public void A_change_of_punctuation_is_a_change_of_that_sign_only() =>
        Assert.Equal("{A}Leave is paid{-A}. {+B}; {A}it is short.", Traced.Last("A: Leave is paid. it is short.", "B: Leave is paid; it is short."));

    [Fact]
    public void Lines_wrapped_anew_are_no_new_words() =>
        Assert.Equal(
            "{A}Teachers may take\npaid leave in\nJune.",
            Traced.Last("A: Teachers may\ntake paid leave\nin June.", "B: Teachers may take\npaid leave in\nJune."));

    [Fact]
    public void A_word_that_a_line_end_divides_is_no_new_word() =>
        Assert.Equal("{A}The Associa-\ntion may meet.", Traced.Last("A: The Association may meet.", "B: The Associa-\ntion may meet."));

    [Fact]
    public void A_divided_word_that_is_put_back_whole_is_the_firsts() =>
        Assert.Equal(
            "{A}The {-B}Union {-A}may {+A}Association may {+C}not {A}meet.",
            Traced.Last("A: The Associa-\ntion may meet.", "B: The Union may meet.", "C: The Association may not meet."));

    [Fact]
    public void Quotes_and_dashes_in_another_form_are_no_new_words() =>
        Assert.Equal("{A}the \"Union\" and teachers' 2011-2012 pay", Traced.Last("A: the “Union” and teachers’ 2011–2012 pay", "B: the \"Union\" and teachers' 2011-2012 pay"));

    [Fact]
    public void White_space_around_a_sign_makes_no_new_words() =>
        Assert.Equal("{A}his /{-A} her {+A}her {A}pay", Traced.Last("A: his / her pay", "B: his /her pay"));

    [Fact]
    public void White_space_around_a_sign_makes_no_new_words_beside_one_that_is() =>
        Assert.Equal("{A}his /{-A} her {+A}her {+B}good {A}pay", Traced.Last("A: his / her pay", "B: his /her good pay"));

    [Fact]
    public void A_changed_capital_is_a_new_word_since_a_defined_term_is_no_common_word() =>
        Assert.Equal("{A}The {-A}district {+B}District {A}pays.", Traced.Last("A: The district pays.", "B: The District pays."));

    [Fact]
    public void A_changed_capital_changed_back_is_the_firsts() =>
        Assert.Equal("{A}The {-B}District {+A}district {A}pays{+C} now{A}.", Traced.Last("A: The district pays.", "B: The District pays.", "C: The district pays now."));

    [Fact]
    public void A_counter_drafted_on_the_text_in_force_strikes_nothing_of_the_paper_between() =>
        Assert.Equal(
            "{A}Leave is {+C}always {A}paid.",
            Traced.Last("A: Leave is paid.", "B: Leave is fully paid.", "C<A: Leave is always paid."));

    [Fact]
    public void A_counter_drafted_on_an_older_wording_that_takes_up_the_words_between_credits_them() =>
        Assert.Equal(
            "{A}Leave is {+B}fully {A}paid{+C} in June{A}.",
            Traced.Last("A: Leave is paid.", "B: Leave is fully paid.", "C<A: Leave is fully paid in June."));

    [Fact]
    public void The_same_phrase_proposed_by_both_sides_was_first_on_the_earlier_paper() =>
        Assert.Equal(
            "{A}The fee is {+U}paid by the District {A}in June{+D} each year{A}.",
            Traced.Last("A: The fee is in June.", "U: The fee is paid by the District in June.", "D<A: The fee is paid by the District in June each year."));

    [Fact]
    public void A_wording_the_same_as_an_earlier_one_has_its_appearances() =>
        Assert.Equal(
            "{A}Leave is {-C}never {+B}fully {A}paid.",
            Traced.Last("A: Leave is paid.", "B: Leave is fully paid.", "C: Leave is never paid.", "D: Leave is fully paid."));

    [Fact]
    public void A_clause_that_was_deleted_and_written_anew_is_the_firsts_when_it_is_restored() =>
        Assert.Equal(
            "{-C}Fees {+A}Costs {A}are shared{+A} equally by both sides{A}.",
            Traced.Last("A: Costs are shared equally by both sides.", "B: ", "C: Fees are shared.", "D: Costs are shared equally by both sides."));

    [Fact]
    public void A_resubmission_on_its_own_earlier_wording_changes_nothing() =>
        Assert.Equal("{A}Leave is {B}fully {A}paid.", Traced.Last("A: Leave is paid.", "B: Leave is fully paid.", "C: Leave is never paid.", "D<B: Leave is fully paid."));

    [Fact]
    public void An_answer_of_status_quo_has_only_the_words_in_force() =>
        Assert.Equal(
            "{-B}No teacher pays anything{+A}Each member bears half the cost{A}.",
            Traced.Last("A: Each member bears half the cost.", "B: No teacher pays anything.", "C: Each member bears half the cost."));

    [Fact]
    public void An_empty_first_wording_has_no_words_and_the_second_has_them_all() =>
        Assert.Equal(["", "{+B}A new section."], Traced.All("A: ", "B: A new section."));

    [Fact]
    public void Deleting_all_strikes_each_word_under_its_own_name() =>
        Assert.Equal("{-A}Leave is {-B}fully {-A}paid.", Traced.Last("A: Leave is paid.", "B: Leave is fully paid.", "C: "));

    [Fact]
    public void A_clause_deleted_and_put_in_again_is_the_firsts() =>
        Assert.Equal("{+A}Leave is {+B}fully {+A}paid.", Traced.Last("A: Leave is paid.", "B: Leave is fully paid.", "C: ", "D: Leave is fully paid."));

    [Fact]
    public void Words_adopted_then_struck_in_the_next_round_and_brought_back_in_the_third_are_the_proposers() =>
        Assert.Equal(
            [
                "{+CCL}The fee is paid.",
                "{CCL}The fee is {+U}never {CCL}paid.",
                "{CCL}The fee is {U}never {CCL}paid.",
                "{CCL}The fee is {-U}never {CCL}paid.",
                "{CCL}The {+U3}annual {CCL}fee is {+U}never {CCL}paid.",
            ],
            Traced.All("CCL: The fee is paid.", "U: The fee is never paid.", "CCL2: The fee is never paid.", "D2: The fee is paid.", "U3: The annual fee is never paid."));

    [Fact]
    public void A_wording_may_have_the_key_of_another_clauses_wording_on_the_same_paper() =>
        Assert.Equal("{A}Leave is {+B}not {A}paid.", Traced.Last("A*: Fees are due.", "A: Leave is paid.", "B<A: Leave is not paid."));

    [Fact]
    public void Drafting_on_what_is_no_earlier_wording_is_an_error() =>
        Assert.Throws<ArgumentException>(() => Traced.Last("A: Leave is paid.", "B<C: Leave is not paid.", "C: Leave."));

    [Fact]
    public void Of_no_wordings_there_is_nothing_to_say() => Assert.Empty(Authorship.Of([]));
}
