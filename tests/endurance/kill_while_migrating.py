"""A process brings a library to a newer shape, is killed at random moments; old or new must be there.

    python -m tests.endurance.kill_while_migrating --rounds 500
    python -m tests.endurance.kill_while_migrating --rounds 50 --control

Every golden library of `tests/storage/databases` is brought through each step it has not had, and through a
last step that only this test has and that builds a table anew. The control takes that step without a
transaction: it must leave something in between, or this test is blind.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcapp.storage.engine import open_library
from lcapp.storage.migrate import migrate
from lcapp.storage.migrations import Step, all_steps

GOLDEN = Path(__file__).parents[1] / "storage" / "databases"
DAY = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ROWS = 2000
"""Answers in the library: enough that the step takes some tens of milliseconds."""

STATEMENTS = (
    "CREATE TABLE answer_new (dossier INTEGER NOT NULL, question TEXT NOT NULL, language TEXT NOT NULL, "
    "value TEXT NOT NULL, kept INTEGER NOT NULL, PRIMARY KEY (dossier, question, language))",
    "INSERT INTO answer_new SELECT dossier, question, language, value, 1 FROM answer",
    "DROP TABLE answer",
    "ALTER TABLE answer_new RENAME TO answer",
    "CREATE TABLE more (id INTEGER PRIMARY KEY)",
    "INSERT INTO more SELECT rowid FROM answer",
)


@dataclass
class Found:
    """What the rounds of one library showed."""

    library: str
    rounds: int = 0
    old: int = 0
    new: int = 0
    between: int = 0
    other_content: int = 0
    without_copy: int = 0
    stuck: int = 0

    @property
    def failed(self) -> bool:
        """Whether anything but old or new was found."""
        return bool(self.between or self.other_content or self.without_copy or self.stuck)


def rebuild(connection: sqlite3.Connection) -> None:
    """The step that only this test has."""
    for statement in STATEMENTS:
        connection.execute(statement)


def steps() -> tuple[Step, ...]:
    """The program's steps and one more."""
    return (*all_steps(), Step(len(all_steps()) + 1, "only of this test", rebuild))


