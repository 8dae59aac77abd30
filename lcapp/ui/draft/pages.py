"""The pages of all sections: each built when it is first opened, kept, and tied to the draft."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.city_records import is_record
from lcapp.domain.dossier import AnswerState
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.domain.question_numbers import question_numbers as numbers_of
from lcapp.errors import InputRefused, LcappError
from lcapp.i18n import formats
from lcapp.i18n.wording import error_sentence
from lcapp.services.draft_session import DraftSession
from lcapp.ui.draft.checking import Checked
from lcapp.ui.draft.section_page import SectionPage
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.frame import QuestionFrame


class Pages(QStackedWidget):
    """One page per section. `entered` carries the question that got the focus, `left` the other."""

    entered = Signal(str)
    left = Signal(str)
    note_wanted = Signal(str)
    said = Signal(str)
    built = Signal(object)
    """A page that is shown for the first time."""

    def __init__(self, session: DraftSession, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._context = context
        self._pages: dict[str, SectionPage] = {}
        self.numbers = question_numbers(session.form, context)
        self._looked_at = _questions_in_conditions(session.form)
        self._typing: AnswerKey | None = None
        self._checked: Checked | None = None
        self.all_findings = False

    @property
    def section(self) -> str:
        """Id of the section shown."""
        page = self.currentWidget()
        return page.section.id if isinstance(page, SectionPage) else ""

    @property
    def page(self) -> SectionPage:
        """The page shown."""
        page = self.currentWidget()
        assert isinstance(page, SectionPage)
        return page

    def show_section(self, section_id: str) -> SectionPage:
        """Show a section, building its page the first time."""
        if section_id not in self._pages:
            self._pages[section_id] = self._built(section_id)
            self.addWidget(self._pages[section_id])
            self.built.emit(self._pages[section_id])
        self.setCurrentWidget(self._pages[section_id])
        if self._checked is not None:
            self.show_checked(self._checked)
        return self._pages[section_id]

    def show_key(self, key: AnswerKey) -> None:
        """An answer has another value or state now."""
        frame = self._frame(key.question)
        if frame is not None:
            if key != self._typing:
                frame.show_answer(key.language, self._session.answer(key))
            frame.show_mark(key.language, self._session.mark(key))
        if key.question in self._looked_at:
            for page in self._pages.values():
                page.show_visible(self._session.is_visible)

    def show_notes(self, question: str) -> None:
        """The notes beside a question changed."""
        frame = self._frame(question)
        if frame is not None:
            frame.quiet.show_notes(sum(not note.settled for note in self._session.notes(question)))

    def show_checked(self, checked: Checked) -> None:
        """Findings under the fields of the page shown, and the figures the program works out."""
        self._checked = checked
        page = self.currentWidget()
        if not isinstance(page, SectionPage):
            return
        page.show_findings(checked.by_question, all_of_them=self.all_findings)
        computed = self._session.computed()
        for frame in page.frames.values():
            if frame.question.computed is not None:
                frame.show_answer("", computed.get(frame.question.id))
            elif frame.question.type is QuestionType.STATEMENT:
                frame.show_answer("", None)

    def set_read_only(self, read_only: bool) -> None:
        """Every page readable, none changeable."""
        for page in self._pages.values():
            for frame in page.frames.values():
                frame.set_read_only(read_only)

    def _built(self, section_id: str) -> SectionPage:
        part, section = next(pair for pair in self._session.form.sections() if pair[1].id == section_id)
        page = SectionPage(
            part, section, self._context, numbers=self.numbers, connect=self._connect, parent=self
        )
        keys: dict[str, list[AnswerKey]] = {}
        for key in self._session.answers:
            keys.setdefault(key.question, []).append(key)
        for frame in page.frames.values():
            for key in keys.get(frame.question.id, ()):
                frame.show_answer(key.language, self._session.answer(key))
                frame.show_mark(key.language, self._session.mark(key))
                # In a record nothing is ever sent: what is advised about an answer is said when it is met.
                frame.visited = frame.visited or is_record(self._session.form.name)
            self._show_rest(frame)
        page.show_visible(self._session.is_visible)
        page.entered.connect(self.entered)
        page.left.connect(self.left)
        return page

    def _show_rest(self, frame: QuestionFrame) -> None:
        frame.set_read_only(self._session.read_only is not None)
        frame.quiet.show_notes(sum(not note.settled for note in self._session.notes(frame.question.id)))

    def _connect(self, frame: QuestionFrame) -> None:
        name = frame.question.id
        frame.answer_edited.connect(lambda language, raw: self._edited(frame, AnswerKey(name, language), raw))
        frame.state_wanted.connect(
            lambda language, state: self._state(frame, AnswerKey(name, language), state)
        )
        frame.copy_wanted.connect(lambda language: self._copy(frame.question, AnswerKey(name, language)))
        frame.note_wanted.connect(lambda: self.note_wanted.emit(name))

    def _edited(self, frame: QuestionFrame, key: AnswerKey, raw: object) -> None:
        self._typing = key
        try:
            self._session.set_answer(key, raw)
        except LcappError as error:
            frame.say(error_sentence(self._context.words, error))
        finally:
            self._typing = None

    def _state(self, frame: QuestionFrame, key: AnswerKey, state: AnswerState) -> None:
        try:
            self._session.set_state(key, state)
        except InputRefused as error:
            frame.say(error_sentence(self._context.words, error))

    def _copy(self, question: Question, key: AnswerKey) -> None:
        text = plain_text(question, self._session.answer(key))
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self._context.words._("The answer is copied."))

    def _frame(self, question: str) -> QuestionFrame | None:
        section = self._session.form.section_of(question)
        page = self._pages.get(section.id) if section else None
        return page.frames.get(question) if page else None


def question_numbers(form: Form, context: FieldContext) -> Mapping[str, str]:
    """A running number for everything that is answered or signed, in the officer's digits."""
    return {name: formats.number(context.words, number) for name, number in numbers_of(form).items()}


def _questions_in_conditions(form: Form) -> frozenset[str]:
    conditions = [c for q in form.questions() for c in (q.visible_when, q.required_when) if c is not None]
    return frozenset().union(*(condition.questions() for condition in conditions))
