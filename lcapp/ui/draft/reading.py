"""Going to the reading page and back: what is open, where the reader was, and the way back from a field."""

from collections.abc import Callable, Mapping

from shiboken6 import isValid

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.findings import Severity
from lcapp.i18n import Words
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.checking import Checked
from lcapp.ui.draft.late_page import LatePage
from lcapp.ui.draft.reading_page import ReadingPage
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.models.read_draft import read_draft
from lcapp.ui.models.reading import ReadSection


class Reading(QObject):
    """Shows the reading page in place of the panes. `turned` says whether it is on the screen.

    Args:
        session: The open draft.
        context: The surroundings of its fields.
        panes: What is hidden meanwhile.
        numbers: The number of each question.
        go_to: Brings the person to a question's field.
        put: Gives the page its place on the screen.
        parent: The screen of the draft.
    """

    turned = Signal(bool)
    may_return = Signal(bool)
    """Whether Esc leads somewhere: off the page, or back to it."""
    left = Signal()
    """Something else is wanted in the panes, whether or not the page is on the screen."""

    def __init__(
        self,
        session: DraftSession,
        context: FieldContext,
        *,
        panes: QWidget,
        numbers: Mapping[str, str],
        go_to: Callable[[AnswerKey], object],
        put: Callable[[QWidget], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.screen = parent
        self._session = session
        self._context = context
        self._panes = panes
        self.numbers = numbers
        self._go_to = go_to
        self._marks: Mapping[str, set[Severity]] = {}
        self._left_at: tuple[str, int] | None = None
        self._came_from: QWidget | None = None
        self._late = LatePage(self._make, put=put, parent=parent)
        self.way_back = _WayBack(
            context.words, context.look, back=self.back, dismiss=self.forget, parent=parent
        )

    @property
    def page(self) -> ReadingPage:
        """The page."""
        return self._late()

    def _make(self, parent: QWidget) -> ReadingPage:
        context = self._context
        page = ReadingPage(context.words, context.look, open_link=context.open_link, parent=parent)
        page.hide()
        page.chosen.connect(self._write)
        page.closed.connect(self.close)
        return page

    @property
    def is_open(self) -> bool:
        """Whether the reading page is on the screen."""
        return self._late.made is not None and not self._late.made.isHidden()

    def toggle(self, question: str, section: str) -> None:
        """Read from a question on, or from the section on if that is another; go back to writing if open.

        Args:
            question: Where the person has been last; empty before the first.
            section: The section on the screen.
        """
        if self.is_open:
            self.close()
            return
        shown = next(s for _part, s in self._session.form.sections() if s.id == section)
        here = any(question == one.id for one in shown.questions)
        self.open(question if here else shown.questions[0].id)

    def open(self, question: str) -> None:
        """Read from a question on."""
        self._came_from = self._panes.window().focusWidget()
        self._show()
        self.page.bring(question)

    def close(self) -> None:
        """Back to the pages, to where the person was before reading."""
        if not self.is_open:
            return
        self._hide()
        self.forget()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and self._panes.isAncestorOf(came_from):
            came_from.setFocus()

    def leave(self) -> None:
        """Something else is wanted in the panes; the focus goes there by itself."""
        self.left.emit()
        if self.is_open:
            self._hide()
            self.forget()

    def back(self) -> None:
        """Esc: off the reading page, or back to the place in it from which a field was reached."""
        if self.is_open:
            self.close()
        elif self._left_at is not None:
            (question, scroll), self._left_at = self._left_at, None
            self._show()
            self.page.bring(question, scroll=scroll)

    def forget(self) -> None:
        """No way back is offered any more."""
        self._left_at = None
        self._tell()

    def show_checked(self, checked: Checked, *, counted: Callable[[str], bool]) -> None:
        """What checking found.

        Args:
            checked: The findings.
            counted: Whether a finding of that code is said yet.
        """
        self._marks = {
            question: {finding.severity for finding, _sentence in said if counted(finding.code)}
            for question, said in checked.by_question.items()
        }
        self.refresh()

    def refresh(self) -> None:
        """Answers or findings changed."""
        if self.is_open:
            self.page.show_sections(self._read())

    def _read(self) -> tuple[ReadSection, ...]:
        return read_draft(
            self._session,
            self._context.words,
            numbers=self.numbers,
            fill=self._context.fill,
            marks=self._marks,
        )

    def _write(self, question: str, language: str) -> None:
        place = (question, self.page.verticalScrollBar().value())
        self._hide()
        self._go_to(AnswerKey(question, language))
        self._left_at = place
        self._tell()

    def _show(self) -> None:
        self.page.show_sections(self._read())
        self._panes.hide()
        self.page.show()
        self._tell()
        self.turned.emit(True)

    def _hide(self) -> None:
        self.page.hide()
        self._panes.show()
        self.turned.emit(False)

    def _tell(self) -> None:
        self.way_back.setVisible(self._left_at is not None and not self.is_open)
        self.may_return.emit(self.is_open or self._left_at is not None)


class _WayBack(QWidget):
    """The line above a page that was reached from the reading page."""

    def __init__(
        self,
        words: Words,
        look: Look,
        *,
        back: Callable[[], object],
        dismiss: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        button = QPushButton(words._("Back to the reading page"), self)
        button.setProperty("role", "link")
        button.setIcon(look.icon("arrow-left", "accent"))
        button.clicked.connect(lambda: back())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(button)
        row.addStretch(1)
        row.addWidget(small_button(look, "x", words._("Stay here"), dismiss))
        self.setVisible(False)
