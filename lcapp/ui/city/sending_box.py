"""What is written down after sending, as lines to fill in: fields of the record, in its order and words."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.city_records import field_text
from lcapp.domain.forms import Form, QuestionType
from lcapp.domain.sending import DAYS, ENTRIES, TEXTS, UNDECIDED
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.date_text import iso_date, line_text, placeholder
from lcapp.ui.fields.line_edit import LineEdit

_DECISION = "decision"


class SendingBox(QWidget):
    """One line for each field; what the program writes itself has none.

    Args:
        words: The person's language.
        form: Of the record.
        parent: Qt's parent.
    """

    def __init__(self, words: Words, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.lines: dict[str, QLineEdit] = {}
        self.decision = Combo(name="")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        own, group = FormWords(words, form.name), form.question(ENTRIES)
        shown = (*DAYS, *TEXTS, _DECISION)
        for row, field in enumerate(one for one in (group.fields if group else ()) if one.id in shown):
            text = own.field_label(group, field) if group else field.id
            line: QWidget = self.decision
            if field.id == _DECISION:
                self.decision.setAccessibleName(text)
                for option in field.options:
                    self.decision.addItem(own.option(field, option.id, group=group), option.id)
            else:
                is_day = field.type is QuestionType.DATE
                line = self.lines[field.id] = LineEdit(name=text)
                self.lines[field.id].setPlaceholderText(placeholder(words) if is_day else "")
                self.lines[field.id].setMaxLength(field.max_characters or self.lines[field.id].maxLength())
            label = PlainLabel(text)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)

    def show_entry(self, entry: Mapping[str, Value]) -> None:
        """Show what stands there."""
        for name, line in self.lines.items():
            said = field_text(entry, name)
            line.setText(line_text(self._words, said) if name in DAYS else said)
        self.decision.setCurrentIndex(max(0, self.decision.findData(entry.get(_DECISION, UNDECIDED))))

    def fields(self) -> dict[str, str] | None:
        """What stands in the lines, days as ISO dates; None where a day cannot be read."""
        told = {_DECISION: str(self.decision.currentData())}
        for name, line in self.lines.items():
            text = line.text().strip()
            iso = iso_date(text, partial=False, words=self._words) if text and name in DAYS else text
            if iso is None:
                return None
            told[name] = iso
        return told
