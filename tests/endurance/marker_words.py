"""A full run with marker words in every field: they stand in the library and in what was asked for, no more.

    python -m tests.endurance.marker_words
    python -m tests.endurance.marker_words --control

Window and command line write, refuse, fail and crash in a folder, a home and a folder for temporary files of
their own; the run is killed in the middle of a save and started again. Then every byte of every file is
looked through: logs, temporary files, settings, notes of the program, names of files. All that is kept must
be private, and nothing unfinished may be left.

The control writes one answer into the log as many programs do: it must be found, or this test is blind.
"""

import argparse
import contextlib
import io
import json
import logging
import os
import stat
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

MARKER = "Qzvkaxpo"
FOREIGN = "قزوکسپژ"
CHECKOUT = Path(__file__).parents[2]
MEANT = (
    "library.sqlite*",
    "journal*.jsonl",
    "snapshots/*.sqlite",
    "snapshots/evidence/*",
    "evidence/*",
    "backups/*",
)
"""Inside the data folder: where the words belong."""


@dataclass
class Found:
    """What was found after the run."""

    files: int = 0
    bytes: int = 0
    hits: list[str] = field(default_factory=list)
    open_to_others: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    crashes_logged: int = 0
    meant: int = 0
    """Files in which the words stand where they belong: zero would mean that nothing was written."""

    @property
    def well(self) -> bool:
        """Nothing but what was meant, and the run did what it should."""
        worked = self.meant >= 4 and self.crashes_logged >= 2
        return bool(worked and not (self.hits or self.open_to_others or self.left_behind))


def encodings() -> tuple[bytes, ...]:
    """The markers as any layer may write them."""
    said = []
    for word in (MARKER, FOREIGN):
        said += [word.encode("utf-8"), word.encode("utf-16-le"), word.encode("utf-16-be")]
        said.append(json.dumps(word).strip('"').encode())
    return tuple(dict.fromkeys(said))


# In the child


def work(data: Path, out: Path, *, control: bool) -> None:
    """Write the markers everywhere, in the window and by command."""
    from PySide6.QtCore import QTimer

    from lcapp.ui.crash_report import CrashReports
    from tests.benchmarks.open_window import QApplication, open_window

    from lcapp.domain.answers import AnswerKey  # isort: skip
    from lcapp.errors import LcappError
    from lcapp.log import log_to_file, stop_logging
    from lcapp.paths import app_paths
    from lcapp.services.ports import PrintOptions
    from lcapp.services.whole_export import export_whole

    paths = app_paths(data)
    log = log_to_file(paths.log_file, level=logging.DEBUG)
    window = open_window(paths)
    app = window.context().app
    number = app.dossiers.start("membership-2025", title=f"{MARKER} {FOREIGN}").number
    window.rooms.open_dossier(number)
    session = window.centralWidget().session
    written = _fill(session)
    session.flush()
    session.add_note(written[0].question, f"Ask {MARKER}.")
    session.flush()
    app.history.name_milestone(session, f"To {MARKER}")
    file = out / f"{MARKER}.txt"
    file.write_text(FOREIGN, encoding="utf-8")
    app.register.add_file(number, file, title=MARKER, caption=FOREIGN, rights=MARKER)
    app.register.add_link(number, f"https://example.org/{MARKER}", title=FOREIGN)
    app.history._records.search(MARKER)
    for refused in (
        lambda: app.register.add_file(number, out / f"{MARKER}-none.pdf"),
        lambda: app.register.add_link(number, f"ftp://{MARKER}"),
        lambda: session.set_answer(AnswerKey("city.country"), MARKER),
        lambda: app.keeper.restore(file),
        lambda: app.dossiers.start(MARKER),
    ):
        with contextlib.suppress(LcappError):
            refused()
    export_whole(
        app, app.submissions.picture(session), out / f"{MARKER}.pdf", options=PrintOptions(language="en")
    )
    app.keeper.take_snapshot("asked")
    reports = CrashReports(window.words, paths.log_file, window.save_all, lambda: window)
    end = reports.install()
    QTimer.singleShot(0, window, lambda: _crash(written))
    window.tasks.run(_crash, written, done=lambda _result: None, failed=lambda _error: None)
    for _ in range(40):
        QApplication.processEvents()
    end()
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window:
            dialog.close()
    if control:
        careless = f"saved {MARKER}"
        logging.getLogger("lcapp.careless").info(careless)
    stop_logging(log)
    session.set_answer(written[0], f"{MARKER} once more")
    session.flush_later()
    # As in a power cut: whatever is open stays open.
    os.kill(os.getpid(), 9)


