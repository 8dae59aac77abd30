"""Clicks, keys, wheel, letters and sizes at random on the whole window: no exception, no complaint, no abort.

    python -m tests.endurance.random_events --seconds 600 --seed 1
    python -m tests.endurance.random_events --seconds 20 --seed 1 --control

Whatever was done, everything can be saved (the disk is whole), and afterwards the library opens and every
answer is proved by its hash.

The control lets a slot raise after a while: it must be noticed, or this test is blind.
"""

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.open_window import QApplication, open_window  # isort: skip  the start decides how Qt comes in

from shiboken6 import isValid

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from lcapp.bootstrap import build_app
from lcapp.errors import LcappError
from lcapp.paths import app_paths
from lcapp.ui.draft.leaving import Leaving
from tests.benchmarks.award import start_award

PIECES = ("abc ", "12", "سلام ", "é", "日本", "\u202eevil", "<b>", "<img src=x>", "Türkiye ", "\n", "٪", "😀")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown,
    Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F9, Qt.Key.Key_A, Qt.Key.Key_Z,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SIZES = ((1280, 800), (1024, 700), (700, 520), (1600, 1000))
HARMLESS = ("This plugin does not support",)
"""What the offscreen screen says by itself."""


@dataclass
class Found:
    """What was heard."""

    events: int = 0
    starts: int = 0
    exceptions: Counter[str] = field(default_factory=Counter)
    complaints: Counter[str] = field(default_factory=Counter)
    unproved: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    """Why something could not be saved."""

    @property
    def well(self) -> bool:
        """Nothing was heard."""
        return not (self.exceptions or self.complaints or self.unproved or self.unsaved)


class Somebody:
    """Does one thing after another; dialogs that wait for an answer are put away after a moment."""

    def __init__(self, window: QWidget, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self._closer = QTimer(window)
        self._closer.setInterval(40)
        self._closer.timeout.connect(self._put_away)
        self._closer.start()

    def act(self) -> None:
        acts = (self._click, self._click, self._key, self._letters, self._letters, self._wheel, self._resize)
        self.chance.choices(acts, weights=(8, 8, 6, 6, 6, 2, 0.2))[0]()

    def _put_away(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and self.chance.random() < 0.5:
            popup.close()
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QFileDialog) or (isinstance(modal, QDialog) and self.chance.random() < 0.3):
            modal.reject()

    def _target(self) -> QWidget:
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget() or self.window
        point = QPoint(
            self.chance.randrange(max(1, over.width())), self.chance.randrange(max(1, over.height()))
        )
        return over.childAt(point) or over

    def _click(self) -> None:
        target = self._target()
        # Where a new widget took a deleted one's address, PySide may hand out the deleted one's shell.
        if not isValid(target) or not target.isEnabled():
            return
        point = QPoint(
            self.chance.randrange(max(1, target.width())), self.chance.randrange(max(1, target.height()))
        )
        button = Qt.MouseButton.LeftButton if self.chance.random() < 0.95 else Qt.MouseButton.RightButton
        QTest.mouseClick(target, button, pos=point)

    def _key(self) -> None:
        key, held = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
        if (key, held) == (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier):
            return
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def _letters(self) -> None:
        target = QApplication.focusWidget()
        if target is not None:
            event = QInputMethodEvent()
            event.setCommitString(self.chance.choice(PIECES))
            QApplication.sendEvent(target, event)

    def _wheel(self) -> None:
        target = self._target()
        if not isValid(target):
            return
        middle = QPointF(target.width() / 2, target.height() / 2)
        turned = QPoint(0, self.chance.choice((-240, -120, 120, 240)))
        event = QWheelEvent(
            middle, target.mapToGlobal(middle), QPoint(), turned, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(target, event)

    def _resize(self) -> None:
        self.window.resize(*self.chance.choice(SIZES))


def run(seconds: float, seed: int, *, control: bool = False) -> Found:
    """Let somebody loose on a window with a full nomination."""
    found = Found()
    hook = sys.excepthook
    sys.excepthook = lambda kind, error, trace: found.exceptions.update([_place(kind, error, trace)])

    def heard(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(each in text for each in HARMLESS):
            found.complaints.update([text])

    handler = qInstallMessageHandler(heard)
    asked = Leaving._answer_to
    Leaving._answer_to = lambda leaving, error: _gives_up(leaving, error, found)
    try:
        with tempfile.TemporaryDirectory() as place:
            paths = app_paths(Path(place) / "data")
            app = build_app(paths, actor=lambda: "Ada")
            number = start_award(app)[0]
            app.close()
            _loose(paths, number, seconds, seed, found, control=control)
            again = build_app(paths, actor=lambda: "Ada")
            for card in again.dossiers.list():
                try:
                    again.dossiers.open(card.dossier.number)
                except Exception as error:  # noqa: BLE001 - whatever it is, it is what this test looks for
                    found.unproved.append(repr(error))
            again.close()
    finally:
        Leaving._answer_to = asked
        qInstallMessageHandler(handler)
        sys.excepthook = hook
    return found


def _loose(paths, number: int, seconds: float, seed: int, found: Found, *, control: bool) -> None:
    end, chance = time.monotonic() + seconds, random.Random(seed)
    while (left := end - time.monotonic()) > 0:
        window = open_window(paths, number)
        faulthandler.cancel_dump_traceback_later()
        faulthandler.dump_traceback_later(left + 60, exit=True)
        found.starts += 1
        somebody = Somebody(window, chance.randrange(2**32))
        if control:
            QTimer.singleShot(300, window, _fault)
        # Who closes the window has ended the program, and starts it again.
        while time.monotonic() < end and window.isVisible():
            somebody.act()
            found.events += 1
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        somebody._closer.stop()
        for dialog in QApplication.topLevelWidgets():
            if dialog is not window:
                dialog.close()
        if window.isVisible():
            window.save_all()
            window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    faulthandler.cancel_dump_traceback_later()


def _place(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What was raised, and the last three places on the way to it."""
    way = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-3:]]
    return f"{kind.__name__}: {error} ({' > '.join(way)})"


def _gives_up(leaving: Leaving, error: LcappError | None, found: Found) -> bool | None:
    """Somebody who is told that something was not saved, and leaves."""
    if error is None:
        return None
    session = leaving._session
    reason = session.read_only.code if session.read_only is not None else ""
    waiting = session._saving.waiting
    what = (
        [act.kind for act in waiting.acts],
        [str(key) for key in waiting.marks],
        [note.question for note in waiting.notes.values()],
    )
    found.unsaved.append(f"{error.code} {reason} {what}")
    return True


def _fault() -> None:
    raise RuntimeError("the control's own fault")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true")
    words = parser.parse_args()
    found = run(words.seconds, words.seed, control=words.control)
    print(f"seed {words.seed}: {found}")
    return int(found.well if words.control else not found.well)


if __name__ == "__main__":
    sys.exit(main())
