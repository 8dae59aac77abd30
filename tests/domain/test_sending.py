"""Days after sending that cannot be, the same thing sent twice, and what a decision says of the city."""

from datetime import date

import pytest

from lcapp.domain.sending import FAULT_CODES, FINDING_CODES, faults_of, follows, sending_findings
from tests.builders import some_answers

TODAY = date(2026, 3, 2)
SENT = {"id": "a", "sent_on": "2026-02-01", "dossier_id": "d", "version_sent": "F1"}


def faults(**fields):
    found = list(faults_of({**SENT, **fields}, TODAY))
    for one in found:
        assert set(one.params) == set(FAULT_CODES[one.code])
    return [(one.place, one.code) for one in found]


def codes(*entries):
    found = list(sending_findings(some_answers(sending__items=list(entries)), TODAY))
    for one in found:
        assert set(one.params) == set(FINDING_CODES[one.code])
    return [one.code for one in found]


def test_that_nothing_is_written_down_that_has_not_happened_yet():
    assert faults(sent_on="2029-01-01") == [("sent_on", "day_to_come")]
    assert faults(receipt_on="2026-03-03") == [("receipt_on", "day_to_come")]
    assert faults(receipt_on="2026-03-02") == []


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("receipt_on", "receipt_before_sending"),
        ("decided_on", "decided_before_sending"),
        ("certificate_on", "certificate_before_sending"),
    ],
)
def test_that_nothing_comes_back_before_it_was_sent(field, code):
    assert faults(**{field: "2026-01-31"}) == [(field, code)]
    assert faults(**{field: "2026-02-01"}) == []


def test_that_the_same_text_sent_twice_is_noticed():
    good = {**SENT, "receipt_on": "2026-02-02"}
    assert codes(good, {**good, "id": "b"}) == ["sent_more_than_once"]
    assert codes(good, {**good, "id": "b", "version_sent": "F2"}) == []
    assert codes(good, {**good, "id": "b", "dossier_id": "e"}) == []


def test_that_days_that_cannot_be_are_found_where_they_stand_already():
    assert codes({**SENT, "receipt_on": "2026-01-01"}) == ["receipt_before_sending"]
    assert codes(SENT) == ["no_receipt"]


@pytest.mark.parametrize(
    ("kind", "question"), [("membership", "award.member_since"), ("award", "city.last_award")]
)
def test_that_what_was_accepted_belongs_into_the_record_of_the_city(kind, question):
    accepted = {**SENT, "decision": "accepted", "decided_on": "2026-02-20"}
    assert follows(kind, accepted) == {question: "2026-02-20"}
    assert follows(kind, {**accepted, "certificate_on": "2026-03-01"}) == {question: "2026-03-01"}
    assert follows(kind, {**accepted, "decision": "refused"}) == {}
    assert follows("report", accepted) == {}
    assert follows(kind, {**SENT, "decision": "accepted"}) == {}
