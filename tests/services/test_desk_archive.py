"""Figures over the years, the anonymous export, and the national call as a file."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.bootstrap import build_app
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_papers import CommissionProfile
from lcapp.domain.national_call import NationalCall, national_call_bytes, read_national_call
from lcapp.errors import InputRefused
from lcapp.paths import app_paths
from tests.services.desk_received import CALL, put


@pytest.fixture
def app(tmp_path, clock):
    clock.now = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
    built = build_app(app_paths(tmp_path / "desk"), actor=lambda: "Ada Lovelace", wait_seconds=0, clock=clock)
    yield built
    built.close()


def test_that_the_archive_counts_by_call_and_says_which_questions_return_most(app, tmp_path):
    for name in ("Kashan", "Yazd"):
        put(app, tmp_path, name)
    put(app, tmp_path, "Draft town", sealed=False)
    put(app, tmp_path, "Rasht", call="membership-2023")
    commission = app.commission
    for number in (1, 2):
        commission.remarks.add(number, "By when?", question="vision.text")
    commission.remarks.add(1, "A map?")
    commission.decisions.decide(1, DecisionKind.ENDORSE)
    commission.decisions.decide(2, DecisionKind.REFUSE, "Weaker.")
    commission.decisions.record_result(1, admitted=True, on=date(2021, 12, 4))
    before, now = commission.statistics.years()
    assert (before.call, before.came) == ("membership-2023", 1)
    assert (now.came, now.drafts, now.admitted) == (2, 1, 1)
    assert (now.states["endorsed"], now.states["refused"]) == (1, 1)
    assert dict(now.remarks) == {"vision.text": 2, "": 1}
    (due,) = commission.statistics.reports_due(date(2025, 6, 1))
    assert (due.title, due.due) == ("Kashan", date(2025, 12, 4))


def test_that_the_anonymous_export_tells_nobody(app, tmp_path):
    for name in ("Kashan", "Yazd"):
        put(app, tmp_path, name)
    app.commission.remarks.add(1, "A secret remark", question="vision.text")
    app.commission.decisions.decide(2, DecisionKind.REFUSE, "A secret reason")
    text = json.dumps(app.commission.statistics.anonymous(), ensure_ascii=False)
    uuids = [one.uuid for one in app.commission.desk.lines()]
    for secret in ("Kashan", "Yazd", "IR", "secret", "Lovelace", "2025-06", *uuids):
        assert secret not in text
    assert "vision.text" in text


def test_that_a_city_takes_the_national_call_and_keeps_the_earlier_day(app, tmp_path, clock):
    app.calls.set_own_deadline(CALL, "2025-05-31", "board")
    app.commission.papers.set_profile(CommissionProfile("The Commission", guidance="Call us."))
    data = app.commission.national_calls.file(CALL)
    city = build_app(app_paths(tmp_path / "city"), actor=lambda: "City", wait_seconds=0, clock=clock)
    assert city.commission.national_calls.of(CALL) is None
    told = city.commission.national_calls.take(data)
    assert told.own_deadline == date(2025, 5, 31)
    call = city.calls.get(CALL)
    assert (call.own_deadline.value, call.own_deadline.source) == ("2025-05-31", "The Commission")
    assert city.commission.national_calls.of(CALL).commission.guidance == "Call us."
    city.close()


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b'{"format":"lcapp-national-call/1"}',
        b'{"format":"lcapp-national-call/1","call":"c","own_deadline":"no","commission":{}}',
        b'{"format":"lcapp-national-call/1","call":"c","own_deadline":"","commission":{"documents":1}}',
        b" " * 300_000,
    ],
)
def test_that_a_file_that_is_none_is_refused(data):
    with pytest.raises(InputRefused) as refused:
        read_national_call(data)
    assert refused.value.code in ("not_a_national_call", "file_not_json")


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(texts, texts, st.lists(texts, max_size=3), st.none() | st.dates())
def test_that_a_national_call_comes_back_as_it_was(name, guidance, documents, day):
    profile = CommissionProfile(name=name, guidance=guidance, documents=tuple(documents))
    told = NationalCall("membership-2025", day, profile)
    assert read_national_call(national_call_bytes(told)) == told
