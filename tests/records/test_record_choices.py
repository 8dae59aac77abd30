"""Records a person chooses from, the text they become, and what the library says otherwise later."""

import pytest

from lcapp.domain.record_choices import Standing, best, choices, within
from lcapp.domain.record_figures import span
from lcapp.domain.record_passages import Asking
from lcapp.domain.record_updates import group_updates, text_updates, updated_group, updated_text
from lcapp.i18n import Words
from lcapp.i18n.wording_choices import REASONS, left_out_words, reason_words
from lcapp.i18n.wording_passages import passage
from tests.records.samplia import PRACTICES
from tests.records.shelf import FORMS, answers_to

WORDS = Words("en")
EN = Asking("en")
SINCE = Asking("en", span("2020-09"), "EUR")
RICH = {
    "title": {"en": "Learning cafés"},
    "target_group": {"en": "newcomers"},
    "started": "2021-03",
    "ended": "2023-06",
    "partners": {"en": "Red Cross, University"},
    "what": {"en": "Twelve cafés opened."},
    "results": {"en": "10 people found work."},
    "participants": {"value": 900, "year": 2022, "source": "register"},
    "budget": {"value": 12000},
    "new": {"en": "guests teach"},
    "copied": {"en": "the rota of hosts"},
    "goals": ["sdg4", "sdg10"],
    "clusters": ["equity_inclusion"],
    "areas": ["cohesion"],
    "link": "https://samplia.example/cafes",
}
OLDER = {"title": {"en": "Night school"}, "target_group": {"en": "adults"}, "started": "2012"}


def library(*more):
    items = [*PRACTICES["practices.items"], *more]
    return {"practices": answers_to("practices-1", practices__items=items)}


def award(records, asking=SINCE):
    return choices(FORMS.get("award-2024").question("criteria.innovation"), records, asking)


def said(choice):
    return passage(WORDS, choice.sentences, lambda record: FORMS.get(f"{record}-1")).splitlines()


def test_that_all_a_practice_says_becomes_sentences():
    (choice,) = [one for one in award(library(RICH)) if one.title == "Learning cafés"]
    assert said(choice) == [
        "Practice: Learning cafés, for newcomers.",
        "It ran from March 2021 to June 2023.",
        "Twelve cafés opened.",
        "Partners: Red Cross, University.",
        "It reached 900 people.",
        "10 people found work.",
        "What was new: guests teach.",
        "What another city could copy: the rota of hosts.",
        "Budget: 12,000 EUR.",
        "Sustainable Development Goals: 4 Quality education, 10 Reduced inequalities.",
        "Clusters of the network: Equity and inclusion.",
        "Areas of the Key Features: Empowerment and social cohesion.",
        "More about it: https://samplia.example/cafes",
    ]


def test_that_a_practice_still_running_may_be_taken_and_one_that_ended_may_not():
    standing = {one.title: one for one in award(library(OLDER))}
    assert standing["Night school"].standing is Standing.RUNNING
    assert standing["Night school"].may_be_taken
    assert not standing["Night school"].counts
    assert standing["Book boxes"].standing is Standing.BEFORE
    assert not standing["Book boxes"].may_be_taken
    assert standing["Idea without a date"].standing is Standing.UNDATED
    assert said(standing["Night school"])[1] == (
        "It began before the city joined the network (2012) and is still running."
    )


def test_that_a_figure_from_before_joining_is_not_told_of_a_running_practice():
    older = {**OLDER, "participants": {"value": 4000, "year": 2015, "source": "register"}}
    (choice,) = [one for one in award(library(older)) if one.title == "Night school"]
    assert not any("4,000" in line for line in said(choice))


def test_that_the_reasons_and_what_is_left_out_are_told():
    found = award(library(OLDER))
    told = {one.title: reason_words(WORDS, one) for one in found}
    assert told["Reading at work"] == "happened since the city joined · has a result"
    assert told["Night school"].startswith("began before the city joined (2012) and has no end")
    assert told["Book boxes"] == "ended before the city joined · has no result yet"
    assert left_out_words(WORDS, found) == (
        "Left out: “Book boxes” (ended before the city joined), “Idea without a date” (has no date), "
        "“Night school” (began before the city joined, still running?)."
    )
    assert set(REASONS) == {one.value for one in Standing}


def test_that_those_with_a_result_are_proposed_first_as_far_as_there_is_room():
    question = FORMS.get("membership-2025").question("practice.items")
    found = choices(question, library(RICH), EN)
    names = {one.id: one.title for one in found}
    assert [names[one] for one in best(found, 2)] == ["Reading at work", "Learning cafés"]
    assert len(best(found, None)) == 4
    assert best(found, 0) == ()


def test_that_a_question_fed_with_sentences_only_has_nothing_to_choose():
    assert choices(FORMS.get("award-2024").question("criteria.plan"), library(), SINCE) == ()


def test_that_lines_of_little_weight_go_first_where_there_is_no_room():
    lines = [(0, "A title"), (4, "goals one two"), (1, "Ten people"), (5, "link")]
    assert within(lines, None) == ("A title", "goals one two", "Ten people", "link")
    assert within(lines, 7) == ("A title", "goals one two", "Ten people")
    assert within(lines, 4) == ("A title", "Ten people")
    assert within(lines, 0) == ("A title",)


def test_that_a_result_that_changed_in_the_library_is_found_in_a_text_and_taken_over():
    text = "Practice: Cafés. 10 people found work. We are proud."
    (update,) = text_updates(text, ["99 people found work.", "Practice: Cafés."])
    assert (update.here, update.now) == ("10 people found work.", "99 people found work.")
    assert updated_text(text, (update,)) == "Practice: Cafés. 99 people found work. We are proud."


@pytest.mark.parametrize("text", ["", "99 people found work.", "Ten of them found work: 10 people."])
def test_that_words_a_person_made_their_own_are_left_alone(text):
    assert text_updates(text, ["99 people found work."]) == ()


def test_that_a_result_that_changed_in_the_library_is_found_in_a_group_and_taken_over():
    question = FORMS.get("membership-2025").question("practice.items")
    before = choices(question, library(RICH), EN)
    here = [{**one.item, "id": one.id} for one in before]
    assert group_updates(question, here, before) == ()
    changed = {**RICH, "results": {"en": "99 people found work."}, "started": "2021-05"}
    now = choices(question, library(changed), EN)
    found = group_updates(question, here, now)
    assert {(one.title, one.field, one.here, one.now) for one in found} == {
        ("Learning cafés", "started", "2021-03", "2021-05"),
        ("Learning cafés", "results", "10 people found work.", "99 people found work."),
    }
    new = updated_group(question, here, now)
    assert [one["id"] for one in new] == [one["id"] for one in here]
    assert group_updates(question, new, now) == ()


def test_that_other_words_with_the_same_figures_are_no_difference():
    question = FORMS.get("membership-2025").question("practice.items")
    (choice,) = [one for one in choices(question, library(RICH), EN) if one.title == "Learning cafés"]
    own = {**choice.item, "results": {"en": "Work was found by 10 people."}}
    assert group_updates(question, [own], (choice,)) == ()
