"""Three-way merge: no text is lost, equal changes are no conflict, the order of merging does not matter."""

from random import Random

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.merge import NOTHING_DECIDED, MergeKind, merge_answers
from lcapp.domain.merged_order import merged_order
from lcapp.domain.settled_values import settle
from lcapp.errors import InputRefused
from tests.builders import a_demo_form, a_form, a_question
from tests.domain.merge_histories import (
    a_history,
    last_writer_wins,
    lost_texts,
    merged_in_order,
    unseen_texts,
)

FORM = a_demo_form()
WHY = AnswerKey("plan.why", "en")
NAME = AnswerKey("city.name")
GOALS = AnswerKey("plan.goals", "en")
PRACTICES = AnswerKey("plan.practices")


def merged(base, mine, theirs, key=WHY, **more):
    """The merge of one answer in three versions."""
    three = ({key: value} if value is not None else {} for value in (base, mine, theirs))
    return merge_answers(FORM, *three, **more)


def test_that_three_hundred_random_histories_of_three_authors_lose_no_text():
    for seed in range(300):
        history = a_history(Random(seed), FORM)
        outcome = merged_in_order(FORM, history, (0, 1, 2))
        assert lost_texts(history, outcome) == []
        assert unseen_texts(history, outcome) == []


def test_that_the_last_writer_wins_loses_text_so_that_the_law_can_fail():
    lost = [lost_texts(history, last_writer_wins(history)) for history in histories(30)]
    assert sum(map(bool, lost)) > 15


def test_that_the_order_of_merging_does_not_matter():
    for history in histories(60):
        outcomes = [merged_in_order(FORM, history, order) for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0))]
        assert outcomes[0].answers == outcomes[1].answers == outcomes[2].answers


def histories(count):
    return [a_history(Random(1000 + seed), FORM) for seed in range(count)]


# One answer


def test_that_equal_changes_are_no_conflict():
    found = merged("old", "new", "new")
    assert [one.kind for one in found.answers] == [MergeKind.SAME]
    assert (found.result, found.losers, found.disputed) == ({}, {}, ())


def test_that_what_only_the_other_side_changed_is_taken():
    found = merged("old", "old", "new")
    assert [one.kind for one in found.answers] == [MergeKind.THEIRS]
    assert found.result == {WHY: "new"}
    assert found.losers == {}


def test_that_what_only_this_side_changed_stays():
    found = merged("old", "mine", "old")
    assert [one.kind for one in found.answers] == [MergeKind.MINE]
    assert (found.result, found.losers) == ({}, {})


def test_that_words_changed_in_different_places_are_offered_together():
    found = merged("We learn in the city.", "We all learn in the city.", "We learn in the old city.")
    [one] = found.answers
    assert one.kind is MergeKind.DISPUTED
    assert one.disputes[0].combined == "We all learn in the old city."
    assert found.result == {WHY: "We all learn in the old city."}
    assert found.losers == {WHY: "We learn in the old city."}


def test_that_of_words_changed_in_one_place_both_texts_are_kept_and_the_longer_stands():
    found = merged("We learn.", "We all learn every day.", "We teach.")
    [one] = found.disputed
    assert one.disputes[0].versions == ("We all learn every day.", "We teach.")
    assert one.disputes[0].combined is None
    assert found.result == {}
    assert found.losers == {WHY: "We teach."}


def test_that_an_answer_taken_out_here_and_changed_there_is_disputed_and_stands():
    found = merged("We learn.", None, "We all learn.")
    assert [one.key for one in found.disputed] == [WHY]
    assert found.result == {WHY: "We all learn."}
    assert merged("We learn.", "We all learn.", None).result == {}


def test_that_an_answer_only_taken_out_is_taken_out():
    assert merged("We learn.", "We learn.", None).result == {WHY: None}


