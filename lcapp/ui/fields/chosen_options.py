"""Any of many options inside a record: one line says what is chosen, the marks unfold beneath it."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.fields.choices import Choices
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.tab_order import tab_after

_ACROSS = 2


class ChosenOptions(Choices):
    """`Choices` in little room: the marks stand in columns, built when the person first wants to choose."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        self._opener = QToolButton()
        self._kept: list[str] = []
        """What is chosen, as long as there are no marks."""
        self._hint = ""
        super().__init__(question, context, parent)

    def _arrange(self) -> None:
        words = self.context.words
        self._chosen = PlainLabel(wrap=True)
        self._opener.setText(words._("Choose…"))
        self._opener.setCheckable(True)
        self._opener.setProperty("role", "link")
        self._opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._opener.setIconSize(QSize(14, 14))
        self._opener.toggled.connect(self._open)
        self._marks_area = QWidget()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._chosen, 1)
        line.addWidget(self._opener, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._marks_area)
        self._open(False)

    def _build_rows(self) -> None:
        super()._build_rows()
        grid = QGridLayout(self._marks_area)
        grid.setContentsMargins(8, 2, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        deep = -(-len(self._rows) // _ACROSS)
        for place, row in enumerate(self._rows):
            # Down the first column, then down the next: the way Tab goes is the way the eye goes.
            grid.addWidget(row, place % deep, place // deep)
            grid.setColumnStretch(place // deep, 1)
        super()._show_plain(self._kept)
        super().rename(self.name)
        super().describe(self._hint)
        tab_after(self._opener, self._marks_area)

    def raw(self) -> Any:
        """Ids of the chosen options in the form's order."""
        return super().raw() if self._marks else list(self._kept) or None

    def entry(self) -> QWidget:
        """The button that unfolds the marks."""
        return self._opener

    def set_read_only(self, read_only: bool) -> None:
        """What is chosen stands in the line; there is nothing to unfold."""
        super().set_read_only(read_only)
        self._opener.setVisible(not read_only)
        if read_only:
            self._opener.setChecked(False)

    def rename(self, name: str) -> None:
        """The button says the question and what is chosen."""
        self.name = name
        if self._marks:
            super().rename(name)
        self._say()

    def describe(self, text: str) -> None:
        """The button is met first."""
        super().describe(text)
        self._hint = text
        self._say()

    def _show_plain(self, value: Value | None) -> None:
        self._kept = list(value) if isinstance(value, list) else []
        super()._show_plain(value)
        self._say()

    def _edited(self) -> None:
        self._say()
        super()._edited()

    def _open(self, opened: bool) -> None:
        if opened and not self._marks:
            self._build_rows()
        self._marks_area.setVisible(opened)
        closed = "chevron-left" if self.context.words.direction == "rtl" else "chevron-right"
        self._opener.setIcon(self.context.look.icon("chevron-down" if opened else closed, "accent"))
        self._say()

    def _say(self) -> None:
        words, chosen = self.context.words, self._chosen_options()
        if chosen:
            # Options have commas of their own.
            said = " · ".join(chosen)
        else:
            said = words.ngettext(
                "None of {count} option is chosen.",
                "None of {count} options is chosen.",
                len(self.question.options),
            )
        self._chosen.setText(said)
        set_look(self._chosen, role="" if chosen else "help")
        self._opener.setAccessibleName(f"{self.name}: {said}")
        state = words._("open") if self._opener.isChecked() else words._("closed")
        self._opener.setAccessibleDescription(" · ".join(one for one in (state, self._hint) if one))

    def _chosen_options(self) -> list[str]:
        ticked: Any = self.raw() or ()
        options = {option.id: option for option in self.question.options}
        return [self.context.own_option(self.question, options[name]) for name in ticked]