def _fill(session) -> list:
    """Give every question that takes a text one with the markers."""
    from lcapp.domain.answers import AnswerKey
    from lcapp.domain.forms import QuestionType
    from lcapp.errors import LcappError

    written = []
    for question in session.form.questions():
        if question.type in (QuestionType.SHORT_TEXT, QuestionType.LONG_TEXT):
            key = AnswerKey(question.id, session.form.languages[0] if question.translatable else "")
            with contextlib.suppress(LcappError):
                session.set_answer(key, f"{MARKER} {FOREIGN} at {question.id}")
                session.leave_field()
                written.append(key)
    assert len(written) > 10, "the form has texts"
    return written


def _crash(written: list) -> None:
    raise RuntimeError(f"{MARKER} {FOREIGN} {written}")


def commands(data: Path, out: Path) -> None:
    """The same by command, fine and refused; what is said on the screen is not kept."""
    from lcapp.cli.main import main

    bad = out / "bad.json"
    bad.write_text(json.dumps({"format": "x", MARKER: FOREIGN}), encoding="utf-8")
    wanted = (
        ("list",),
        ("new", "--call", "membership-2025", "--title", MARKER),
        ("new", "--call", MARKER),
        ("--as", MARKER, "answers", "import", "1", str(bad)),
        ("answers", "export", "1", "-o", str(out / "answers.json")),
        ("answers", "import", "1", str(out / "answers.json")),
        ("check", "1"),
        ("history", "1"),
        ("export", "1", "-o", str(out / MARKER / "none.pdf")),
        ("backup", "-o", str(out / "all.lcbackup")),
        ("doctor",),
        ("--debug", "verify", str(bad)),
    )
    for words in wanted:
        heard = io.StringIO()
        with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
            main(["--data", str(data), *words])


# In the parent


def run(*, control: bool = False) -> Found:
    """Work, kill, work by command, start and end once more, then look."""
    with tempfile.TemporaryDirectory() as place:
        home, temporary, data, out = (Path(place) / name for name in ("home", "tmp", "data", "out"))
        for folder in (home, temporary, out):
            folder.mkdir(mode=0o700)
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(temporary),
            "TMPDIR": str(temporary),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        words = ["-m", "tests.endurance.marker_words", "--data", str(data), "--out", str(out)]
        more = ["--control"] if control else []
        for part in (["--child", "window", *more], ["--child", "commands"], ["--child", "end"]):
            done = subprocess.run(
                [sys.executable, *words, *part],
                cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False,
            )  # fmt: skip
            expected = -9 if part[1] == "window" else 0
            assert done.returncode == expected, done.stdout[-3000:] + done.stderr[-3000:]
        return look(data, (home, temporary))


def look(data: Path, elsewhere: tuple[Path, ...]) -> Found:
    """Every byte of every file, every name, every mode."""
    found, wanted = Found(), encodings()
    meant = {file for pattern in MEANT for file in data.glob(pattern)}
    for folder in (data, *elsewhere):
        for file in folder.rglob("*"):
            name = str(file.relative_to(folder.parent))
            if any(word in str(file.name) for word in (MARKER, FOREIGN)):
                found.hits.append(f"name: {name}")
            if folder is data and stat.S_IMODE(file.stat().st_mode) & 0o077:
                found.open_to_others.append(name)
            if file.name.startswith(".lcapp-") or folder in elsewhere[1:]:
                found.left_behind.append(name)
            if file.is_file():
                content = file.read_bytes()
                found.files += 1
                found.bytes += len(content)
                hit = any(word in content for word in wanted)
                found.meant += hit and file in meant
                found.crashes_logged += content.count(b"\nRuntimeError") if file.suffix == ".log" else 0
                if hit and file not in meant:
                    found.hits.append(name)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--child", choices=("window", "commands", "end"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    words = parser.parse_args()
    match words.child:
        case "window":
            work(words.data, words.out, control=words.control)
        case "commands":
            commands(words.data, words.out)
        case "end":
            from lcapp.bootstrap import build_app
            from lcapp.paths import app_paths

            app = build_app(app_paths(words.data), actor=lambda: "Ada")
            app.dossiers.list()
            app.close()
        case _:
            found = run(control=words.control)
            print(found)
            return int(found.well if words.control else not found.well)
    return 0


if __name__ == "__main__":
    sys.exit(main())
