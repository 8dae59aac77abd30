"""Notes among the city's own people beside the question in focus: written, read, settled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.domain.dossier import Note
from lcapp.i18n import Words, formats
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.text_box import TextBox


class NotesPanel(QWidget):
    """`added` carries a new note's text, `settled` a note's id and whether it is settled now.

    `marking_wanted` asks for remarks from a marked copy.
    """

    added = Signal(str)
    settled = Signal(str, bool)
    chosen = Signal(str)
    marking_wanted = Signal()

    def __init__(self, words: Words, label_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._label_of = label_of
        self._question = ""
        self._build()
        self._add.clicked.connect(self._on_add)
        self._box.textChanged.connect(self._allow)

    def _build(self) -> None:
        words = self._words
        self._title = PlainLabel(role="label", wrap=True)
        self._box = TextBox(name=words._("New note"), lines=3)
        self._box.setPlaceholderText(words._("New note"))
        self._for_whom = PlainLabel(
            words._("Only for your own people; printed only if you ask for it."), role="help", wrap=True
        )
        self._add = QPushButton(words._("Add note"))
        self.from_paper = self._link(words._("From a marked copy…"), self.marking_wanted.emit)
        self._rest = QScrollArea()
        self._rest.setWidgetResizable(True)
        self._rest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rest.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        self._lines = QVBoxLayout(sheet)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._rest.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._box)
        column.addWidget(self._for_whom)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._add)
        row.addWidget(self.from_paper)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._rest, 1)

    def show_notes(self, question: str, notes: Sequence[Note], *, writable: bool) -> None:
        """Show the notes of a question first, then the open ones elsewhere."""
        words, self._question = self._words, question
        self._title.setText(self._label_of(question) if question else words._("No question chosen yet."))
        self._box.setReadOnly(not writable)
        self.from_paper.setEnabled(writable)
        self._allow()
        empty(self._lines)
        here = [note for note in notes if note.question == question]
        elsewhere = [note for note in notes if note.question != question and not note.settled]
        for note in here:
            self._show_note(note, writable=writable, with_place=False)
        if elsewhere:
            self._lines.addWidget(PlainLabel(words._("Open at other questions"), role="label"))
            for note in elsewhere:
                self._show_note(note, writable=writable, with_place=True)
        if not here and not elsewhere:
            self._lines.addWidget(PlainLabel(words._("There are no notes yet."), role="help", wrap=True))
        self._lines.addStretch(1)

    def take_focus(self) -> None:
        """Ready to write."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_note(self, note: Note, *, writable: bool, with_place: bool) -> None:
        words = self._words
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        written = words._(
            "{name}, {moment}",
            name=note.author or words._("Nobody named"),
            moment=formats.day_and_time(words, note.written_at),
        )
        text = PlainLabel(note.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(PlainLabel(written, role="help", wrap=True))
        column.addWidget(text)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        said = words._("Open again") if note.settled else words._("Settled")
        settle = self._link(said, lambda: self.settled.emit(note.id, not note.settled))
        settle.setEnabled(writable)
        buttons.addWidget(settle)
        if with_place:
            label = self._label_of(note.question)
            go = self._link(words._("Go there"), lambda: self.chosen.emit(note.question))
            go.setAccessibleDescription(label)
            column.addWidget(PlainLabel(label, role="help", wrap=True))
            buttons.addWidget(go)
        if note.settled:
            buttons.addWidget(PlainLabel(words._("settled"), role="help"))
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(rule())
        self._lines.addWidget(widget)

    def _link(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: act())
        return button

    def _allow(self) -> None:
        ready = bool(self._question and self._box.text().strip())
        self._add.setEnabled(ready and not self._box.isReadOnly())

    def _on_add(self) -> None:
        text = self._box.text()
        self._box.clear()
        self.added.emit(text)
