"""A process types through DraftSession, is killed at random moments; what was told as saved must be there.

    python -m tests.endurance.kill_while_typing --rounds 200
    python -m tests.endurance.kill_while_typing --rounds 20 --control

The control says "saved" before the library has it: it must lose something, or this test is blind.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcapp.domain.answers import AnswerKey
from lcapp.domain.history import KEPT_ACTS, Act
from lcapp.services.dossiers import utc_now
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import NewDossier, SaveReceipt
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.library import LibraryFile
from tests.services.house import a_form

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
CHECKOUT = Path(__file__).parents[2]
SHORTEST_SECONDS, LONGEST_SECONDS = 0.0, 0.15


@dataclass
class Found:
    """What the rounds showed."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0


def opened(folder: Path) -> SqliteDossierStore:
    return SqliteDossierStore(
        LibraryFile(folder / "library.sqlite", backups=folder, clock=utc_now, wait_seconds=5)
    )


class HastyStore:
    """The control: says that a save succeeded, and makes it a moment later."""

    def __init__(self, store):
        self.store = store

    def __getattr__(self, name):
        return getattr(self.store, name)

    def save_later(self, batch, done):
        threading.Timer(0.02, self.store.save_later, (batch, lambda _: None)).start()
        done(SaveReceipt(batch.expected_rev + 1, datetime.now(UTC)))


def type_on(folder: Path, *, hasty: bool) -> None:
    """In the child: type two answers in one act, flush, say so, and on."""
    store = opened(folder)
    session = DraftSession(
        store.load(1),
        form=a_form(),
        call=None,
        store=HastyStore(store) if hasty else store,
        clock=utc_now,
        actor="Ada",
        acts=store.acts(1, limit=KEPT_ACTS),
    )
    count = int(session.answer(NAME) or 0)
    print("ready", flush=True)
    while True:
        count += 1
        text = f"{count} " + "word " * (count % 400)
        session.set_answers({NAME: str(count), WHY: text}, kind="import")
        session.flush()
        print(count, flush=True)


def one_round(folder: Path, chance: random.Random, found: Found, *, hasty: bool) -> None:
    """Let a child type, kill it, and look what is there."""
    words = ["--child", str(folder), *(["--control"] if hasty else [])]
    command = [sys.executable, "-m", "tests.endurance.kill_while_typing", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
        child.kill()
        # A last line without its end was not told whole.
        told = [int(line) for line in child.stdout if line.endswith("\n")]
    store = opened(folder)
    content, acts = store.load(1), store.acts(1, limit=1)
    store.close()
    there = int(content.answers.get(NAME, 0))
    whole = there == 0 or (content.answers[WHY].split()[0] == str(there) and _says(acts, there))
    found.rounds += 1
    found.acknowledged += len(told)
    found.lost += max(0, (told[-1] if told else 0) - there)
    found.torn += not whole


def _says(acts: tuple[Act, ...], there: int) -> bool:
    return {change.key: change.after for change in acts[-1].changes}[NAME] == str(there)


def kill(rounds: int, *, hasty: bool = False, seed: int | None = None) -> Found:
    """Run some rounds on one library. `load` also proves every hash."""
    found = Found()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        store = opened(Path(folder))
        store.create(NewDossier("uuid-1", "membership", "", "small-2025", "d1", "Kill"), actor="Ada")
        store.close()
        for _ in range(rounds):
            one_round(Path(folder), chance, found, hasty=hasty)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--child", type=Path)
    words = parser.parse_args()
    if words.child:
        type_on(words.child, hasty=words.control)
    found = kill(words.rounds, hasty=words.control)
    print(found)
    failed = bool(found.lost or found.torn)
    return int(not failed if words.control else failed)


if __name__ == "__main__":
    sys.exit(main())
