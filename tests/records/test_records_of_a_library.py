"""Records as dossiers of a real library, and facts taken from one into another."""

from datetime import date

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.city_records import RECORDS
from lcapp.errors import InputRefused, NotFound, ReadOnly

TODAY = date(2026, 5, 4)
POPULATION = {"value": 84_300, "year": 2024, "territory": "city", "source": "register", "basis": "official"}


def record(app, name, **typed):
    session = app.dossiers.open(app.city_records.find_or_start(name).number)
    session.set_answers({AnswerKey(key.replace("__", ".")): raw for key, raw in typed.items()}, kind="import")
    session.flush()
    return session


def applying(app, **typed):
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answers({AnswerKey(key.replace("__", ".")): raw for key, raw in typed.items()}, kind="import")
    session.flush()
    return session


def codes(session):
    return [
        (one.code, one.question) for one in session.findings() if one.code.startswith(("fact_", "mayor_"))
    ]


def test_that_an_empty_library_lists_every_record_and_starts_none(app):
    lines = app.city_records.lines()
    assert [line.record for line in lines] == list(RECORDS)
    assert all(line.card is None for line in lines)
    assert app.dossiers.list() == ()


def test_that_a_record_is_started_once(app):
    first = app.city_records.find_or_start("plan")
    assert (first.kind, first.call, first.form) == ("internal", "", "plan-1")
    assert app.city_records.find_or_start("plan").number == first.number
    assert app.city_records.line("plan").card.dossier.number == first.number


def test_that_a_copy_of_a_record_does_not_take_its_place(app):
    first = app.city_records.find_or_start("city_record")
    app.dossiers.duplicate(first.number, title="Copy")
    assert app.city_records.find_or_start("city_record").number == first.number


def test_that_a_record_in_the_bin_is_no_record(app):
    first = app.city_records.find_or_start("events")
    app.dossiers.delete(first.number)
    assert app.city_records.line("events").card is None
    assert app.city_records.find_or_start("events").number != first.number


def test_that_what_is_no_record_is_refused(app):
    with pytest.raises(NotFound) as refused:
        app.city_records.find_or_start("membership")
    assert refused.value.code == "record_unknown"


def test_that_a_record_is_saved_undone_and_searched_like_any_dossier(app):
    session = record(app, "city_record", city__name="Samplia")
    session.set_answer(AnswerKey("city.name"), "Sampla")
    session.undo()
    session.flush()
    again = app.dossiers.open(session.dossier.number)
    assert again.answer(AnswerKey("city.name")) == "Samplia"


def test_that_a_fact_is_offered_and_inserted_by_one_act_that_can_be_undone(app):
    record(app, "city_record", city__name="Samplia", city__country="TR", profile__population=POPULATION)
    session = applying(app)
    offers = app.facts.offers(session)
    assert [offer.question.id for offer in offers] == ["city.name", "city.country", "profile.population"]
    assert app.facts.insert(session, offers) == 3
    usual = {name: part for name, part in POPULATION.items() if name != "basis"}
    assert session.answer(AnswerKey("profile.population")) == usual
    assert app.facts.offers(session) == ()
    session.undo()
    assert session.answers == {}


def test_that_the_vision_of_the_plan_is_offered_in_its_languages(app):
    plan = app.dossiers.open(app.city_records.find_or_start("plan").number)
    plan.set_answers(
        {AnswerKey("vision.text", "en"): "All learn.", AnswerKey("vision.text", "fa"): "همه"}, kind="import"
    )
    plan.flush()
    offers = app.facts.offers(applying(app))
    assert [(offer.question.id, offer.language) for offer in offers] == [
        ("vision.text", "en"),
        ("vision.text", "fa"),
    ]


def test_that_a_record_is_not_offered_to_itself(app):
    session = record(app, "city_record", city__name="Samplia")
    assert app.facts.offers(session) == ()


