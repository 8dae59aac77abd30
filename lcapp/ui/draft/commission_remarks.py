"""Remarks of the Commission beside the city's draft: each marked done, or declined with a reason."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.remarks import ReplyState
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_desk import REPLIES, SEVERITIES, days_left_words, said_of
from lcapp.services.app import App
from lcapp.services.desk_ports import CityRemark
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.side_panel import SidePanel
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit

NAME = "remarks"


class CommissionRemarks(QObject):
    """Shows its tab only where there are remarks.

    Args:
        session: The open draft.
        app: The program.
        words: The officer's language.
        panel: Where the tab stands.
        label_of: A question's label.
        go_to: Brings the person to a question.
    """

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        *,
        panel: SidePanel,
        label_of: Callable[[str], str],
        go_to: Callable[[AnswerKey], object],
    ) -> None:
        super().__init__(panel)
        self._session, self._remarks, self._words = session, app.commission.city_remarks, words
        self._panel, self._label_of, self._go_to = panel, label_of, go_to
        self._today = lambda: app.clock().astimezone().date()
        self._late = panel.add_late(NAME, words._("Remarks of the Commission"), self._make)
        self.refresh()

    @property
    def page(self) -> QScrollArea:
        """The page."""
        return self._late()

    def _make(self, parent: QWidget) -> QScrollArea:
        page = QScrollArea(parent)
        page.setWidgetResizable(True)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setAccessibleName(self._words._("Remarks of the Commission"))
        sheet = QWidget(page)
        self.said = PlainLabel(wrap=True)
        self.said.setVisible(False)
        self.lines = QVBoxLayout()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addLayout(self.lines)
        column.addStretch(1)
        page.setWidget(sheet)
        self._fill(self._standing())
        return page

    def refresh(self) -> None:
        """Show the remarks as they stand."""
        standing = self._standing()
        self._panel.show_tab(NAME, shown=bool(standing))
        if self._late.made is not None:
            self._fill(standing)

    def _standing(self) -> list[CityRemark]:
        remarks = self._remarks.of(self._session.dossier.number)
        return [one for one in remarks if not one.remark.withdrawn]

    def _fill(self, standing: Sequence[CityRemark]) -> None:
        empty(self.lines)
        if not standing:
            return
        words = self._words
        first = standing[0]
        open_ones = sum(one.remark.reply is None for one in standing)
        head = [
            harmless(words, first.commission),
            words.ngettext("{count} remark is open", "{count} remarks are open", open_ones),
        ]
        if first.reply_by is not None:
            day = formats.day_in_calendars(words, first.reply_by.isoformat())
            head.append(words._("answer by {day}", day=day))
            head.append(days_left_words(words, (first.reply_by - self._today()).days))
        self.lines.addWidget(PlainLabel(" · ".join(part for part in head if part), role="help", wrap=True))
        for one in standing:
            self.lines.addWidget(self._card(one))

    def _card(self, one: CityRemark) -> QFrame:
        words, remark = self._words, one.remark
        frame = QFrame()
        frame.setProperty("role", "card")
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(12, 10, 12, 10)
        lines.setSpacing(4)
        number = formats.number(words, remark.number)
        weight = said_of(words, SEVERITIES, remark.severity)
        head = words._("{number}. {weight}", number=number, weight=weight)
        lines.addWidget(PlainLabel(head, role="label", wrap=True))
        if remark.question and self._session.form.question(remark.question) is not None:
            label = self._label_of(remark.question)
            key = AnswerKey(remark.question, remark.language)
            lines.addWidget(self._link(label, partial(self._go_to, key)), 0, Qt.AlignmentFlag.AlignLeading)
        if remark.quote:
            quoted = words._("“{text}”", text=harmless(words, remark.quote))
            lines.addWidget(PlainLabel(quoted, role="help", wrap=True))
        lines.addWidget(PlainLabel(remark.text, wrap=True))
        if remark.reply is not None:
            said = words._(
                "You: {state}. {reason}",
                state=said_of(words, REPLIES, remark.reply.state),
                reason=harmless(words, remark.reply.reason),
            )
            lines.addWidget(PlainLabel(said.strip(), role="help", wrap=True))
        reason = LineEdit(name=words._("Reason, where you decline"))
        reason.setPlaceholderText(words._("Reason, where you decline"))
        done, decline = QPushButton(words._("Done")), QPushButton(words._("Decline"))
        for button, state in ((done, ReplyState.DONE), (decline, ReplyState.DECLINED)):
            button.setAccessibleDescription(head)
            button.clicked.connect(partial(self._reply, remark.number, state, reason))
        row = QHBoxLayout()
        row.addWidget(done)
        row.addWidget(decline)
        row.addStretch(1)
        lines.addWidget(reason)
        lines.addLayout(row)
        return frame

    def _reply(self, number: int, state: ReplyState, reason: LineEdit, _checked: bool = False) -> None:
        try:
            self._remarks.reply(self._session.dossier.number, number, state, reason.text().strip())
        except LcappError as error:
            self.said.set_severity("must_fix")
            self.said.setText(error_sentence(self._words, error))
            self.said.setVisible(True)
            reason.setFocus()
            return
        self.said.setVisible(False)
        self.refresh()

    def _link(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: act())
        return button
