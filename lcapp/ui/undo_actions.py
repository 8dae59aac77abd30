"""Undo and Redo: the text box in focus first, then the draft; the menu says what would be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from lcapp.domain.answers import AnswerKey
from lcapp.domain.parked import FORM_KEY, stands_beside
from lcapp.domain.side_records import PARCEL
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence
from lcapp.services.draft_session import DraftSession

_LONGEST_LABEL = 48


class UndoActions(QObject):
    """Two actions for menus and keys. `moved` tells where to look after the draft went back or forth.

    `refused` says why that was not possible.
    """

    moved = Signal(object)
    refused = Signal(str)

    def __init__(self, session: DraftSession, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._form_words = FormWords(words, session.form.name)
        self.undo = self._action(QKeySequence.StandardKey.Undo, self._on_undo)
        self.redo = self._action(QKeySequence.StandardKey.Redo, self._on_redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.refresh()

    def refresh(self) -> None:
        """Name the actions after what they would change."""
        words, session = self._words, self._session
        back, forth = session.can_undo, session.can_redo
        self.undo.setText(
            words._("Undo: {question}", question=self._named(back)) if back else words._("Undo")
        )
        self.redo.setText(
            words._("Redo: {question}", question=self._named(forth)) if forth else words._("Redo")
        )
        self.undo.setEnabled(session.read_only is None)
        self.redo.setEnabled(session.read_only is None)

    def _action(self, key: QKeySequence.StandardKey, act: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: act())
        return action

    def _named(self, key: AnswerKey) -> str:
        if stands_beside(key):
            if key.question == PARCEL:
                return self._words._("sections in other hands")
            return self._words._("the form") if key == FORM_KEY else self._words._("the drawer")
        question = self._session.form.question(key.question)
        label = self._form_words.label(question) if question else key.question
        return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"

    def _on_undo(self) -> None:
        box = QApplication.focusWidget()
        if (isinstance(box, QLineEdit) and box.isUndoAvailable()) or (
            isinstance(box, QTextEdit) and box.document().isUndoAvailable()
        ):
            box.undo()
        else:
            self.act(self._session.undo)

    def _on_redo(self) -> None:
        box = QApplication.focusWidget()
        if (isinstance(box, QLineEdit) and box.isRedoAvailable()) or (
            isinstance(box, QTextEdit) and box.document().isRedoAvailable()
        ):
            box.redo()
        else:
            self.act(self._session.redo)

    def act(self, step: Callable[[], AnswerKey | None]) -> None:
        """Go one step back or forth in the draft, whatever box has the focus."""
        try:
            key = step()
        except LcappError as error:
            self.refused.emit(error_sentence(self._words, error))
            return
        if key is not None and not stands_beside(key):
            self.moved.emit(key)
