"""Citing in a sentence: the number of a piece of evidence, in brackets, where the cursor was last."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from lcapp.ui.fields.frame import QuestionFrame
from lcapp.ui.fields.text_box import TextBox

_CLOSING = ".!?؟۔。,;:،؛"


class Citing(QObject):
    """Remembers the text of an answer the person was in last.

    Args:
        draft: The screen whose answers are meant.
    """

    def __init__(self, draft: QWidget) -> None:
        super().__init__(draft)
        self._draft = draft
        self._box: TextBox | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def can_insert(self) -> bool:
        """Whether there is a text to cite in."""
        return self._box is not None and not self._box.isReadOnly() and self._box.isVisibleTo(self._draft)

    def insert(self, number: str) -> bool:
        """Put `(A1)` behind what is selected, or at the cursor, before the mark that ends the sentence.

        The text has the keys afterwards.

        Args:
            number: Such as `A1`.

        Returns:
            Whether there was a text to put it in.
        """
        box = self._box
        if box is None or not self.can_insert():
            return False
        cursor, text = box.textCursor(), box.text()
        at = cursor.selectionEnd()
        while cursor.hasSelection() and at > cursor.selectionStart() and text[at - 1].isspace():
            at -= 1
        # A citation belongs to its sentence: it stands before the mark that ends it.
        while at and text[at - 1] in _CLOSING:
            at -= 1
        before = " " if at and not text[at - 1].isspace() else ""
        after = " " if at < len(text) and text[at].isalnum() else ""
        cursor.setPosition(at)
        cursor.insertText(f"{before}({number}){after}")
        box.setTextCursor(cursor)
        box.setFocus()
        return True

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, TextBox) and self._box is not now and _in_an_answer(now, self._draft):
            self._box = now
            now.destroyed.connect(lambda: self._forget(now))

    def _forget(self, gone: TextBox) -> None:
        if self._box is gone:
            self._box = None


def _in_an_answer(box: QWidget, draft: QWidget) -> bool:
    place: QWidget | None = box
    while place is not None and not isinstance(place, QuestionFrame):
        place = place.parentWidget()
    return place is not None and draft.isAncestorOf(place)
