"""Laws of the evaluator's eye: it never stumbles, remembers rightly, keeps quiet where it is told to."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.advice import FINDING_CODES, RULES, SOURCES, Memory, advise
from lcapp.domain.near_words import slips
from lcapp.domain.phrases import phrases_of, tokens_of
from tests.domain.advice_builders import (
    CODES,
    TODAY,
    a_shipped_call,
    a_shipped_form,
    data,
    evidence,
    heard,
    keyed,
)
from tests.domain.random_answers import edited, random_answers

CALLS = ("membership-2015", "membership-2025", "award-2024", "award-2015")


@pytest.mark.parametrize("seed", range(20))
def test_that_anything_may_be_answered_and_memory_changes_nothing(seed):
    rng = Random(seed)
    call = a_shipped_call(CALLS[seed % len(CALLS)])
    form = a_shipped_form(call.form)
    answers = random_answers(rng, form)
    memory = Memory()
    registered = [evidence(n, dated=rng.choice(("", "2014-01-01", "2024-05"))) for n in range(1, 4)]
    for _round in range(3):
        given_ = {"today": TODAY, "call": call, "evidence": registered}
        found = advise(form, answers, data(), **given_, memory=memory)
        assert found == advise(form, answers, data(), **given_)
        for finding in found:
            assert set(finding.params) == set(CODES[finding.code])
            assert all(isinstance(value, int) or len(value) <= 400 for value in finding.params.values())
            assert form.question(finding.question) or finding.question == ""
        answers, _keys = edited(rng, form, answers, count=3)


@given(text=st.text(max_size=400))
def test_that_any_text_may_be_typed(text):
    heard("award-2024", {"criteria.access": text, "award.summary@fa": text, "city.name": text[:80]})


def test_that_a_code_that_is_off_is_not_heard():
    answers = {"criteria.access": "We offer many courses, and we will open new rooms."}
    all_of_it = {f.code for f in heard("award-2024", answers)}
    assert {"vague_words", "promise_in_award"} <= all_of_it
    rest = {f.code for f in heard("award-2024", answers, off={"vague_words"})}
    assert rest == all_of_it - {"vague_words"}


def test_that_every_rule_has_codes_a_source_and_something_to_look_at():
    for name, rule in RULES.items():
        assert rule.codes, name
        assert rule.source, name
        assert sum(look is not None for look in (rule.passage, rule.whole, rule.together)) == 1, name
        assert (rule.notes is None) is (rule.together is None), name
    assert len(FINDING_CODES) >= 45
    assert set(SOURCES) == set(FINDING_CODES)


def test_that_internal_forms_have_advisers_of_their_own():
    form = a_shipped_form("plan-1")
    question = next(asked for asked in form.questions() if asked.type == "long_text")
    answers = keyed(form, {question.id: "We offer many courses TODO."})
    assert advise(form, answers, data(), today=TODAY) == ()


def test_that_lists_hold_no_pattern_and_no_doubles():
    for language in ("en", "fr"):
        lists = data().words[language].lists
        assert {"vague", "promise", "activity", "group", "result", "filler"} <= set(lists)
    for topic in data().topics:
        for element in topic.elements:
            if element not in ("figure", "year"):
                assert data().words["en"].elements[topic.id][element]
                assert data().words["fr"].elements[topic.id][element]


# Phrases and slips


def found(entries, text):
    return list(phrases_of(entries).said(text, tokens_of(text)))


def test_that_words_beginnings_and_phrases_are_found_as_the_text_says_them():
    entries = ["many", "adopt*", "in the near future", "case stud*", "l'avenir"]
    text = "Many were adopted; in the near future more case studies. À l’avenir aussi, many-sided."
    assert found(entries, text) == ["Many", "adopted", "in the near future", "case studies", "l’avenir"]


def test_that_an_empty_list_finds_nothing():
    assert not phrases_of([])
    assert found([], "many words") == []


@given(
    text=st.text(max_size=60), words=st.lists(st.text(alphabet="abc *", min_size=1, max_size=8), max_size=5)
)
def test_that_what_is_found_stands_in_the_text(text, words):
    for said in found(words, text):
        assert said in text


@pytest.mark.parametrize(
    ("one", "other", "most", "count"),
    [
        ("unesco", "unseco", 1, 1),
        ("unesco", "unesco", 1, 0),
        ("unesco", "unsc", 1, None),
        ("a", "abc", 2, 2),
        ("samplia", "samplya", 1, 1),
        ("kitten", "sitting", 3, 3),
        ("kitten", "sitting", 2, None),
    ],
)
def test_that_slips_are_counted(one, other, most, count):
    assert slips(one, other, most) == count


@given(one=st.text(alphabet="abc", max_size=6), other=st.text(alphabet="abc", max_size=6))
def test_that_slips_are_the_same_both_ways(one, other):
    assert slips(one, other, 12) == slips(other, one, 12)
    assert (slips(one, other, 12) == 0) is (one == other)