def test_that_a_decision_stands_whatever_was_suggested():
    base, mine, theirs = "We learn.", "We all learn every day.", "We teach."
    taken = merged(base, mine, theirs, decisions=NOTHING_DECIDED.with_part(WHY, (), theirs))
    assert taken.result == {WHY: "We teach."}
    assert taken.disputed == ()
    own = merged(base, mine, theirs, decisions=NOTHING_DECIDED.with_whole(WHY, "We do both."))
    assert (own.result, own.disputed) == ({WHY: "We do both."}, ())
    refused = merged("old", "old", "new", decisions=NOTHING_DECIDED.with_whole(WHY, "old"))
    assert refused.result == {}
    assert refused.losers == {WHY: "new"}


def test_that_a_decision_can_be_taken_back():
    decisions = NOTHING_DECIDED.with_whole(WHY, "own").with_part(WHY, (), "part")
    assert WHY not in decisions.whole
    assert decisions.without(WHY) == NOTHING_DECIDED


def test_that_a_decision_must_fit_the_question():
    with pytest.raises(InputRefused):
        merged("old", "a b", "c d", decisions=NOTHING_DECIDED.with_whole(WHY, 5))


def test_that_links_put_in_and_taken_out_on_both_sides_are_no_conflict():
    base = {"answer": "We learn.", "links": ["https://a.example", "https://b.example"]}
    mine = {"answer": "We learn.", "links": ["https://a.example", "https://m.example"]}
    theirs = {"answer": "We learn.", "links": ["https://t.example", "https://a.example", "https://b.example"]}
    found = merged(base, mine, theirs)
    assert [one.kind for one in found.answers] == [MergeKind.TOGETHER]
    assert found.result[WHY]["links"] == ["https://t.example", "https://a.example", "https://m.example"]


def test_that_a_figure_stays_together_with_its_year():
    key = AnswerKey("profile.population")
    base, mine = {"value": 100, "year": 2019}, {"value": 120, "year": 2019}
    found = merged(base, mine, {"value": 100, "year": 2024}, key)
    assert [one.key for one in found.disputed] == [key]
    assert found.disputed[0].value in (mine, {"value": 100, "year": 2024})


def test_that_choices_are_merged_one_by_one():
    key = AnswerKey("profile.colours")
    assert merged(["red"], ["red", "green"], ["blue"], key).result == {key: ["green", "blue"]}


def test_that_scores_are_merged_row_by_row():
    key = AnswerKey("profile.challenges")
    base = {"access": 1, "money": 1}
    found = merged(base, {"access": 2, "money": 1}, {"access": 1, "money": 3, "time": 5}, key)
    assert found.result == {key: {"access": 2, "money": 3, "time": 5}}
    assert merged(base, {"access": 2, "money": 1}, {"access": 5, "money": 1}, key).disputed[0].disputes[
        0
    ].path == ("access",)


def test_that_no_relevant_information_against_a_text_is_disputed():
    found = merged("We learn.", {"none": "nothing"}, "We all learn now.")
    assert found.disputed[0].value == "We all learn now."


# Items


def items(*texts):
    return [{"id": text[0], "text": text} for text in texts]


def test_that_items_put_in_on_both_sides_are_all_kept():
    found = merged(items("a"), items("a", "m one"), items("t one", "a"), GOALS)
    assert found.result == {GOALS: items("t one", "a", "m one")}
    assert found.disputed == ()


def test_that_an_item_taken_out_on_one_side_is_taken_out():
    assert merged(items("a", "b"), items("a", "b", "m"), items("b"), GOALS).result == {GOALS: items("b", "m")}


def test_that_an_item_taken_out_here_and_changed_there_is_disputed_and_kept():
    found = merged(items("a", "b"), items("b", "c"), items("a now", "b"), GOALS)
    assert [dispute.path for dispute in found.disputed[0].disputes] == [("a",)]
    assert found.result == {GOALS: items("a now", "b", "c")}
    gone = merged(
        items("a", "b"),
        items("b", "c"),
        items("a now", "b"),
        GOALS,
        decisions=NOTHING_DECIDED.with_part(GOALS, ("a",), None),
    )
    assert gone.result == {}


