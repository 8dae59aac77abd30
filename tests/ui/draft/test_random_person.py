"""A person who does anything in any order: what is seen, the draft and the library stay one."""

import random

import pytest

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit, QWidget

from lcapp.domain import values
from lcapp.domain.answers import AnswerKey
from lcapp.ui.fields.language_tabs import LanguageTabs

PIECES = ("abc", "12", "سلام", "2024-05-31", "é š ", " ", "Türkiye", "9")
KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)
ACTS = ("type", "type", "type", "press", "press", "key", "undo", "redo", "turn", "step", "replace", "check")


class Person:
    """Does one thing after another, the same for the same seed."""

    def __init__(self, seed, screen, type_text):
        self.chance = random.Random(seed)
        self.screen = screen
        self.type_text = type_text

    def act(self):
        getattr(self, f"_{self.chance.choice(ACTS)}")()

    def _seen(self, kinds):
        page = self.screen.pages.page
        return [
            w
            for w in page.findChildren(QWidget)
            if isinstance(w, kinds) and w.isVisibleTo(page) and w.isEnabled()
        ]

    def _type(self):
        if boxes := self._seen((QLineEdit, QTextEdit)):
            self.type_text(self.chance.choice(boxes), self.chance.choice(PIECES))

    def _press(self):
        # A calendar, a menu or the question about a link would wait for somebody to look at it.
        pressable = [
            b
            for b in self._seen(QAbstractButton)
            if not b.accessibleName().startswith(("Choose a day", "State", "Open"))
        ]
        if pressable:
            self.chance.choice(pressable).click()

    def _key(self):
        QTest.keyClick(self.screen.focusWidget() or self.screen, self.chance.choice(KEYS))

    def _undo(self):
        self.screen.session.undo()

    def _redo(self):
        self.screen.session.redo()

    def _turn(self):
        self.screen.show_section(self.chance.choice(("city", "profile", "motivation")))

    def _step(self):
        self.screen.moves.step_question(self.chance.choice((1, -1)))

    def _replace(self):
        self.screen.finding_text.panel.replace_wanted.emit("a", "bb")

    def _check(self):
        self.screen.check()


@pytest.mark.qt_log_ignore("does not support")  # a completer opens; offscreen cannot raise it
@pytest.mark.parametrize("seed", range(3))
def test_that_window_draft_and_library_agree_whatever_is_done(seed, draft_screen, store, type_text, qapp):
    screen = draft_screen()
    person = Person(seed, screen, type_text)
    for _turn in range(120):
        person.act()
        qapp.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [(key, shown, kept) for key, shown, kept in shown_and_kept(screen) if shown != kept] == []
    assert screen.leave()
    assert dict(store.load(screen.session.dossier.number).answers) == dict(screen.session.answers)


def shown_and_kept(screen):
    for page in screen.pages._pages.values():
        for name, frame in page.frames.items():
            boxes = frame.answer._boxes if isinstance(frame.answer, LanguageTabs) else {"": frame.answer}
            for language, box in boxes.items():
                if frame.question.takes_answer:
                    key = AnswerKey(name, language)
                    yield key, values.canonical(frame.question, box.raw()), screen.session.answer(key)
