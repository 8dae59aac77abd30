"""A form made of answers alone: whatever stands in a draft fits it."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import QuestionType
from lcapp.domain.stand_in_form import stand_in_form
from lcapp.domain.values import canonical
from tests.builders import a_dossier

GROUP = [
    {
        "id": "p1",
        "title": "Bus",
        "summary": {"en": "A bus.", "tr": {"none": "Yok."}},
        "cost": {"value": "1.5", "year": 2020},
        "scores": {"access": 4},
    }
]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Kashan", "long_text"),
        ({"none": "Not counted."}, "long_text"),
        ({"links": ["https://a.example"]}, "long_text"),
        (["work", "health"], "choices"),
        ({"access": 4, "money": 0}, "rating_grid"),
        ({"value": 84300, "year": 2024}, "data_point"),
        ({"year": 2024}, "data_point"),
        ([{"id": "a", "text": "University"}], "list"),
        (GROUP, "group"),
        ({"answer": {"access": 4}, "evidence": ["A1"], "text": "Why"}, "rating_grid"),
    ],
)
def test_that_a_value_fits_the_question_made_for_it(value, kind):
    question = stand_in_form(a_dossier(), {AnswerKey("some.id"): value}).question("some.id")
    assert question.type is QuestionType(kind)
    assert canonical(question, value) == value


def test_that_every_language_of_an_answer_is_kept_together():
    answers = {AnswerKey("why", "en"): "So", AnswerKey("why", "tr"): {"none": "Yok"}}
    form = stand_in_form(a_dossier(), answers)
    assert [(q.id, q.translatable, q.required) for q in form.questions()] == [("why", True, False)]


def test_that_the_form_has_the_name_the_dossier_remembers():
    dossier = a_dossier()
    assert stand_in_form(dossier, {}).name == dossier.form
