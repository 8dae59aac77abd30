"""Faults against official lists and the dates of a call, and what only looks like one."""

from dataclasses import replace

import pytest

from lcapp.domain.advice import advise
from lcapp.domain.calls import CallDate, Certainty
from lcapp.domain.findings import Severity
from tests.domain.advice_builders import TODAY, a_shipped_call, a_shipped_form, data, heard, keyed

MEMBER_SINCE = "award.member_since"


def must(call, answers, **more):
    """`question code` of what must be fixed."""
    found = heard(call, answers, **more)
    return {f"{one.question} {one.code}" for one in found if one.severity is Severity.MUST_FIX}


def advised(call, answers, **more):
    """`question code` of what is only advised."""
    found = heard(call, answers, **more)
    return {f"{one.question} {one.code}" for one in found if one.severity is Severity.ADVICE}


@pytest.mark.parametrize("country", ["RE", "LI", "GL", "HK", "XK", "IL"])
def test_that_only_a_member_state_is_named(country):
    assert must("membership-2025", {"city.country": country}) == {"city.country country_not_member"}


@pytest.mark.parametrize("country", ["IR", "SI", "TR", "FR", "PS", "FO", "MO"])
def test_that_member_states_and_associate_members_are_left_alone(country):
    assert must("membership-2025", {"city.country": country}) == set()


def test_that_a_state_that_left_later_was_a_member_state_in_its_time():
    assert must("membership-2015", {"city.country": "IL"}) == set()
    assert must("membership-2019", {"city.country": "IL"}) == {"city.country country_not_member"}


@pytest.mark.parametrize(
    ("country", "region", "found"),
    [
        ("IR", "arab_states", True),
        ("TR", "asia_pacific", True),
        ("GE", "asia_pacific", True),
        ("EG", "africa", True),
        ("TR", "europe_north_america", False),
        ("IR", "asia_pacific", False),
        ("PE", "africa", False),
    ],
)
def test_that_a_region_is_a_fault_where_the_list_was_seen(country, region, found):
    told = must("membership-2025", {"city.country": country, "city.region": region})
    assert told == ({"city.region region_differs"} if found else set())


@pytest.mark.parametrize("name", ["کاشان", "Λάρισα", "Мелитополь", "水原市"])
def test_that_the_citys_name_is_asked_for_in_latin_letters(name):
    assert must("membership-2025", {"city.name": name}) == {"city.name name_not_latin"}


@pytest.mark.parametrize("name", ["Kashan", "Škofja Loka", "Şanlıurfa", "Suwon (水原)", "Cao Lãnh"])
def test_that_marks_on_latin_letters_are_latin(name):
    assert must("membership-2025", {"city.name": name, "city.name_local": "کاشان"}) == set()


def test_that_the_networks_own_address_is_no_contact():
    told = {"contact.1.email": "LearningCities@unesco.org"}
    assert must("membership-2025", told) == {"contact.1.email address_of_network"}
    assert must("membership-2025", {"contact.1.email": "natcom@unesco.example"}) == set()


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0000 555 01 00", True),
        ("+0555 01 00", True),
        ("(0332) 221 14 00", True),
        ("+98 21 88 72", False),
        ("+0098 21 88 72", False),
        ("＋98 21 88 72", False),
        ("00 386 3 123 45 67", False),
        ("+(90) 332 221 14 00", False),
        ("+00 000 555 01 00", False),
    ],
)
def test_that_no_code_of_a_country_begins_with_a_zero(number, found):
    assert (
        "contact.1.phone phone_without_country" in must("membership-2023", {"contact.1.phone": number})
    ) is found


@pytest.mark.parametrize(
    ("call", "joined", "code"),
    [
        ("award-2024", "2031-01", "joined_in_future"),
        ("award-2017", "2012-05", "joined_before_founding"),
        ("award-2017", "2017-03", "joined_after_result"),
    ],
)
def test_that_an_impossible_day_of_joining_must_be_fixed(call, joined, code):
    assert f"{MEMBER_SINCE} {code}" in must(call, {MEMBER_SINCE: joined})


@pytest.mark.parametrize(
    ("call", "joined"), [("award-2017", "2013-09"), ("award-2017", "2016"), ("award-2017", "2017-01")]
)
def test_that_a_possible_day_of_joining_is_no_fault(call, joined):
    assert must(call, {MEMBER_SINCE: joined}) == set()


