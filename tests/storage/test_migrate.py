import json
import re
import shutil
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from lcapp.errors import StorageUnavailable
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.engine import LIBRARY_ID, open_library
from lcapp.storage.evidence_store import SqliteEvidenceStore
from lcapp.storage.library import LibraryFile
from lcapp.storage.migrate import migrate
from lcapp.storage.migrations import Step, all_steps
from lcapp.storage.rows import METADATA
from lcapp.storage.search_index import search, take_in_stale
from lcapp.storage.version_store import SqliteVersionStore
from tests.storage.databases import make
from tests.storage.golden.told import told_by

NOW = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "databases"
FULL = Path(__file__).parent / "golden"
NEXT = len(all_steps()) + 1


@pytest.fixture
def opened(tmp_path):
    libraries = []

    def open_it(name="library.sqlite"):
        libraries.append(open_library(tmp_path / name, wait_seconds=0))
        return libraries[-1]

    yield open_it
    for library in libraries:
        library.close()


def run(library, tmp_path, *more):
    migrate(library.connection, backups=tmp_path / "backups", now=NOW, steps=(*all_steps(), *more))


def schema(connection):
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    return [tuple(re.sub(r"\s+", " ", text or "") for text in row) for row in rows]


def number(library, pragma):
    return library.connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_that_a_fresh_library_says_what_it_is(opened, tmp_path):
    library = opened()
    run(library, tmp_path)
    assert number(library, "user_version") == len(all_steps())
    assert number(library, "application_id") == LIBRARY_ID
    assert number(library, "foreign_keys") == 1
    assert not (tmp_path / "backups").exists()


def test_that_there_is_a_golden_library_of_every_version():
    assert sorted(f.name for f in GOLDEN.glob("*.sqlite")) == [f"{s.version:04}.sqlite" for s in all_steps()]


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite cannot read STRICT tables")
@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.sqlite")), ids=lambda path: path.stem)
def test_that_a_library_of_every_version_becomes_equal_to_a_fresh_one(opened, tmp_path, golden):
    shutil.copy(golden, tmp_path / "old.sqlite")
    old, fresh = opened("old.sqlite"), opened()
    run(old, tmp_path)
    run(fresh, tmp_path)
    assert schema(old.connection) == schema(fresh.connection)


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite cannot read STRICT tables")
@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.sqlite")), ids=lambda path: path.stem)
def test_that_a_library_of_every_version_keeps_its_content(tmp_path, golden):
    shutil.copy(golden, tmp_path / "library.sqlite")
    store = SqliteDossierStore(
        LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=lambda: NOW)
    )
    content = store.load(1)
    store.close()
    assert content.answers == {**make.ANSWERS, make.WHY: make.WHY_TEXT}
    assert content.marks[make.WHY].by == "Ada"
    assert content.notes[0].text == "Ask the library."


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite cannot read STRICT tables")
@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.sqlite"))[1:], ids=lambda path: path.stem)
def test_that_a_library_of_every_version_keeps_its_evidence_and_versions(tmp_path, golden):
    shutil.copy(golden, tmp_path / "library.sqlite")
    library = LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=lambda: NOW)
    versions = SqliteVersionStore(library)
    assert SqliteEvidenceStore(library).evidence(1) == (make.EVIDENCE,)
    assert [one.label for one in versions.versions(1)] == ["To the mayor", ""]
    assert versions.versions(1)[1].signed_pages == (make.SIGNED,)
    assert versions.version_content(1, 2) == make.CONTENT
    library.close()


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite cannot read STRICT tables")
@pytest.mark.parametrize("full", sorted(FULL.glob("*.sqlite")), ids=lambda path: path.stem)
def test_that_a_library_in_use_says_the_same_before_and_after(tmp_path, full):
    shutil.copy(full, tmp_path / "library.sqlite")
    store = SqliteDossierStore(
        LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=lambda: NOW)
    )
    told = told_by(store)
    store.close()
    assert told == json.loads(full.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite cannot read STRICT tables")
def test_that_a_library_of_before_there_was_a_search_is_searched(tmp_path):
    shutil.copy(FULL / "0001-full.sqlite", tmp_path / "library.sqlite")
    library = LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=lambda: NOW)
    while library.wait(take_in_stale):
        pass
    hits = library.wait(lambda connection: search(connection, "ornek il", limit=200))
    library.close()
    assert [hit.excerpt for hit in hits] == ["Örnek İl · شهر نمونه"]


