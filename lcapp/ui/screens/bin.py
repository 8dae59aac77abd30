"""The bin: what was deleted, how long it stays, taking it back, and deleting it for good by choice."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import error_sentence, harmless, kind_words
from lcapp.services.bin import Resting
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.layouts import empty
from lcapp.ui.models.dossier_line import call_of
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar


class BinScreen(QWidget):
    """Lists what rests in the bin of this computer's library."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = context.words
        self.head = ScreenHead(words._("Bin"), words, context.look)
        self.page = ScrollColumn(words._("Bin"))
        self.undo_bar = UndoBar(words)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.page.lines.addWidget(self.undo_bar)
        self.page.lines.addWidget(
            PlainLabel(
                words._("Deleted dossiers rest here for 30 days. After that they are removed by themselves."),
                role="help",
                wrap=True,
            )
        )
        self.page.lines.addLayout(self._list)
        self.page.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        self.head.back_wanted.connect(self.back_requested)
        self._show()

    def _show(self) -> None:
        empty(self._list)
        self.buttons: list[tuple[QPushButton, QPushButton]] = []
        resting = self._context.app.bin.resting()
        for one in resting:
            self._list.addWidget(self._row(one))
        if not resting:
            self._list.addWidget(PlainLabel(self._context.words._("The bin is empty."), wrap=True))

    def _row(self, one: Resting) -> QFrame:
        words, dossier = self._context.words, one.card.dossier
        title = harmless(words, dossier.title)
        call = call_of(one.card, self._context.app.calls)
        when = words._(
            "deleted on {day}",
            day=formats.day_in_calendars(words, one.deleted_at.astimezone().date().isoformat()),
        )
        left = words.ngettext("{count} day left", "{count} days left", one.days_left)
        said = (
            call_title(words, call) if call else kind_words(words, dossier.kind),
            when,
            left,
        )
        row = QFrame()
        row.setProperty("role", "card")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(PlainLabel(title, role="label", wrap=True))
        texts.addWidget(PlainLabel(" · ".join(part for part in said if part), role="help", wrap=True))
        restore = self._button(words._("Restore"), title, partial(self._restore, one))
        delete = self._button(words._("Delete for good…"), title, partial(self._delete, one))
        delete.setProperty("role", "link")
        self.buttons.append((restore, delete))
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 12, 12, 12)
        line.setSpacing(8)
        line.addLayout(texts, 1)
        line.addWidget(restore, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(delete, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _button(self, text: str, title: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleDescription(title)
        button.clicked.connect(lambda: act())
        return button

    def _restore(self, one: Resting) -> None:
        words, number = self._context.words, one.card.dossier.number
        if self._done(lambda: self._context.app.bin.restore(number)):
            title = harmless(words, one.card.dossier.title)
            self.undo_bar.offer(
                words._("“{title}” is back among your dossiers.", title=title), lambda: self._put_back(number)
            )
            self.undo_bar.button.setFocus()

    def _put_back(self, number: int) -> None:
        self._done(lambda: self._context.app.bin.put_back(number))

    def _delete(self, one: Resting) -> None:
        words, dialogs = self._context.words, self._context.dialogs
        title = harmless(words, one.card.dossier.title)
        go = words._("Delete for good")
        asked = words._(
            "“{title}” with its history and its files cannot be brought back from here afterwards.",
            title=title,
        )
        # The one act that undo cannot take back: here it is asked.
        if dialogs.ask(asked, [words._("Keep it in the bin"), go]) != go:
            return
        held: list[str] = []
        if not self._done(
            lambda: held.extend(self._context.app.bin.delete_for_good(one.card.dossier.number))
        ):
            return
        self.undo_bar.offer(words._("“{title}” was deleted for good.", title=title))
        if held:
            dialogs.tell_lines(
                words._(
                    "These copies of the library still hold it. Copies go when newer ones take "
                    "their place; those outside this computer stay as they are."
                ),
                held,
            )

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
            return False
        finally:
            self._show()
        return True
