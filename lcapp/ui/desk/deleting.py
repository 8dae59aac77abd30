"""Deleting a received dossier for good: the reason where one is needed, what still holds it, and undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from lcapp.errors import LcappError
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_received import deleted_sentence, held_sentence
from lcapp.services.desk_removal import Deleted
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.undo_bar import UndoBar


class Deleting(QObject):
    """`deleted` tells that a dossier is gone, `put_back` the number of one that is there again.

    Args:
        context: The surroundings.
        bar: Where it is told and undone; none where the screen is left with the dossier.
        parent: Qt's parent.
    """

    deleted = Signal()
    put_back = Signal(int)

    def __init__(self, context: ScreenContext, bar: UndoBar | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._bar = context, bar
        self._service = context.app.commission.deleting

    def delete(self, number: int) -> None:
        """Delete a dossier; one that something was decided about goes with a reason only."""
        made: list[Deleted] = []
        if not self._done(lambda: made.extend(self._deleted(number))) or not made:
            return
        self.offer(made[0])
        self.deleted.emit()

    def serve(self, table: QAbstractItemView, number_of: Callable[[int], int]) -> None:
        """Let the Delete key and the menu of a list delete the line that is chosen.

        Args:
            table: The list.
            number_of: The number of the dossier in a row.
        """

        def act() -> None:
            chosen = table.currentIndex()
            if chosen.isValid():
                self.delete(number_of(chosen.row()))

        deed = QAction(self._context.words._("Delete from the desk for good"), table)
        deed.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        deed.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        deed.triggered.connect(act)
        table.addAction(deed)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def offer_last(self) -> None:
        """Offer to undo what was deleted last since the program started."""
        if self._service.last is not None:
            self.offer(self._service.last)

    def offer(self, made: Deleted) -> None:
        """Say what is gone and what still holds it, with a button that undoes it."""
        if self._bar is None:
            return
        words = self._context.words
        said = (deleted_sentence(words, made.taken.line.title), held_sentence(words, made.held))
        self._bar.offer(" ".join(one for one in said if one), lambda: self._undo(made))

    def _deleted(self, number: int) -> list[Deleted]:
        reason = ""
        if self._service.needs_reason(number):
            words = self._context.words
            title = self._context.app.commission.desk.line(number).title
            asked = self._context.dialogs.ask_text(
                words._(
                    "Something was decided about “{title}”. Why is it deleted? The reason is kept.",
                    title=harmless(words, title),
                ),
                go=words._("Delete for good"),
            )
            if asked is None:
                return []
            reason = asked
        return [self._service.delete(number, reason)]

    def _undo(self, made: Deleted) -> None:
        if self._done(lambda: self._service.put_back(made)):
            self.put_back.emit(made.taken.line.number)

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
            return False
        return True
