"""Who gets Ctrl+Z: the text box while it has something of its own to undo, else the draft."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_for_the_draft(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a ShortcutOverride should pass the text box by, so that the draft's own shortcut fires.

    Qt's text boxes claim Ctrl+Z even with nothing to undo; then the draft's undo would never be reached.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return not can_redo
    return False