def test_that_a_changed_fact_is_found_where_it_stands_otherwise(app):
    record(app, "city_record", city__name="Samplia", profile__population=POPULATION)
    there = applying(app, city__name="Samplia", profile__population={"value": 80_000, "year": 2019})
    places = app.facts.places("city_record", "profile.population")
    assert [(place.dossier.number, place.agrees, place.locked) for place in places] == [
        (there.dossier.number, False, False)
    ]
    assert app.facts.places("city_record", "city.name")[0].agrees
    assert app.facts.places("city_record", "city.currency") == ()
    again = app.dossiers.open(there.dossier.number)
    assert codes(again) == [("fact_differs_figure_of_year", "profile.population")]


def test_that_a_mayor_whose_term_ends_early_is_said_in_the_application(app):
    record(app, "city_record", mayor__term_end="2025-06-01")
    assert ("mayor_term_ends", "mayor.name") in codes(applying(app))


def test_that_a_sealed_dossier_takes_no_fact(app):
    record(app, "city_record", city__name="Samplia")
    session = applying(app)
    offers = app.facts.offers(session)
    session.stand_as(sealed=True)
    with pytest.raises(ReadOnly):
        app.facts.insert(session, offers)


def test_that_the_next_assessment_goes_on_from_the_last(app):
    with pytest.raises(NotFound):
        app.city_records.next_assessment("2026", today=TODAY)
    first = record(
        app,
        "self_assessment",
        assess__year="2025",
        assess__cohesion={"f1_1": 2, "f1_3": 4},
        assess__quality={"f8_1": 1},
    )
    second = app.dossiers.open(app.city_records.next_assessment("2026", today=TODAY).number)
    assert second.answer(AnswerKey("last.levels")) == {"f1_1": 2, "f1_3": 4, "f8_1": 1}
    assert second.answer(AnswerKey("last.year")) == "2025"
    assert second.answer(AnswerKey("assess.cohesion")) == {"f1_1": 2, "f1_3": 4}
    line = app.city_records.line("self_assessment")
    assert line.card.dossier.number == second.dossier.number
    assert [card.dossier.number for card in line.earlier] == [first.dossier.number]
    with pytest.raises(InputRefused):
        app.city_records.next_assessment("2026", today=TODAY)


def assessed(app, year, **typed):
    first = record(app, "self_assessment", assess__year=year, **typed)
    return first.dossier.number


@pytest.mark.parametrize("typed", ["abc", "", "26", "1999", "2028", "20255"])
def test_that_no_assessment_is_begun_for_what_is_no_year_of_one(app, typed):
    assessed(app, "2025")
    with pytest.raises(InputRefused):
        app.city_records.next_assessment(typed, today=TODAY)
    assert len(app.city_records.assessments()) == 1


def test_that_a_year_is_taken_in_any_digits(app):
    assessed(app, "2025")
    new = app.dossiers.open(app.city_records.next_assessment("۲۰۲۶", today=TODAY).number)
    assert new.answer(AnswerKey("assess.year")) == "2026"


def test_that_an_assessment_is_compared_with_an_earlier_year_only(app):
    first = assessed(app, "2026", assess__cohesion={"f1_1": 4})
    back = app.city_records.next_assessment("2024", today=TODAY).number
    earlier = app.dossiers.open(back)
    assert earlier.answer(AnswerKey("last.year")) is None
    assert earlier.answer(AnswerKey("last.levels")) is None
    assert earlier.answer(AnswerKey("assess.cohesion")) == {"f1_1": 4}
    between = app.dossiers.open(app.city_records.next_assessment("2025", today=TODAY).number)
    assert between.answer(AnswerKey("last.year")) == "2024"
    assert [one.year for one in app.city_records.assessments()] == ["2026", "2025", "2024"]
    assert app.city_records.started("self_assessment").number == first


def test_that_years_are_told_apart_by_their_titles(app):
    record(app, "city_record", city__name="Samplia")
    assessed(app, "2025")
    assert app.city_records.next_assessment("2026", today=TODAY).title == "Samplia 2026"


def test_that_years_that_cannot_be_are_found(app):
    session = record(app, "self_assessment", assess__year="1999", last__year="2026")
    found = {one.code for one in session.findings()}
    assert {"assessment_year_unlikely", "assessment_not_before"} <= found
