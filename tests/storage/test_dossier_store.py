import itertools
import sqlite3
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerMark, AnswerState, Note
from lcapp.domain.fingerprint import answer_hash, canonical_bytes, root_hash
from lcapp.domain.history import Act, Change
from lcapp.errors import ChangedElsewhere, NotFound, StorageUnavailable
from lcapp.services.ports import NewDossier, Progress, SaveBatch
from lcapp.storage.change_record import ROW_GROWS_FOR
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.library import LibraryFile

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
ids = itertools.count(1)


@pytest.fixture
def store(tmp_path, clock):
    made = SqliteDossierStore(
        LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=clock, wait_seconds=0)
    )
    yield made
    made.close()


def new(**changed):
    given = {
        "kind": "membership",
        "call": "membership-2025",
        "form": "membership-2025",
        "form_digest": "d" * 64,
    }
    return NewDossier(uuid=f"uuid-{next(ids)}", title="Samplia", **(given | changed))


def typed(clock, key, after, *, before=None, act="act-1", kind="typing", reverts=""):
    return Act(act, kind, (Change(key, before, after),), clock(), "Ada", reverts)


def batch(dossier, *acts, rev=None, marks=None, notes=(), progress=None):
    return SaveBatch(
        dossier=dossier.number,
        expected_rev=dossier.rev if rev is None else rev,
        acts=acts,
        marks=marks or {},
        notes=notes,
        progress=progress or Progress(1, 10, 9),
        actor="Ada",
    )


def look(store, tmp_path, sql, *values):
    """What stands in the file; the store is closed first, for nobody else may open it."""
    store.close()
    connection = sqlite3.connect(tmp_path / "library.sqlite")
    try:
        with connection:
            return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def reopened(store, tmp_path, clock):
    store.close()
    return SqliteDossierStore(
        LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=clock, wait_seconds=0)
    )


def test_that_a_new_dossier_is_given_the_next_number_and_keeps_what_it_starts_from(store, clock):
    note = Note("n1", "city.name", "Ada", "Ask.", clock())
    first = store.create(new(), actor="Ada")
    second = store.create(new(answers={NAME: "Samplia"}, notes=(note,), fictional=True), actor="Ada")
    assert (first.number, second.number) == (1, 2)
    assert (second.rev, second.status, second.fictional, second.created_at) == (1, "draft", True, clock())
    content = store.load(2)
    assert content.dossier == second
    assert content.answers == {NAME: "Samplia"}
    assert content.marks == {NAME: AnswerMark()}
    assert content.notes == (note,)


def test_that_a_number_is_never_given_twice(store, tmp_path, clock):
    store.create(new(), actor="Ada")
    look(store, tmp_path, "DELETE FROM dossier")
    again = reopened(store, tmp_path, clock)
    assert again.create(new(), actor="Ada").number == 2
    again.close()


def test_that_the_same_uuid_cannot_come_twice(store):
    made = new()
    store.create(made, actor="Ada")
    with pytest.raises(Exception, match="UNIQUE"):
        store.create(made, actor="Ada")
    assert len(store.cards()) == 1


