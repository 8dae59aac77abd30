"""Underlines, suggestions and added words in a box of a long answer."""

import threading

import pytest

from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.i18n.spelling import Dictionaries
from lcapp.ui.fields.text_box import TextBox
from lcapp.ui.spelling.speller import Speller
from lcapp.ui.spelling.watch import SpellWatch

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


class Small:
    def __init__(self):
        self.threads = set()

    def spell(self, word):
        self.threads.add(threading.current_thread())
        return word.lower() in ("we", "are", "a", "learning", "city")

    def suggest(self, word):
        self.threads.add(threading.current_thread())
        return ["learning", "leaning"] if word == "lerning" else []


@pytest.fixture
def small():
    return Small()


@pytest.fixture
def speller(small, tmp_path):
    for ending in ("dic", "aff"):
        (tmp_path / f"en_GB.{ending}").write_text("x")
    made = Speller(Dictionaries(tmp_path / "own", [tmp_path], lambda _file: small))
    yield made
    made.stop()


@pytest.fixture
def box(qtbot, speller):
    screen = QWidget()
    qtbot.addWidget(screen)
    made = TextBox(name="Why?", parent=screen)
    QVBoxLayout(screen).addWidget(made)
    screen.show()
    made.watch = SpellWatch(screen, speller, Words("en"), language="en", colour="#c00000")
    made.watch.watch(made)
    return made


def underlined(box):
    found = []
    block = box.document().firstBlock()
    while block.isValid():
        for part in block.layout().formats():
            if part.format.underlineStyle() is WAVE:
                found.append(block.text()[part.start : part.start + part.length])
        block = block.next()
    return found


def word_cursor(box, word):
    cursor = box.document().find(word)
    assert cursor.hasSelection()
    return cursor


def texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_that_words_the_dictionary_lacks_are_underlined_off_the_main_thread(box, small, qtbot):
    told = []
    box.textChanged.connect(lambda: told.append(box.text()))
    box.put("We are a lerning city.\nSamplia")
    qtbot.waitUntil(lambda: underlined(box) == ["lerning", "Samplia"])
    assert told == []
    assert threading.main_thread() not in small.threads
    assert not box.document().isUndoAvailable()


def test_that_the_line_goes_when_the_word_is_put_right(box, qtbot):
    box.setPlainText("lerning")
    qtbot.waitUntil(lambda: underlined(box) == ["lerning"])
    box.textCursor().insertText("learning ")
    box.setPlainText("learning")
    qtbot.waitUntil(lambda: underlined(box) == [])


def test_that_suggestions_come_on_demand_and_take_the_place_of_the_word(box, qtbot):
    box.setPlainText("We are lerning.")
    qtbot.waitUntil(lambda: underlined(box) == ["lerning"])
    menu = box.watch.menu_for(box, word_cursor(box, "lerning"), "en")
    assert texts(menu)[0] == "Looking for suggestions…"
    qtbot.waitUntil(lambda: texts(menu)[:2] == ["learning", "leaning"])
    assert "Looking for suggestions…" not in texts(menu)
    menu.actions()[0].trigger()
    assert box.text() == "We are learning."
    menu.deleteLater()


def test_that_a_word_without_suggestions_says_so_and_can_be_called_right(box, qtbot, speller, tmp_path):
    box.setPlainText("Samplia")
    qtbot.waitUntil(lambda: underlined(box) == ["Samplia"])
    menu = box.watch.menu_for(box, word_cursor(box, "Samplia"), "en")
    qtbot.waitUntil(lambda: texts(menu)[0] == "No suggestions")
    next(action for action in menu.actions() if "is right" in action.text()).trigger()
    assert underlined(box) == []
    speller.stop()
    assert (tmp_path / "own" / "words-en.txt").read_text("utf-8") == "Samplia\n"
    menu.deleteLater()


def test_that_the_key_for_the_menu_opens_it_at_the_word_of_the_cursor(box, qtbot):
    box.setPlainText("We lerning")
    qtbot.waitUntil(lambda: underlined(box) == ["lerning"])
    asked = []
    box.watch.menu_for = lambda box_, cursor, language: asked.append(cursor.selectedText()) or Stand()
    box.moveCursor(QTextCursor.MoveOperation.End)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, box.rect().center(), box.rect().center())
    QApplication.sendEvent(box, event)
    assert asked == ["lerning"]
    box.moveCursor(QTextCursor.MoveOperation.Start)
    assert not box.watch.eventFilter(box, event)


class Stand:
    def popup(self, place):
        pass


def test_that_a_language_without_dictionary_is_left_alone(qtbot, speller):
    screen = QWidget()
    qtbot.addWidget(screen)
    other = TextBox(name="Why?", parent=screen)
    watch = SpellWatch(screen, speller, Words("fr"), language="fr", colour="#c00000")
    watch.watch(other)
    other.setPlainText("lerning")
    qtbot.wait(50)
    assert underlined(other) == []
