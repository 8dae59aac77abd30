import sqlite3
import stat
import subprocess
import sys
import threading

import pytest

from lcapp.errors import StorageUnavailable
from lcapp.storage.engine import LIBRARY_ID, open_library, sorted_errors
from lcapp.storage.holder import holder_of, note_file

HOLD = """
import sys, pathlib
from lcapp.storage.engine import open_library
library = open_library(pathlib.Path(sys.argv[1]), wait_seconds=0)
print("held", flush=True)
sys.stdin.readline()
library.close()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "library.sqlite"


@pytest.fixture
def library(path):
    opened = open_library(path, wait_seconds=0)
    yield opened
    opened.close()


@pytest.fixture
def other_process(path):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def pragma(library, name):
    return library.connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("journal_size_limit", 16777216),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
    ],
)
def test_that_the_connection_is_set_for_safety(library, name, wanted):
    assert pragma(library, name) == wanted


def test_that_folder_and_files_are_private(library, path):
    library.connection.execute("CREATE TABLE thing (n)")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes.pop("library.sqlite-wal") == 0o600
    assert set(modes.values()) == {0o600}
    assert set(modes) == {"library.sqlite", "library.lock"}


def test_that_a_library_others_could_read_becomes_private(path):
    open_library(path, wait_seconds=0).close()
    path.chmod(0o644)
    open_library(path, wait_seconds=0).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_closing_leaves_one_file(path):
    opened = open_library(path, wait_seconds=0)
    opened.connection.execute("CREATE TABLE thing (n)")
    opened.close()
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]


def test_that_a_broken_transaction_leaves_nothing_not_even_a_table(library):
    def breaks():
        with library.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE thing (n)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks()
    assert library.connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_that_another_process_is_named_when_it_holds_the_library(path, other_process):
    with pytest.raises(StorageUnavailable) as refused:
        open_library(path, wait_seconds=0.1)
    assert refused.value.code == "library_held"
    assert refused.value.params["holder"].startswith(f"PID {other_process.pid} on ")


def test_that_another_process_is_waited_for(path, other_process):
    threading.Timer(0.3, lambda: (other_process.stdin.write("\n"), other_process.stdin.flush())).start()
    open_library(path, wait_seconds=10).close()


def test_that_a_killed_process_holds_nothing(path, other_process):
    other_process.kill()
    other_process.wait()
    assert note_file(path).exists()
    opened = open_library(path, wait_seconds=0)
    assert holder_of(path).startswith("PID ")
    opened.close()


def test_that_a_reader_of_another_program_sees_the_library_as_locked(library, path):
    library.connection.execute("CREATE TABLE thing (n)")
    script = "import sqlite3,sys; sqlite3.connect(sys.argv[1], timeout=0).execute('select * from thing')"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert "database is locked" in done.stderr


@pytest.mark.parametrize(
    "note", [b"", b"[]", b'{"pid": "1", "host": "x"}', b'{"pid": 1, "host": "<b>x</b>"}', b"\xff"]
)
def test_that_an_unbelievable_note_names_nobody(path, note):
    path.parent.mkdir()
    note_file(path).write_bytes(note)
    assert holder_of(path) == ""


def test_that_a_note_of_a_dead_process_names_nobody(path, other_process):
    other_process.kill()
    other_process.wait()
    assert holder_of(path) == ""


def test_that_a_file_that_is_no_database_is_refused_untouched(path):
    path.parent.mkdir()
    path.write_bytes(b"Dear city, " * 500)
    with pytest.raises(StorageUnavailable) as refused:
        open_library(path, wait_seconds=0)
    assert refused.value.code == "library_damaged"
    assert path.read_bytes() == b"Dear city, " * 500


def test_that_a_database_of_another_program_is_refused_untouched(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StorageUnavailable) as refused:
        open_library(path, wait_seconds=0)
    assert refused.value.code == "library_foreign"
    assert path.read_bytes() == before


def test_that_a_folder_in_place_of_the_library_is_refused(path):
    path.mkdir(parents=True)
    with pytest.raises(StorageUnavailable) as refused:
        open_library(path, wait_seconds=0)
    assert refused.value.code == "library_not_opened"


def test_that_a_file_in_place_of_the_folder_is_refused(path):
    path.parent.write_bytes(b"")
    with pytest.raises(StorageUnavailable) as refused:
        open_library(path, wait_seconds=0)
    assert refused.value.code == "library_not_opened"


def test_that_a_full_disk_is_named(library):
    library.connection.execute("PRAGMA max_page_count=3")
    with pytest.raises(StorageUnavailable) as refused, library.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing AS SELECT zeroblob(99999)")
    assert refused.value.code == "disk_full"


def test_that_a_read_only_library_is_named(path):
    open_library(path, wait_seconds=0).close()
    reader = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with pytest.raises(StorageUnavailable) as refused, sorted_errors():
        reader.execute("PRAGMA user_version=7")
    reader.close()
    assert refused.value.code == "library_read_only"


def test_that_text_that_is_not_utf_8_counts_as_damage(library):
    with pytest.raises(StorageUnavailable) as refused, library.begin() as connection:
        connection.exec_driver_sql("SELECT CAST(x'ff00' AS TEXT)").all()
    assert refused.value.code == "library_damaged"


def test_that_our_own_mistakes_stay_bugs_and_quote_nothing(library):
    with pytest.raises(Exception, match="no such table") as bug, library.begin() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("a secret",))
    assert not isinstance(bug.value, StorageUnavailable)
    assert "a secret" not in str(bug.value)


def test_that_the_id_of_the_program_reads_lcap():
    assert LIBRARY_ID.to_bytes(4, "big") == b"LCAP"
