"""Bytes of the closed library change at random: the next start must notice, and everything must come back.

    python -m tests.endurance.random_damage --rounds 1000
    python -m tests.endurance.random_damage --rounds 200 --control

Six kinds of damage, each so many times. Harmful is what changes anything a person wrote or did, read with
nothing but SQLite: answers, history, notes, titles, evidence, versions. Then one of three files is damaged –
library, newest copy, journal – and all of it must stand there again.

The control starts a program that looks at the library as most do, with SQLite's own quick check: it must
overlook something, or this test is blind. Without the journal something must be lost, too.
"""

import argparse
import contextlib
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import LcappError, StorageUnavailable
from lcapp.paths import app_paths
from lcapp.storage import keeper
from lcapp.storage.closing_seal import ClosingSeal
from lcapp.storage.row_watch import KEPT_TABLES
from lcapp.storage.stores import stores_in
from tests.storage.many import fill

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PAGE, SECTOR = 4096, 512
DOSSIERS = 40
CRASHED = "crashed: "
Content = dict[str, list[tuple[object, ...]]]
Tell = Callable[[str], None]


def _quiet(_line: str) -> None:
    """Nobody reads along."""


def bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def sixteen(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(max(1, len(data) - 16))
    data[at : at + 16] = chance.randbytes(min(16, len(data) - at))


def sector(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(max(1, len(data) // SECTOR)) * SECTOR
    data[at : at + SECTOR] = bytes(len(data[at : at + SECTOR]))


def page(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(max(1, len(data) // PAGE)) * PAGE
    data[at : at + PAGE] = bytes(len(data[at : at + PAGE]))


def truncated(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def swapped(data: bytearray, chance: random.Random) -> None:
    pages = max(2, len(data) // PAGE)
    one, other = (number * PAGE for number in sorted(chance.sample(range(pages), 2)))
    first, second = data[one : one + PAGE], data[other : other + PAGE]
    if len(first) == len(second):
        data[one : one + PAGE], data[other : other + PAGE] = second, first


KINDS: dict[str, Callable[[bytearray, random.Random], None]] = {
    "1 bit": bit,
    "16 bytes": sixteen,
    "512 bytes zero": sector,
    "page zero": page,
    "cut short": truncated,
    "pages swapped": swapped,
}


@dataclass
class Found:
    """What one kind of damage, or one damaged file, showed."""

    rounds: int = 0
    harmful: int = 0
    overlooked: int = 0
    not_back: int = 0
    answers_lost: int = 0
    crashed: int = 0
    why: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """More overlooked than one in a thousand, or anything not back that was noticed."""
        return bool(self.crashed or self.overlooked * 1000 > self.harmful or self.not_back > self.overlooked)

    def told(self, name: str) -> str:
        """A line of the table."""
        share = 100 * (1 - self.overlooked / self.harmful) if self.harmful else 100.0
        return (
            f"{name:16} {self.rounds:7} {self.harmful:8} {share:9.2f} % {self.not_back:9} "
            f"{self.answers_lost:8}  {self.why or ''}"
        )


HEAD = f"{'damage':16} {'rounds':>7} {'harmful':>8} {'noticed':>11} {'not back':>9} {'answers':>8}"


def template(folder: Path) -> Content:
    """A library with everything in it, closed in order, with a copy and a journal that goes on from it."""
    folder.mkdir(mode=0o700)
    paths = app_paths(folder)
    fill(paths.library, DOSSIERS)
    app = build_app(paths, actor=lambda: "Ada", clock=lambda: NOW)
    number = app.dossiers.start("membership-2025", title="Samplia").number
    session = app.dossiers.open(number)
    for each in range(40):
        session.set_answer(AnswerKey("motivation.why", "en"), f"{each} " + "we learn together " * each)
        session.leave_field()
        session.flush()
    session.add_note("city.name", "Ask the library.")
    session.flush()
    app.history.name_milestone(session, "To the mayor")
    app.keeper.take_snapshot("asked")
    for each in range(20):
        session.set_answer(AnswerKey("city.name"), f"Samplia {each}")
        session.leave_field()
        session.flush()
    app.register.add_link(number, "https://example.org/", title="A page")
    app.dossiers.rename(number, "Samplia on the river")
    app.close()
    content = content_of(paths.library)
    assert content is not None
    assert sum(map(len, content.values())) > 900
    return content


def content_of(library: Path) -> Content | None:
    """All that a person wrote or did, read with nothing but SQLite; None where it cannot be read."""
    try:
        connection = sqlite3.connect(f"{library.as_uri()}?mode=ro&immutable=1", uri=True)
        with contextlib.closing(connection):
            return {
                table: connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2, 3').fetchall()
                for table in KEPT_TABLES
            }
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def start(folder: Path) -> tuple[bool, str]:
    """Start the program on a folder, put right what can be, end it in order.

    Returns:
        Whether it noticed damage, and the code of what stayed wrong.
    """
    stores = stores_in(app_paths(folder), clock=lambda: NOW, wait_seconds=0)
    try:
        try:
            return bool(stores.keeper.start_report().damaged_copy), ""
        except StorageUnavailable as refused:
            if refused.code != "library_missing":
                raise
            stores.keeper.rebuild()
            return True, ""
    except LcappError as error:
        return True, error.code
    except Exception as error:  # noqa: BLE001 - whatever it is, damage must not bring the program down
        return False, f"{CRASHED}{type(error).__name__}"
    finally:
        stores.close()


def one_round(
    whole: Path, work: Path, victim: str, kind: str, truth: Content, chance: random.Random, found: Found
) -> None:
    """Damage one file of a fresh copy of the folder, start, and look."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(whole, work)
    file = _file(work, victim)
    data = bytearray(file.read_bytes())
    KINDS[kind](data, chance)
    file.write_bytes(data)
    found.rounds += 1
    library = app_paths(work).library
    harmful = content_of(library) != truth
    found.harmful += harmful
    noticed, wrong = start(work)
    found.crashed += wrong.startswith(CRASHED)
    if wrong:
        found.why[wrong] = found.why.get(wrong, 0) + 1
    now = content_of(library)
    found.overlooked += harmful and not noticed
    found.not_back += now != truth
    if now != truth:
        there = set(now["answer"]) if now else set()
        found.answers_lost += len(set(truth["answer"]) - there)


def _file(folder: Path, victim: str) -> Path:
    if victim == "copy":
        return max((folder / "snapshots").glob("*.sqlite"))
    return folder / {"library": "library.sqlite", "journal": "journal.jsonl"}[victim]


def see_less(*, rows: bool) -> contextlib.AbstractContextManager[None]:
    """A program without the seal; with `rows` false also without the hashes of rows."""

    @contextlib.contextmanager
    def seen() -> object:
        before = ClosingSeal.is_broken, keeper.row_faults
        ClosingSeal.is_broken = lambda _seal, _last: False
        if not rows:
            keeper.row_faults = lambda _connection: []
        try:
            yield
        finally:
            ClosingSeal.is_broken, keeper.row_faults = before

    return seen()


def damage(
    rounds: int, *, seed: int | None = None, kinds: tuple[str, ...] = tuple(KINDS), tell: Tell = _quiet
) -> dict[str, Found]:
    """Each kind of damage to the library so many times."""
    return _run(rounds, [(kind, "library", (kind,)) for kind in kinds], seed, tell)


def damage_one_of_three(
    rounds: int, *, seed: int | None = None, journal: bool = True, tell: Tell = _quiet
) -> dict[str, Found]:
    """Damage of a random kind to each of three files so many times; without `journal` that is taken away."""
    victims = ("library", "copy", "journal") if journal else ("library",)
    return _run(rounds, [(victim, victim, tuple(KINDS)) for victim in victims], seed, tell, journal=journal)


def _run(
    rounds: int,
    wanted: list[tuple[str, str, tuple[str, ...]]],
    seed: int | None,
    tell: Tell,
    *,
    journal: bool = True,
) -> dict[str, Found]:
    chance, told = random.Random(seed), {}
    with tempfile.TemporaryDirectory() as place:
        whole, work = Path(place) / "whole", Path(place) / "work"
        truth = template(whole)
        if not journal:
            for name in ("journal.jsonl", "journal.previous.jsonl"):
                (whole / name).unlink()
        tell(HEAD)
        for name, victim, kinds in wanted:
            told[name] = Found()
            for _ in range(rounds):
                one_round(whole, work, victim, chance.choice(kinds), truth, chance, told[name])
            tell(told[name].told(name))
    return told


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=1000, help="for each kind of damage and each file")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--control", action="store_true")
    words = parser.parse_args()
    more = {"seed": words.seed, "tell": _say}
    if words.control:
        _say("control: quick_check alone")
        with see_less(rows=False):
            quick = damage(words.rounds, **more)
        _say("control: as after an unclean end, quick_check and hashes of answers")
        with see_less(rows=True):
            damage(words.rounds, **more)
        _say("control: without a journal")
        alone = damage_one_of_three(words.rounds, journal=False, **more)
        blind = not any(found.failed for found in quick.values()) or not alone["library"].answers_lost
        return int(blind)
    _say("the library damaged")
    told = damage(words.rounds, **more)
    _say("one file of three damaged")
    three = damage_one_of_three(words.rounds, **more)
    return int(any(found.failed or found.answers_lost for found in (*told.values(), *three.values())))


if __name__ == "__main__":
    sys.exit(main())
