"""Titles known already, offered while one types and listed on asking; any other text stays possible."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from lcapp.i18n import Words
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.line_edit import LineEdit

_SEPARATORS = re.compile(r"[,;،؛]\s*")


class _Completer(QCompleter):
    """Completes the last of several names, or the whole line."""

    def __init__(self, line: LineEdit, *, several: bool) -> None:
        super().__init__(QStringListModel(line), line)
        self._several = several
        self.standing = ""
        """What stays before the name that is chosen."""
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """What is looked for: after the last comma where there may be several."""
        if not self._several:
            return [path]
        last = max((found.end() for found in _SEPARATORS.finditer(path)), default=0)
        self.standing = path[:last]
        return [path[last:]]

    def pathFromIndex(self, index: QModelIndex) -> str:  # type: ignore[override]
        """What the line says when a title is chosen."""
        return f"{self.standing}{index.data() or ''}"

    def list_all(self, text: str, comma: str) -> None:
        """List every title; of several the chosen one comes after what stands there."""
        self.setCompletionPrefix("")
        self.standing = text
        if not self._several:
            self.standing = ""
        elif text.strip() and not text.rstrip().endswith((",", ";", "،", "؛")):
            self.standing = f"{text.rstrip()}{comma}"
        self.complete()


class TitleOffer(QObject):
    """Titles are read when somebody comes to the line.

    Args:
        line: Where one types.
        titles: Gives the titles; nothing is offered where there are none.
        several: Whether the line may name more than one.
        words: The person's language.
        look: Draws the arrow.
    """

    def __init__(
        self,
        line: LineEdit,
        titles: Callable[[], tuple[str, ...]],
        *,
        several: bool,
        words: Words,
        look: Look,
    ) -> None:
        super().__init__(line)
        self._line, self._titles, self._words = line, titles, words
        self._completer = _Completer(line, several=several)
        line.setCompleter(self._completer)
        self._arrow = QAction(
            look.icon("chevron-down", "muted"), words._("Show the names known already"), self
        )
        self._arrow.triggered.connect(self.list_all)
        line.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        line.setPlaceholderText(words._("Type, or choose with the down arrow key"))
        line.installEventFilter(self)

    def list_all(self) -> None:
        """Drop every title down, whatever stands in the line."""
        if not self._line.isReadOnly() and self._read():
            self._completer.list_all(self._line.text(), self._words.listed(("", "")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming here reads the titles; the arrow key lists them."""
        if event.type() is QEvent.Type.FocusIn:
            self._read()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            popup = self._completer.popup()
            closed = popup is None or not popup.isVisible()
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() == Qt.Key.Key_Down and plain and closed:
                self.list_all()
                return True
        return super().eventFilter(watched, event)

    def _read(self) -> bool:
        titles, model = list(self._titles()), self._completer.model()
        if isinstance(model, QStringListModel) and model.stringList() != titles:
            model.setStringList(titles)
        return bool(titles)
