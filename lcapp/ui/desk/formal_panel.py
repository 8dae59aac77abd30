"""The formal check beside a received dossier: what was found and why, and what a person says instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lcapp.domain.formal_check import FormalResult
from lcapp.domain.forms import Form
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import CHECKS, VERDICTS, ground_sentence, said_of
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.desk.panel_page import PanelPage, card, leading, link
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.screens.context import ScreenContext

SAID_BY_PEOPLE = ("passed", "failed", "not_applicable")
SEVERITIES = {"failed": "must_fix", "look": "advice", "passed": "done"}


class FormalPanel(PanelPage):
    """F1 to F13. `changed` tells that a verdict was said anew."""

    changed = Signal()

    def __init__(
        self, context: ScreenContext, number: int, form: Form, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, context.words._("Formal check"), parent)
        self._desk, self._number, self._form = context.app.commission.desk, number, form
        self._open = ""
        self.refresh()

    def refresh(self) -> None:
        """Show the checks as they stand."""
        empty(self.lines)
        for result in self._desk.formal(self._number):
            self._show(result)

    def _show(self, result: FormalResult) -> None:
        words = self.words
        name = said_of(words, CHECKS, result.check)
        verdict = PlainLabel(said_of(words, VERDICTS, result.verdict))
        verdict.set_severity(SEVERITIES.get(result.verdict, ""))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(f"{result.check}  {name}", role="label", wrap=True), 1)
        head.addWidget(verdict)
        self.lines.addLayout(head)
        for ground in result.grounds:
            self.lines.addWidget(
                PlainLabel(ground_sentence(words, ground, self._form), role="help", wrap=True)
            )
        if result.override is not None:
            self._show_override(result)
        if self._open == result.check:
            self._show_form(result, name)
        else:
            say = link(words._("Say otherwise…"), lambda: self._turn(result.check), about=name)
            leading(self.lines, say)
        self.lines.addWidget(rule())

    def _show_override(self, result: FormalResult) -> None:
        said, words = result.override, self.words
        assert said is not None
        told = words._(
            "{name} said so on {day}: {reason} The program had found: {found}.",
            name=harmless(words, said.by) or words._("Nobody named"),
            day=formats.day(words, said.at.astimezone().date().isoformat()),
            reason=harmless(words, said.reason),
            found=said_of(words, VERDICTS, result.found),
        )
        self.lines.addWidget(PlainLabel(told, wrap=True))

    def _show_form(self, result: FormalResult, name: str) -> None:
        words = self.words
        frame, lines = card()
        self.verdict = Combo(name=words._("Verdict on {check}", check=name))
        for code in SAID_BY_PEOPLE:
            self.verdict.addItem(said_of(words, VERDICTS, code), code)
        self.reason = LineEdit(name=words._("Reason"), placeholder=words._("Reason"))
        keep = QPushButton(words._("Keep"))
        keep.clicked.connect(lambda: self._keep(result.check))
        self.reason.returnPressed.connect(keep.click)
        buttons = QHBoxLayout()
        buttons.addWidget(keep)
        buttons.addWidget(link(words._("Leave it"), lambda: self._turn("")))
        buttons.addStretch(1)
        for widget in (self.verdict, self.reason):
            lines.addWidget(widget)
        lines.addLayout(buttons)
        self.lines.addWidget(frame)

    def _turn(self, check: str) -> None:
        self._open = check
        self.refresh()
        if check:
            self.verdict.setFocus()

    def _keep(self, check: str) -> None:
        verdict, reason = str(self.verdict.currentData()), self.reason.text()
        if self.do(lambda: self._desk.override(self._number, check, verdict, reason)):
            self._turn("")
            self.changed.emit()
