"""Form, answers and drawer of a dossier stand together or not at all."""

import sqlite3
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from lcapp.domain.answers import AnswerKey as K
from lcapp.domain.history import Act, Change
from lcapp.domain.parked import FORM_KEY, FormOfDraft, ParkedAnswer, parked_key, parked_value
from lcapp.errors import ChangedElsewhere, StorageUnavailable
from lcapp.services.ports import NewDossier, Progress, SaveBatch
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.library import LibraryFile

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAME, MOTTO = K("city.name"), K("city.motto")
OLD = FormOfDraft("small-2025", "d1", "membership", "small-2025")
NEW = FormOfDraft("small-2027", "d2", "report", "small-2027")
PARKED = ParkedAnswer("p1", MOTTO, "small-2025", "Motto", "یاد Learn", "یاد Learn", "no_question", AT)
ASIDE = Change(parked_key("p1"), None, parked_value(PARKED))
CHANGES = (Change(FORM_KEY, OLD.value(), NEW.value()), Change(MOTTO, "یاد Learn", None), ASIDE)


@pytest.fixture
def store(tmp_path, clock):
    made = SqliteDossierStore(LibraryFile(tmp_path / "library.sqlite", backups=tmp_path, clock=clock))
    made.create(
        NewDossier(
            "uuid-1",
            "membership",
            "small-2025",
            "small-2025",
            "d1",
            "Samplia",
            answers={NAME: "Samplia", MOTTO: "یاد Learn"},
        ),
        actor="Ada",
    )
    yield made
    made._library.close()


def save(store, *changes, rev=1, kind="upgrade", act="act-1", reverts=""):
    return store.save(
        SaveBatch(
            dossier=1,
            expected_rev=rev,
            acts=(Act(act, kind, changes, AT, "Ada", reverts),),
            marks={},
            notes=(),
            progress=Progress(),
            actor="Ada",
        )
    )


def stands(store):
    content = store.load(1)
    dossier = content.dossier
    form = FormOfDraft(dossier.form, dossier.form_digest, dossier.kind, dossier.call)
    return form, dict(content.answers), content.parked


BEFORE = (OLD, {NAME: "Samplia", MOTTO: "یاد Learn"}, ())


def test_that_one_act_changes_form_answers_and_drawer(store):
    save(store, *CHANGES)
    assert stands(store) == (NEW, {NAME: "Samplia"}, (PARKED,))
    last = store.acts(1, limit=1)[0]
    assert (last.kind, last.changes) == ("upgrade", CHANGES)


def test_that_the_way_back_is_one_act_too(store):
    save(store, *CHANGES)
    back = [Change(change.key, change.after, change.before) for change in CHANGES]
    save(store, *back, rev=2, kind="undo", act="act-2", reverts="act-1")
    assert stands(store) == BEFORE


@pytest.mark.parametrize(
    ("changes", "rev", "failure"),
    [
        (CHANGES, 7, ChangedElsewhere),
        ((*CHANGES, Change(parked_key("p2"), None, {"question": "half a value"})), 1, KeyError),
        ((*CHANGES, Change(parked_key(""), None, parked_value(PARKED))), 1, IntegrityError),
    ],
)
def test_that_an_act_that_fails_in_the_middle_leaves_everything_as_it_was(store, changes, rev, failure):
    with pytest.raises(failure):
        save(store, *changes, rev=rev)
    assert stands(store) == BEFORE
    assert [act.kind for act in store.acts(1, limit=9)] == ["start"]


def test_that_a_damaged_drawer_is_said_and_not_shown(store, tmp_path):
    save(store, *CHANGES)
    store._library.close()
    connection = sqlite3.connect(tmp_path / "library.sqlite")
    connection.execute("UPDATE parked SET value = '{'")
    connection.commit()
    connection.close()
    other = SqliteDossierStore(LibraryFile(tmp_path / "library.sqlite", backups=tmp_path, clock=lambda: AT))
    with pytest.raises(StorageUnavailable) as failed:
        other.load(1)
    other._library.close()
    assert failed.value.params == {"dossier": 1, "question": "city.motto"}
