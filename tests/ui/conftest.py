"""A look, and a way to make fields and type into them as a person does."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.fonts import load_fonts
from lcapp.ui.appearance.look import apply_look

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def fonts(qapp):
    load_fonts(RESOURCES / "fonts")


@pytest.fixture
def look(qapp, fonts):
    """The light look; direction and palette are put back afterwards."""
    palette, direction = qapp.palette(), qapp.layoutDirection()
    yield apply_look(qapp, RESOURCES, theme="light")
    qapp.setLayoutDirection(direction)
    qapp.setPalette(palette)
    qapp.setStyleSheet("")


@pytest.fixture
def words():
    return Words("en")


@pytest.fixture
def type_text(qapp):
    """Type letters one by one: `QTest.keyClicks` aborts the process on the first letter that is not ASCII."""

    def typed(widget: QWidget, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
                event = QKeyEvent(
                    kind, key, Qt.KeyboardModifier.NoModifier, "\r" if letter == "\n" else letter
                )
                QApplication.sendEvent(widget, event)

    return typed
