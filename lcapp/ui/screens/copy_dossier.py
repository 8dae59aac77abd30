"""Copy a dossier into another call: what to take, what will become of it, and the report afterwards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.calls import Call
from lcapp.domain.form_changes import CarryOver
from lcapp.domain.forms import Form
from lcapp.errors import LcappError
from lcapp.i18n import N_
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import dropped_sentence, error_sentence, question_named
from lcapp.services.dossiers import Taking
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.models.call_words import call_state, past_calls, sorted_calls
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_TAKING = {
    "facts": N_("Facts: names, dates, figures, choices"),
    "texts": N_("Texts somebody wrote"),
    "evidence": N_("Evidence numbers beside the answers"),
    "notes": N_("Notes of our own people"),
}
_MOST_LISTED = 200


class CopyScreen(QWidget):
    """Changes nothing before "Make the copy"; the old dossier stays. `started` carries the new one."""

    back_requested = Signal()
    started = Signal(int)

    def __init__(self, number: int, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._context = context
        self._made = 0
        session = context.app.dossiers.open(number)
        self._old_form = session.form
        self._title = session.dossier.title
        self._build(session.dossier.call)
        self._connect()
        self._preview()

    def _build(self, old_call: str) -> None:
        words = self._context.words
        self.head = ScreenHead(
            words._("Copy “{title}” to another call", title=self._title), words, self._context.look
        )
        self.page = ScrollColumn(words._("Copy to another call"))
        self.call = Combo(name=words._("Which call?"))
        self.call.setMinimumContentsLength(36)
        calls, today = self._calls(), self._context.today()
        past = past_calls(calls, today)
        for call in sorted_calls(calls, today):
            state = call_state(words, call, today, past=past)
            title = call_title(words, call)
            self.call.addItem(title if call.expected else f"{title} · {state}", call.id)
        other = next((i for i in range(self.call.count()) if self.call.itemData(i) != old_call), 0)
        self.call.setCurrentIndex(other)
        self.title = QLineEdit(self._title)
        self.title.setAccessibleName(words._("Title of the new dossier"))
        self.taking = {name: SquareMark() for name in _TAKING}
        for name in ("facts", "texts"):
            self.taking[name].setChecked(True)
        lines = self.page.lines
        for text, entry in (
            (words._("Which call?"), self.call),
            (words._("Title of the new dossier"), self.title),
        ):
            label = PlainLabel(text, role="label")
            label.setBuddy(entry)
            lines.addWidget(label)
            lines.addWidget(entry)
            lines.addSpacing(8)
        lines.addWidget(PlainLabel(words._("What shall be taken along?"), role="label"))
        for name, mark in self.taking.items():
            lines.addWidget(OptionRow(mark, words._(_TAKING[name])))
        lines.addSpacing(16)
        self._told = QVBoxLayout()
        self._told.setSpacing(4)
        lines.addLayout(self._told)
        lines.addStretch(1)
        self.make = QPushButton(words._("Make the copy"))
        self.make.setProperty("role", "primary")
        self.open = QPushButton(words._("Open the new dossier"))
        self.open.setProperty("role", "primary")
        self.open.setVisible(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addStretch(1)
        foot.addWidget(self.make)
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page, rule()):
            column.addWidget(widget, 1 if widget is self.page else 0)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.call.currentIndexChanged.connect(self._preview)
        for mark in self.taking.values():
            mark.toggled.connect(self._preview)
        self.make.clicked.connect(self._on_make)
        self.open.clicked.connect(lambda: self.started.emit(self._made))

    @property
    def chosen(self) -> Taking:
        """What shall be taken along."""
        return Taking(**{name: mark.isChecked() for name, mark in self.taking.items()})

    def _calls(self) -> list[Call]:
        found = []
        for name in self._context.app.calls.ids():
            try:
                found.append(self._context.app.calls.get(name))
            except LcappError:
                continue
        return found

    def _preview(self) -> None:
        app = self._context.app
        try:
            carried = app.dossiers.preview_copy(self._number, str(self.call.currentData()), self.chosen)
            form = app.forms.get(app.calls.get(str(self.call.currentData())).form)
        except LcappError as error:
            self._clear()
            self._say(error_sentence(self._context.words, error))
            self.make.setEnabled(False)
            return
        self.make.setEnabled(True)
        self._show_report(carried, form)

    def _on_make(self) -> None:
        app = self._context.app
        call = str(self.call.currentData())
        try:
            report = app.dossiers.copy_to_call(
                self._number, call, self.chosen, title=self.title.text().strip()
            )
            form = app.forms.get(app.calls.get(call).form)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
            return
        self._made = report.dossier.number
        self._show_report(report.carried_over, form, made=True)
        for entry in (self.call, self.title, *self.taking.values()):
            entry.setEnabled(False)
        self.make.setVisible(False)
        self.open.setVisible(True)
        self.open.setFocus()

    def _show_report(self, carried: CarryOver, form: Form, *, made: bool = False) -> None:
        words = self._context.words
        self._clear()
        self._say(words._("This was done") if made else words._("This is what will happen"), "section")
        self._group(
            words._("Carried over as they are"), [question_named(words, form, one) for one in carried.carried]
        )
        self._group(
            words._("Carried over, please look at them"),
            [question_named(words, form, one) for one in carried.changed],
        )
        self._group(
            words._("In part only"),
            [
                f"{self._named(form, key.question)}: {dropped_sentence(words, reason)}"
                for key, reason in carried.lessened.items()
            ],
        )
        self._group(
            words._("Figures more than three years old"),
            [question_named(words, form, one) for one in carried.old_figures],
        )
        self._group(words._("New questions"), [question_named(words, form, one) for one in carried.new])
        self._group(
            words._("Left behind; the old dossier keeps them"),
            [
                f"{self._named(form, key.question)}: {dropped_sentence(words, reason)}"
                for key, reason in carried.dropped.items()
            ],
        )

    def _named(self, form: Form, question: str) -> str:
        known = form if form.question(question) is not None else self._old_form
        return question_named(self._context.words, known, question)

    def _group(self, title: str, lines: list[str]) -> None:
        words = self._context.words
        if not lines:
            return
        self._told.addSpacing(10)
        count = words.ngettext("{title}: {count}", "{title}: {count}", len(lines), title=title)
        self._say(count, "label")
        for line in lines[:_MOST_LISTED]:
            self._say(line, "help")

    def _say(self, text: str, role: str = "") -> None:
        self._told.addWidget(PlainLabel(text, role=role, wrap=True))

    def _clear(self) -> None:
        while (item := self._told.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
