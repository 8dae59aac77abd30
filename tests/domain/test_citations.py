from lcapp.domain.answers import AnswerKey
from lcapp.domain.citations import citation_findings, citations, cited_in
from lcapp.domain.evidence import Evidence, EvidenceKind
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
