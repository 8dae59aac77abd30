from datetime import UTC, datetime

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.services.ports import Sample
from lcapp.services.sample_snapshot import sample_snapshot
from tests.builders import a_call, a_demo_form

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def picture(dated, name="somewhere-award"):
    sample = Sample(
        name=name,
        title="Somewhere",
        call="call",
        fictional=True,
        note="",
        answers={AnswerKey("city.name"): "Somewhere"},
        dated=dated,
    )
    return sample_snapshot(sample, form=a_demo_form(), call=a_call(), now=NOW)


def test_that_a_sample_is_dated_on_its_own_day():
    assert picture("2018-08-31").taken_at.date().isoformat() == "2018-08-31"


@pytest.mark.parametrize("dated", ["", "2018-08", "long ago"])
def test_that_a_sample_without_a_day_is_dated_now(dated):
    assert picture(dated).taken_at == NOW


def test_that_a_sample_has_findings_progress_and_an_identity_that_follows_from_its_name():
    one = picture("2018-08-31")
    assert one.findings
    assert one.completeness.answered == 1
    assert one.dossier.fictional
    assert one.fingerprint == picture("2019-01-01").fingerprint
    assert one.fingerprint != picture("2018-08-31", name="elsewhere-award").fingerprint
