"""The reading page: the whole draft in official order, each question a way to its field."""

from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.draft.reading_entry import ReadingEntry
from lcapp.ui.fields.frame import number_width
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.models.reading import ReadQuestion, ReadSection

_INSET = 12
"""Pixels from the edge of an entry to its words; headings stand in line with them."""
_TURN_SECONDS = 0.03
"""How long one turn of building may take before the window may answer keys again."""


class ReadingPage(ScrollColumn):
    """Builds what is to be seen first and the rest in the following turns of the event loop.

    Args:
        words: The officer's language.
        look: Icons and spaces.
        open_link: Shows an address and opens it if the person wants.
        title: What is read; empty for a draft, which has a way back to writing.
        how: What choosing a question does, in a sentence.
        parent: Qt's parent.
    """

    chosen = Signal(str, str)
    """Question and language somebody wants to write in."""
    closed = Signal()

    def __init__(
        self,
        words: Words,
        look: Look,
        *,
        open_link: Callable[[str], object],
        title: str = "",
        how: str = "",
        parent: QWidget | None = None,
    ) -> None:
        named = title or words._("The whole draft")
        super().__init__(named, width=look.space("column") + 96, parent=parent)
        self._words = words
        self._look = look
        self._open_link = open_link
        self.entries: dict[str, ReadingEntry] = {}
        self._shown: tuple[ReadSection, ...] = ()
        self._waiting: list[QWidget | ReadQuestion] = []
        self._after: tuple[str, int | None] | None = None
        self._next_turn = QTimer(self)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._build_on)
        self.setProperty("role", "surface")
        self.sheet.setProperty("role", "surface")
        told = how or words._("A click or Enter leads to the field of a question, Esc back to this page.")
        self.lines.addLayout(self._head(named, told))
        self.close_button.setVisible(not title)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.lines.addLayout(self._body)
        self.lines.addStretch(1)

    def _head(self, title: str, how: str) -> QHBoxLayout:
        words = self._words
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(PlainLabel(title, role="screen", wrap=True))
        said.addWidget(PlainLabel(how, role="help", wrap=True))
        self.close_button = small_button(self._look, "x", words._("Close the reading page"), self.closed.emit)
        row = QHBoxLayout()
        row.setContentsMargins(_INSET, 0, _INSET, 0)
        row.addLayout(said, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @property
    def complete(self) -> bool:
        """Whether everything is built."""
        return not self._waiting

    @property
    def order(self) -> list[str]:
        """Ids of the questions shown, in order."""
        return [question.id for section in self._shown for question in section.questions]

    @property
    def current(self) -> str:
        """Id of the question that has the focus, or whose link has it."""
        focus = self.window().focusWidget()
        entries = self.entries.items()
        return next((name for name, e in entries if e is focus or (focus and e.isAncestorOf(focus))), "")

    def show_sections(self, sections: Sequence[ReadSection]) -> None:
        """Show the draft; questions that read as before keep their widgets."""
        before, self._shown = self._shown, tuple(sections)
        if _outline(before) == _outline(self._shown) and before:
            for section in self._shown:
                for question in section.questions:
                    self._show_anew(question)
            return
        place = (self.current, self.verticalScrollBar().value()) if self.isVisible() and before else None
        empty(self._body)
        self.entries = {}
        self._waiting = list(self._rows())
        self._build_on()
        if place is not None and place[0]:
            self.bring(place[0], scroll=place[1])

    def bring(self, question: str, *, scroll: int | None = None) -> None:
        """Put the focus on a question; the first one where it is not shown.

        Args:
            question: Its id.
            scroll: Where the page stood, in pixels; None looks for the question.
        """
        order = self.order
        name = question if question in order else next(iter(order), "")
        while name and name not in self.entries and self._waiting:
            self._build_next()
        if name in self.entries:
            self._after = (name, scroll)
            self.entries[name].setFocus(Qt.FocusReason.OtherFocusReason)
            self._settle()
            # Heights of texts are known only after the page was laid out.
            QTimer.singleShot(0, self, self._settle)

    def _rows(self) -> list[QWidget | ReadQuestion]:
        rows: list[QWidget | ReadQuestion] = []
        for section in self._shown:
            if section.part or section.title:
                rows.append(self._section_head(section))
            rows.extend(section.questions)
        return rows

    def _section_head(self, section: ReadSection) -> QWidget:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(_INSET, 20, _INSET, 4)
        lines.setSpacing(8)
        lines.addWidget(rule())
        if section.part and section.part != section.title:
            lines.addWidget(PlainLabel(section.part, role="help", wrap=True))
        if section.title:
            lines.addWidget(PlainLabel(section.title, role="section", wrap=True))
        return head

    def _build_on(self) -> None:
        until = perf_counter() + _TURN_SECONDS
        while self._waiting and perf_counter() < until:
            self._build_next()
        if self._waiting:
            self._next_turn.start()
        else:
            self._next_turn.stop()
            self._settle()

    def _build_next(self) -> None:
        row = self._waiting.pop(0)
        widget = row if isinstance(row, QWidget) else self._entry(row)
        self._body.addWidget(widget)
        widget.show()  # a widget that waits for the next turn to be shown takes no focus

    def _entry(self, question: ReadQuestion) -> ReadingEntry:
        entry = ReadingEntry(
            question,
            self._words,
            self._look,
            open_link=self._open_link,
            number_width=number_width(self),
        )
        entry.clicked.connect(lambda: self.chosen.emit(entry.question.id, entry.question.language))
        entry.stepped.connect(lambda by: self._step(entry.question.id, by))
        self.entries[question.id] = entry
        return entry

    def _show_anew(self, question: ReadQuestion) -> None:
        old = self.entries.get(question.id)
        if old is None:
            places = [
                i for i, w in enumerate(self._waiting) if isinstance(w, ReadQuestion) and w.id == question.id
            ]
            for place in places:
                self._waiting[place] = question
        elif old.question != question:
            focused = self.current == question.id
            entry = self._entry(question)
            place = self._body.indexOf(old)
            self._body.removeWidget(old)
            self._body.insertWidget(place, entry)
            old.hide()
            old.deleteLater()
            entry.show()
            if focused:
                entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, question: str, by: int) -> None:
        order = self.order
        place = order.index(question) + by
        if 0 <= place < len(order):
            self.bring(order[place])

    def _settle(self) -> None:
        if self._after is None or not self.isVisible():
            return
        name, scroll = self._after
        entry = self.entries.get(name)
        if entry is None or self.current != name:
            self._after = None
            return
        layout = self.sheet.layout()
        if layout is not None:
            layout.activate()
        if scroll is not None:
            self.verticalScrollBar().setValue(scroll)
        else:
            top = entry.mapTo(self.sheet, QPoint(0, 0)).y()
            self.ensureVisible(0, top, 0, 24)
            self.ensureVisible(0, top + min(entry.height(), self.viewport().height() - 48), 0, 24)


def _outline(sections: Sequence[ReadSection]) -> list[tuple[str, str, str, list[str]]]:
    return [(s.id, s.part, s.title, [q.id for q in s.questions]) for s in sections]
