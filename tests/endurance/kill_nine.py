"""A process types, saves or exports, and is killed at random moments: what was told as saved must be there.

    python -m tests.endurance.kill_nine --rounds 1000
    python -m tests.endurance.kill_nine --rounds 50 --control

typing     one letter after the other, nine a second, with the window's own autosave
saving     answer after answer, each told as saved, while copies are made and the journal begins anew
exporting  the whole dossier as PDF, again and again into the same file

Migrating stands in `kill_while_migrating`. Each control must fail: an autosave that waits five seconds, a
store that says "saved" before it saves, a file that is written in its place.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import PrintOptions, SaveReceipt
from lcapp.services.whole_export import export_whole
from lcapp.storage import copying

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
GAP_SECONDS = 0.11
"""Between two letters: 545 a minute, a fast typist."""
MOST_CHARACTERS, MOST_SECONDS = 10, 1.0
TYPED = "we want to learn together in our city and with our neighbours on the river "
LONGEST = {"typing": 3.0, "saving": 0.25, "exporting": 1.5}
"""Seconds from the first deed to the latest kill."""


@dataclass
class Found:
    """What the rounds of one kind showed."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    half_files: int = 0
    left_behind: int = 0
    at_risk: list[int] = field(default_factory=list)
    seconds_at_risk: list[float] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Anything lost or half, or more at risk than was promised."""
        return bool(
            self.lost
            or self.torn
            or self.half_files
            or max(self.at_risk, default=0) > MOST_CHARACTERS
            or max(self.seconds_at_risk, default=0) > MOST_SECONDS
        )

    def told(self, what: str) -> str:
        """A line of the table."""
        risk = sorted(self.at_risk) or [0]
        seconds = sorted(self.seconds_at_risk) or [0.0]
        return (
            f"{what:10} {self.rounds:6} {self.acknowledged:9} {self.lost:5} {self.torn:5} "
            f"{self.half_files:5} {self.left_behind:5}   "
            f"{risk[len(risk) // 2]}/{risk[len(risk) * 95 // 100]}/{risk[-1]} characters, "
            f"{seconds[len(seconds) // 2]:.2f}/{seconds[len(seconds) * 95 // 100]:.2f}/{seconds[-1]:.2f} s"
        )


HEAD = f"{'':10} rounds     acked  lost  torn  half  left   at risk p50/p95/max"


# In the child


def _app(folder: Path) -> App:
    return build_app(app_paths(folder), actor=lambda: "Ada")


def type_on(folder: Path, tell: Callable[[str], None], number: int, *, control: bool) -> None:
    """Type letter by letter with the window's autosave."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from lcapp.domain.events import Saved
    from lcapp.ui import autosave
    from lcapp.ui.bridge import Bridge

    if control:
        autosave.QUIET_MS = autosave.LONGEST_MS = 5000
    application = QCoreApplication([])
    session = _app(folder).dossiers.open(1)
    bridge = Bridge(session)
    saving = autosave.Autosave(session, bridge)
    chance, typed = random.Random(number), [f"{number}:"]

    def heard(event: object) -> None:
        if isinstance(event, Saved) and not session.has_unsaved:
            tell(f"S {len(session.answer(WHY))}")

    def letter() -> None:
        typed.append(TYPED[len(typed) % len(TYPED)])
        text = "".join(typed)
        tell(f"T {len(text)}")
        session.set_answer(WHY, text)
        timer.start(int(1000 * chance.uniform(GAP_SECONDS - 0.03, GAP_SECONDS + 0.03)))

    bridge.happened.connect(heard)
    timer = QTimer(singleShot=True)
    timer.timeout.connect(letter)
    session.set_answer(WHY, typed[0])
    session.flush()
    tell("ready")
    timer.start(1)
    application.exec()
    saving.stop()


class HastyStore:
    """The control: says that a save succeeded, and makes it a moment later."""

    def __init__(self, store: object) -> None:
        self.store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def save_later(self, batch, done) -> None:
        threading.Timer(0.02, self.store.save_later, (batch, lambda _: None)).start()
        done(SaveReceipt(batch.expected_rev + 1, datetime.now(UTC)))


def save_on(folder: Path, tell: Callable[[str], None], _number: int, *, control: bool) -> None:
    """Two answers in one act, flush, say so, and on; a copy is made every few saves."""
    copying.EVERY = timedelta(seconds=0.05)
    app = _app(folder)
    session: DraftSession = app.dossiers.open(1)
    if control:
        session._saving._store = HastyStore(session._saving._store)
    count = int(session.answer(NAME) or 0)
    tell("ready")
    while True:
        count += 1
        text = f"{count} " + "word " * (count % 400)
        session.set_answers({NAME: str(count), WHY: text}, kind="import")
        session.flush()
        tell(f"S {count}")


