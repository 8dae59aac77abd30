import re
from collections import Counter
from pathlib import Path

from lcapp.storage.reference import countries

COUNTRIES = countries(Path(__file__).parents[2] / "resources")
REGIONS = {"africa", "arab_states", "asia_pacific", "europe_north_america", "latin_america_caribbean"}


def test_that_there_are_194_member_states_and_12_associate_members():
    assert Counter(country.member for country in COUNTRIES) == {True: 194, False: 12}


def test_that_every_country_has_one_code_a_name_and_a_region():
    assert len({country.code for country in COUNTRIES}) == len(COUNTRIES)
    for country in COUNTRIES:
        assert re.fullmatch("[A-Z]{2}", country.code)
        assert country.name
        assert country.region in REGIONS
        assert country.region_certainty


def test_that_they_stand_in_the_order_of_their_names():
    names = [country.name for country in COUNTRIES]
    assert names == sorted(names)


def test_that_the_countries_of_the_sample_cities_are_in_the_regions_of_the_network():
    region = {country.code: country.region for country in COUNTRIES}
    assert region["IR"] == "asia_pacific"
    assert region["TR"] == region["SI"] == region["DK"] == region["IE"] == "europe_north_america"
    assert (region["EG"], region["CO"]) == ("arab_states", "latin_america_caribbean")
