"""Somebody else's version beside the draft: look at what differs, decide, take it with one button."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.merge import Decisions, MergedAnswer
from lcapp.domain.package import LIMITS
from lcapp.domain.value_difference import Path as Place
from lcapp.errors import InputRefused, LcappError
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_merge import merge_sentences, place_words
from lcapp.i18n.wording_packages import sender_sentence
from lcapp.services.annexes import read_for_checking
from lcapp.services.merge_source import MergeSource, merge_source
from lcapp.services.merging import MergePreview
from lcapp.services.package_preview import Inspected
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.merge.answer_card import AnswerCard
from lcapp.ui.merge.difference_list import DifferenceList
from lcapp.ui.merge.matter_card import WAYS
from lcapp.ui.merge.merge_foot import MergeFoot
from lcapp.ui.merge.merge_lines import merge_line, merge_lines, shown_answers
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_DECIDED_MS = 120


class MergeScreen(QWidget):
    """Changes nothing before "Accept". `merged` carries what was done, in one sentence.

    Args:
        number: The dossier.
        context: The surroundings.
        parent: Qt's parent.

    Raises:
        LcappError: The dossier cannot be read.
    """

    back_requested = Signal()
    merged = Signal(str)
    refused = Signal(str)

    def __init__(self, number: int, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.app.dossiers.open(number)
        self._own = FormWords(context.words, self._session.form.name)
        self._source: MergeSource | None = None
        self._preview: MergePreview | None = None
        self._inspected: Inspected | None = None
        self._pending: Decisions | None = None
        self.card: AnswerCard | None = None
        self._soon = QTimer(self, singleShot=True, interval=_DECIDED_MS)
        self._soon.timeout.connect(self._take_pending)
        self._build()
        self._add_keys()

    @property
    def preview(self) -> MergePreview | None:
        """What would be done now; None before the file was opened."""
        self._take_pending()
        return self._preview

    def open_file(self, path: Path, *, passphrase: str = "") -> None:
        """Read a file in the child process and show what it brings."""
        app = self._context.app

        def read() -> Inspected:
            data = read_for_checking(path, largest=LIMITS.file)
            return app.packages.inspect(data, passphrase=passphrase)

        self.facts.setText(self._context.words._("Opening {file}…", file=path.name))
        self._context.tasks.run(
            read, done=lambda inspected: self._on_opened(inspected, path), failed=self._on_failed
        )

    def show_inspected(self, inspected: Inspected) -> None:
        """Show what an opened file brings."""
        try:
            self._session.flush()
            self._source = merge_source(self._session, inspected, self._context.app.past_states)
            self._preview = self._context.app.merging.preview(self._session, self._source)
        except LcappError as error:
            self._on_failed(error)
            return
        self._inspected = inspected
        self._show_all()

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        title = words._("Merge into “{title}”", title=self._session.dossier.title)
        self.head = ScreenHead(title, words, look, back=words._("Back to the draft"))
        self.facts = PlainLabel(wrap=True)
        self.facts.setContentsMargins(24, 12, 24, 12)
        self.list = DifferenceList(words._("What differs"), look)
        self.page = ScrollColumn(words._("The answer and both versions"), width=980)
        self.page.lines.addStretch(1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.page)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([300, 700])
        self.foot = MergeFoot(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.facts, rule(), self.split, rule(), self.foot):
            column.addWidget(widget, 1 if widget is self.split else 0)
        column.addStretch(0)
        self.split.setVisible(False)
        self.head.back_wanted.connect(self.back_requested)
        self.foot.stay_wanted.connect(self.back_requested)
        self.foot.accept_wanted.connect(self.accept)
        self.list.chosen.connect(self._show_answer)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            **{f"Alt+{place}": partial(self._choose, way) for place, way in enumerate(WAYS, start=1)},
            "F8": self._next_undecided,
            "Alt+Down": partial(self._step, 1),
            "Alt+Up": partial(self._step, -1),
            "Ctrl+Return": self.accept,
        }
        for key, act in keys.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    # What is shown

    def _show_all(self) -> None:
        preview, words = self._preview, self._context.words
        if preview is None or self._inspected is None:
            return
        sentences = [
            *merge_sentences(words, preview),
            sender_sentence(words, self._inspected.sender),
        ]
        self.facts.setText("\n".join(sentences))
        lines = merge_lines(words, self._session.form, preview.merge, self._other)
        self.split.setVisible(bool(lines))
        self.foot.show_preview(preview)
        self.list.show_lines(lines)
        (self.list if lines else self.foot.accept).setFocus()

    @property
    def _other(self) -> str:
        return harmless(self._context.words, self._source.who) if self._source is not None else ""

    def _show_answer(self, key: AnswerKey) -> None:
        self._take_pending()
        one = self._answer(key)
        if one is None or (self.card is not None and self.card.key == key):
            return
        if self.card is not None:
            self.page.lines.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        words = self._context.words
        self.card = AnswerCard(
            one,
            place_words(words, self._session.form, key),
            self._own,
            words,
            self._context.look,
            other=self._other,
            decided=lambda path, value: self._decide(key, path, value),
        )
        self.page.lines.insertWidget(0, self.card)
        self.page.verticalScrollBar().setValue(0)

    def _answer(self, key: AnswerKey) -> MergedAnswer | None:
        if self._preview is None:
            return None
        return next((one for one in self._preview.merge.answers if one.key == key), None)

    # What is decided

    def _decide(self, key: AnswerKey, path: Place | None, value: Value | None) -> None:
        if self._preview is None:
            return
        decisions = self._pending or self._preview.decisions
        self._pending = (
            decisions.with_whole(key, value) if path is None else decisions.with_part(key, path, value)
        )
        self._soon.start()

    def _take_pending(self) -> None:
        decisions, self._pending = self._pending, None
        self._soon.stop()
        if decisions is None or self._source is None:
            return
        try:
            self._preview = self._context.app.merging.preview(self._session, self._source, decisions)
        except LcappError as error:
            self.foot.say(error_sentence(self._context.words, error))
            return
        for one in shown_answers(self._preview.merge):
            self.list.show_line(merge_line(self._context.words, self._session.form, one, self._other))
        self.foot.show_preview(self._preview)

    def _choose(self, way: str) -> None:
        if self.card is not None:
            self.card.choose(way)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and not self.list.item(row).flags():
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _next_undecided(self) -> None:
        self._take_pending()
        if self._preview is not None:
            self.list.step([one.key for one in self._preview.merge.disputed])

    def accept(self) -> None:
        """Take it, as one act that undo takes back."""
        preview = self.preview
        if preview is None or not self.foot.accept.isEnabled():
            return
        words = self._context.words
        try:
            merged = self._context.app.merging.accept(self._session, preview, loss_typed=self.foot.loss_typed)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(words, error))
            self._begin_again()
            return
        self.merged.emit(
            words.ngettext(
                "Merged: {count} answer changed.", "Merged: {count} answers changed.", merged.changed
            )
        )

    def _begin_again(self) -> None:
        """What could not be taken is looked at anew."""
        with contextlib.suppress(LcappError):
            self._session = self._context.app.dossiers.open(self._session.dossier.number)
            if self._inspected is not None:
                self.show_inspected(self._inspected)

    # What happened

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more: what was just chosen is not worked out."""
        super().hideEvent(event)
        self._soon.stop()

    def _on_opened(self, inspected: Inspected, path: Path) -> None:
        words = self._context.words
        if inspected.opened.code in ("package_needs_passphrase", "package_passphrase_wrong"):
            said = error_sentence(words, InputRefused(inspected.opened.code))
            passphrase = self._context.dialogs.ask_text(said, go=words._("Open"))
            if passphrase:
                self.open_file(path, passphrase=passphrase)
            else:
                self.back_requested.emit()
            return
        self.show_inspected(inspected)

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        said = (
            error_sentence(words, error)
            if isinstance(error, LcappError)
            else words._("The file could not be opened. The details are in the log.")
        )
        self.facts.setText(said)
        self.refused.emit(said)
