"""Clicks, keys, wheel, letters and sizes at random on the whole window: no exception, no complaint, no abort.

    python -m tests.endurance.random_events --seconds 600 --seed 1
    python -m tests.endurance.random_events --seconds 20 --seed 1 --control

Whatever was done, the library opens afterwards and every answer is proved by its hash.

The control lets a slot raise after a while: it must be noticed, or this test is blind.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

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
from lcapp.paths import app_paths
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
    exceptions: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    unproved: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Nothing was heard."""
        return not (self.exceptions or self.complaints or self.unproved)


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
    sys.excepthook = lambda kind, error, trace: found.exceptions.append(f"{kind.__name__}: {error}")

    def heard(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(each in text for each in HARMLESS):
            found.complaints.append(text)

    handler = qInstallMessageHandler(heard)
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
        qInstallMessageHandler(handler)
        sys.excepthook = hook
    return found


def _loose(paths, number: int, seconds: float, seed: int, found: Found, *, control: bool) -> None:
    window = open_window(paths, number)
    import faulthandler

    faulthandler.cancel_dump_traceback_later()
    faulthandler.dump_traceback_later(seconds + 60, exit=True)
    somebody = Somebody(window, seed)
    if control:
        QTimer.singleShot(300, window, _fault)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not window.isVisible():
            window.show()
        somebody.act()
        found.events += 1
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    somebody._closer.stop()
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window:
            dialog.close()
    window.save_all()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    faulthandler.cancel_dump_traceback_later()


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
