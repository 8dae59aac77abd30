"""The disk refuses while a process types: full, or broken, once or until somebody helps.

    python -m tests.endurance.failing_disk --rounds 200
    python -m tests.endurance.failing_disk --rounds 20 --control

strace lets the n-th write or sync of the real program fail, for n = 1, 2, 3 …: once, or every one from then
on until the fault is lifted. Nothing told as saved may be lost, the failure must be told in two seconds,
a copy elsewhere must hold everything typed, and the same process must go on once the disk works again.

The control takes a failed save for a good one: it must lose something.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.answers_file import write_answers
from lcapp.errors import EnvironmentFailed, LcappError
from lcapp.paths import app_paths

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
CHECKOUT = Path(__file__).parents[2]
JOURNAL = "journal.jsonl"
FAULTS = (
    ("pwrite64", "ENOSPC", ""),
    ("write", "ENOSPC", JOURNAL),
    ("fdatasync", "EIO", ""),
    ("fsync", "EIO", JOURNAL),
    ("pwrite64", "EIO", ""),
    ("write", "EIO", JOURNAL),
    ("ftruncate", "EIO", ""),
)
"""Call, error, and the one file it happens to: the journal is written by other calls than SQLite's."""
SAVES = 8
TOLD_WITHIN_SECONDS = 2.0


def type_on(folder: Path, elsewhere: Path, *, control: bool) -> None:
    """In the child: type and flush; after a failure write a copy elsewhere, wait for help, try again."""
    app = build_app(app_paths(folder), actor=lambda: "Ada")
    number = next((card.dossier.number for card in app.dossiers.list()), 0)
    number = number or app.dossiers.start("membership-2025", title="Full").number
    session = app.dossiers.open(number)
    print("ready", flush=True)
    sys.stdin.readline()
    for each in range(1, SAVES + 1):
        session.set_answers({NAME: str(each), WHY: f"{each} " + "word " * 200}, kind="import")
        began = time.monotonic()
        while True:
            try:
                session.flush()
            except EnvironmentFailed as error:
                print(f"F {error.code} {time.monotonic() - began:.2f}", flush=True)
                if control:
                    break
                copy = write_answers(session.dossier.call, session.form, session.answers)
                app.write_file(elsewhere / "copy.json", copy)
                print("copied", flush=True)
                sys.stdin.readline()
                began = time.monotonic()
                continue
            break
        print(f"A {each}", flush=True)
    print("done", flush=True)
    # As after a crash: what was not told as saved has no second chance.
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Found:
    """What the faults showed."""

    faults: int = 0
    told: int = 0
    lost: int = 0
    late: int = 0
    stuck: int = 0
    no_copy: int = 0
    codes: dict[str, int] = field(default_factory=dict)


def one_fault(
    call: str, error: str, file: str, when: int, found: Found, *, for_ever: bool, control: bool
) -> None:
    """One child whose n-th call fails."""
    with tempfile.TemporaryDirectory() as place:
        folder, elsewhere = Path(place) / "data", Path(place) / "stick"
        elsewhere.mkdir()
        app = build_app(app_paths(folder), actor=lambda: "Ada")
        app.dossiers.start("membership-2025", title="Full")
        app.close()
        words = ["--child", str(folder), "--elsewhere", str(elsewhere), *(["--control"] if control else [])]
        with subprocess.Popen(
            [sys.executable, "-m", "tests.endurance.failing_disk", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
        ) as child:
            fault = ["-e", f"inject={call}:error={error}:when={when}{'+' if for_ever else ''}"]
            _one_child(child, elsewhere, [*fault, *(["-P", str(folder / file)] if file else [])], found)
        _look(folder, found)


def _one_child(child: subprocess.Popen[str], elsewhere: Path, fault: list[str], found: Found) -> None:
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    tracer = subprocess.Popen(
        ["strace", "-f", "-I", "1", "-o", os.devnull, *fault, "-p", str(child.pid)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    assert "attached" in tracer.stderr.readline()
    child.stdin.write("go\n")
    child.stdin.flush()
    found.faults += 1
    told = 0
    try:
        for line in child.stdout:
            word, *more = line.split()
            if word == "A":
                told = int(more[0])
            elif word == "F":
                found.told += 1
                found.codes[more[0]] = found.codes.get(more[0], 0) + 1
                found.late += float(more[1]) > TOLD_WITHIN_SECONDS
            elif word == "copied":
                found.no_copy += f'"{told + 1}"' not in (elsewhere / "copy.json").read_text("utf-8")
                _lift(tracer)
                child.stdin.write("helped\n")
                child.stdin.flush()
    finally:
        _lift(tracer)
    found.stuck += told != SAVES


def _lift(tracer: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        tracer.terminate()
    tracer.wait(10)
    if tracer.stderr is not None:
        tracer.stderr.close()


def _look(folder: Path, found: Found) -> None:
    app = build_app(app_paths(folder), actor=lambda: "Ada")
    try:
        there = int(app.dossiers.open(1).answers.get(NAME, 0))
    except LcappError:
        there = 0
    finally:
        app.close()
    found.lost += there != SAVES


def fail(rounds: int, *, control: bool = False, first: int = 1) -> Found:
    """Let the calls first, first + 1 … fail, each in every way, until so many faults were tried."""
    found = Found()
    ways = [(*fault, each) for fault in FAULTS for each in (False, True)]
    for number in range(rounds):
        call, error, file, for_ever = ways[number % len(ways)]
        one_fault(call, error, file, first + number // len(ways), found, for_ever=for_ever, control=control)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=80)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--child", type=Path)
    parser.add_argument("--elsewhere", type=Path)
    words = parser.parse_args()
    if words.child:
        type_on(words.child, words.elsewhere, control=words.control)
    found = fail(words.rounds, control=words.control)
    print(found)
    failed = bool(found.lost or found.late or found.stuck or found.no_copy)
    return int(not failed if words.control else failed)


if __name__ == "__main__":
    sys.exit(main())
