"""Marks of official Word forms: what they point at, what they leave out, what was probably meant."""

from pathlib import Path

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.official_marks import (
    MARK,
    Place,
    every_place,
    mark_key,
    nearest_mark,
    place_of,
    stands_in_rows,
)
from lcapp.domain.official_pieces import without_place

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def form(app):
    return app.forms.get("membership-2025")


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("city.name", Place("city.name")),
        ("City.name", Place("city.name")),
        ("contact.1.name", Place("contact.1.name")),
        ("motivation.why:fr", Place("motivation.why", language="fr")),
        ("city.region=africa", Place("city.region", option="africa")),
        ("areas.plan=none", Place("areas.plan", option="none")),
        ("profile.population.year", Place("profile.population", part="year")),
        ("profile.population.unit", Place("profile.population", part="unit")),
        ("vision.medium_term.2", Place("vision.medium_term", item=2)),
        ("vision.medium_term.entry", Place("vision.medium_term", part="entry")),
        ("practice.items.number", Place("practice.items", part="number")),
        ("practice.items.title", Place("practice.items", field="title")),
        ("practice.items.3.what:fa", Place("practice.items", item=3, field="what", language="fa")),
        ("city", Place("", part="city")),
        ("fingerprint", Place("", part="fingerprint")),
    ],
)
def test_that_a_mark_points_at_its_place(form, mark, place):
    assert place_of(form, mark) == place


@pytest.mark.parametrize(
    "mark",
    [
        "city.nam",
        "city.name:fr",
        "city.region=atlantis",
        "city.name.year",
        "vision.medium_term.0",
        "vision.medium_term.99999",
        "vision.medium_term.1.2",
        "practice.items.titel",
        "practice.items.2.links",
        "motivation.why:",
        "city=yes",
        "",
        ".",
    ],
)
def test_that_a_mark_without_a_place_is_known_to_be_none(form, mark):
    assert place_of(form, mark) is None


def test_that_the_nearest_mark_is_named(form):
    assert nearest_mark(form, "city.nam") == "city.name"
    assert nearest_mark(form, "practice.items.titel") == "practice.items.title"
    assert nearest_mark(form, "zzzzzz") == ""


def test_that_what_word_processors_slip_into_a_mark_does_not_matter():
    assert mark_key(" city\u200b.na\u00adme\u200f\u00a0\n") == "city.name"


def test_that_every_mark_of_every_form_points_at_itself(app):
    for name in app.forms.names():
        form = app.forms.get(name)
        for place in every_place(form):
            assert place_of(form, place.mark) == place, f"{name}: {place.mark}"


def test_that_every_mark_of_the_help_page_is_one(form):
    marks = MARK.findall((RESOURCES / "help" / "official-word-form.md").read_text("utf-8"))
    assert len(marks) > 10
    assert [mark for mark in marks if place_of(form, mark) is None] == []


def test_that_entries_stand_in_rows_and_single_ones_do_not(form):
    rows = ("vision.medium_term", "practice.items.title", "practice.items.number")
    assert all(stands_in_rows(form, place_of(form, mark)) for mark in rows)
    others = ("vision.medium_term.1", "practice.items.links", "practice.items=none", "city.name", "city")
    assert not any(stands_in_rows(form, place_of(form, mark)) for mark in others)


def left(form, answers, *marks, language="en"):
    places = [place_of(form, mark) for mark in marks]
    return [
        (one.question, one.language, [piece.mark for piece in one.pieces])
        for one in without_place(form, answers, places, language=language)
    ]


def test_that_an_answer_without_a_mark_is_named(form):
    answers = {AnswerKey("city.name"): "Samplia", AnswerKey("mayor.name"): "Amara"}
    assert left(form, answers, "city.name") == [("mayor.name", "", [])]


def test_that_a_language_without_a_mark_is_named(form):
    answers = {AnswerKey("motivation.why", "en"): "Because", AnswerKey("motivation.why", "tr"): "Zira"}
    assert left(form, answers, "motivation.why") == [("motivation.why", "tr", [])]
    assert left(form, answers, "motivation.why", "motivation.why:tr") == []
    assert left(form, answers, "motivation.why", language="tr") == [("motivation.why", "en", [])]
    del answers[AnswerKey("motivation.why", "en")]
    assert left(form, answers, "motivation.why") == []


def test_that_a_part_of_a_figure_without_a_mark_is_named(form):
    point = {"value": 84300, "year": 2024, "source": "Office"}
    answers = {AnswerKey("profile.population"): point}
    marks = ("profile.population.value", "profile.population.year")
    assert left(form, answers, *marks) == [("profile.population", "", ["profile.population.source=Office"])]
    assert left(form, answers, "profile.population") == []


def test_that_entries_beyond_the_numbered_marks_are_named(form):
    titles = [{"id": str(number), "title": {"en": f"No. {number}"}} for number in (1, 2, 3)]
    answers = {AnswerKey("practice.items"): titles}
    marks = ("practice.items.1.title", "practice.items.2.title")
    assert left(form, answers, *marks) == [("practice.items", "", ["practice.items.3.title:en"])]
    assert left(form, answers, "practice.items.title") == []


def test_that_a_choice_without_its_box_and_links_without_a_place_are_named(form):
    plan = {"answer": "We plan.", "links": ["https://samplia.example"]}
    answers = {
        AnswerKey("network.clusters"): ["literacy", "equity_inclusion"],
        AnswerKey("areas.plan", "en"): plan,
    }
    told = left(form, answers, "network.clusters=literacy", "areas.plan=none")
    assert told == [
        ("areas.plan", "en", []),
        ("network.clusters", "", ["network.clusters=equity_inclusion"]),
    ]
