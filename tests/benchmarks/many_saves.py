"""Ten thousand saves of one long answer: time of each, growth of memory and library; and a slow disk."""

import os
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from tests.benchmarks.figures import Figure, child, percentile, tell
from tests.benchmarks.memory import resident

SAVES = 10_000
SLOW_SAVES = 60
SLOW_DISK_SECONDS = 0.03
WHY = AnswerKey("motivation.why", "en")
VOCABULARY = (
    "learning",
    "city",
    "people",
    "work",
    "health",
    "library",
    "school",
    "market",
    "garden",
    "river",
)


class WorkingDay:
    """A clock on which a save comes every two seconds, as for somebody who types all day."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=2)
        return self.now


def typed(chance: random.Random, text: list[str]) -> str:
    """The answer after the next few words: some come, sometimes one goes."""
    while len(text) > 220 or (text and chance.random() < 0.2):
        del text[chance.randrange(len(text))]
    text.extend(chance.choices(VOCABULARY, k=2))
    return " ".join(text)


def main() -> None:
    if "--slow" in sys.argv:
        slow_disk()
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        app = build_app(app_paths(folder), actor=lambda: "Ada", clock=WorkingDay())
        session = app.dossiers.open(app.dossiers.start("membership-2025", title="All day").number)
        chance, text = random.Random(1), []
        for _ in range(200):
            session.set_answer(WHY, typed(chance, text))
            session.flush()
        before, size = resident()[0], _size(folder)
        taken = []
        for _ in range(SAVES):
            session.set_answer(WHY, typed(chance, text))
            began = time.perf_counter()
            session.flush()
            taken.append((time.perf_counter() - began) * 1000)
        grown, larger = resident()[0] - before, (_size(folder) - size) / 2**20
        app.close()
        tell(
            [
                Figure("save, p50 of 10,000", percentile(taken, 50), "ms"),
                Figure("save, p99 of 10,000", percentile(taken, 99), "ms", 50),
                Figure("memory after 10,000 saves", grown, "MiB more", 10),
                Figure("library after 10,000 saves", larger, "MiB more", 15),
                *slow_figures(),
            ]
        )


def slow_figures() -> list[Figure]:
    """The same on a disk that needs 30 ms for every sync; the window's thread must not feel it."""
    waited = [float(line) for line in child("-m", "tests.benchmarks.many_saves", "--slow").split()]
    return [Figure("longest wait of the window's thread, disk of 30 ms", max(waited), "ms", 16)]


def slow_disk() -> None:
    """In a process of its own: every sync takes 30 ms; prints how long each keystroke held its thread."""
    sync = os.fsync

    def slowly(handle: int) -> None:
        time.sleep(SLOW_DISK_SECONDS)
        sync(handle)

    os.fsync = slowly
    from lcapp.storage.dossier_store import SqliteDossierStore

    save = SqliteDossierStore._save

    def slow_save(self, connection, batch):
        # SQLite syncs below Python: its wait is put on the storage thread, where it would fall.
        time.sleep(SLOW_DISK_SECONDS)
        return save(self, connection, batch)

    SqliteDossierStore._save = slow_save
    with tempfile.TemporaryDirectory() as place:
        app = build_app(app_paths(Path(place) / "data"), actor=lambda: "Ada")
        session = app.dossiers.open(app.dossiers.start("membership-2025", title="Slow").number)
        chance, text = random.Random(1), []
        for _ in range(SLOW_SAVES):
            words = typed(chance, text)
            began = time.perf_counter()
            session.set_answer(WHY, words)
            session.flush_later()
            print((time.perf_counter() - began) * 1000)
            time.sleep(0.02)
        session.flush()
        app.close()


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
