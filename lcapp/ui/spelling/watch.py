"""Spelling in the boxes of one draft: each is watched from the moment somebody first writes in it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lcapp.i18n import Words
from lcapp.i18n.spelling import words_in
from lcapp.ui.fields.language_tabs import LanguageTabs
from lcapp.ui.fields.text_box import TextBox
from lcapp.ui.spelling.speller import Speller
from lcapp.ui.spelling.underlines import Underlines


class SpellWatch(QObject):
    """Lives as long as the draft screen.

    Args:
        screen: The draft screen: boxes outside it are somebody else's.
        speller: Who looks words up.
        words: The officer's language.
        language: Of answers that are written in one language only.
        colour: Of the underlines.
    """

    def __init__(
        self, screen: QWidget, speller: Speller, words: Words, *, language: str, colour: str
    ) -> None:
        super().__init__(screen)
        self._screen, self._speller, self._words = screen, speller, words
        self._language, self._colour = language, colour
        self._watched: dict[int, Underlines] = {}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, TextBox) and id(new) not in self._watched and self._screen.isAncestorOf(new):
            self.watch(new)

    def watch(self, box: TextBox) -> None:
        """Underline the words of a box, and offer others in its menu."""
        language = _language_of(box) or self._language
        if not self._speller.checks(language):
            return
        self._watched[id(box)] = Underlines(box.document(), language, self._speller, self._colour)
        box.destroyed.connect(partial(self._watched.pop, id(box), None))
        # A key asks the box for its menu, the mouse what lies in it.
        box.installEventFilter(self)
        box.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of a box begins with what the dictionary offers."""
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        box = watched if isinstance(watched, TextBox) else watched.parent()
        underlines = self._watched.get(id(box))
        if not isinstance(box, TextBox) or box.isReadOnly() or underlines is None:
            return False
        cursor = _word_at(box, event)
        if cursor is None or not self._speller.is_wrong(underlines.language, cursor.selectedText()):
            return False
        self.menu_for(box, cursor, underlines.language).popup(event.globalPos())
        return True

    def menu_for(self, box: TextBox, cursor: QTextCursor, language: str) -> QMenu:
        """The box's own menu with suggestions for the word of a cursor above it."""
        words, word = self._words, cursor.selectedText()
        menu: QMenu = box.createStandardContextMenu()
        first = menu.actions()[0]
        waiting = QAction(words._("Looking for suggestions…"), menu)
        waiting.setEnabled(False)
        add = QAction(words._("“{word}” is right", word=f"\u2068{word}\u2069"), menu)
        add.triggered.connect(lambda: self._speller.add(language, word))
        rule = QAction(menu)
        rule.setSeparator(True)
        menu.insertActions(first, [waiting, add, rule])
        menu.aboutToHide.connect(menu.deleteLater)
        gone: list[bool] = []
        menu.destroyed.connect(lambda: gone.append(True))
        self._speller.suggest(
            language, word, lambda found: None if gone else self._offer(menu, waiting, found, cursor)
        )
        return menu

    def _offer(self, menu: QMenu, waiting: QAction, found: tuple[str, ...], cursor: QTextCursor) -> None:
        if not found:
            waiting.setText(self._words._("No suggestions"))
            return
        for suggestion in found:
            action = QAction(suggestion, menu)
            action.triggered.connect(_replacing(cursor, suggestion))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)


def _replacing(cursor: QTextCursor, suggestion: str) -> Callable[[], None]:
    return lambda: cursor.insertText(suggestion)


def _language_of(box: QWidget) -> str:
    parent = box.parentWidget()
    while parent is not None:
        if isinstance(parent, LanguageTabs):
            return parent.language
        parent = parent.parentWidget()
    return ""


def _word_at(box: TextBox, event: QContextMenuEvent) -> QTextCursor | None:
    """The word under the pointer, or where the cursor stands when a key asked for the menu."""
    by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
    cursor = box.textCursor() if by_key else box.cursorForPosition(event.pos())
    block = cursor.block()
    at = cursor.position() - block.position()
    for first, word in words_in(block.text()):
        if first <= at <= first + len(word):
            found = QTextCursor(block)
            found.setPosition(block.position() + first)
            found.setPosition(block.position() + first + len(word), QTextCursor.MoveMode.KeepAnchor)
            return found
    return None
