"""What changes in the library's file between two starts, though nobody worked in it, is damage."""

import shutil
import sqlite3
import stat

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey

NAME = AnswerKey("city.name")


@pytest.fixture
def start(paths, clock):
    running = []

    def begin():
        close()
        running.append(build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock))
        return running[-1]

    def close():
        while running:
            running.pop().close()

    begin.end = close
    yield begin
    close()


@pytest.fixture
def written(start):
    app = start()
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    for name in ("Kashan", "Konya"):
        session.set_answer(NAME, name)
        session.leave_field()
    session.add_note("city.name", "Ask the library.")
    session.flush()
    start.end()


def damage_in_place(library, old, new):
    """Change bytes that no row's hash covers, as a bad disk would."""
    data = library.read_bytes()
    assert len(old) == len(new)
    assert data.count(old) >= 1
    library.write_bytes(data.replace(old, new))


def test_that_an_orderly_end_leaves_a_private_seal_that_holds_at_the_next_start(start, written, paths):
    seal = paths.data / "library.seal"
    assert stat.S_IMODE(seal.stat().st_mode) == 0o600
    before = seal.read_bytes(), seal.stat().st_mtime_ns
    report = (start().dossiers.list(), start().keeper.start_report())[1]
    assert report.damaged_copy == ""
    start.end()
    assert (seal.read_bytes(), seal.stat().st_mtime_ns) == before, "nothing was written, so it still holds"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"Ask the library.", b"Ask the lib\x12ary."), (b"Samplia", b"Simplia"), (b'"Kashan"', b'"Kbshan"')],
    ids=["note", "title", "history"],
)
def test_that_damage_no_hash_of_a_row_sees_is_noticed_and_put_right(start, written, paths, old, new):
    damage_in_place(paths.library, old, new)
    app = start()
    report = app.keeper.start_report()
    assert "library.damaged-" in report.damaged_copy
    assert app.dossiers.list()[0].dossier.title == "Samplia"
    session = app.dossiers.open(1)
    assert session.notes()[0].text == "Ask the library."
    assert session.undo() is not None
    assert session.answer(NAME) == "Kashan"


def test_that_the_seal_is_broken_by_the_first_change(start, written, paths):
    app = start()
    app.dossiers.list()
    assert (paths.data / "library.seal").exists()
    app.dossiers.rename(1, "Other")
    assert not (paths.data / "library.seal").exists()


def test_that_an_unclean_end_raises_no_false_alarm(start, written, paths, tmp_path):
    app = start()
    app.dossiers.rename(1, "Other")
    killed = tmp_path / "killed"
    shutil.copytree(paths.data, killed)
    start.end()
    shutil.rmtree(paths.data)
    killed.rename(paths.data)
    report = start().keeper.start_report()
    assert report.damaged_copy == ""
    assert start().dossiers.list()[0].dossier.title == "Other"


def test_that_work_of_a_program_that_knows_no_seal_raises_no_false_alarm(start, written, paths):
    seal = (paths.data / "library.seal").read_bytes()
    start().dossiers.rename(1, "Other")
    start.end()
    (paths.data / "library.seal").write_bytes(seal)
    report = start().keeper.start_report()
    assert report.damaged_copy == ""


def test_that_a_library_of_another_state_raises_no_false_alarm(start, written, paths):
    connection = sqlite3.connect(paths.library)
    connection.execute("CREATE TABLE more (x)")
    connection.execute("DROP TABLE more")
    connection.commit()
    connection.close()
    assert start().keeper.start_report().damaged_copy == ""


def test_that_a_seal_that_cannot_be_read_is_none(start, written, paths):
    (paths.data / "library.seal").write_bytes(b"\xff{")
    assert start().keeper.start_report().damaged_copy == ""


def test_that_a_damaged_copy_is_noticed_by_its_digest_and_an_older_one_is_used(start, written, paths, clock):
    clock.advance(600)
    app = start()
    app.keeper.take_snapshot("asked")
    app.dossiers.rename(1, "Other")
    start.end()
    newest = max((paths.data / "snapshots").glob("*.sqlite"))
    damage_in_place(newest, b"Ask the library.", b"Ask the lib\x12ary.")
    damage_in_place(paths.library, b"Ask the library.", b"Ask\x07the library.")
    app = start()
    assert "library.damaged-" in app.keeper.start_report().damaged_copy
    assert app.dossiers.list()[0].dossier.title == "Other"
    assert app.dossiers.open(1).notes()[0].text == "Ask the library."
