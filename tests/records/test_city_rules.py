from datetime import date

import pytest

from lcapp.domain.record_rules import FINDING_CODES, record_findings
from tests.records.shelf import answers_to

TODAY = date(2025, 5, 20)


def point(value, year=2024, territory="City of Samplia", source="register"):
    return {"value": value, "year": year, "territory": territory, "source": source}


def found(**typed):
    told = record_findings("city_record", answers_to("city_record-1", **typed), TODAY)
    for finding in told:
        assert set(finding.params) == set(FINDING_CODES[finding.code])
        assert finding.severity == "advice"
    return {(finding.code, finding.question) for finding in told}


GOOD = {
    "city__name": "Samplia",
    "city__province": "Greater Samplia",
    "mayor__term_end": "2028-03",
    "profile__population": point(84_300),
    "profile__men": point(41_900),
    "profile__women": point(42_400),
    "profile__area": point("495.86", 2020),
    "profile__gdp_city": point(21_000, territory="City of Samplia"),
    "profile__gdp_country": point(18_000, territory="country"),
    "profile__schooling": point("10.4"),
    "profile__schooling_men": point("10.9"),
    "profile__schooling_women": point("10.0"),
    "city__currency": "EUR",
}


def test_that_a_sound_record_is_left_in_peace():
    assert found(**GOOD) == set()


@pytest.mark.parametrize(
    ("typed", "code", "question"),
    [
        ({"mayor__term_end": "2025-04"}, "mayor_term_over", "mayor.term_end"),
        ({"mayor__term_start": "2029", "mayor__term_end": "2028"}, "term_crossed", "mayor.term_end"),
        ({"award__member_since": "2026-01"}, "joined_in_the_future", "award.member_since"),
        (
            {"award__member_since": "2020-09", "city__last_award": "2019-10"},
            "award_before_joining",
            "city.last_award",
        ),
        ({"profile__women": point(42_300)}, "men_women_sum", "profile.women"),
        (
            {"profile__men": point(60_000), "profile__women": point(24_300)},
            "women_share_unusual",
            "profile.women",
        ),
        (
            {"profile__area": point("495.86", territory="Province")},
            "record_territory_differs",
            "profile.area",
        ),
        (
            {"profile__population": point(826_716, territory="Eskişehir Province")},
            "territory_of_province",
            "profile.population",
        ),
        (
            {"profile__population": point(84_300, territory="Greater Samplia")},
            "territory_of_province",
            "profile.population",
        ),
        ({"profile__gdp_city": point(21_000, 2019)}, "record_years_differ", "profile.gdp_city"),
        ({"profile__area": point(49_586)}, "area_perhaps_hectares", "profile.area"),
        ({"profile__area": point("0.5")}, "density_unusual", "profile.area"),
        ({"profile__gdp_city": point(9)}, "gdp_unusual", "profile.gdp_city"),
        ({"profile__gdp_city": point(120_000)}, "gdp_ratio_unusual", "profile.gdp_city"),
        ({"profile__schooling": point("11.5")}, "schooling_not_between", "profile.schooling"),
        (
            {"contact__1__email": "a@city.example", "contact__2__email": "A@city.example"},
            "contacts_same_email",
            "contact.2.email",
        ),
        ({"city__currency": "Lira"[:3]}, "currency_malformed", "city.currency"),
        ({"profile__more": [{"name": "Libraries"}]}, "figure_or_reason", "profile.more"),
        (
            {
                "profile__more": [
                    {"name": "Libraries", "figure": point(4)},
                    {"name": "libraries", "figure": point(5)},
                ]
            },
            "figure_in_two_values",
            "profile.more",
        ),
        (
            {
                "profile__more": [
                    {"name": "Libraries", "figure": point(4)},
                    {"name": "Libraries", "figure": point(40, 2025)},
                ]
            },
            "figure_jumps",
            "profile.more",
        ),
        (
            {"profile__more": [{"name": "In school", "unit": "%", "figure": point(196)}]},
            "percent_beyond",
            "profile.more",
        ),
    ],
)
def test_that_what_does_not_fit_together_is_found(typed, code, question):
    assert (code, question) in found(**{**GOOD, **typed})


def test_that_men_and_women_of_different_years_need_not_add_up():
    typed = {**GOOD, "profile__women": point(42_000, 2023)}
    assert ("men_women_sum", "profile.women") not in found(**typed)


def test_that_a_metropolitan_municipality_may_be_its_province():
    typed = {**GOOD, "city__entity_type": "metropolitan_municipality"}
    for name in ("population", "men", "women", "area", "gdp_city", "schooling"):
        typed[f"profile__{name}"] = {**GOOD[f"profile__{name}"], "territory": "Samplia Province"}
    assert found(**typed) == set()


def test_that_a_figure_with_a_reason_why_there_is_none_is_fine():
    assert found(profile__more=[{"name": "Drop-outs", "missing": "kept by the ministry"}]) == set()
