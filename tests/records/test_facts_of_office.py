"""The mayor's term and the people of the city's record, held against a dossier."""

from dataclasses import replace

from lcapp.domain.answers import AnswerKey
from lcapp.domain.fact_findings import office_findings, people_findings
from tests.records.test_facts import CALLS, MEMBERSHIP, answers_to, known_city


def test_that_a_mayor_whose_term_was_over_before_the_call_may_not_stand_in_the_dossier():
    call = CALLS.get("membership-2025")

    def told(mayor="Example, Amara", **term):
        city = replace(known_city(answers_to("city_record-1", mayor__name="Example, Amara")), **term)
        found = list(office_findings(MEMBERSHIP, {AnswerKey("mayor.name"): mayor}, call, city))
        return [(one.code, str(one.severity)) for one in found]

    assert told(term_end="2025-04") == [("mayor_out_of_office", "must_fix")]
    assert told(term_end="2025-05") == told(term_end="2029") == told() == []
    assert told(mayor="Successor, Nina", term_end="2025-04") == []


def test_that_a_population_is_doubted_where_the_records_men_and_women_come_to_another():
    city = replace(known_city(answers_to("city_record-1")), people=("85400", "84300"))
    population = {"value": 84300, "year": 2024, "territory": "Samplia", "source": "Yearbook"}
    answers = {AnswerKey("profile.population"): population}
    assert [one.code for one in people_findings(MEMBERSHIP, answers, city)] == ["record_people_differ"]
    assert list(people_findings(MEMBERSHIP, {}, city)) == []
    assert list(people_findings(MEMBERSHIP, answers, replace(city, people=("", "")))) == []
