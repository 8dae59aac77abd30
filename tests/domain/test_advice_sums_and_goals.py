"""Advice on sums, figures that contradict each other, and goals; each beside a text that is left alone."""

import pytest

from tests.domain.advice_builders import (
    codes,
    evidence,
    heard,
)

PARTS = "It costs {} euros a year.\n\n- City: 500,000\n- Region: 300,000\n- Fees: 200,000"
OF_WHICH = "The plan cost {} euros, of which the city 500,000, the region 300,000 and donors 200,000."
SHARES = "Of all learners 24 % are children, {} % adults and 20 % older people."
HEADS = (
    "A steering group of {} members decides. The members:\n\n"
    "- three officials;\n- two teachers;\n- four learners."
)


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong", "code"),
    [
        ("areas.funding", PARTS, "1,000,000", "1,200,000", "parts_not_the_total"),
        ("areas.funding", OF_WHICH, "1 million", "1.2 million", "parts_not_the_total"),
        ("areas.access", SHARES, "56", "67", "shares_over_whole"),
        ("areas.structure", HEADS, "nine", "twelve", "list_counts_differently"),
    ],
)
def test_that_what_does_not_add_up_is_found(question, text, right, wrong, code):
    assert f"{question} {code}" in codes("membership-2025", {question: text.format(wrong)})
    assert f"{question} {code}" not in codes("membership-2025", {question: text.format(right)})


@pytest.mark.parametrize(
    "text",
    [
        "Several answers were possible: 62 % named the bus, 48 % children and 31 % fear.",
        "The share of readers was 44 %, 47 % and 55 % in three years.",
        "It rose from 44 % in the north to 61 % in the south, in the centre to 70 %.",
    ],
)
def test_that_shares_of_several_wholes_are_left_alone(text):
    assert "areas.access shares_over_whole" not in codes("membership-2025", {"areas.access": text})


def profile(**more):
    figures = {"population": 80_000, "area": 100, "gdp_city": 9000, "gdp_country": 8000}
    told = {
        f"profile.{name}": {"value": value, "year": 2024, "territory": "Samplia", "source": "S"}
        for name, value in figures.items()
    }
    for name, parts in more.items():
        told[f"profile.{name}"] |= parts
    return told


def test_that_figures_of_other_areas_and_years_are_found():
    assert codes("membership-2025", profile()) == set()
    apart = profile(area={"territory": "Province"}, gdp_city={"year": 2020})
    assert codes("membership-2025", apart) == {
        "profile.area areas_differ",
        "profile.gdp_city years_differ",
    }


@pytest.mark.parametrize(("said", "found"), [("800", False), ("1,240", True)])
def test_that_a_density_that_does_not_fit_is_found(said, found):
    text = f"With {said} residents per square kilometre the city is dense."
    told = codes("membership-2025", profile() | {"motivation.context": text})
    assert ("motivation.context density_differs" in told) is found


def test_that_a_figure_that_another_language_says_otherwise_is_found():
    english = "In 2019 a room was opened, and 240 people learned there with 62 guides."
    same, other = "En 2019, 240 personnes et 62 guides.", "En 2019, 420 personnes et 62 guides."
    for french, found in ((same, False), (other, True)):
        told = codes("membership-2025", {"motivation.why": english, "motivation.why@fr": french})
        assert ("motivation.why figure_of_other_language" in told) is found


def goals(*texts):
    return [{"id": f"g{number}", "text": text} for number, text in enumerate(texts)]


def test_that_goals_without_a_figure_or_with_a_year_that_is_over_are_found():
    found = codes("membership-2025", {"vision.medium_term": goals("Better courses.", "More readers.")})
    assert "vision.medium_term goals_without_figure" in found
    found = codes(
        "membership-2025", {"vision.medium_term": goals("Nine rooms by 2022.", "Twice as many as in 2021.")}
    )
    assert {one for one in found if one.startswith("vision.medium_term")} == {
        "vision.medium_term target_is_past"
    }


def test_that_nobody_stands_for_a_target_group():
    record = {"id": "p", "title": {"en": "Key"}, "results": {"en": "9 keys"}}
    for group, found in (
        ("Everybody who is interested", True),
        ("Everybody above sixty in the north", False),
    ):
        told = codes("membership-2025", {"practice.items": [record | {"target_group": {"en": group}}]})
        assert ("practice.items group_is_everybody" in told) is found


def test_that_targets_need_a_value_of_today():
    aims = "The targets:\n\n- adults in courses: 15 %;\n- rooms in fifteen minutes: 85 %. We count in autumn."
    assert "areas.monitoring target_without_baseline" in codes("membership-2025", {"areas.monitoring": aims})
    told = codes("membership-2025", {"areas.monitoring": f"{aims} Today it is 9 % and 61 %."})
    assert "areas.monitoring target_without_baseline" not in told


def test_that_an_annex_that_is_not_there_is_found():
    text = {"areas.plan": "The agreement is in Annex A7; the paper is A4."}
    found = [one.params for one in heard("membership-2025", text) if one.code == "annex_not_registered"]
    assert found == [{"number": "A7"}]
    assert "areas.plan annex_not_registered" not in codes("membership-2025", text, evidence=[evidence(7)])


def test_that_studies_nobody_names_are_found():
    found = codes("award-2024", {"criteria.access": "According to studies, 97 % are satisfied."})
    assert "criteria.access source_unnamed" in found
    found = codes("award-2024", {"criteria.access": "According to studies of 2023, 97 % are satisfied."})
    assert "criteria.access source_unnamed" not in found


def test_that_an_answer_of_a_nomination_tells_of_a_change():
    state = "A steering group of members from schools, enterprises and associations meets in public. " * 4
    assert "criteria.structure no_change_told" in codes("award-2024", {"criteria.structure": state})
    told = codes("award-2024", {"criteria.structure": f"{state}Since joining it has doubled."})
    assert "criteria.structure no_change_told" not in told