def test_that_the_tables_of_rows_are_those_of_the_library(tmp_path, opened):
    library = opened()
    run(library, tmp_path)
    engine = create_engine("sqlite://", creator=lambda: library.connection)
    found = inspect(engine)
    of_the_index = {"search"} | {f"search_{part}" for part in ("config", "data", "docsize", "idx")}
    assert set(found.get_table_names()) - of_the_index == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        assert [c["name"] for c in found.get_columns(name)] == [c.name for c in table.columns]
        assert found.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key]


def test_that_a_newer_library_is_refused_untouched(opened, tmp_path):
    library = opened()
    run(library, tmp_path)
    library.connection.execute(f"PRAGMA user_version={NEXT}")
    with pytest.raises(StorageUnavailable) as refused:
        run(library, tmp_path)
    assert refused.value.code == "library_too_new"
    assert refused.value.params == {"found": NEXT, "known": NEXT - 1}
    assert number(library, "user_version") == NEXT


def test_that_a_step_on_a_library_in_use_is_preceded_by_a_private_copy(opened, tmp_path):
    library = opened()
    run(library, tmp_path)
    run(library, tmp_path, Step(NEXT, "more", lambda c: c.execute("CREATE TABLE more (n)")))
    copies = list((tmp_path / "backups").iterdir())
    assert [file.name for file in copies] == [f"before-{NEXT:04}-20260506T070809Z.sqlite"]
    assert stat.S_IMODE(copies[0].stat().st_mode) == 0o600
    copy = sqlite3.connect(copies[0])
    assert copy.execute("PRAGMA user_version").fetchone() == (NEXT - 1,)
    assert copy.execute("PRAGMA application_id").fetchone() == (LIBRARY_ID,)
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()


def test_that_a_step_that_breaks_in_the_middle_leaves_the_old_shape(opened, tmp_path):
    library = opened()
    run(library, tmp_path)
    before = schema(library.connection)

    def breaks(connection):
        connection.execute("CREATE TABLE more (n)")
        connection.execute("DROP TABLE note")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(library, tmp_path, Step(NEXT, "breaks", breaks))
    assert schema(library.connection) == before
    assert number(library, "user_version") == NEXT - 1
    assert number(library, "foreign_keys") == 1


def test_that_a_step_that_leaves_orphans_is_turned_back(opened, tmp_path):
    library = opened()
    run(library, tmp_path)

    def orphan(connection):
        at = "2026-01-01T00:00:00.000000+00:00"
        connection.execute("INSERT INTO note VALUES (99, 'n', 'q', 'a', 't', ?, 0)", (at,))

    with pytest.raises(StorageUnavailable) as refused:
        run(library, tmp_path, Step(NEXT, "orphan", orphan))
    assert refused.value.code == "library_damaged"
    assert library.connection.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_that_a_step_may_not_commit(opened, tmp_path):
    library = opened()
    run(library, tmp_path)
    with pytest.raises(RuntimeError, match="ended its transaction"):
        run(library, tmp_path, Step(NEXT, "commits", lambda c: c.executescript("CREATE TABLE more (n);")))


def test_that_a_copy_that_cannot_be_written_stops_the_step(opened, tmp_path):
    library = opened()
    run(library, tmp_path)
    (tmp_path / "backups").write_bytes(b"in the way")
    with pytest.raises(StorageUnavailable) as refused:
        run(library, tmp_path, Step(NEXT, "more", lambda c: c.execute("CREATE TABLE more (n)")))
    assert refused.value.code == "backup_not_written"
    assert number(library, "user_version") == NEXT - 1
