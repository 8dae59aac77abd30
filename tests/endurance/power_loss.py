"""The power fails while a process types: what was told as saved must be there when the computer starts again.

    python -m tests.endurance.power_loss --rounds 5000
    python -m tests.endurance.power_loss --rounds 500 --control

strace records every write, sync, truncation, renaming and deletion of the real program, in order and with
their bytes. Then the disk is rebuilt as it may have stood at a random moment: what was synced is there; of
what was written since, each piece is there, torn at sectors of 512 bytes, or missing, a third each;
deletions and renamings may not have happened until their folder was synced. The program opens that disk
as after any start.

The control types with `synchronous=NORMAL`, as many guides advise, and a journal that never syncs: it must
lose something.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import LcappError
from lcapp.paths import app_paths

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
CHECKOUT = Path(__file__).parents[2]
SECTOR = 512
CALLS = (
    "openat,write,pwrite64,pwritev,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,mkdir"
)
_CALL = re.compile(r"^(?:\d+ +)?(?P<name>\w+)\((?P<words>.*)\) += (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^(?:AT_FDCWD|-?\d+)<([^>]*)>")


@dataclass(frozen=True)
class Step:
    """One thing the program did to the disk, or one thing it told (`ack`)."""

    kind: str
    file: str = ""
    offset: int = 0
    data: bytes = b""
    other: str = ""
    number: int = 0


@dataclass
class Disk:
    """What of each file is sure to be there, and what may be."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Step]] = field(default_factory=dict)
    undone: list[tuple[str, dict[str, bytearray | None]]] = field(default_factory=list)
    """For each deletion and renaming whose folder was not synced: the folder, and what stood there before."""

    def take(self, step: Step) -> None:
        """Go on by one step."""
        match step.kind:
            case "write" | "cut":
                self.pending.setdefault(step.file, []).append(step)
            case "sync":
                # A journaling file system makes a new file's name durable with its first sync.
                held = self.sure.setdefault(step.file, bytearray())
                for one in self.pending.pop(step.file, ()):
                    _apply(held, one)
            case "unlink":
                self._remember(step.file)
                self.sure.pop(step.file, None)
                self.pending.pop(step.file, None)
            case "rename":
                self._remember(step.file, step.other)
                self.sure[step.other] = self.sure.pop(step.file, bytearray())
                self.pending[step.other] = self.pending.pop(step.file, [])
            case "sync_folder":
                self.undone = [one for one in self.undone if one[0] != step.file]

    def _remember(self, *names: str) -> None:
        before = {name: bytearray(self.sure[name]) if name in self.sure else None for name in names}
        self.undone.append((str(Path(names[0]).parent), before))

    def after_power_loss(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states the disk may be found in."""
        found: dict[str, bytes] = {}
        for name in {*self.sure, *self.pending}:
            held = bytearray(self.sure.get(name, b""))
            for step in self.pending.get(name, ()):
                fate = chance.randrange(3)
                if fate == 0:
                    _apply(held, step)
                elif fate == 1:
                    _apply(held, _torn(held, step, chance))
            if name in self.sure or held:
                found[name] = bytes(held)
        # The names of a folder change in order: after one that did not happen nothing did.
        kept = chance.randint(0, len(self.undone))
        for _folder, before in reversed(self.undone[kept:]):
            for name, held_before in before.items():
                if held_before is None:
                    found.pop(name, None)
                else:
                    found[name] = bytes(held_before)
        return found


def _apply(held: bytearray, step: Step) -> None:
    if step.kind == "cut":
        del held[step.offset :]
        held.extend(bytes(max(0, step.offset - len(held))))
        return
    end = step.offset + len(step.data)
    held.extend(bytes(max(0, end - len(held))))
    held[step.offset : end] = step.data


def _torn(held: bytearray, step: Step, chance: random.Random) -> Step:
    """Sector by sector: half new, a tenth garbage, the rest as it was."""
    if step.kind == "cut":
        return step
    data = bytearray(step.data)
    for start in range(0, len(data), SECTOR):
        end = min(start + SECTOR, len(data))
        fate = chance.random()
        if fate >= 0.6:
            old = held[step.offset + start : step.offset + end]
            data[start:end] = old + bytes(end - start - len(old))
        elif fate >= 0.5:
            data[start:end] = chance.randbytes(end - start)
    return Step("write", step.file, step.offset, bytes(data))


# What strace wrote


def read_trace(lines: list[str], folder: str) -> list[Step]:
    """The steps that concern files under a folder, and what was told, in order."""
    steps: list[Step] = []
    lengths: dict[str, int] = {}
    for line in _whole(lines):
        found = _CALL.match(line)
        if found is None or int(found["result"]) < 0:
            continue
        name, words = found["name"], found["words"]
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(words)]
        file = _FILE.match(words)
        path = _unescaped(file.group(1)) if file else ""
        if name == "write" and words.startswith("1<") and texts and texts[0].startswith(b"A "):
            steps.append(Step("ack", number=int(texts[0][2:])))
            continue
        if name in ("unlink", "rename", "unlinkat", "renameat", "renameat2"):
            names = [text.decode("utf-8", "surrogateescape") for text in texts]
            if names and names[0].startswith(folder):
                kind = "rename" if name.startswith("rename") else "unlink"
                steps.append(Step(kind, names[0], other=names[1] if kind == "rename" else ""))
                if kind == "unlink":
                    lengths.pop(names[0], None)
                else:
                    lengths[names[1]] = lengths.pop(names[0], 0)
            continue
        if not path.startswith(folder):
            continue
        numbers = [int(word) for word in words.rpartition('"')[2].split(",") if word.strip().isdecimal()]
        match name:
            case "write":
                at = lengths.get(path, 0)
                steps.append(Step("write", path, at, texts[0]))
                lengths[path] = at + len(texts[0])
            case "pwrite64":
                steps.append(Step("write", path, numbers[-1], texts[0]))
                lengths[path] = max(lengths.get(path, 0), numbers[-1] + len(texts[0]))
            case "ftruncate":
                length = int(words.rpartition(",")[2])
                steps.append(Step("cut", path, length))
                lengths[path] = length
            case "fsync" | "fdatasync":
                steps.append(Step("sync_folder" if Path(path).is_dir() else "sync", path))
            case "pwritev":
                raise AssertionError("the program writes in a way this test does not know")
    return steps


def _unescaped(path: str) -> str:
    return re.sub(r"\\x([0-9a-f]{2})", lambda hex_: chr(int(hex_[1], 16)), path)


def _whole(lines: list[str]) -> list[str]:
    """Calls that another thread interrupted in the record, put together where they ended."""
    begun: dict[str, str] = {}
    whole = []
    for line in lines:
        thread, _space, rest = line.partition(" ")
        if rest.endswith("<unfinished ...>"):
            begun[thread] = rest.removesuffix(" <unfinished ...>").removesuffix("<unfinished ...>").strip()
        elif "resumed>" in rest:
            whole.append(f"{thread} {begun.pop(thread, '')}{rest.partition('resumed>')[2]}")
        else:
            whole.append(line)
    return whole


# The program under the record


def type_on(folder: Path, count: int, *, control: bool) -> None:
    """In the child: type two answers in one act, flush, say so, and on."""
    if control:
        from lcapp.storage import engine
        from lcapp.storage.journal import JournalFile

        engine._BEFORE_WRITING = tuple(
            each.replace("synchronous=FULL", "synchronous=NORMAL") for each in engine._BEFORE_WRITING
        )
        engine._MUST_BE = {**engine._MUST_BE, "synchronous": 1}
        # The journal alone would save the control: it must not reach the disk either.
        JournalFile.sync = lambda self: None
    app = build_app(app_paths(folder), actor=lambda: "Ada")
    number = app.dossiers.start("membership-2025", title="Power").number
    session = app.dossiers.open(number)
    for each in range(1, count + 1):
        session.set_answers({NAME: str(each), WHY: f"{each} " + "word " * (each % 300)}, kind="import")
        session.flush()
        os.write(1, f"A {each}\n".encode())
    app.close()


def record(folder: Path, count: int, *, control: bool) -> list[Step]:
    """Let the program work in a folder and give back what it did to the disk."""
    trace = folder.parent / "trace"
    child = [
        sys.executable,
        "-m",
        "tests.endurance.power_loss",
        "--child",
        str(folder),
        "--count",
        str(count),
    ]
    command = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [*command, *child, *(["--control"] if control else [])],
        check=True,
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        env=environment,
    )
    return read_trace(trace.read_text(encoding="ascii").splitlines(), str(folder))


@dataclass
class Found:
    """What the cuts showed."""

    cuts: int = 0
    acknowledged: int = 0
    losing_cuts: int = 0
    lost: int = 0
    torn: int = 0
    unreadable: int = 0
    why: dict[str, int] = field(default_factory=dict)


def one_cut(steps: list[Step], cut: int, folder: Path, chance: random.Random, found: Found) -> None:
    """Rebuild a disk as it may stand after step `cut`, start the program on it, and look."""
    disk, told = Disk(), 0
    for step in steps[:cut]:
        disk.take(step)
        told = step.number if step.kind == "ack" else told
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for name, data in disk.after_power_loss(chance).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)
    found.cuts += 1
    found.acknowledged += told
    app = build_app(app_paths(folder), actor=lambda: "Ada", wait_seconds=1)
    try:
        cards = app.dossiers.list()
        answers = app.dossiers.open(cards[0].dossier.number).answers if cards else {}
    except LcappError as error:
        found.why[error.code] = found.why.get(error.code, 0) + 1
        found.unreadable += bool(told)
        answers = None
    finally:
        app.close()
    if answers is not None:
        there = int(answers.get(NAME, 0))
        found.torn += bool(there) and str(answers.get(WHY, "")).split(" ")[0] != str(there)
        found.lost += max(0, told - there)
        found.losing_cuts += told > there


def cut_power(rounds: int, *, control: bool = False, seed: int | None = None, count: int = 120) -> Found:
    """Record once, cut many times."""
    chance = random.Random(seed)
    found = Found()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        steps = record(folder, count, control=control)
        first = next(at for at, step in enumerate(steps) if step.kind == "ack")
        for _ in range(rounds):
            one_cut(steps, chance.randrange(first, len(steps)), folder, chance, found)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--count", type=int, default=120, help="saves recorded")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--child", type=Path)
    words = parser.parse_args()
    if words.child:
        type_on(words.child, words.count, control=words.control)
        return 0
    found = cut_power(words.rounds, control=words.control, seed=words.seed, count=words.count)
    print(found)
    failed = bool(found.lost or found.torn or found.unreadable)
    return int(not failed if words.control else failed)


if __name__ == "__main__":
    sys.exit(main())
