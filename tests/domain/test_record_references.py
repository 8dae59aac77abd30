"""Which titles a field of a record may name."""

from lcapp.domain.forms import QuestionType
from lcapp.domain.record_references import REFERENCES, titles_for
from tests.records.shelf import FORMS, answers_to

PLAN = answers_to(
    "plan-1",
    plan__goals=[
        {"goal": {"en": "Read", "fa": "خواندن"}, "term": "short", "indicator": {"en": "Readers"}},
        {"goal": {"en": "Count"}, "term": "long"},
    ],
    plan__team=[{"name": "Ana"}],
)
STRUCTURE = answers_to(
    "structure-1", structure__stakeholders=[{"name": {"en": "Library"}}, {"name": {"en": "Ana"}}]
)
RECORDS = {"plan": PLAN, "structure": STRUCTURE}


def titles(group, field, language=""):
    return titles_for(group, field, lambda record: RECORDS.get(record, {}), language)


def test_that_an_activity_may_name_every_goal_of_the_plan_in_each_of_its_languages():
    assert titles("plan.activities", "goal", "fa") == ("خواندن", "Read", "Count")
    assert titles("plan.activities", "goal") == ("Read", "خواندن", "Count")


def test_that_titles_come_from_other_records_too_and_each_once():
    assert titles("plan.activities", "partners") == ("Library", "Ana")
    assert titles("plan.goals", "owner") == ("Ana", "Library")
    assert titles("monitoring.results", "indicator") == ("Readers",)


def test_that_a_field_that_names_nothing_is_offered_nothing():
    assert titles("plan.goals", "goal") == ()
    assert titles("practice.items", "partners") == ()


def test_that_every_entry_of_the_table_is_a_line_of_text_in_a_shipped_form():
    groups = {
        question.id: question
        for name in FORMS.names()
        for question in FORMS.get(name).questions()
        if question.type is QuestionType.GROUP
    }
    for (group, field), reference in REFERENCES.items():
        assert groups[group].field(field).type is QuestionType.SHORT_TEXT, (group, field)
        for source in reference.sources:
            assert FORMS.get(f"{source.record}-1").question(source.group).field(source.field), source
