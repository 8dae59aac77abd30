"""Faults: what must be fixed and cannot be switched off, and what only looks like it."""

import pytest

from lcapp.domain.faults import FAULT_CODES, FAULT_SOURCES, FAULTS
from lcapp.domain.findings import Severity
from tests.domain.advice_builders import heard

TURKISH = (
    "Samplia kentinde her mahallede bir yer vardır ve herkes orada yeni şeyler öğrenir. Çocuklar okuldan "
    "önce kentin zanaatlarını tanır, büyükler torunlarıyla birlikte çalışır, yeni gelenler dili yemek "
    "pişirirken öğrenir ve nehri insanlar kendileri ölçer."
)


def must(call, answers, **more):
    """`question code` of what must be fixed."""
    found = heard(call, answers, **more)
    return {f"{one.question} {one.code}" for one in found if one.severity is Severity.MUST_FIX}


def test_that_every_fault_has_codes_and_a_source():
    assert all(rule.codes and rule.source for rule in FAULTS.values())
    assert set(FAULT_CODES) == set(FAULT_SOURCES)


def test_that_a_text_under_another_language_is_found():
    assert must("membership-2025", {"vision.text": TURKISH}) == {"vision.text text_in_other_language"}
    assert must("membership-2025", {"vision.text@tr": TURKISH}) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Enterprises gave XX,000 euros for nine rooms.", True),
        ("[Amount for 2025: Joris to ask the finance department]", True),
        ("TODO ask the library.", True),
        ("It was founded in the XX century and has nine rooms.", False),
        ("“I could not read,” says Mina [name changed by the editor].", False),
        ("He said: “We learn […] every day.”", False),
    ],
)
def test_that_only_what_is_certainly_a_gap_stops(text, found):
    assert (must("membership-2025", {"areas.funding": text}) != set()) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("–", True), ("N/A (see website)", True), ("See annex.", True), ("Nine rooms, see annex.", False)],
)
def test_that_an_excuse_is_no_answer(text, found):
    assert ("areas.events answer_says_nothing" in must("membership-2025", {"areas.events": text})) is found


@pytest.mark.parametrize(
    ("number", "found"),
    [("0555 01 00", True), ("+98 21 88 72", False), ("۰۰۹۸ ۲۱ ۸۸۷۲", False), ("Tel. (+90) 1234567", False)],
)
def test_that_a_number_without_country_is_found(number, found):
    assert (must("membership-2025", {"contact.1.phone": number}) != set()) is found


def test_that_an_area_of_nothing_is_found():
    told = {"profile.area": {"value": 0, "year": 2024, "source": "S"}}
    assert must("membership-2025", told) == {"profile.area figure_is_zero"}


@pytest.mark.parametrize(
    ("answers", "awarded", "found"),
    [
        ({"award.member_since": "2023-09"}, "", {"award.member_since member_too_short"}),
        ({"award.member_since": "2022-09"}, "2019-10-01", {"award.member_since award_too_recent"}),
        ({"award.member_since": "2022-09"}, "2015-09-30", set()),
        ({"award.member_since": "2022-09"}, "2024-12-02", set()),
    ],
)
def test_that_a_city_must_be_free_to_be_nominated(answers, awarded, found):
    assert must("award-2024", answers, awarded=awarded) == found


def test_that_a_date_that_is_inferred_makes_advice_only():
    # The award of 2019 opened, as far as is known, in June 2018.
    found = heard("award-2019", {"award.date": "2018-05-01"})
    assert {(one.code, one.severity) for one in found} == {("signed_before_call", Severity.ADVICE)}


def test_that_a_fault_cannot_be_switched_off():
    answers = {"city.website": "samplia.example"}
    found = must("membership-2025", answers, off={"website_without_protocol", "link_without_protocol"})
    assert found == {"city.website website_without_protocol"}
