"""Copies of the library: what there is, make one, put one back, and the second place."""

import dataclasses
from collections.abc import Callable
from datetime import datetime
from functools import partial

from shiboken6 import isValid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import N_, Words, formats
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_health import put_back_sentences
from lcapp.services.library_ports import PutBack, Snapshot
from lcapp.settings import SettingsFile
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar

MOST_SHOWN = 30
SETTINGS = "settings.json"

_REASONS = {
    "asked": N_("made by you"),
    "work": N_("while you worked"),
    "close": N_("when the program ended"),
    "start": N_("after a start"),
    "before-restore": N_("before a copy was put back"),
    "restored": N_("after a copy was put back"),
    "repair": N_("after a repair"),
    "before-import": N_("before a dossier was taken in"),
    "import": N_("before answers were imported"),
    "evidence": N_("before evidence was added"),
    "form-change": N_("before a form was changed"),
    "delete": N_("before dossiers were deleted for good"),
}


class CopiesScreen(QWidget):
    """What is safe and where."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = context.words
        title = words._("Copies of your dossiers")
        self.head = ScreenHead(title, words, context.look)
        self.page = ScrollColumn(title, width=640)
        self.undo_bar = UndoBar(words)
        self.make = QPushButton(words._("Make a copy now"))
        self.make.setProperty("role", "primary")
        self.choose = QPushButton(words._("Choose the second place…"))
        self.place = PlainLabel(wrap=True, role="help")
        self.rows: list[QPushButton] = []
        self._list = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        lines = self.page.lines
        lines.setSpacing(12)
        told = words._(
            "The program copies all dossiers, and your own forms, calls and guidance, by itself every half "
            "hour of work and at its end. A copy on another disk, such as a USB stick, also helps when this "
            "computer is lost."
        )
        buttons = QHBoxLayout()
        for button in (self.make, self.choose):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self.undo_bar, PlainLabel(told, wrap=True)):
            lines.addWidget(widget)
        lines.addLayout(buttons)
        lines.addWidget(self.place)
        lines.addLayout(self._list)
        lines.addStretch(1)
        self.head.back_wanted.connect(self.back_requested)
        self.make.clicked.connect(self._on_make)
        self.choose.clicked.connect(self._on_choose)
        self.show_copies()

    def show_copies(self) -> None:
        """List what is there now."""
        context, words = self._context, self._context.words
        chosen = context.settings().copies_elsewhere
        last = last_copy_sentence(words, context.app.keeper.last_elsewhere(), context.app.clock())
        self.place.setText(
            words._("Second place: {folder}. {last}", folder=f"\u2068{chosen}\u2069", last=last)
            if chosen
            else words._("There is no second place yet.")
        )
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.rows = []
        for snapshot in context.app.keeper.snapshots()[:MOST_SHOWN]:
            self._list.addWidget(self._row(snapshot))

    def _row(self, snapshot: Snapshot) -> QWidget:
        words = self._context.words
        said = words._(
            "{time}, {reason}",
            time=formats.day_and_time(words, snapshot.taken_at.astimezone()),
            reason=words._(_REASONS.get(snapshot.reason, _REASONS["asked"])),
        )
        if snapshot.elsewhere:
            said = words._("{text} (second place)", text=said)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(PlainLabel(said, wrap=True), 1)
        back = QPushButton(words._("Put back"))
        back.setAccessibleName(words._("Put back the copy of {text}", text=said))
        back.clicked.connect(partial(self._on_restore, snapshot))
        beside.addWidget(back)
        self.rows.append(back)
        return row

    def _on_make(self) -> None:
        said = self._context.words._("A copy was made and proved.")
        self._work(partial(self._context.app.keeper.take_snapshot, "asked"), lambda _made: self._tell(said))

    def _on_choose(self) -> None:
        chosen = self._context.dialogs.choose_folder(self._context.words._("Choose the second place"))
        if chosen is not None:
            self._context.change(copies_elsewhere=chosen)
            self._on_make()

    def _on_restore(self, snapshot: Snapshot, _checked: bool = False) -> None:
        keeper = self._context.app.keeper
        self._work(partial(keeper.restore, keeper.snapshot_path(snapshot)), self._after_restore)

    def _after_restore(self, done: PutBack) -> None:
        context = self._context
        keeper = context.app.keeper
        before = next((one for one in keeper.snapshots() if one.reason == "before-restore"), None)
        said, each = put_back_sentences(context.words, done)
        self._tell(" ".join(said), None if before is None else partial(self._on_restore, before))
        if done.own:
            context.dialogs.tell_lines(" ".join(said), each)
        if any(one.name == SETTINGS for one in done.own):
            # Last: another language makes this screen anew.
            context.change(**dataclasses.asdict(SettingsFile(context.paths.settings_file).load()))

    def _tell(self, said: str, undo: Callable[[], object] | None = None) -> None:
        self._set_busy(busy=False)
        self.show_copies()
        self.undo_bar.offer(said, undo)

    def _work(self, function: Callable[[], object], done: Callable[..., object]) -> None:
        self._set_busy(busy=True)

        def if_here(told: Callable[..., object]) -> Callable[..., object]:
            # The person may have gone elsewhere meanwhile; the work itself is done all the same.
            return lambda result: told(result) if isValid(self) else None

        self._context.tasks.run(function, done=if_here(done), failed=if_here(self._on_failed))

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, LcappError):
            self.undo_bar.offer(error_sentence(self._context.words, error))

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.make, self.choose, *self.rows):
            button.setEnabled(not busy)


def last_copy_sentence(words: Words, last: datetime | None, now: datetime) -> str:
    """How long ago a copy was put outside this computer."""
    if last is None:
        return words._("No copy outside this computer yet.")
    days = max(0, (now - last).days)
    if days == 0:
        return words._("Last copy outside this computer: today.")
    return words.ngettext(
        "Last copy outside this computer: {count} day ago.",
        "Last copy outside this computer: {count} days ago.",
        days,
    )
