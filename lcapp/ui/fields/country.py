"""A country, found by typing a part of its name."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.countries import Country
from lcapp.domain.forms import Question
from lcapp.domain.searching import fold, occurrences
from lcapp.i18n import formats
from lcapp.ui.alphabet import in_alphabet
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field


class _Countries(Combo):
    """Lists the countries once somebody comes to it: a draft opens without two hundred rows nobody sees."""

    def __init__(self, context: FieldContext, *, name: str, parent: QWidget) -> None:
        super().__init__(name=name, parent=parent)
        self._context = context
        self._listed = False
        self.addItem("", "")

    def offer(self, code: str) -> None:
        """Have a country in the list; a code of no country is left out."""
        if self.findData(code) < 0:
            for country in self._context.countries():
                if country.code == code:
                    self.addItem(self._named(country), code)

    def list_all(self) -> None:
        """Have every country in the list; what stands in the box stays."""
        if self._listed:
            return
        self._listed = True
        text, code = self.currentText(), self.currentData()
        with QSignalBlocker(self):
            self.clear()
            self.addItem("", "")
            for country in in_alphabet(self._context.words, self._context.countries(), self._named):
                self.addItem(self._named(country), country.code)
            self.setCurrentIndex(max(0, self.findData(code)))
            self.setEditText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody may type or choose."""
        self.list_all()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """The mouse opens the list before the keys are here."""
        self.list_all()
        super().showPopup()

    def _named(self, country: Country) -> str:
        return formats.country_name(self._context.words, country.code) or country.name


class CountryField(Field):
    """UNESCO's Member States and Associate Members by name; what is kept is the country's code."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._kept: str | None = None
        self._combo = _Countries(context, name=self.name, parent=self)
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._combo.setMaximumWidth(420)
        line = self._line = QLineEdit(self._combo)
        self._combo.setLineEdit(line)
        completer = QCompleter(self._combo.model(), self._combo)
        line.setPlaceholderText(context.words._("Type a part of the name"))
        line.setAccessibleName(self.name)
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
        self._combo.offer(self._kept or "")
        place = self._combo.findData(self._kept or "")
        self._combo.setCurrentIndex(max(0, place))
        if place < 0:
            self._combo.setEditText(self._kept or "")

    def _chosen(self) -> None:
        self._keep(self._combo.currentData() or None)

    def _take_typed(self) -> None:
        self._combo.list_all()
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
