"""What is known of a call: its form, both dates, the Commission's own date typed here, who sends what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.calls import Call
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords, call_text, call_title
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording import certainty_word, confidence_badge, error_sentence
from lcapp.ui.appearance.labels import PlainLabel, rule, set_look
from lcapp.ui.fields.date_text import line_text, placeholder, trouble_words
from lcapp.ui.models.call_words import date_words, days_left, deadline_words
from lcapp.ui.models.recipient_words import recipient_words
from lcapp.ui.screens.context import ScreenContext


class CallFacts(QWidget):
    """Facts of one call. `own_deadline_kept` tells that a date was typed or taken away."""

    own_deadline_kept = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Call | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._told = QVBoxLayout()
        self._told.setSpacing(4)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self._lines.addLayout(self._told)
        self._lines.addSpacing(12)
        self._lines.addWidget(self._own_deadline())
        self._lines.addSpacing(12)
        self._lines.addLayout(self._ways)
        self._lines.addStretch(1)

    def show_call(self, call: Call) -> None:
        """Show another call."""
        self._call = call
        _clear(self._told)
        _clear(self._ways)
        self._show_dates(call)
        self._show_ways(call)
        self.day.setText(line_text(self._context.words, call.own_deadline.value))
        self.source.setText(call.own_deadline.source)
        self.remove.setVisible(bool(call.own_deadline.value))
        self._said.setVisible(False)

    def _show_dates(self, call: Call) -> None:
        context, words = self._context, self._context.words
        self._told.addWidget(PlainLabel(call_title(words, call), role="label", wrap=True))
        if days_left(call, context.today()) is not None:
            self._told.addWidget(
                PlainLabel(deadline_words(words, call, context.today()), role="section", wrap=True)
            )
        for name, known in (
            (words._("Opens"), call.opens),
            (words._("City's deadline"), call.city_deadline),
            (words._("Commission's deadline"), call.commission_deadline),
            (words._("Commission's own date"), call.own_deadline),
        ):
            if known is call.own_deadline and not known.value:
                continue
            self._fact(name, date_words(words, known))
            if known.note:
                self._told.addWidget(PlainLabel(call_text(words, call, known.note), role="help", wrap=True))
        if call.cap.number is not None:
            limit = formats.number(words, call.cap.number)
            self._fact(
                words._("At most per country"),
                words._(
                    "{limit} ({certainty})", limit=limit, certainty=certainty_word(words, call.cap.certainty)
                ),
            )
        self._fact(
            words._("Languages"),
            words.listed(formats.language_name(words, code) for code in call.languages),
        )
        try:
            form = context.app.forms.get(call.form)
        except LcappError as error:
            self._fact(words._("Form"), error_sentence(words, error))
        else:
            self._fact(words._("Form"), FormWords(words, form.name).title(form))
            self._told.addWidget(PlainLabel(confidence_badge(words, form), role="help", wrap=True))
        for note in call.notes:
            self._told.addWidget(PlainLabel(call_text(words, call, note), role="help", wrap=True))

    def _show_ways(self, call: Call) -> None:
        words = self._context.words
        if not call.recipients:
            return
        self._ways.addWidget(rule())
        self._ways.addWidget(PlainLabel(words._("Who receives what"), role="label", wrap=True))
        for way in call.recipients:
            for place, line in enumerate(recipient_words(words, call, way)):
                self._ways.addWidget(PlainLabel(line, role="" if place == 0 else "help", wrap=True))
            self._ways.addSpacing(6)

    def _fact(self, name: str, said: str) -> None:
        self._told.addSpacing(4)
        self._told.addWidget(PlainLabel(name, role="help", wrap=True))
        self._told.addWidget(PlainLabel(said, wrap=True))

    def _own_deadline(self) -> QWidget:
        words = self._context.words
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule())
        label = PlainLabel(words._("Your Commission's own deadline"), role="label", wrap=True)
        self.day = QLineEdit()
        self.day.setAccessibleName(words._("Your Commission's own deadline"))
        self.day.setPlaceholderText(placeholder(words))
        label.setBuddy(self.day)
        self.source = QLineEdit()
        self.source.setAccessibleName(words._("Where this date comes from"))
        self.source.setPlaceholderText(words._("Source: a letter, a web page"))
        self.keep = QPushButton(words._("Keep this date"))
        self.remove = QPushButton(words._("Remove"))
        self.remove.setProperty("role", "link")
        self._said = PlainLabel(role="help", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addWidget(label)
        column.addWidget(
            PlainLabel(
                words._("Many Commissions ask for drafts earlier. The earlier date counts down."),
                role="help",
                wrap=True,
            )
        )
        column.addWidget(self.day)
        column.addWidget(self.source)
        column.addLayout(row)
        column.addWidget(self._said)
        self.keep.clicked.connect(self._keep)
        self.day.returnPressed.connect(self._keep)
        self.source.returnPressed.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        return box

    def _keep(self) -> None:
        words = self._context.words
        typed = typed_date(words, self.day.text(), partial=False)
        if not typed.iso:
            self._say(trouble_words(words, typed), "must_fix")
            self.day.setFocus()
        elif not self.source.text().strip():
            self._say(words._("Say in a few words where this date comes from."), "must_fix")
            self.source.setFocus()
        else:
            self._set(typed.iso, self.source.text())

    def _remove(self) -> None:
        self._set("", "")

    def _set(self, day: str, source: str) -> None:
        if self._call is None:
            return
        calls = self._context.app.calls
        try:
            calls.set_own_deadline(self._call.id, day, source)
            self.show_call(calls.get(self._call.id))
        except LcappError as error:
            self._say(error_sentence(self._context.words, error), "must_fix")
            return
        self.own_deadline_kept.emit()

    def _say(self, sentence: str, severity: str) -> None:
        self._said.setText(sentence)
        set_look(self._said, severity=severity)
        self._said.setVisible(True)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
