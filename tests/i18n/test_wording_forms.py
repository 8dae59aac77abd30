"""An editor of forms speaks of boxes, not of the keys of a file."""

from dataclasses import fields

from lcapp.domain.form_checks import limits_of
from lcapp.domain.forms import Form, Part, Question, QuestionType, Section
from lcapp.errors import Problem
from lcapp.i18n import Words
from lcapp.i18n.wording_forms import HELP, KEYS, TYPES, in_words, key_words, placed, type_words

EN = Words("en")
_NEVER_SHOWN = {"parts", "sections", "questions", "fields", "digest"}


def test_that_every_type_and_every_key_of_a_form_has_words():
    assert set(TYPES) == set(QuestionType)
    keys = {one.name for kind in (Form, Part, Section, Question) for one in fields(kind)} - _NEVER_SHOWN
    assert keys <= set(KEYS)
    assert set(HELP) <= set(KEYS)
    assert {limit for kind in QuestionType for limit in limits_of(kind)} <= set(KEYS)


def test_that_what_nobody_knows_is_said_as_it_stands():
    assert type_words(EN, "hologram") == "hologram"
    assert key_words(EN, "colour") == "colour"


def test_that_a_problem_names_the_box_and_the_kind_of_answer():
    wrong = Problem("limit_not_here", "question city.name", limit="max_items", type="short_text")
    said = "“At most so many entries” means nothing for a question of type A short text."
    assert in_words(EN, wrong) == said
    assert placed(EN, "Name of city", said) == f"Name of city: {said}"


def test_that_the_words_of_an_option_are_not_those_of_the_question():
    missing = Problem("key_missing", "question city.region options x label", key_name="label")
    assert in_words(EN, missing, inside="options") == "“Words of the option” is missing or empty."
    assert in_words(EN, missing) == "“Words of the question” is missing or empty."