def test_that_what_was_saved_is_there_after_a_restart(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    clock.advance(5)
    receipt = store.save(
        batch(dossier, typed(clock, NAME, "Kashan"), marks={NAME: AnswerMark(AnswerState.READY, "B")})
    )
    assert (receipt.rev, receipt.at) == (2, clock())
    again = reopened(store, tmp_path, clock)
    content = again.load(1)
    assert content.answers == {NAME: "Kashan"}
    assert content.marks == {NAME: AnswerMark(AnswerState.READY, "B")}
    assert (content.dossier.rev, content.dossier.updated_at) == (2, clock())
    again.close()


def test_that_the_last_value_of_each_answer_stands_and_none_removes_it(store, clock):
    dossier = store.create(new(answers={WHY: "old"}), actor="Ada")
    acts = (
        typed(clock, NAME, "K", act="a"),
        typed(clock, WHY, None, before="old", act="b"),
        typed(clock, NAME, "Ko", before="K", act="c"),
    )
    store.save(batch(dossier, *acts))
    assert store.load(dossier.number).answers == {NAME: "Ko"}


def test_that_a_save_upon_an_older_rev_is_refused_and_changes_nothing(store, clock):
    dossier = store.create(new(), actor="Ada")
    store.save(batch(dossier, typed(clock, NAME, "first")))
    with pytest.raises(ChangedElsewhere):
        store.save(batch(dossier, typed(clock, NAME, "second", act="x")))
    content = store.load(dossier.number)
    assert (content.answers, content.dossier.rev) == ({NAME: "first"}, 2)


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.load(7),
        lambda store: store.rename(7, "x", actor="Ada"),
        lambda store: store.set_deleted(7, deleted=True, actor="Ada"),
        lambda store: store.save(SaveBatch(7, 1, (), {}, (), Progress(), "Ada")),
    ],
)
def test_that_an_unknown_number_is_said(store, ask):
    with pytest.raises(NotFound) as refused:
        ask(store)
    assert (refused.value.code, refused.value.params) == ("dossier_unknown", {"dossier": 7})


def test_that_a_mark_without_an_answer_falls_away(store, clock):
    dossier = store.create(new(), actor="Ada")
    store.save(batch(dossier, marks={NAME: AnswerMark(AnswerState.APPROVED, "Ada")}))
    assert store.load(dossier.number).marks == {}


def test_that_a_mark_stays_when_another_answer_is_saved(store, clock):
    dossier = store.create(new(answers={NAME: "K"}), actor="Ada")
    store.save(batch(dossier, marks={NAME: AnswerMark(AnswerState.APPROVED, "Ada")}))
    store.save(batch(dossier, typed(clock, WHY, "w"), rev=2))
    assert store.load(dossier.number).marks[NAME] == AnswerMark(AnswerState.APPROVED, "Ada")


def test_that_notes_are_added_and_settled(store, clock):
    dossier = store.create(new(), actor="Ada")
    note = Note("n", "city.name", "Ada", "Ask.", clock())
    settled = Note("n", "city.name", "Ada", "Ask.", clock(), settled=True)
    store.save(batch(dossier, notes=(note,)))
    store.save(batch(dossier, notes=(settled,), rev=2))
    assert store.load(dossier.number).notes == (settled,)


def test_that_the_list_tells_progress_and_begins_with_the_last_edited(store, clock):
    first, second = store.create(new(), actor="Ada"), store.create(new(), actor="Ada")
    clock.advance(1)
    store.save(batch(first, typed(clock, NAME, "K"), progress=Progress(3, 12, 4)))
    assert [card.dossier.number for card in store.cards()] == [first.number, second.number]
    assert store.cards()[0].progress == Progress(3, 12, 4)


def test_that_the_bin_keeps_a_dossier_and_gives_it_back(store, clock):
    dossier = store.create(new(), actor="Ada")
    store.set_deleted(dossier.number, deleted=True, actor="Ada")
    assert store.cards()[0].deleted_at == clock()
    store.set_deleted(dossier.number, deleted=False, actor="Ada")
    assert store.cards()[0].deleted_at is None


