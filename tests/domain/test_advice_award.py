"""Promises, years to come, progress from before joining, who may be nominated."""

import pytest

from tests.domain.advice_builders import codes, heard

PLAN = "criteria.plan"


def test_that_promises_in_a_nomination_are_found_and_in_an_application_are_not():
    text = "In the coming years we will open nine more rooms, and the city plans to hire ten guides."
    found = [f for f in heard("award-2024", {PLAN: text}) if f.code == "promise_in_award"]
    assert dict(found[0].params) == {"words": "In the coming years, will, city plans to", "count": 3}
    assert "areas.plan promise_in_award" not in codes("membership-2025", {"areas.plan": text})


def test_that_french_promises_are_found():
    text = "La ville ouvrira neuf salles et prévoit de former dix guides dans les prochaines années."
    assert f"{PLAN} promise_in_award" in codes("award-2024", {f"{PLAN}@fr": text})


def test_that_political_will_is_no_promise():
    text = "The political will of the council made nine rooms possible in 2023."
    assert f"{PLAN} promise_in_award" not in codes("award-2024", {PLAN: text})


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("In 2031 the council adopted the second plan.", "en", True),
        ("In 2025 the council adopted the second plan.", "en", False),
        ("The plan serves the Agenda 2030 and looks to 2050.", "en", False),
        ("The council has fixed the city's share until the end of 2029.", "en", False),
        ("Le conseil a fixé la part de la ville jusqu’en 2029.", "fr", False),
        ("در سال ۱۴۱۲ شورا برنامه را تصویب کرد.", "fa", True),
        ("در سال ۱۴۰۲ شورا برنامه را تصویب کرد.", "fa", False),
    ],
)
def test_that_a_year_in_the_future_is_found_in_any_language(text, language, found):
    told = codes("award-2024", {f"{PLAN}@{language}": text})
    assert (f"{PLAN} year_in_future" in told) is found


def test_that_an_application_may_plan_but_not_for_the_next_century():
    assert (
        codes(
            "membership-2025",
            {"vision.text": "By 2040 everybody reads an hour a day, and nine rooms open in every district."},
        )
        == set()
    )
    assert "vision.text year_unlikely" in codes(
        "membership-2025", {"vision.text": "By 2140 everybody reads."}
    )


def test_that_only_progress_since_joining_counts():
    since = {"award.member_since": "2019-09"}
    told = codes(
        "award-2024", since | {PLAN: "The council adopted the first plan in 2012. In 2021 it was revised."}
    )
    assert f"{PLAN} progress_before_joining" in told
    told = codes("award-2024", since | {PLAN: "Participation rose from 6 % in 2017 to 9 % in 2022."})
    assert f"{PLAN} progress_before_joining" not in told


@pytest.mark.parametrize(
    ("joined", "call", "code"),
    [
        ("2013-05", "award-2024", "joined_before_network"),
        ("2024-02-14", "award-2024", "member_too_short"),
        ("2024-02-14", "award-2024", "join_year_excluded"),
    ],
)
def test_that_a_day_of_joining_that_does_not_fit_is_found(joined, call, code):
    assert f"award.member_since {code}" in codes(call, {"award.member_since": joined})


def test_that_a_fitting_day_of_joining_is_left_alone():
    assert codes("award-2024", {"award.member_since": "2022-09-02"}) == set()
