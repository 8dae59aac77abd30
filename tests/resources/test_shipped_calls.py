import re

import pytest

from lcapp.domain.calls import CallKind, Certainty
from tests.resources.shipped import CALLS, FORMS, RESOURCES

EXPECTED = {
    "award-2015",
    "award-2017",
    "award-2019",
    "award-2021",
    "award-2024",
    "award-2027",
    "membership-2015",
    "membership-2019",
    "membership-2020",
    "membership-2021",
    "membership-2023",
    "membership-2025",
    "membership-2027",
    "report-2021",
    "report-2022",
}
IDS = CALLS.ids()


def test_that_exactly_the_known_calls_are_shipped():
    assert set(IDS) == EXPECTED


@pytest.mark.parametrize("id_", IDS)
def test_that_a_call_has_a_form_of_its_kind(id_):
    call = CALLS.get(id_)
    assert (call.id, call.kind) == (id_, CallKind(id_.partition("-")[0]))
    assert FORMS.get(call.form).kind == call.kind


@pytest.mark.parametrize("id_", IDS)
def test_that_a_known_date_has_a_certainty_and_a_source(id_):
    call = CALLS.get(id_)
    for date in (call.opens, call.city_deadline, call.commission_deadline, call.result):
        assert bool(date.value) is (date.certainty is not Certainty.UNKNOWN)
        assert date.source or not date.value
    assert call.cap.source or call.cap.certainty is Certainty.UNKNOWN


@pytest.mark.parametrize("id_", IDS)
def test_that_the_way_of_the_post_is_told_with_its_source(id_):
    recipients = CALLS.get(id_).recipients
    assert recipients
    assert all(one.source for one in recipients)


def test_that_only_calls_to_come_are_expected():
    assert {id_ for id_ in IDS if CALLS.get(id_).expected} == {"award-2027", "membership-2027"}


def test_that_every_source_named_in_the_data_is_in_the_list_of_sources():
    listed = (RESOURCES / "reference" / "sources.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^\| (S\d+|\d{3}) \|", listed, re.MULTILINE))
    named = set()
    for file in [*RESOURCES.glob("calls/*.toml"), *RESOURCES.glob("forms/*/*.toml")]:
        named |= set(re.findall(r"\bS\d{1,3}\b", file.read_text(encoding="utf-8")))
    for file in RESOURCES.glob("samples/*.json"):
        named |= set(re.findall(r"\bseed (\d{3})\b", file.read_text(encoding="utf-8")))
    assert named <= known
    assert len(named) > 30


def test_that_no_data_point_to_papers_the_program_does_not_ship():
    for file in [*RESOURCES.glob("calls/*.toml"), *RESOURCES.glob("forms/*/*.toml")]:
        assert not re.search(r"domain\.md|cycles\.csv|forms\.json", file.read_text(encoding="utf-8")), file
