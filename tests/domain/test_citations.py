"""Evidence numbers cited beside answers and in sentences: found, missed, and given other numbers."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.citations import citation_findings, citations, cited_in, text_citations
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.renumbering import renumbered
from tests.builders import NOW

WHY, PRACTICES = AnswerKey("plan.why", "en"), AnswerKey("plan.practices")


def a_link(number):
    return Evidence(f"e{number}", number, number, EvidenceKind.LINK, "", NOW, url="https://city.example")


def test_that_numbers_are_found_beside_answers_and_beside_fields_of_records_in_every_language():
    record = {
        "id": "r1",
        "title": {"en": {"answer": "Tides", "evidence": ["A3"]}, "fr": "Marées"},
        "story": {"answer": "Long", "evidence": ["A2", "A3"]},
    }
    answers = {WHY: {"answer": "Because", "evidence": ["A1"]}, PRACTICES: [record]}
    assert cited_in(answers[PRACTICES]) == ("A3", "A2")
    assert citations(answers) == {"A1": (WHY,), "A2": (PRACTICES,), "A3": (PRACTICES,)}


def test_that_what_only_looks_like_a_number_is_no_citation():
    assert cited_in("see A1") == ()
    assert cited_in({"none": "A1"}) == ()
    assert cited_in([{"id": "A1", "text": "A1"}]) == ()


def test_that_a_number_that_is_not_registered_is_advised_where_it_is_cited():
    answers = {WHY: {"answer": "Because", "evidence": ["A1", "A2"]}}
    (found,) = citation_findings(answers, [a_link(1)])
    assert (found.code, found.question, found.language) == ("evidence_unknown", "plan.why", "en")
    assert found.params == {"number": "A2"}
    assert citation_findings(answers, [a_link(1), a_link(2)]) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("We taught 318 adults (A1).", ("A1",)),
        ("318 adults [A12] and 40 rooms (A3; a1).", ("A12", "A3", "A1")),
        ("به ۳۱۸ نفر آموزش دادیم (A۳، A۱۲).", ("A3", "A12")),
        ("Обучено 318 человек (А2).", ("A2",)),
        ("Μάθανε 318 ενήλικες (\u2066Α2\u2069).", ("A2",)),
        ("318人（A2）", ("A2",)),
        ("See A1, and (B2) or (A1–B2).", ()),
        ("https://roads.example/Road_(A1) and www.roads.example/(A1)", ()),
    ],
)
def test_that_a_sentence_cites_in_brackets_with_figures_of_any_script(text, numbers):
    assert text_citations(text) == numbers
    assert cited_in(text) == numbers


def test_that_a_number_in_a_text_is_a_citation_wherever_texts_stand():
    record = {"id": "(A9)", "title": {"en": "Tides (A4)"}, "story": "Long (A5)"}
    answers = {WHY: [{"id": "i1", "text": "Because (A6)"}], PRACTICES: [record]}
    assert set(citations(answers)) == {"A4", "A5", "A6"}


def test_that_brackets_are_advised_only_where_something_is_registered():
    answers = {WHY: "German for beginners (A2)."}
    assert citation_findings(answers, []) == ()
    (found,) = citation_findings(answers, [a_link(1)])
    assert found.params == {"number": "A2"}


def test_that_citations_in_texts_are_renumbered_with_those_beside_them():
    answers = {
        WHY: {"answer": "Rooms (A1) (A3).\nAdults (A۲، A3) came.", "evidence": ["A1", "A3"]},
        PRACTICES: [{"id": "A1", "title": {"en": "Tides [A1]"}, "url": "https://roads.example/(A1)"}],
    }
    assert renumbered(answers, {"A1": "A7", "A2": "A2", "A3": ""}) == {
        WHY: {"answer": "Rooms (A7).\nAdults (A2) came.", "evidence": ["A7"]},
        PRACTICES: [{"id": "A1", "title": {"en": "Tides (A7)"}, "url": "https://roads.example/(A1)"}],
    }


def test_that_two_numbers_that_change_places_do_not_meet():
    assert renumbered({WHY: "One (A1), two (A2)."}, {"A1": "A2", "A2": "A1"}) == {WHY: "One (A2), two (A1)."}


def test_that_a_text_without_other_numbers_stays_letter_for_letter():
    text = "One [ a1 ]  and (A2/A3) ."
    assert renumbered({WHY: text}, {"A4": "A5"}) == {WHY: text}
