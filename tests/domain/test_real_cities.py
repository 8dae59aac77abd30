"""Real cities: who they are, why they won, and figures beside each other."""

from decimal import Decimal
from pathlib import Path

import pytest

from lcapp.domain.calls import Certainty
from lcapp.domain.real_cities import chosen, compare, densities
from lcapp.storage.city_atlas import real_cities

REFERENCE = Path(__file__).parents[2] / "resources" / "reference"
CITIES = real_cities(REFERENCE)


def named(name):
    return next(city for city in CITIES if city.name == name)


def names(**wishes):
    return [city.name for city in chosen(CITIES, **wishes)]


def test_that_the_awarded_cities_of_each_round_are_counted_as_the_trade_counts_them():
    rounds = {year: len(names(year=year, awarded=True)) for year in (2015, 2017, 2019, 2021, 2024)}
    assert rounds == {2015: 12, 2017: 16, 2019: 10, 2021: 10, 2024: 10}


def test_that_members_are_found_by_country_and_year():
    assert len([city for city in chosen(CITIES, country="IR") if city.joined]) == 12
    assert names(country="SI") == ["Laško", "Ljubljana", "Ptuj"]
    assert "Kermanshah" in names(country="IR", year=2025)
    assert names(said="jubail") == ["Jubail Industrial City"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("کاشان", "Kashan"),
        ("كاشان", "Kashan"),
        ("شيراز", "Shiraz"),
        ("izmir", "İzmir"),
        ("eskisehir", "Eskişehir"),
    ],
)
def test_that_a_city_is_found_as_it_writes_itself_and_without_marks_on_letters(said, name):
    assert names(said=said) == [name]


def test_that_every_city_has_a_country_and_every_fact_a_source():
    assert all(city.country for city in CITIES)
    for city in CITIES:
        assert city.source or city.awards or city.profile
        assert all(award.source for award in city.awards)
        if city.profile:
            told = (*city.profile.texts.values(), *city.profile.programmes, *city.profile.figures)
            assert all(one.source and "same" not in one.source.split()[:2] for one in told), city.name


def test_that_published_reasons_stand_at_their_awards_and_others_have_none():
    assert "4,650" in named("Medellín").awards[0].reason.text
    reasons = {award.year: bool(award.reason) for award in named("Cork").awards}
    assert reasons == {2015: False, 2024: True}
    assert sum(bool(award.reason) for city in CITIES for award in city.awards) == 14


def test_that_a_figure_from_memory_says_so():
    assert {one.certainty for one in named("Kermanshah").profile.figures} == {Certainty.MEMORY}
    assert named("Eskişehir").profile.figures[0].certainty is Certainty.SEEN


@pytest.mark.parametrize(
    ("name", "people", "value", "class_"),
    [
        ("Eskişehir", 826716, "59.4", "less_than_300"),
        ("Shiraz", 1565572, "6523", "more_than_500"),
    ],
)
def test_that_densities_are_those_of_the_trade(name, people, value, class_):
    figures = named(name).profile.figures
    first = next(one for one in figures if one.kind == "population" and one.value == people)
    found = [one for one in densities(figures) if one.source.startswith(first.source)]
    assert found
    assert found[0].value.quantize(Decimal(value)) == Decimal(value)
    assert found[0].text == class_


def test_that_figures_stand_beside_each_other_with_years_and_territories():
    mine = {
        "profile.population": {"value": 84300, "year": 2024, "territory": "municipality"},
        "profile.area": {"value": "100.5", "year": 2024, "territory": "municipality"},
    }
    rows = compare(mine, named("Sønderborg"))
    first = next(row for row in rows if row.kind == "population")
    assert first.mine == 84300
    assert first.same_year is False
    assert first.ratio.quantize(Decimal("0.01")) == Decimal("1.13")
    density = next(row for row in rows if row.kind == "density")
    assert density.mine.quantize(Decimal("0.1")) == Decimal("838.8")


def test_that_what_is_missing_is_missing_and_nothing_is_divided_by_nothing():
    rows = compare({"profile.area": {"value": 0, "year": 2024}}, named("Sønderborg"))
    assert all(row.mine is None or row.kind == "area" for row in rows)
    assert compare({"profile.population": {"none": "unknown"}}, named("Cork"))[0].mine is None
    assert compare({}, named("Ibadan")) == ()