def test_that_renaming_does_not_disturb_an_open_draft_and_is_audited(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    store.rename(dossier.number, "Konya", actor="Bo")
    store.save(batch(dossier, typed(clock, NAME, "K")))
    assert store.cards()[0].dossier.title == "Konya"
    said = look(store, tmp_path, "SELECT actor, verb, subject, details FROM audit ORDER BY id")
    assert said[1] == ("Bo", "rename", "dossier 1", '{"title":"Samplia"}')


def test_that_a_queued_save_tells_its_receipt_and_a_refused_one_why(store, clock):
    dossier = store.create(new(), actor="Ada")
    told = []
    store.save_later(batch(dossier, typed(clock, NAME, "K")), told.append)
    store.save_later(batch(dossier, typed(clock, NAME, "L")), told.append)
    store.cards()
    assert told[0].rev == 2
    assert isinstance(told[1], ChangedElsewhere)


def test_that_the_stored_text_is_canonical_and_hashes_fit(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    value = {"year": 2024, "value": "495.86", "source": "é\u200c"}
    store.save(batch(dossier, typed(clock, NAME, value), typed(clock, WHY, "w", act="b")))
    rows = look(store, tmp_path, "SELECT value, rev, hash FROM answer ORDER BY question")
    assert rows[0][0].encode() == canonical_bytes(value)
    assert rows[0][2] == answer_hash(dossier.uuid, NAME, value, 2)
    root = look(store, tmp_path, "SELECT root_hash FROM dossier")[0][0]
    assert root == root_hash(row[2] for row in rows)


@pytest.mark.parametrize(
    ("damage", "question"),
    [
        ("""UPDATE answer SET value = '"Xashan"' WHERE question = 'city.name'""", "city.name"),
        ("UPDATE answer SET value = '{' WHERE question = 'city.name'", "city.name"),
        ("UPDATE answer SET value = '1.5' WHERE question = 'city.name'", "city.name"),
        ("UPDATE answer SET rev = 9 WHERE question = 'city.name'", "city.name"),
        ("UPDATE answer SET question = 'city.other' WHERE question = 'city.name'", "city.other"),
        ("DELETE FROM answer WHERE question = 'city.name'", ""),
        ("UPDATE dossier SET root_hash = replace(root_hash, substr(root_hash, 1, 1), 'x')", ""),
    ],
)
def test_that_damage_is_noticed_and_its_place_named(store, tmp_path, clock, damage, question):
    store.create(new(answers={NAME: "Kashan", WHY: "w"}), actor="Ada")
    look(store, tmp_path, damage)
    again = reopened(store, tmp_path, clock)
    with pytest.raises(StorageUnavailable) as refused:
        again.load(1)
    again.close()
    assert refused.value.code == "dossier_damaged"
    assert refused.value.params["question"] == question


# The record of changes


def rows_of_record(store, tmp_path):
    return look(
        store, tmp_path, 'SELECT act, kind, "before", "after", actor, reverts FROM change ORDER BY seq'
    )


def test_that_every_change_is_recorded_with_its_act(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    both = Act("imp", "import", (Change(NAME, None, "K"), Change(WHY, None, "w")), clock(), "Ada")
    undone = Act("un", "undo", (Change(NAME, "K", None), Change(WHY, "w", None)), clock(), "Ada", "imp")
    store.save(batch(dossier, both, undone))
    assert store.acts(dossier.number, limit=10) == (both, undone)
    assert rows_of_record(store, tmp_path) == [
        ("imp", "import", None, '"K"', "Ada", ""),
        ("imp", "import", None, '"w"', "Ada", ""),
        ("un", "undo", '"K"', None, "Ada", "imp"),
        ("un", "undo", '"w"', None, "Ada", "imp"),
    ]


def test_that_typing_goes_on_in_the_last_row(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    store.save(batch(dossier, typed(clock, NAME, "K")))
    clock.advance(2)
    store.save(batch(dossier, typed(clock, NAME, "Ka", before="K"), rev=2))
    assert store.acts(dossier.number, limit=10) == (typed(clock, NAME, "Ka"),)
    assert rows_of_record(store, tmp_path) == [("act-1", "typing", None, '"Ka"', "Ada", "")]


def test_that_after_five_minutes_typing_takes_a_new_row_and_stays_one_act(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    store.save(batch(dossier, typed(clock, NAME, "K")))
    clock.advance(ROW_GROWS_FOR.total_seconds())
    store.save(batch(dossier, typed(clock, NAME, "Ka", before="K"), rev=2))
    assert store.acts(dossier.number, limit=10) == (typed(clock, NAME, "Ka"),)
    assert len(rows_of_record(store, tmp_path)) == 2


def test_that_a_clock_set_back_takes_a_new_row(store, tmp_path, clock):
    dossier = store.create(new(), actor="Ada")
    store.save(batch(dossier, typed(clock, NAME, "K")))
    clock.advance(-5)
    store.save(batch(dossier, typed(clock, NAME, "Ka", before="K"), rev=2))
    assert len(rows_of_record(store, tmp_path)) == 2


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 9])
def test_that_only_the_last_acts_are_told(store, clock, limit):
    dossier = store.create(new(), actor="Ada")
    acts = [typed(clock, NAME, str(n), before=None, act=f"a{n}") for n in range(3)]
    store.save(batch(dossier, *acts))
    assert store.acts(dossier.number, limit=limit) == tuple(acts[max(0, 3 - limit) :])


@pytest.mark.parametrize(
    "vandalism",
    [
        "DELETE FROM change",
        """UPDATE change SET "after" = '"x"' WHERE seq = 1""",
        'UPDATE change SET "before" = \'"x"\'',
    ],
)
def test_that_the_record_cannot_be_rewritten(store, tmp_path, clock, vandalism):
    dossier = store.create(new(), actor="Ada")
    store.save(batch(dossier, typed(clock, NAME, "a", act="a"), typed(clock, NAME, "b", before="a", act="b")))
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        look(store, tmp_path, vandalism)


# The machine


def test_that_a_full_disk_refuses_a_save_which_succeeds_when_there_is_space(store, clock):
    dossier = store.create(new(), actor="Ada")
    connection = store._library.with_library(lambda library: library.connection)
    pages = store._library.on_thread(lambda: connection.execute("PRAGMA page_count").fetchone()[0])
    store._library.on_thread(lambda: connection.execute(f"PRAGMA max_page_count={pages}").fetchall())
    long = batch(dossier, typed(clock, NAME, "long " * 20_000))
    with pytest.raises(StorageUnavailable) as refused:
        store.save(long)
    assert refused.value.code == "disk_full"
    assert store.load(dossier.number).answers == {}
    store._library.on_thread(lambda: connection.execute("PRAGMA max_page_count=100000").fetchall())
    assert store.save(long).rev == 2


def test_that_a_library_held_by_another_store_is_opened_once_it_is_free(store, tmp_path, clock):
    store.cards()
    second = SqliteDossierStore(
        LibraryFile(tmp_path / "library.sqlite", backups=tmp_path, clock=clock, wait_seconds=0)
    )
    with pytest.raises(StorageUnavailable) as refused:
        second.cards()
    assert refused.value.code == "library_held"
    store.close()
    assert second.cards() == ()
    second.close()


def test_that_a_store_nobody_used_makes_no_file(store, tmp_path):
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_that_errors_never_quote_an_answer(store, clock):
    dossier = store.create(new(), actor="Ada")
    broken = typed(clock, NAME, "a secret", kind="undo")
    with pytest.raises(Exception, match="CHECK") as bug:
        store.save(batch(dossier, broken))
    assert "a secret" not in str(bug.value)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values = st.recursive(
    texts | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def test_that_any_json_comes_back_as_it_went(store):
    @settings(max_examples=40, deadline=None)
    @given(kept=st.dictionaries(st.builds(AnswerKey, texts.filter(bool), texts), values, max_size=6))
    def law(kept):
        assert store.load(store.create(new(answers=kept), actor="Ada").number).answers == kept

    law()


def test_that_times_keep_their_microseconds(store, clock):
    clock.now += timedelta(microseconds=7)
    assert store.create(new(), actor="Ada").created_at == clock()
    assert store.load(1).dossier.created_at == clock()