def export_on(folder: Path, tell: Callable[[str], None], _number: int, *, control: bool) -> None:
    """The dossier as PDF into the same file, again and again."""
    import dataclasses

    app = _app(folder)
    if control:
        app = dataclasses.replace(app, write_file=_write_in_place)
    session = app.dossiers.open(1)
    snapshot = app.submissions.picture(session)
    tell("ready")
    count = 0
    while True:
        count += 1
        export_whole(
            app, snapshot, folder.parent / "out" / "dossier.pdf", options=PrintOptions(language="en")
        )
        tell(f"S {count}")


def _write_in_place(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        for start in range(0, len(data), 4096):
            file.write(data[start : start + 4096])
            file.flush()
            time.sleep(0.002)


KINDS: dict[str, Callable[..., None]] = {"typing": type_on, "saving": save_on, "exporting": export_on}


# In the parent


def _killed(
    kind: str, folder: Path, number: int, seconds: float, *, control: bool
) -> tuple[list[tuple[str, int, float]], float]:
    """Let a forked child work and kill it; what it told, each with the time, and the time of the kill."""
    heard, tell_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(heard)

            def tell(text: str) -> None:
                os.write(tell_end, f"{text} {time.monotonic()}\n".encode())

            KINDS[kind](folder, tell, number, control=control)
        except BaseException:  # noqa: BLE001 - a child that fails must be heard of
            import traceback

            traceback.print_exc()
        finally:
            os._exit(3)
    os.close(tell_end)
    with os.fdopen(heard, "rb") as lines:
        first = lines.readline()
        assert first.startswith(b"ready"), "the child could not begin"
        time.sleep(seconds)
        at = time.monotonic()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # A last line without its end was not told whole.
        told = [line.decode().split() for line in lines if line.endswith(b"\n")]
    return [(what, int(count), float(when)) for what, count, when in told], at


def _look_typed(
    session: DraftSession, told: list[tuple[str, int, float]], at: float, number: int, found: Found
) -> None:
    text = str(session.answer(WHY) or "")
    begun = f"{number}:"
    there = len(text) if text.startswith(begun) else 0
    saved = max((count for what, count, _when in told if what == "S"), default=len(begun))
    typed = [(count, when) for what, count, when in told if what == "T"]
    found.acknowledged += saved
    found.lost += max(0, saved - there)
    whole = begun + "".join(TYPED[n % len(TYPED)] for n in range(1, 500))
    found.torn += not whole.startswith(text)
    missing = [when for count, when in typed if count > there]
    found.at_risk.append(len(missing))
    found.seconds_at_risk.append(at - missing[0] if missing else 0.0)


def _look_saved(session: DraftSession, told: list[tuple[str, int, float]], found: Found) -> None:
    there = int(session.answer(NAME) or 0)
    found.acknowledged += len(told)
    found.lost += max(0, max((count for _what, count, _when in told), default=0) - there)
    found.torn += bool(there) and str(session.answer(WHY)).split()[0] != str(there)


def _look_exported(folder: Path, told: list[tuple[str, int, float]], found: Found) -> None:
    out = folder.parent / "out"
    found.acknowledged += len(told)
    file = out / "dossier.pdf"
    if file.exists():
        found.half_files += not _is_whole(file.read_bytes())
    else:
        found.lost += bool(told)
    for left in out.glob(".lcapp-*"):
        found.left_behind += 1
        left.unlink()


def _is_whole(data: bytes) -> bool:
    import pypdfium2

    if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF"):
        return False
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        document.close()
    except pypdfium2.PdfiumError:
        return False
    return pages > 1


def kill(kind: str, rounds: int, *, control: bool = False, seed: int | None = None) -> Found:
    """Run rounds of one kind on one library; to be called in a process without threads, because it forks."""
    found, chance = Found(), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        (Path(place) / "out").mkdir()
        app = _app(folder)
        app.dossiers.start("membership-2025", title="Kill")
        app.close()
        for number in range(1, rounds + 1):
            told, at = _killed(kind, folder, number, chance.uniform(0, LONGEST[kind]), control=control)
            found.rounds += 1
            app = _app(folder)
            session = app.dossiers.open(1)
            if kind == "typing":
                _look_typed(session, told, at, number, found)
            elif kind == "saving":
                _look_saved(session, told, found)
            else:
                _look_exported(folder, told, found)
            app.close()
            found.left_behind += len(list(folder.rglob(".lcapp-*")))
    return found


def _warm() -> None:
    """What every child needs is imported once, before the first of them."""
    import pypdfium2  # noqa: F401

    import lcapp.pdf.renderer
    import lcapp.storage.stores
    import lcapp.ui.autosave  # noqa: F401


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=200, help="of each kind")
    parser.add_argument("--kind", choices=tuple(KINDS), action="append")
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--seed", type=int)
    words = parser.parse_args()
    _warm()
    print(HEAD, flush=True)
    failed = []
    for kind in words.kind or KINDS:
        found = kill(kind, words.rounds, control=words.control, seed=words.seed)
        print(found.told(kind), flush=True)
        failed.append(found.failed)
    return int(not all(failed) if words.control else any(failed))


if __name__ == "__main__":
    sys.exit(main())