def shape(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Version and schema."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    return version, tuple(rows)


def content(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What people wrote, in columns that every shape has."""
    asked = (
        "SELECT dossier, question, language, value FROM answer ORDER BY 1, 2, 3",
        "SELECT number, uuid, title FROM dossier ORDER BY 1",
        "SELECT dossier, id, text FROM note ORDER BY 1, 2",
        "SELECT seq, question, after FROM change ORDER BY 1",
    )
    return tuple(tuple(connection.execute(each).fetchall()) for each in asked)


def looked_at(path: Path, look: Callable[[sqlite3.Connection], tuple[object, ...]]) -> tuple[object, ...]:
    """Look at a library that nobody holds; a table that is not there is content that is gone."""
    connection = sqlite3.connect(path)
    try:
        return look(connection)
    except sqlite3.Error as error:
        return ("gone", str(error))
    finally:
        connection.close()


def filled(golden: Path, folder: Path) -> Path:
    """A copy of a golden library with many answers."""
    path = folder / "library.sqlite"
    shutil.copy(golden, path)
    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(answer)")]
    taken = ", ".join(f"'many.' || n || '.' || {c}" if c == "question" else c for c in columns)
    connection.execute(
        f"WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < {ROWS}) "
        f"INSERT INTO answer ({', '.join(columns)}) "
        f"SELECT {taken} FROM many, (SELECT * FROM answer LIMIT 1)"
    )
    connection.commit()
    connection.close()
    return path


def bring_on(path: Path, wanted: tuple[Step, ...], *, careless: bool = False) -> None:
    """Migrate as the program does; careless leaves the transaction out of the last step."""
    library = open_library(path, wait_seconds=5)
    backups = path.parent / "backups"
    if careless:
        migrate(library.connection, backups=backups, now=DAY, steps=wanted[:-1])
        for statement in STATEMENTS:
            library.connection.execute(statement)
        library.connection.execute(f"PRAGMA user_version={len(wanted)}")
    else:
        migrate(library.connection, backups=backups, now=DAY, steps=wanted)
    library.close()


def kill_one(path: Path, wanted: tuple[Step, ...], seconds: float, *, careless: bool) -> None:
    """Let a child migrate and kill it after a while."""
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(told, b"r")
            bring_on(path, wanted, careless=careless)
        finally:
            os._exit(0)
    os.read(ready, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ready)
    os.close(told)


def kill(
    golden: Path, rounds: int, *, careless: bool = False, seed: int | None = None, upto: int = 0
) -> Found:
    """Kill the migration of one golden library; each round begins with the library as it was.

    Args:
        golden: The library.
        rounds: How often.
        careless: Whether the last step has no transaction.
        seed: For the moments.
        upto: Up to which version; 0 is through the step of this test.
    """
    found, chance = Found(golden.name), random.Random(seed)
    wanted = steps()[:upto] if upto else steps()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        template = filled(golden, folder)
        whole = folder / "whole" / "library.sqlite"
        whole.parent.mkdir()
        shutil.copy(template, whole)
        before = looked_at(template, content)
        shapes = {looked_at(template, shape)}
        began = time.monotonic()
        bring_on(whole, wanted)
        longest = time.monotonic() - began
        newest = looked_at(whole, shape)
        # Between two steps of the program is a shape of its own, and a whole one.
        for version in range(1, len(wanted)):
            middle = folder / f"middle-{version}" / "library.sqlite"
            middle.parent.mkdir()
            shutil.copy(template, middle)
            bring_on(middle, wanted[:version]) if _version(template) < version else None
            shapes.add(looked_at(middle, shape))
        for number in range(rounds):
            path = folder / f"round-{number}" / "library.sqlite"
            path.parent.mkdir()
            shutil.copy(template, path)
            kill_one(path, wanted, chance.uniform(0, longest * 1.1), careless=careless)
            _judge(path, found, shapes, newest, before, wanted)
            shutil.rmtree(path.parent)
    return found


def _version(path: Path) -> int:
    return int(str(looked_at(path, shape)[0]))


def _judge(
    path: Path,
    found: Found,
    shapes: set[tuple[object, ...]],
    newest: tuple[object, ...],
    before: tuple[object, ...],
    wanted: tuple[Step, ...],
) -> None:
    """What a killed round left, and whether the next start goes on from there."""
    found.rounds += 1
    there = looked_at(path, shape)
    found.new += there == newest
    found.old += there in shapes
    if there != newest and there not in shapes:
        found.between += 1
        return
    found.other_content += looked_at(path, content) != before
    found.without_copy += there == newest and not list((path.parent / "backups").glob("before-*.sqlite"))
    bring_on(path, wanted)
    found.stuck += looked_at(path, shape) != newest or looked_at(path, content) != before


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=500, help="for each golden library and step")
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--seed", type=int)
    words = parser.parse_args()
    failed = False
    print(f"{'library':14} {'to':>4} {'rounds':>7} {'old':>6} {'new':>6} {'between':>8} {'else':>5}")
    for golden in sorted(GOLDEN.glob("*.sqlite")):
        first = _version(golden) + 1
        for upto in range(len(steps()) if words.control else first, len(steps()) + 1):
            found = kill(golden, words.rounds, careless=words.control, seed=words.seed, upto=upto)
            other = found.other_content + found.without_copy + found.stuck
            print(
                f"{found.library:14} {upto:4} {found.rounds:7} {found.old:6} {found.new:6} "
                f"{found.between:8} {other:5}"
            )
            failed = failed or found.failed
    if words.control:
        print("the control must fail:", "it did" if failed else "it did not")
        return int(not failed)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
