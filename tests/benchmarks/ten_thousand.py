"""A library of ten thousand dossiers: list, open, search, check beside the work, a verified copy.

Beside each figure stands the time of the processor: what the figure would be on a computer that does nothing
else.
"""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.paths import app_paths
from lcapp.services.app import App
from lcapp.storage.stores import Stores
from tests.benchmarks.figures import Figure, median, milliseconds, tell
from tests.storage.many import fill

DOSSIERS = 10_000
QUERIES = {
    "istanbul": "ISTANBUL",
    "ışık": "isik",
    "ی and ک typed as ي and ك": "كتابخانه",
    "without the joiner": "ميخواهيم",
    "digits of another script": "1403",
    "two letters of Chinese": "学习",
    "two letters that stand nowhere": "zq",
    "one letter": "a",
    "five words": "learning garden market school river",
    "accents": "bibliotheque",
    "number of one dossier": "4711",
    "nothing": "xyzzy",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        paths = app_paths(Path(place) / "data")
        paths.data.mkdir(mode=0o700)
        fill(paths.library, DOSSIERS)
        size = paths.library.stat().st_size / 2**20
        app = build_app(paths, actor=lambda: "Ada")
        app.keeper.take_snapshot("asked")
        # As after an upgrade: the index is made while nobody asks for anything.
        indexed = _idle(_stores(app), None)
        app.close()
        app = build_app(paths, actor=lambda: "Ada")
        first = milliseconds(app.dossiers.list, 1)[0]
        checked = _idle(_stores(app), 3)
        figures = [
            Figure(f"library of {DOSSIERS:,} dossiers, 110,000 answers", size, "MiB"),
            Figure("index of all dossiers, made while nobody asks", *indexed),
            Figure("start and first list", first, "ms"),
            Figure("list, nothing changed since", *_taken(app.dossiers.list, 15, "ms", 100)),
            Figure("list after a change", *_listed_anew(app)),
            *_opened(app),
            *_searched(_stores(app)),
            Figure("check beside the work", *checked),
            *_copied(app),
        ]
        app.close()
    tell(figures)


def _stores(app: App) -> Stores:
    stores: Stores = app.keeper._find.__closure__[0].cell_contents.stores()
    return stores


def _taken(work: Callable[[], object], times: int, unit: str, limit: float) -> tuple[float, str, float, str]:
    """The middle one of some runs, and what the processor needed for it."""
    walls, busy = [], []
    for _ in range(times):
        wall, began = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        busy.append(time.process_time() - began)
    scale = {"ms": 1000, "s": 1}[unit]
    return median(walls) * scale, unit, limit, f"processor {median(busy) * scale:.1f} {unit}"


def _listed_anew(app: App) -> tuple[float, str, float, str]:
    walls, busy = [], []
    for each in range(15):
        app.dossiers.rename(7, f"Changed {each}")
        taken = _taken(app.dossiers.list, 1, "ms", 100)
        walls.append(taken[0])
        busy.append(float(taken[3].split()[1]))
    return median(walls), "ms", 100, f"processor {median(busy):.1f} ms"


def _idle(stores: Stores, limit: float | None) -> tuple[float, str, float | None, str]:
    """Seconds until nothing is left to do beside the work, from the moment nobody asks."""
    thread, wall, began = stores.library._thread, time.perf_counter(), time.process_time()
    stores.library.on_thread(lambda: None)
    while thread._idle:
        time.sleep(0.02)
    busy = time.process_time() - began
    return time.perf_counter() - wall, "s", limit, f"processor {busy:.1f} s"


def _opened(app: App) -> list[Figure]:
    app.dossiers.open(1)  # reads the form, once for each start
    numbers = iter(range(7, DOSSIERS, 397))
    return [Figure("open", *_taken(lambda: app.dossiers.open(next(numbers)), 20, "ms", 50))]


def _searched(stores: Stores) -> list[Figure]:
    taken = {}
    for name, query in QUERIES.items():
        stores.records.search(query)
        taken[name] = _taken(lambda query=query: stores.records.search(query), 7, "ms", 50)
    slowest = max(taken, key=lambda name: taken[name][0])
    assert stores.records.search("كتابخانه"), "Persian typed with Arabic letters is found"
    value, unit, limit, busy = taken[slowest]
    detail = f"{busy}; " + ", ".join(f"{name} {one[0]:.0f}" for name, one in taken.items())
    return [Figure(f"search, slowest of {len(taken)} ({slowest})", value, unit, limit, detail)]


def _copied(app: App) -> list[Figure]:
    copy = _taken(lambda: app.keeper.take_snapshot("asked"), 3, "s", 5)
    # A copy that is made beside the work: how long does somebody wait who opens a dossier meanwhile?
    session = app.dossiers.open(1)
    waits, done = [], threading.Event()
    keeper = _stores(app).keeper
    before = len(app.keeper.snapshots())
    keeper._library.on_thread(lambda: keeper._copying.queue("work"))
    while not done.is_set():
        waits += milliseconds(lambda: app.dossiers.open(session.dossier.number), 1)
        if len(app.keeper.snapshots()) > before:
            done.set()
    return [
        Figure("verified copy", *copy),
        Figure("longest wait for a dossier while a copy is made", max(waits), "ms"),
    ]


if __name__ == "__main__":
    main()