def test_that_a_deadline_says_better_than_the_result_that_a_city_joined_late():
    assert must("award-2021", {MEMBER_SINCE: "2021-12"}) == {f"{MEMBER_SINCE} member_too_short"}


@pytest.mark.parametrize(
    ("call", "question", "day", "found"),
    [
        # The deadline of 2021 was extended to 28 February 2022.
        ("membership-2021", "endorsement.date", "2022-03-21", "signed_after_deadline"),
        ("membership-2021", "endorsement.date", "2022-02-28", ""),
        ("membership-2021", "endorsement.date", "2021-12-20", ""),
        ("award-2024", "nomination.date", "2024-07-02", "signed_after_deadline"),
        ("award-2024", "nomination.date", "2024-06-28", ""),
        # That of 2023 is inferred; when the result was out it was over all the same.
        ("membership-2023", "endorsement.date", "2023-07-03", ""),
        ("membership-2023", "endorsement.date", "2024-02-15", "signed_after_result"),
        ("membership-2023", "endorsement.date", "2024-02-14", ""),
        ("award-2021", "nomination.date", "2021-11-02", "signed_after_result"),
        ("award-2017", "award.date", "2017-02-01", "signed_after_result"),
        ("membership-2015", "endorsement.date", "2018-11-02", ""),
    ],
)
def test_that_a_signature_after_every_known_date_must_be_fixed(call, question, day, found):
    assert must(call, {question: day}) == ({f"{question} {found}"} if found else set())


def test_that_a_date_of_the_commission_after_an_inferred_deadline_is_advice():
    told = advised("membership-2023", {"endorsement.date": "2023-07-03"})
    assert told == {"endorsement.date signed_after_deadline"}


def test_that_a_commission_that_endorses_before_the_mayor_signs_is_told():
    told = {"pledge.date": "2025-06-10", "endorsement.date": "2025-06-05"}
    assert advised("membership-2025", told) == {"endorsement.date endorsed_before_signed"}
    assert advised("membership-2025", told, off={"endorsed_before_signed"}) == set()
    assert advised("membership-2025", told | {"endorsement.date": "2025-06-10"}) == set()
    assert advised("membership-2025", {"endorsement.date": "2025-06-10"}) == set()


def of_report(event, call):
    """Severities of what is said of one event's days."""
    form = a_shipped_form("progress-2019-2021")
    answers = keyed(form, {"report.events": [{"id": "e", "title": {"en": "Fair"}, **event}]})
    found = advise(form, answers, data(), today=TODAY, call=call)
    return [one.severity for one in found if one.code == "event_outside_period"]


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ({"started": "2018-05-11", "ended": "2018-05-13"}, True),
        ({"started": "2018"}, True),
        ({"started": "2021-10-01"}, True),
        ({"started": "2021-09-30"}, False),
        ({"started": "2019-04"}, False),
        ({"started": "2019"}, False),
        ({"started": "2019-03-30", "ended": "2019-04-02"}, False),
    ],
)
def test_that_an_event_wholly_outside_the_period_must_be_fixed(event, found):
    call = a_shipped_call("report-2021")
    assert of_report(event, call) == ([Severity.MUST_FIX] if found else [])
    assert of_report(event, replace(call, covers_from=CallDate())) == []
    guessed = replace(
        call,
        covers_from=CallDate("2019-04", Certainty.INFERRED),
        covers_until=CallDate("2021-09", Certainty.INFERRED),
    )
    assert of_report(event, guessed) == ([Severity.ADVICE] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La ville a ouvert neuf salles dans les quartiers et les habitants y viennent le soir.", True),
        ("شهر ما نه اتاق یادگیری در محله ها دارد و مردم هر شب به آن جا می آیند.", True),
        ("Nine rooms are open in the districts, and people come to them in the evening.", False),
        ("Each year “La nuit des livres et des rues de la ville” takes place in nine of the rooms.", False),
        ("Rooms: Ravna Gora, Stari Grad, Novi Dol, Velika Vas, Mala Reka, Zgornji Log, Dolnji Most.", False),
    ],
)
def test_that_a_short_text_is_told_only_where_its_language_is_sure(text, found):
    told = must("membership-2025", {"areas.events": text})
    assert told == ({"areas.events text_in_other_language"} if found else set())
