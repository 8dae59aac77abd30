"""Names that stand in one script only: a field for the Latin form of each, beside the form's own field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lcapp.domain.record_names import RecordName
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit


class LatinNames(QWidget):
    """`named` carries the id of a question and what was typed. Hidden while every name is complete.

    Args:
        words: The officer's language.
        label_of: The label of a question in that language.
    """

    named = Signal(str, str)

    def __init__(
        self, words: Words, *, label_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._label_of = label_of
        self._shown: tuple[str, ...] = ()
        self.lines: dict[str, LineEdit] = {}
        self._read_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(PlainLabel(words._("Names in Latin letters"), role="label"))
        how = words._(
            "The form has one field for each of these names. What is typed here helps to compare the texts."
        )
        column.addWidget(PlainLabel(how, role="help", wrap=True))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 1)
        column.addLayout(self._rows)
        self.setVisible(False)

    def show_names(self, names: Sequence[RecordName]) -> None:
        """Show the names that lack a Latin form in the form itself."""
        wanted = [name for name in names if name.lacks_latin]
        said = tuple(f"{name.question}\n{name.own}" for name in wanted)
        if said != self._shown:
            self._shown = said
            self._build(wanted)
        for name in wanted:
            line = self.lines[name.question]
            if not line.hasFocus():
                line.put(name.latin)
        self.setVisible(bool(wanted))

    def set_read_only(self, read_only: bool) -> None:
        """Readable, not changeable."""
        self._read_only = read_only
        for line in self.lines.values():
            line.setReadOnly(read_only)

    def _build(self, names: Sequence[RecordName]) -> None:
        empty(self._rows)
        self.lines = {}
        for row, name in enumerate(names):
            label = self._label_of(name.question).rstrip(": ")
            line = LineEdit(name=self._words._("In Latin letters: {name}", name=f"{label}, {name.own}"))
            line.setReadOnly(self._read_only)
            line.editingFinished.connect(
                lambda question=name.question, line=line: self.named.emit(question, line.text())
            )
            said = PlainLabel(f"{label}: \u2068{name.own}\u2069", wrap=True)
            said.setBuddy(line)
            self._rows.addWidget(said, row, 0)
            self._rows.addWidget(line, row, 1)
            self.lines[name.question] = line