def test_that_one_item_rewritten_on_both_sides_is_disputed_by_itself():
    found = merged(items("a old", "b old"), items("a new", "b old"), items("a other", "b now"), GOALS)
    [one] = found.disputed
    assert [dispute.path for dispute in one.disputes] == [("a", "text")]
    assert one.value == items("a other", "b now")


def test_that_fields_of_a_record_are_merged_one_by_one_and_by_language():
    base = [{"id": "p", "title": {"en": "Classes"}, "started": "2019"}]
    mine = [{"id": "p", "title": {"en": "Evening classes"}, "started": "2019"}]
    theirs = [{"id": "p", "title": {"en": "Classes", "fr": "Cours"}, "started": "2020"}]
    found = merged(base, mine, theirs, PRACTICES)
    assert found.disputed == ()
    assert found.result == {
        PRACTICES: [{"id": "p", "title": {"en": "Evening classes", "fr": "Cours"}, "started": "2020"}]
    }


def test_that_a_field_rewritten_on_both_sides_names_its_place():
    base = [{"id": "p", "title": {"en": "Classes"}, "story": "Long ago"}]
    mine = [{"id": "p", "title": {"en": "Evening"}, "story": "Long ago"}]
    theirs = [{"id": "p", "title": {"en": "Morning hours"}, "story": "Long long ago"}]
    [one] = merged(base, mine, theirs, PRACTICES).disputed
    assert [(dispute.path, dispute.question.id) for dispute in one.disputes] == [
        (("p", "title", "en"), "title")
    ]
    assert one.value[0]["story"] == "Long long ago"


def test_that_items_moved_on_one_side_stay_moved():
    found = merged(items("a", "b", "c"), items("c", "a", "b"), items("a", "b", "c", "d"), GOALS)
    assert found.result == {GOALS: items("c", "d", "a", "b")}


@pytest.mark.parametrize("swapped", [False, True])
def test_that_new_items_of_two_hands_in_one_place_stay_together_by_hand(swapped):
    versions = [["p", "a2", "a1"], ["p", "b1", "b2"]]
    stay = {"p", "a1", "a2", "b1", "b2"}
    assert merged_order(["p"], versions[::-1] if swapped else versions, stay) == ["p", "a2", "a1", "b1", "b2"]


# Scope and memory


def test_that_questions_that_did_not_travel_are_left_alone():
    base = {NAME: "Samplia", WHY: "We learn."}
    found = merge_answers(FORM, base, base, {WHY: "We all learn."}, scope={"plan.why"})
    assert found.result == {WHY: "We all learn."}


def test_that_an_answer_without_a_question_here_is_told_and_not_dropped():
    small = a_form(a_question(id_="city.name"))
    found = merge_answers(small, {}, {}, {WHY: "We learn.", NAME: "Samplia"})
    assert found.homeless == {WHY: "We learn."}
    assert found.result == {NAME: "Samplia"}


def test_that_a_settled_dispute_is_not_opened_again_by_a_hand_that_takes_no_part():
    base = items("a old", "b old")
    first = merged(base, items("a mine now", "b old"), items("a other", "b old"), GOALS)
    assert first.disputed
    second = merged(
        base, first.answers[0].value, items("a old", "b later"), GOALS, behind={GOALS: first.behind[GOALS]}
    )
    assert second.disputed == ()
    assert second.answers[0].value == items("a mine now", "b later")


def test_that_what_was_decided_is_one_version_from_then_on():
    decisions = NOTHING_DECIDED.with_part(WHY, (), "We teach.")
    first = merged("We learn.", "We all learn every day.", "We teach.", decisions=decisions)
    assert first.behind == {}


def test_that_settling_does_not_hang_on_the_order_of_versions():
    question = FORM.question("plan.why")
    texts = ["We all learn.", "We learn daily.", "They teach."]
    outcomes = [
        settle(question, "We learn.", order).value for order in (texts, texts[::-1], texts[1:] + texts[:1])
    ]
    assert len(set(outcomes)) == 1
