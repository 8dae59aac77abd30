"""Sign-off and sending: who stands for a section, what was sent and decided, what the city learns from it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.domain.city_records import CITY, SENDING
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence, harmless, question_named
from lcapp.i18n.wording_sending import receiver_words
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.city.decision_box import DecisionBox
from lcapp.ui.city.sending_box import SendingBox
from lcapp.ui.fields.combo import Combo
from lcapp.ui.models.offer_words import value_words
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar


class SendingScreen(QWidget):
    """Works on a sealed dossier as well: nothing here changes its answers but a sign-off.

    Args:
        number: Of the dossier.
        context: The surroundings of a screen.
        back: What the way back is called.
        parent: Qt's parent.

    Raises:
        LcappError: The dossier cannot be opened.
    """

    back_requested = Signal()

    def __init__(
        self, number: int, context: ScreenContext, *, back: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.app.dossiers.open(number)
        words = context.words
        title = harmless(words, self._session.dossier.title)
        name = words._("Sign-off and sending: {title}", title=title)
        self.head = ScreenHead(name, words, context.look, back=back)
        self.undo_bar = UndoBar(words, self)
        self.page = ScrollColumn(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.undo_bar, self.page):
            column.addWidget(widget)
        self._build_sending(self.page.lines)
        self._build_offers(self.page.lines)
        self._build_sections(self.page.lines)
        self.page.lines.addStretch(1)
        self.refresh()
        self.head.back_wanted.connect(self.back_requested)

    def showEvent(self, event: QShowEvent) -> None:
        """The next thing to write down has the keys."""
        super().showEvent(event)
        if self.focusWidget() is None:
            first = next((line for line in self.box.lines.values() if not line.text()), self.keep)
            (self.sent if self.sent.isVisibleTo(self) else first).setFocus()

    def refresh(self) -> None:
        """Show what stands in the records now."""
        app, words = self._context.app, self._context.words
        entries = app.after_sending.entries(self._session)
        self.box.show_entry(entries[-1] if entries else {})
        self.sent.setVisible(not entries)
        self.how_often.setText(
            words.ngettext(
                "It is recorded as sent {count} time; below stands the last.",
                "It is recorded as sent {count} times; below stands the last.",
                len(entries),
            )
        )
        self.how_often.setVisible(len(entries) > 1)
        self._show_offers()
        signed = [
            words._(
                "{section}: {name}",
                section=harmless(words, str(one.get("section", ""))),
                name=harmless(words, str(one.get("name", ""))),
            )
            for one in app.mayor.signed_off(self._session)
        ]
        self.signed.setText("\n".join(signed))

    # Sending

    def _build_sending(self, lines: QVBoxLayout) -> None:
        words = self._context.words
        lines.addWidget(PlainLabel(words._("After sending"), role="section"))
        said = words._("What was sent, what came back, what was decided. The city's record learns from it.")
        lines.addWidget(PlainLabel(said, role="help", wrap=True))
        self.sent = QPushButton(words._("Record that it was sent today"))
        lines.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignLeading)
        self.how_often = PlainLabel(role="help", wrap=True)
        lines.addWidget(self.how_often)
        self.box = SendingBox(words, self._context.app.city_records.line(SENDING).form)
        lines.addWidget(self.box)
        self.keep = QPushButton(words._("Write it down"))
        self.keep.setProperty("role", "primary")
        lines.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
        self.said = PlainLabel(role="help", wrap=True)
        lines.addWidget(self.said)
        self.sent.clicked.connect(self._note_sent)
        self.keep.clicked.connect(self._keep)

    def _note_sent(self) -> None:
        words, app = self._context.words, self._context.app
        today, receiver = self._context.today().isoformat(), receiver_words(words, self._session.call)

        def note() -> str:
            told = app.after_sending.note_sent(self._session, today, receiver=receiver)
            if not told["copy_to"]:
                return words._("Recorded.")
            copy = harmless(words, told["copy_to"])
            return words._("Recorded. Did {address} get a copy?", address=copy)

        self._do(note, self.said)

    def _keep(self) -> None:
        words, app = self._context.words, self._context.app
        fields = self.box.fields()
        if fields is None:
            self.said.setText(words._("The date could not be read."))
            return
        receiver = receiver_words(words, self._session.call)

        def note() -> str:
            app.after_sending.note(self._session, fields, receiver=receiver)
            return words._("Recorded.")

        self._do(note, self.said)

    # What the city's record learns

    def _build_offers(self, lines: QVBoxLayout) -> None:
        words = self._context.words
        self.offers_title = PlainLabel(words._("For the city's record"), role="section")
        self.offers = PlainLabel(wrap=True)
        self.take = QPushButton(words._("Take over into the record"))
        lines.addSpacing(24)
        lines.addWidget(self.offers_title)
        lines.addWidget(self.offers)
        lines.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)
        self.take.clicked.connect(self._take_over)

    def _show_offers(self) -> None:
        app, words = self._context.app, self._context.words
        form = app.city_records.line(CITY).form
        self._offered = app.after_sending.offers(self._session)
        self.offers.setText(
            "\n".join(
                words._(
                    "{question}: {sentence}",
                    question=question_named(words, form, one.question.id).rstrip(":?؟ "),
                    sentence=value_words(words, form, one.question, one.value),
                )
                for one in self._offered
            )
            or words._("The city's record knows everything that is said here.")
        )
        self.take.setVisible(bool(self._offered))

    def _take_over(self) -> None:
        words, app = self._context.words, self._context.app
        try:
            record = app.after_sending.take_over(self._offered)
        except LcappError as error:
            self.said.setText(error_sentence(words, error))
            return

        def undo() -> None:
            record.undo()
            record.flush()
            self.refresh()

        self.refresh()
        said = words._("Written into the city's record; new drafts are offered it from there.")
        self.undo_bar.offer(said, undo)

    # Sections

    def _build_sections(self, lines: QVBoxLayout) -> None:
        words, form = self._context.words, self._session.form
        own = FormWords(words, form.name)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("Contributors"), role="section"))
        said = words._("Who wrote or checked a section stands for it in their own name.")
        lines.addWidget(PlainLabel(said, role="help", wrap=True))
        self.section = Combo(name=words._("Section"))
        for _part, section in form.sections():
            self.section.addItem(own.section(section) or section.id, section.id)
        today = self._context.today().isoformat()
        self.contributor = DecisionBox(words, name=self._session.actor, title="", day=today)
        self.sign_off = QPushButton(words._("Sign off this section"))
        lines.addWidget(self.section)
        lines.addWidget(self.contributor)
        lines.addWidget(self.sign_off, 0, Qt.AlignmentFlag.AlignLeading)
        self.sign_said = PlainLabel(role="help", wrap=True)
        self.signed = PlainLabel(role="help", wrap=True)
        lines.addWidget(self.sign_said)
        lines.addWidget(self.signed)
        self.sign_off.clicked.connect(self._sign_off)

    def _sign_off(self) -> None:
        words, mayor = self._context.words, self._context.app.mayor
        by = self.contributor.signatory()
        if by is None:
            self.sign_said.setText(words._("The date could not be read."))
            return
        section, comment = str(self.section.currentData()), self.contributor.comment.text().strip()

        def sign() -> str:
            mayor.sign_off(self._session, section, by, comment=comment)
            return words._("Recorded.")

        self._do(sign, self.sign_said)

    def _do(self, act: Callable[[], str], place: PlainLabel) -> None:
        try:
            said = act()
        except LcappError as error:
            place.setText(error_sentence(self._context.words, error))
            return
        place.setText(said)
        self.refresh()
