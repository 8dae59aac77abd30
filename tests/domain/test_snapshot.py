import dataclasses
from datetime import timedelta

import pytest

from lcapp.domain.fingerprint import short_code
from tests.builders import NOW, a_dossier, a_form, a_snapshot, some_answers


def test_that_a_snapshot_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        a_snapshot().sealed = True


def test_that_title_time_and_notes_do_not_change_the_fingerprint():
    other = a_snapshot(
        dossier=a_dossier(
            title="Other", status="sealed", rev=9, updated_at=NOW + timedelta(days=1), number=8
        ),
        taken_at=NOW + timedelta(days=1),
        hidden=frozenset({"city.name"}),
    )
    assert other.content_id == a_snapshot().content_id
    assert other.fingerprint == short_code(other.content_id)


@pytest.mark.parametrize(
    "other",
    [
        {"answers": some_answers(city__name="Other")},
        {"answers": {}},
        {"dossier": a_dossier(uuid="other")},
        {"dossier": a_dossier(call="membership-2027")},
        {"form": a_form(version="2")},
        {"form": a_form(digest="e" * 64)},
    ],
)
def test_that_what_is_said_and_where_change_the_fingerprint(other):
    assert a_snapshot(**other).fingerprint != a_snapshot().fingerprint
