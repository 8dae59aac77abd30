"""The sheet for handing out sections: which, to whom, until when; and who has what already."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.i18n import Words, formats
from lcapp.i18n.typed_dates import TypedDate, typed_date
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.sheet import Rolled, Sheet
from lcapp.ui.fields.date_text import placeholder, trouble_words
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed out. `due` is an ISO day or empty."""

    sections: tuple[str, ...]
    to: str
    due: str
    note: str


@dataclass(frozen=True, slots=True)
class Held:
    """One line of who has what; `parcel` is its name."""

    parcel: str
    said: str


class HandOutSheet(Sheet):
    """`hand_out_wanted` carries a `Wanted`, `call_off_wanted` the name of a hand-out.

    `take_back_wanted` asks for a file that came back.
    """

    hand_out_wanted = Signal(object)
    call_off_wanted = Signal(str)
    take_back_wanted = Signal()

    def __init__(
        self,
        sections: Sequence[tuple[str, str]],
        words: Words,
        *,
        here: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            sections: Id and title of each section somebody in the city fills in.
            words: The language.
            here: Id of the section the person is at; ticked from the beginning.
            parent: The window it lies over.
        """
        super().__init__(560, parent)
        self._words = words
        self.setWindowTitle(words._("Hand out sections"))
        self.boxes: dict[str, SquareMark] = {}
        ticks = QVBoxLayout()
        ticks.setSpacing(2)
        for section, title in sections:
            box = self.boxes[section] = SquareMark()
            box.setChecked(section == here)
            box.toggled.connect(lambda _on: self._refresh())
            ticks.addWidget(OptionRow(box, title))
        self.to = QLineEdit()
        self.due = QLineEdit()
        self.due.setPlaceholderText(placeholder(words))
        self.due_said = PlainLabel(role="help", wrap=True)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(72)
        self.go = QPushButton(words._("Write the file…"))
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.back = QPushButton(words._("Take a file back…"))
        self.shut = QPushButton(words._("Close"))
        self.said = PlainLabel(role="help", wrap=True)
        self._held = QVBoxLayout()
        self._held.setSpacing(6)
        self._lay_out(ticks)
        self.to.textChanged.connect(lambda _text: self._refresh())
        self.due.textChanged.connect(lambda _text: self._refresh())
        self.go.clicked.connect(lambda: self.hand_out_wanted.emit(self.wanted))
        self.back.clicked.connect(self.take_back_wanted)
        self.shut.clicked.connect(self.reject)
        self._refresh()

    def _lay_out(self, ticks: QVBoxLayout) -> None:
        words = self._words
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        due = QVBoxLayout()
        due.setSpacing(2)
        due.addWidget(self.due)
        due.addWidget(self.due_said)
        for text, field, widget in (
            (words._("Who gets them"), self.to, self.to),
            (words._("Back by"), due, self.due),
            (words._("A word to them"), self.note, self.note),
        ):
            label = PlainLabel(text, role="label")
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addWidget(PlainLabel(words._("Hand out sections"), role="section"))
        about = words._(
            "They go into a small file with their guidance and limits. You can go on writing in them here; "
            "what comes back is merged word by word."
        )
        column.addWidget(PlainLabel(about, role="help", wrap=True))
        column.addWidget(Rolled(ticks))
        column.addLayout(form)
        column.addWidget(rule())
        column.addLayout(self._held)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.shut)
        row.addWidget(self.go)
        column.addLayout(row)

    @property
    def wanted(self) -> Wanted:
        """What is chosen and typed."""
        return Wanted(
            sections=tuple(section for section, box in self.boxes.items() if box.isChecked()),
            to=self.to.text().strip(),
            due=self._due() or "",
            note=self.note.toPlainText().strip(),
        )

    def show_held(self, held: Sequence[Held]) -> None:
        """Who has what, each with a way to say that nothing will come back."""
        words = self._words
        while (item := self._held.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not held:
            self._held.addWidget(PlainLabel(words._("No sections are handed out."), role="help"))
        for one in held:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(PlainLabel(one.said, wrap=True), 1)
            off = QPushButton(words._("Nothing will come back"))
            off.setAccessibleDescription(one.said)
            off.clicked.connect(lambda _checked=False, name=one.parcel: self.call_off_wanted.emit(name))
            row.addWidget(off)
            self._held.addWidget(line)

    def say(self, sentence: str, *, severity: str = "") -> None:
        """Say what was done, or why not."""
        self.said.setText(sentence)
        self.said.set_severity(severity)

    def _due(self) -> str | None:
        """The day as ISO text, empty for none; None where it is no whole day."""
        text = self.due.text().strip()
        read = typed_date(self._words, text, partial=False) if text else TypedDate()
        return None if read.trouble else read.iso

    def _refresh(self) -> None:
        words, due = self._words, self._due()
        if due is None:
            read = typed_date(words, self.due.text().strip(), partial=False)
            self.due_said.setText(trouble_words(words, read))
        else:
            self.due_said.setText(formats.day_in_calendars(words, due, weekday=True) if due else "")
        self.due_said.setVisible(bool(self.due_said.text()))
        ticked = any(box.isChecked() for box in self.boxes.values())
        self.go.setEnabled(ticked and bool(self.to.text().strip()) and due is not None)
