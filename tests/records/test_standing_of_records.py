"""How far a record says it is: nobody sends it, so a hundred percent would say little."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.completeness import completeness
from lcapp.i18n import Catalogs
from lcapp.i18n.wording_standing import standing_words
from tests.records.shelf import FORMS, RESOURCES, answers_to

WORDS = Catalogs(RESOURCES.parent / "translations").words("en")


def said(form, **typed):
    return standing_words(WORDS, completeness(FORMS.get(form), answers_to(form, **typed)))


@pytest.mark.parametrize("record", ["plan", "events", "city_record", "questionnaire"])
def test_that_an_empty_record_is_not_begun(record):
    assert said(f"{record}-1") == "not begun"


def test_that_a_record_without_required_questions_says_how_many_parts_are_filled():
    assert said("structure-1", structure__beyond=[{"name": "State"}]) == "1 of 8 parts filled"


def test_that_required_questions_come_first_and_then_every_part():
    assert said("plan-1", plan__name="Learning 2030") == "50%"
    assert said("plan-1", plan__name="Learning 2030", vision__text="We learn.") == "2 of 16 parts filled"


def test_that_a_record_in_the_library_says_the_same(app):
    assert app.city_records.so_far(app.city_records.line("structure")) is None
    number = app.city_records.find_or_start("structure", title="Samplia").number
    session = app.dossiers.open(number)
    session.set_answer(AnswerKey("structure.beyond"), [{"name": "State"}])
    session.flush()
    so_far = app.city_records.so_far(app.city_records.line("structure"))
    assert standing_words(WORDS, so_far) == "1 of 8 parts filled"
