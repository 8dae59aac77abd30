"""A country, found by typing a part of its name."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.domain.searching import fold, occurrences
from lcapp.i18n import formats
from lcapp.ui.alphabet import in_alphabet
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field


class CountryField(Field):
    """UNESCO's Member States and Associate Members by name; what is kept is the country's code."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._kept: str | None = None
        self._combo = Combo(name=question.label)
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._combo.setMaximumWidth(420)
        named = [(formats.country_name(context.words, c.code) or c.name, c.code) for c in context.countries()]
        self._combo.addItem("", "")
        for name, code in in_alphabet(context.words, named, lambda pair: pair[0]):
            self._combo.addItem(name, code)
        line = self._line = QLineEdit()
        self._combo.setLineEdit(line)
        completer = QCompleter(self._combo.model(), self._combo)
        line.setPlaceholderText(context.words._("Type a part of the name"))
        line.setAccessibleName(question.label)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._combo.setCompleter(completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._combo)
        self._combo.activated.connect(self._chosen)
        self._combo.left.connect(self._take_typed)
        line.editingFinished.connect(self._take_typed)
        self.setFocusProxy(self._combo)

    def raw(self) -> Any:
        """The country's code, or None."""
        return self._kept

    def set_read_only(self, read_only: bool) -> None:
        """The name stays visible."""
        self._combo.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The drop-down."""
        return self._combo

    def rename(self, name: str) -> None:
        """Box and line say the question."""
        super().rename(name)
        self._line.setAccessibleName(name)

    def _show_plain(self, value: Value | None) -> None:
        self._kept = None if value is None else str(value)
        place = self._combo.findData(self._kept or "")
        self._combo.setCurrentIndex(max(0, place))
        if place < 0:
            self._combo.setEditText(self._kept or "")

    def _chosen(self) -> None:
        self._keep(self._combo.currentData() or None)

    def _take_typed(self) -> None:
        text = self._combo.currentText().strip()
        found = self._code_of(text)
        if text and found is None:
            self.remarked.emit(
                self.context.words._("No country of that name was found; choose one from the list.")
            )
            return
        self.remarked.emit("")
        self._keep(found)
        self._combo.setCurrentIndex(max(0, self._combo.findData(found or "")))

    def _keep(self, code: str | None) -> None:
        if code != self._kept:
            self._kept = code
            self._edited()

    def _code_of(self, text: str) -> str | None:
        named = [
            (self._combo.itemText(i), str(self._combo.itemData(i))) for i in range(1, self._combo.count())
        ]
        wanted = fold(text)[0]
        exact = [
            code for name, code in named if fold(name)[0] == wanted or code.casefold() == text.casefold()
        ]
        near = [code for name, code in named if occurrences(name, text)] if text else []
        if exact:
            return exact[0]
        return near[0] if len(near) == 1 else None
