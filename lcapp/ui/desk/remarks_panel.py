"""Remarks on a received dossier: numbered, bound to a question or the whole, with what the city replied."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lcapp.domain.remarks import Remark, RemarkSeverity
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import REPLIES, SEVERITIES, said_of
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.desk.panel_page import PanelPage, card, leading, link
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.text_box import TextBox
from lcapp.ui.screens.context import ScreenContext


class RemarksPanel(PanelPage):
    """`chosen` carries the question of a remark; `return_wanted` asks to write the file for the city."""

    chosen = Signal(str)
    return_wanted = Signal()

    def __init__(
        self,
        context: ScreenContext,
        number: int,
        label_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        words = context.words
        super().__init__(context, words._("Remarks"), parent)
        self._remarks, self._number, self._label_of = context.app.commission.remarks, number, label_of
        self._question = self._language = ""
        self.place = PlainLabel(role="label", wrap=True)
        self.text = TextBox(name=words._("New remark"), lines=3)
        self.text.setPlaceholderText(words._("New remark"))
        self.quote = LineEdit(
            name=words._("Words it is about"), placeholder=words._("Words it is about, as they stand there")
        )
        self.severity = Combo(name=words._("Weight"))
        for code in RemarkSeverity:
            self.severity.addItem(said_of(words, SEVERITIES, code), code)
        self.severity.setCurrentIndex(self.severity.findData(RemarkSeverity.SHOULD))
        self.add = QPushButton(words._("Add remark"))
        self.whole = link(words._("On the whole dossier"), lambda: self.show_place("", ""))
        row = QHBoxLayout()
        row.addWidget(self.severity, 1)
        row.addWidget(self.add)
        for widget in (self.place, self.text, self.quote):
            self.lines.addWidget(widget)
        self.lines.addLayout(row)
        leading(self.lines, self.whole)
        frame, self._column = card()

        self.lines.addWidget(frame)
        self.back = QPushButton(words._("Write the file with remarks for the city…"))
        leading(self.lines, self.back)
        self.add.clicked.connect(self._on_add)
        self.back.clicked.connect(self.return_wanted)
        self.show_place("", "")
        self.refresh()

    def show_place(self, question: str, language: str) -> None:
        """The question a new remark will be about; empty for the whole dossier."""
        self._question, self._language = question, language
        words = self.words
        self.place.setText(
            words._("About: {question}", question=self._label_of(question))
            if question
            else words._("About the whole dossier")
        )
        self.quote.setVisible(bool(question))
        self.whole.setVisible(bool(question))

    def refresh(self) -> None:
        """Show the remarks as they stand."""
        empty(self._column)
        standing = [one for one in self._remarks.of(self._number) if not one.withdrawn]
        for remark in standing:
            self._show(remark)
        if not standing:
            self._column.addWidget(
                PlainLabel(
                    self.words._(
                        "No remarks yet. Choose a question on the page, and write what should change."
                    ),
                    role="help",
                    wrap=True,
                )
            )
        self.back.setEnabled(bool(standing))

    def _show(self, remark: Remark) -> None:
        words = self.words
        head = words._(
            "{number}. {weight}",
            number=formats.number(words, remark.number),
            weight=said_of(words, SEVERITIES, remark.severity),
        )
        label = PlainLabel(head, role="label", wrap=True)
        self._column.addWidget(label)
        if remark.question:
            go = link(self._label_of(remark.question), lambda: self.chosen.emit(remark.question))
            leading(self._column, go)
        if remark.quote:
            quoted = words._("“{text}”", text=harmless(words, remark.quote))
            self._column.addWidget(PlainLabel(quoted, role="help", wrap=True))
        self._column.addWidget(PlainLabel(remark.text, wrap=True))
        if remark.reply is not None:
            said = words._(
                "The city: {state}. {reason}",
                state=said_of(words, REPLIES, remark.reply.state),
                reason=harmless(words, remark.reply.reason),
            )
            self._column.addWidget(PlainLabel(said.strip(), wrap=True))
        else:
            leading(
                self._column, link(words._("Take back"), lambda: self._withdraw(remark.number), about=head)
            )

    def _on_add(self) -> None:
        severity = RemarkSeverity(self.severity.currentData())
        place = {"question": self._question, "language": self._language} if self._question else {}
        quote = self.quote.text().strip() if self._question else ""
        if self.do(
            lambda: self._remarks.add(self._number, self.text.text(), severity=severity, quote=quote, **place)
        ):
            self.text.clear()
            self.quote.clear()
            self.refresh()
            self.text.setFocus()

    def _withdraw(self, remark: int) -> None:
        self.do(lambda: self._remarks.withdraw(self._number, remark))
        self.refresh()
