"""The draft's own actions with their keys, for menus and for fingers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from lcapp.i18n import Words

IN_PANES = ("section_back", "section_on", "question_back", "question_on", "pane", "panel")
"""Names of acts that mean nothing while the panes are not on the screen."""


def draft_actions(owner: QWidget, words: Words, acts: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """Actions by name; each works wherever the focus is inside the draft.

    Args:
        owner: The draft screen.
        words: The officer's language.
        acts: What each name does: `section_back`, `section_on`, `question_back`, `question_on`, `pane`,
            `finding`, `find`, `replace`, `read`, `back`, `translate`, `check`, `export`, `panel`, `history`,
            `hand_out`, `take_back`, `compare`, `brief`, `sending`.
    """
    told = {
        "section_back": (words._("Previous section"), "Ctrl+PgUp"),
        "section_on": (words._("Next section"), "Ctrl+PgDown"),
        "question_back": (words._("Previous question"), "Alt+Up"),
        "question_on": (words._("Next question"), "Alt+Down"),
        "pane": (words._("Next pane"), "F6"),
        "finding": (words._("Next finding"), "F4"),
        "find": (words._("Find…"), "Ctrl+F"),
        "replace": (words._("Find and replace…"), "Ctrl+H"),
        "read": (words._("Read the whole draft"), "Ctrl+R"),
        "back": (words._("Back to or from the reading page"), "Esc"),
        "translate": (words._("Two languages side by side"), "Ctrl+L"),
        "check": (words._("Check"), "F7"),
        "export": (words._("Export…"), "Ctrl+E"),
        "print": (words._("Print…"), "Ctrl+P"),
        "pack": (words._("Write a file for another computer…"), "Ctrl+Shift+E"),
        "seal": (words._("Seal, or add the signed page…"), "Ctrl+Shift+S"),
        "preview": (words._("Preview"), "Ctrl+Shift+P"),
        "panel": (words._("Show or hide the panel"), "F9"),
        "history": (words._("History"), "Ctrl+Shift+H"),
        "hand_out": (words._("Hand out sections…"), "Ctrl+Shift+O"),
        "take_back": (words._("Merge a file…"), "Ctrl+Shift+M"),
        "compare": (words._("Compare with a version…"), "Ctrl+Shift+D"),
        "worksheet": (words._("Worksheet for Word…"), "Ctrl+Shift+W"),
        "read_worksheet": (words._("Read a worksheet back…"), "Ctrl+Shift+B"),
        "official": (words._("Fill the official Word form…"), "Ctrl+Shift+F"),
        "brief": (words._("Brief for the mayor…"), "Ctrl+Shift+Y"),
        "sending": (words._("Sign-off and sending…"), "Ctrl+Shift+U"),
    }
    actions: dict[str, QAction] = {}
    for name, (text, key) in told.items():
        action = QAction(text, owner)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, act=acts[name]: act())
        owner.addAction(action)
        actions[name] = action
    return actions
