"""Tab and Escape while the list of a drop-down, or of matches for what is typed, is open."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.line_edit import LineEdit
from tests.ui.draft_builders import full_form

pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise\\(\\)|grabbing the keyboard)$", extend=True
)
QUESTIONS = {question.id: question for question in full_form().questions()}


class Asking(QWidget):
    """A country between two lines of text, as on a page of a form."""

    def __init__(self, context):
        super().__init__()
        self.before, self.after = LineEdit(name="before"), LineEdit(name="after")
        self.country = AnswerBox(QUESTIONS["city.country"], context)
        self.escaped = 0
        column = QVBoxLayout(self)
        for widget in (self.before, self.country, self.after):
            column.addWidget(widget)

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        self.escaped += event.key() == Qt.Key.Key_Escape
        super().keyPressEvent(event)

    @property
    def box(self):
        return self.country.entry()

    @property
    def matches(self):
        return self.box.completer().popup()

    def type(self, text):
        for letter in text:
            self.press(letter)

    def press(self, key):
        """As the platform sends a key: to the open list where there is one."""
        uppermost = QApplication.activePopupWidget() or self
        window = uppermost.windowHandle()
        QTest.keyClick(window, key)
        QApplication.processEvents()


@pytest.fixture
def asking(context, qtbot):
    made = Asking(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.box.setFocus()
    QApplication.processEvents()
    return made


def test_that_tab_takes_the_highlighted_country_and_goes_on(asking):
    asking.type("i")
    assert asking.matches.isVisible()
    asking.press(Qt.Key.Key_Down)
    asking.press(Qt.Key.Key_Down)
    highlighted = asking.matches.currentIndex().data()
    asking.press(Qt.Key.Key_Tab)
    assert not asking.matches.isVisible()
    assert asking.box.currentText() == highlighted
    assert asking.country.raw() == asking.box.currentData()
    assert asking.after.hasFocus()


def test_that_tab_takes_the_only_match_of_what_is_typed(asking):
    asking.type("slov")
    asking.press(Qt.Key.Key_Tab)
    assert (asking.country.raw(), asking.box.currentText()) == ("SI", "Slovenia")
    assert asking.after.hasFocus()


def test_that_shift_tab_takes_it_as_well_and_goes_back(asking):
    asking.type("slov")
    asking.press(Qt.Key.Key_Backtab)
    assert asking.country.raw() == "SI"
    assert asking.before.hasFocus()


def test_that_a_tab_sent_past_the_open_list_closes_it_too(asking):
    asking.type("slov")
    QTest.keyClick(asking.box, Qt.Key.Key_Tab)
    assert not asking.matches.isVisible()
    assert asking.country.raw() == "SI"
    assert asking.after.hasFocus()


def test_that_tab_on_a_text_with_several_matches_says_so_and_chooses_none(asking):
    said = []
    asking.country.remarked.connect(said.append)
    asking.type("i")
    asking.press(Qt.Key.Key_Tab)
    assert asking.country.raw() is None
    assert said[-1].startswith("No country of that name was found")
    assert asking.after.hasFocus()


@pytest.mark.parametrize("past_the_list", [False, True])
def test_that_escape_closes_the_list_and_nothing_else(asking, past_the_list):
    asking.type("slov")
    if past_the_list:
        QTest.keyClick(asking.box, Qt.Key.Key_Escape)
    else:
        asking.press(Qt.Key.Key_Escape)
    assert not asking.matches.isVisible()
    assert asking.box.hasFocus()
    assert asking.box.currentText() == "slov"
    assert asking.escaped == 0
    asking.press(Qt.Key.Key_Escape)
    assert asking.escaped == 1, "with the list closed the key is the screen's again"


@pytest.mark.parametrize(("key", "neighbour"), [(Qt.Key.Key_Tab, "after"), (Qt.Key.Key_Backtab, "before")])
def test_that_tab_takes_the_line_of_a_list_that_dropped_down(asking, key, neighbour):
    asking.box.showPopup()
    QApplication.processEvents()
    asking.press(Qt.Key.Key_Down)
    there = asking.box.view().currentIndex().data()
    asking.press(key)
    assert not asking.box.view().isVisible()
    assert there
    assert asking.box.currentText() == there
    assert asking.country.raw() == asking.box.currentData()
    assert getattr(asking, neighbour).hasFocus()
