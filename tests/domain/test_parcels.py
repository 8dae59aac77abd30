"""Section parcels as values and as the object that travels."""

import copy

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.conditions import Condition
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.parcel_file import ParcelFile, file_content, read_parcel_file
from lcapp.domain.parcels import (
    Parcel,
    answers_of_sections,
    context_of,
    form_of_sections,
    parcel_key,
    parcel_of,
    parcel_value,
    parcels_in,
)
from lcapp.domain.received_values import fitting_answers
from lcapp.errors import InputRefused, StorageUnavailable
from tests.builders import NOW, a_demo_form, a_form, a_question, some_answers

FORM = a_demo_form()
WHY = AnswerKey("plan.why", "en")


def a_parcel(**more):
    facts = {"sections": ("plan",), "to": "Ana", "by": "Samir", "since": NOW, "due": "2026-05-20"}
    return Parcel(id="a" * 32, **(facts | more))


def a_file(**more):
    parcel = a_parcel(base={WHY: "We learn."}, received=True, dossier="uuid", title="Samplia")
    facts = {
        "returned": True,
        "kind": "award",
        "call": "award-2024",
        "form": "demo-1",
        "form_digest": "d" * 64,
        "sender": "Ana",
        "answers": {WHY: "We all learn."},
        "context": some_answers(city__networks="yes"),
    }
    return ParcelFile(parcel, **(facts | more))


def test_that_a_parcel_comes_back_from_the_record_as_it_was():
    parcel = a_parcel(
        base={WHY: "We learn."}, returned_at=NOW, note="two\nlines", behind={WHY: ("a", None, "b")}
    )
    assert parcel_of(parcel.id, parcel_value(parcel)) == parcel
    assert canonical_bytes(parcel_value(parcel))
    assert parcels_in({parcel_key(parcel.id): parcel_value(parcel), AnswerKey("language", "en"): 1}) == (
        parcel,
    )


def test_that_a_damaged_record_is_told():
    with pytest.raises(StorageUnavailable):
        parcels_in({parcel_key("a" * 32): {"to": "Ana"}})


def test_that_a_file_comes_back_as_it_was():
    assert read_parcel_file(file_content(a_file())) == a_file()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "lcapp-section/2"),
        ("parcel", "../../x"),
        ("parcel", None),
        ("sections", [1]),
        ("sections", ["x"] * 1000),
        ("since", "soon"),
        ("since", "2026-03-02T09:00:00"),
        ("due", "tomorrow"),
        ("to", 5),
        ("to", "two\ud800"),
        ("dossier", []),
        ("answers", [{"question": "plan.why"}]),
        ("answers", [{"question": "a.b", "language": "", "value": 1.5}]),
        ("answers", [{"question": "a.b", "language": "", "value": "x"}] * 2),
        ("base", {"question": "a.b"}),
        ("context", None),
    ],
)
def test_that_a_file_that_says_something_else_is_refused(name, value):
    told = copy.deepcopy(file_content(a_file()))
    told[name] = value
    with pytest.raises(InputRefused) as refused:
        read_parcel_file(told)
    assert refused.value.code == "not_a_parcel"


def test_that_names_from_a_file_are_one_short_line():
    told = file_content(a_file())
    told["to"] = "Ana\n\u202e" + "x" * 5000
    assert len(read_parcel_file(told).parcel.to) <= 200
    assert "\n" not in read_parcel_file(told).parcel.to


def test_that_only_the_answers_of_its_sections_are_in_a_parcel():
    answers = {WHY: "We learn.", **some_answers(city__name="Samplia")}
    assert answers_of_sections(FORM, answers, ["plan"]) == {WHY: "We learn."}


def test_that_what_conditions_look_at_in_other_sections_is_the_context():
    form = a_form(a_question("choice", "city.has"), a_question(id_="city.name"))
    asked = a_question(id_="plan.why", visible_when=Condition("is", "city.has", "red"))
    part = form.parts[0]
    section = part.sections[0]
    form = a_form(
        parts=(type(part)("p", "P", part.filled_by, (section, type(section)("plan", "Plan", (asked,)))),)
    )
    answers = some_answers(city__has="red", city__name="Samplia", plan__why="Because")
    assert context_of(form, answers, ["plan"]) == some_answers(city__has="red")
    assert context_of(form, answers, ["city", "plan"]) == {}


def test_that_the_form_of_a_parcel_has_its_sections_alone_and_keeps_its_name():
    small = form_of_sections(FORM, ["plan"])
    assert [section.id for _part, section in small.sections()] == ["plan"]
    assert (small.name, small.digest) == (FORM.name, FORM.digest)


def test_that_answers_from_outside_fit_or_are_told():
    answers = {
        **some_answers(city__name="  Samplia ", city__country="nowhere", no__question="x", city__website=5),
        WHY: "We learn.",
        AnswerKey("plan.why"): "without its language",
        AnswerKey("plan.why", "../x"): "in no language",
        AnswerKey("city.name", "en"): "in a language",
    }
    fit, unfit = fitting_answers(FORM, answers)
    assert fit == {AnswerKey("city.name"): "Samplia", WHY: "We learn."}
    assert set(unfit) == set(answers) - set(fit)
