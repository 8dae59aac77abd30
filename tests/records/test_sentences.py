"""Sentences made of the records, and where they go."""

import pytest

from lcapp.domain.record_feeds import ITEMS, MAKERS, TEXTS, feeds, joined_items, joined_list, material
from lcapp.domain.record_figures import span
from lcapp.domain.record_passages import Asking
from lcapp.i18n import Words
from lcapp.i18n.placeholders import placeholders
from lcapp.i18n.wording_passages import PASSAGES, passage
from tests.records.samplia import RECORDS
from tests.records.shelf import FORMS, answers_to

WORDS = Words("en")
EN = Asking("en")
SINCE = Asking("en", span("2020-09"), "EUR")


def the_record(record):
    return answers_to(
        f"{record}-1", **{name.replace(".", "__"): raw for name, raw in RECORDS[record].items()}
    )


EVERY = {record: the_record(record) for record in RECORDS}


def find_form(record):
    return FORMS.get(f"{record}-1")


def told(form, question, asking=EN):
    found = material(FORMS.get(form).question(question), EVERY, asking)
    return passage(WORDS, found.sentences, find_form).splitlines()


@pytest.mark.parametrize("record", list(MAKERS))
def test_that_every_sentence_has_all_its_parts(record):
    sentences = list(MAKERS[record](EVERY[record], EN))
    assert len(sentences) >= 4
    for one in sentences:
        assert placeholders(str(PASSAGES[one.code])) == set(one.parts), one.code


@pytest.mark.parametrize("record", list(MAKERS))
def test_that_an_empty_record_makes_no_sentence(record):
    assert list(MAKERS[record]({}, EN)) == []


def test_that_the_plan_becomes_sentences():
    assert told("membership-2025", "areas.plan") == [
        "The city follows a plan called “Samplia Learns 2030”.",
        "The city council adopted it (12 March 2024).",
        "Its slogan is “Everybody learns, everywhere”.",
        "What people most need to learn: Reading, writing and numbers, Digital skills.",
        "These challenges come first: Adults who cannot read, Young people without work.",
        "Goals for the next two years: Open ten learning cafés.",
        "Goals for three to five years: Halve the number of adults who cannot read.",
        "Goals beyond five years: A library within walking distance.",
        "Indicator “Adults who cannot read”: from 4,200 persons (2023) to 2,100 persons (2028).",
        "Activity: Evening reading courses, for adults. Result: 900 people finished a course.",
        "Activity: Book boxes.",
        "Activity: Undated wish.",
        "A team carries the plan; its 2 members come from University of Samplia, Education office.",
        "The next review of the plan is due: January 2027.",
    ]


def test_that_an_award_tells_only_what_happened_since_the_city_joined():
    said = "\n".join(told("award-2024", "criteria.plan", SINCE))
    assert "Evening reading courses" in said
    assert "Book boxes" not in said
    assert "Undated wish" not in said
    assert "Book fair" not in "\n".join(told("award-2024", "criteria.culture", SINCE))


def test_that_the_other_records_become_sentences():
    assert "A steering group has 2 members from: Mayor's office, University of Samplia." in told(
        "membership-2025", "areas.structure"
    )
    assert "Event: Festival of Learning (10 May 2025), with 8,100 participants." in told(
        "membership-2025", "areas.events"
    )
    assert "Adults with low literacy: the programme “Reading at work” reached 900 people." in told(
        "membership-2025", "areas.access"
    )
    assert "Adults who cannot read: 4,200 persons (2023), 3,500 persons (2025)." in told(
        "membership-2025", "areas.monitoring"
    )
    assert "Resources for 2025: 120,000 EUR." in told("membership-2025", "areas.funding", SINCE)
    assert "Secured: 102,000 EUR, 77% of the whole." in told("membership-2025", "areas.funding", SINCE)
    weak = "It is weak in: 1.1 Ensuring that every citizen has the opportunity to become literate and obtain"
    assert weak in "\n".join(told("membership-2025", "motivation.context"))


def test_that_a_text_that_closes_itself_is_not_closed_twice():
    assert "The council set aside one per cent of the budget until 2030." in told(
        "membership-2025", "areas.funding"
    )


def test_that_texts_are_taken_in_the_language_of_the_answer_where_they_are_there():
    said = list(MAKERS["plan"](EVERY["plan"], Asking("fa")))
    assert said[0].parts == {"name": "سامپلیا می‌آموزد ۱۴۰۹"}


def test_that_goals_by_term_go_into_the_lists_of_a_form():
    question = FORMS.get("membership-2025").question("vision.long_term")
    found = material(question, EVERY, EN)
    assert found.lines == ("A library within walking distance",)
    assert joined_list(question, [{"id": "a", "text": "A LIBRARY within walking distance"}], found.lines) == [
        {"id": "a", "text": "A LIBRARY within walking distance"}
    ]


def test_that_practices_go_into_a_form_with_the_fields_it_asks_for():
    question = FORMS.get("membership-2025").question("practice.items")
    found = material(question, EVERY, EN)
    assert [one["title"]["en"] for one in found.items] == [
        "Reading at work",
        "Book boxes",
        "Idea without a date",
    ]
    assert set(found.items[0]) == {"title", "target_group", "started", "partners", "what", "results"}
    full = joined_items(question, [{"title": {"en": "Old"}}, {"title": {"en": "Older"}}], found.items)
    assert [one["title"]["en"] for one in full] == ["Old", "Older", "Reading at work"]


def test_that_what_an_award_leaves_out_is_counted():
    question = FORMS.get("progress-2019-2021").question("report.practices")
    found = material(question, EVERY, SINCE)
    assert [one["title"]["en"] for one in found.items] == ["Reading at work"]
    assert (found.left_out, found.undated) == (1, 1)


def test_that_events_go_into_the_report_with_their_figures():
    question = FORMS.get("progress-2019-2021").question("report.events")
    first = material(question, EVERY, EN).items[0]
    assert first["started"] == "2025-05-10"
    assert first["participants"] == {"value": 8100}


def test_that_other_networks_are_named():
    question = FORMS.get("membership-2025").question("network.other")
    (only,) = material(question, EVERY, EN).lines
    assert only.options == ("creative_cities",)


def test_that_every_feed_leads_to_a_question_of_a_shipped_form():
    known = {}
    for name in FORMS.names():
        form = FORMS.get(name)
        if form.kind not in ("demo", "internal"):
            known |= {question.id: question for question in form.questions()}
    for question in (*TEXTS, *ITEMS):
        assert feeds(known[question]), question
