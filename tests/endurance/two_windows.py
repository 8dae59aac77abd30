"""Many starts at once on one library: exactly one opens it; a start that was killed never blocks the next.

    python -m tests.endurance.two_windows --rounds 500
    python -m tests.endurance.two_windows --rounds 20 --control

In each round some processes try to open the same library at the same moment and keep it until all have tried.
Then the one that has it is killed without a chance to tidy up, and one more start must succeed at once.

The control opens the library without the exclusive lock: more than one must get in, or this test is blind.
"""

import argparse
import os
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.errors import StorageUnavailable
from lcapp.paths import app_paths

STARTS = 4


@dataclass
class Found:
    """What the rounds showed."""

    rounds: int = 0
    starts: int = 0
    none_opened: int = 0
    several_opened: int = 0
    blocked_by_the_dead: int = 0


def _open(folder: Path) -> bool:
    app = build_app(app_paths(folder), actor=lambda: "Ada", wait_seconds=0)
    try:
        app.dossiers.list()
    except StorageUnavailable as refused:
        if refused.code != "library_held":
            raise
        return False
    return True


def _share_the_library() -> None:
    """For the control: as a program opens SQLite that thinks of no second window."""
    from lcapp.storage import engine

    def not_exclusive(settings: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in settings if not each.startswith("locking_mode"))

    engine._BEFORE_READING = not_exclusive(engine._BEFORE_READING)
    engine._MUST_BE = {name: value for name, value in engine._MUST_BE.items() if name != "locking_mode"}


def one_start(folder: Path, go: int, tell: int) -> None:
    """In a forked child: wait for the sign, try, tell, and keep the library until killed."""
    os.read(go, 1)
    os.write(tell, b"1" if _open(folder) else b"0")
    signal.pause()


def one_round(folder: Path, found: Found) -> None:
    """Several starts at once, then the death of all, then one more start."""
    go, sign = os.pipe()
    heard, tell = os.pipe()
    children = []
    for _ in range(STARTS):
        child = os.fork()
        if child == 0:
            try:
                one_start(folder, go, tell)
            finally:
                os._exit(1)
        children.append(child)
    os.write(sign, b"." * STARTS)
    told = b""
    while len(told) < STARTS:
        told += os.read(heard, STARTS)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    for end in (go, sign, heard, tell):
        os.close(end)
    opened = told.count(b"1")
    found.rounds += 1
    found.starts += STARTS
    found.none_opened += opened == 0
    found.several_opened += opened > 1
    last = os.fork()
    if last == 0:
        os._exit(0 if _open(folder) else 3)
    found.blocked_by_the_dead += os.waitstatus_to_exitcode(os.waitpid(last, 0)[1]) != 0


def start(rounds: int, *, control: bool = False) -> Found:
    """Run some rounds; to be called in a process without threads, because it forks."""
    if control:
        _share_the_library()
    found = Found()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        first = os.fork()
        if first == 0:
            app = build_app(app_paths(folder), actor=lambda: "Ada")
            app.dossiers.start("membership-2025", title="Two windows")
            app.close()
            os._exit(0)
        os.waitpid(first, 0)
        for _ in range(rounds):
            one_round(folder, found)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--control", action="store_true")
    words = parser.parse_args()
    # What every child needs is read once, before the first of them.
    import lcapp.storage.dossier_store  # noqa: F401

    found = start(words.rounds, control=words.control)
    print(found)
    failed = bool(found.none_opened or found.several_opened or found.blocked_by_the_dead)
    return int(not failed if words.control else failed)


if __name__ == "__main__":
    sys.exit(main())
