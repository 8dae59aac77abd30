"""Differences between versions: nothing that differs is missed, nothing that does not is told."""

import dataclasses
import time
from random import Random

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.text_difference import PieceKind
from lcapp.domain.version_difference import DossierState, version_difference
from tests.builders import NOW, a_demo_form, a_form, a_question, some_answers
from tests.domain.random_answers import edited, random_answers

FORM = a_demo_form()


def a_state(answers, evidence=(), form=FORM, digest=""):
    return DossierState(form, form.name, digest or form.digest, answers, evidence)


def a_file(number=1, **more):
    facts = {"title": "Plan", "sha256": "a" * 64, "file_name": "plan.pdf", "position": number}
    return Evidence(id=f"e{number}", number=number, kind=EvidenceKind.FILE, added_at=NOW, **(facts | more))


def test_that_of_five_hundred_random_edits_none_is_missed_and_none_invented():
    rng = Random(6)
    for _round in range(500):
        before = random_answers(rng, FORM)
        after, changed = edited(rng, FORM, before, count=rng.randint(1, 4))
        found = version_difference(a_state(before), a_state(after))
        assert {one.key for one in found.answers} == changed
        assert found.changed == bool(changed)
        for one in found.answers:
            assert (one.old, one.new) == (before.get(one.key), after.get(one.key))


def test_that_the_words_put_in_and_taken_out_are_those_of_the_texts():
    rng = Random(7)
    for _round in range(100):
        before = random_answers(rng, FORM)
        after, _changed = edited(rng, FORM, before, count=2)
        for one in version_difference(a_state(before), a_state(after)).answers:
            texts = [value for value in (one.old, one.new) if isinstance(value, str)]
            for text, kind in zip(texts, (PieceKind.ADDED, PieceKind.REMOVED), strict=False):
                if len(texts) == 2:
                    pieces = one.difference.parts[0].pieces
                    assert "".join(piece.text for piece in pieces if piece.kind is not kind) == text


def test_that_answers_come_in_the_order_of_the_form_with_their_sections():
    found = version_difference(
        a_state(some_answers(city__name="Samplia")),
        a_state({AnswerKey("plan.why", "en"): "To learn", AnswerKey("city.country"): "TR"}),
    )
    assert [(one.key.question, one.section, str(one.kind)) for one in found.answers] == [
        ("city.name", "city", "removed"),
        ("city.country", "city", "added"),
        ("plan.why", "plan", "added"),
    ]


def test_that_an_item_that_moved_is_told_as_moved_and_not_as_another_text():
    one, other = {"id": "a", "text": "School"}, {"id": "b", "text": "Library"}
    found = version_difference(
        a_state(some_answers(plan__goals=[one, other])), a_state(some_answers(plan__goals=[other, one]))
    )
    assert found.answers[0].difference.moved
    assert not any(part.changed for part in found.answers[0].difference.parts)


def test_that_no_relevant_information_without_a_reason_is_a_difference():
    found = version_difference(a_state({}), a_state(some_answers(city__name={"none": ""})))
    assert [str(one.kind) for one in found.answers] == ["added"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((), (a_file(),), [("added", ())]),
        ((a_file(),), (), [("removed", ())]),
        ((a_file(),), (a_file(title="The plan"),), [("changed", ("title",))]),
        ((a_file(),), (a_file(sha256="b" * 64),), [("changed", ("sha256",))]),
        ((a_file(supports=("x", "y")),), (a_file(supports=("y", "x")),), []),
        ((a_file(annex=True),), (a_file(dated="2024-01-01"),), [("changed", ("annex", "dated"))]),
    ],
)
def test_that_evidence_is_compared_fact_by_fact(before, after, told):
    found = version_difference(a_state({}, before), a_state({}, after))
    assert [(str(one.kind), one.facts) for one in found.evidence] == told
    assert found.changed == bool(told)


def test_that_evidence_in_another_order_is_a_difference():
    first, second = a_file(1), a_file(2)
    moved = (dataclasses.replace(first, position=2), dataclasses.replace(second, position=1))
    found = version_difference(a_state({}, (first, second)), a_state({}, moved))
    assert found.evidence == ()
    assert found.evidence_moved
    assert found.changed


def test_that_a_state_without_its_evidence_is_not_said_to_have_lost_it():
    found = version_difference(a_state({}, None), a_state({}, (a_file(),)))
    assert found.evidence == ()
    assert not found.evidence_compared


def test_that_another_form_or_another_digest_is_a_difference():
    assert version_difference(a_state({}), a_state({}, digest="f" * 64)).form_changed
    other = a_form(a_question(id_="city.motto"), version="2")
    found = version_difference(
        a_state(some_answers(city__name="Samplia")), a_state(some_answers(city__motto="Learn"), form=other)
    )
    assert found.form_changed
    assert [one.key.question for one in found.answers] == ["city.motto", "city.name"]


def test_that_two_award_nominations_are_compared_within_a_second(app):
    sample = app.samples.get("samplia-award-2024")
    form = app.forms.get(app.calls.get(sample.call).form)
    after, changed = edited(Random(1), form, sample.answers, count=200)
    began = time.perf_counter()
    found = version_difference(a_state(sample.answers, form=form), a_state(after, form=form))
    assert time.perf_counter() - began < 1
    assert {one.key for one in found.answers} == changed
