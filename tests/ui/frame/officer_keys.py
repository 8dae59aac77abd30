"""An officer who has no mouse: every act is a key sent to whatever has the focus."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QTextEdit, QWidget

from lcapp.i18n import formats
from lcapp.ui.fields.chosen_options import ChosenOptions
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.country import CountryField
from lcapp.ui.fields.data_point import DataPoint
from lcapp.ui.fields.date_field import DateField
from lcapp.ui.fields.date_text import line_text
from lcapp.ui.fields.evidence_row import EvidenceRow
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.marks import RoundMark, SquareMark
from lcapp.ui.fields.rating_grid import RatingGrid
from lcapp.ui.fields.tongue import own_digits
from lcapp.ui.fields.url import Url

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_FURTHEST = 400


@dataclass
class OfficerKeys:
    """Presses keys, and complains of every stop that a reader could not name or an eye could not find."""

    window: QWidget
    settle: object
    type_text: object
    sentence: str
    faults: list[str] = field(default_factory=list)

    @property
    def words(self):
        return self.window.context().words

    @property
    def focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def tap(self, key):
        """A key that turns to no other screen."""
        QTest.keyClick(self.focus, key)
        QApplication.processEvents()

    def tab(self):
        if QApplication.activePopupWidget() is not None:
            # On Qt's offscreen screen a closed list stays the active window, which no real screen does.
            self.tap(Qt.Key.Key_Escape)
            self.window.activateWindow()
            QApplication.processEvents()
        self.tap(Qt.Key.Key_Tab)
        here = self.focus
        if not spoken(here).strip():
            self.faults.append(f"{type(here).__name__} has no name, after {here.parentWidget()}")
        if not seen(here):
            # What a check has just said under the question moves the rest a moment later.
            self.settle()
        if not seen(here):
            self.faults.append(f"{spoken(here)!r} is not on the screen")

    def tab_to(self, wanted):
        """Tab on until a stop is the one wanted."""
        for _step in range(_FURTHEST):
            if wanted(self.focus):
                return self.focus
            self.tab()
        raise AssertionError("Tab never came there")

    def type(self, text):
        for letter in text:
            # A list of matches that drops down while somebody types takes the keys.
            self.type_text(self.focus, letter)

    def fill_page(self, page, again=()):
        """Fill whatever Tab comes to on a page of questions, from its first field to its last.

        Args:
            page: The page shown.
            again: Ids of groups that get a second record.
        """
        wanted = list(again)
        done, second = set(), False
        while page.isAncestorOf(self.focus) and self.focus not in done:
            here = self.focus
            done.add(here)
            frame = around(here, lambda one: hasattr(one, "quiet"))
            if isinstance(here, QAbstractButton) and not isinstance(here, RoundMark | SquareMark):
                if frame.question.id in wanted and here is frame.box.field._add:
                    wanted.remove(frame.question.id)
                    done.discard(here)
                    second = True
                    self.press(Qt.Key.Key_Space)
                    assert self.focus is not here, "the new record takes the keys"
                    continue
                if around(here, lambda one: isinstance(one, ChosenOptions)) and not here.isChecked():
                    self.tap(Qt.Key.Key_Space)
            else:
                self.fill(here, otherwise=second)
            self.tab()

    def fill(self, here, *, otherwise=False):
        """Fill one stop as its kind wants it; otherwise takes the second option."""
        entry = around(here, lambda one: isinstance(one, Field | EvidenceRow))
        match entry, here:
            case EvidenceRow(), _:
                pass
            case RatingGrid(), _:
                self.tap(Qt.Key.Key_2)
            case CountryField(), _:
                self.type(formats.country_name(self.words, "DK"))
                self.tap(Qt.Key.Key_Down)
                self.tap(Qt.Key.Key_Return)
            case _, Combo():
                self.tap(Qt.Key.Key_Down)
                if otherwise:
                    self.tap(Qt.Key.Key_Down)
            case _, RoundMark() | SquareMark():
                if not here.isChecked():
                    self.tap(Qt.Key.Key_Space)
                if otherwise and isinstance(here, RoundMark):
                    self.tap(Qt.Key.Key_Down)
            case DateField(), QLineEdit():
                self.type(line_text(self.words, "2024-05-10"))
            case Url(), QLineEdit():
                self.type("https://example.org")
            case DataPoint(), QLineEdit():
                figures = {entry._value: "1250", entry._texts.get("year"): "2024"}
                self.type(own_digits(self.words, figures.get(here, "")) or self.sentence)
            case _, (QLineEdit() | QTextEdit()):
                self.type(self.sentence)


def spoken(widget):
    """What a screen reader calls a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told else ""


def around(widget, wanted):
    """The nearest widget around another that is wanted."""
    while widget is not None and not wanted(widget):
        widget = widget.parentWidget()
    return widget


def seen(widget):
    """Whether a widget is on the screen and not scrolled away."""
    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return False
    area = around(widget, lambda one: isinstance(one, QScrollArea))
    if area is None or area is widget:
        return True
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return area.viewport().rect().intersects(place)
