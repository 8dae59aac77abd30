"""What the draft looks like as a whole, worked out again shortly after typing stops."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from lcapp.domain.answers import AnswerKey
from lcapp.domain.city_records import is_record
from lcapp.domain.completeness import Completeness
from lcapp.domain.findings import Finding, Severity
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import finding_sentence, question_named
from lcapp.i18n.wording_standing import standing_words
from lcapp.services.draft_session import DraftSession
from lcapp.ui.draft.section_list import SectionLine
from lcapp.ui.draft.section_state import common_mark, section_state
from lcapp.ui.fields.frame import Said
from lcapp.ui.tasks import Tasks

QUIET_MS = 150
MISSING = "missing_answer"


@dataclass(frozen=True, slots=True)
class Checked:
    """Findings with their sentences, by question and in order; sections with their states; progress."""

    by_question: Mapping[str, Sequence[Said]]
    listed: tuple[tuple[Said, str], ...]
    sections: tuple[SectionLine, ...]
    percent: int
    to_fix: int
    not_relevant: int = 0
    standing: str = ""
    """How far a record is and how much is advised, in words; empty for a form that is sent."""


class Checking(QObject):
    """`checked` carries a `Checked`.

    Missing answers count as faults only once somebody asked for the check.
    """

    checked = Signal(object)

    def __init__(
        self, session: DraftSession, words: Words, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._words = words
        self._form_words = FormWords(words, session.form.name)
        self.asked_for = False
        self._advice_due = False
        self._advice: tuple[Finding, ...] = ()
        self._asked = 0
        """How many times advice was asked for; only the last answer is of the answers as they stand."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET_MS)
        self._pause.timeout.connect(self._check_beside)

    def check_soon(self) -> None:
        """Something changed."""
        self._pause.start()

    def check_now(self) -> Checked:
        """Check at once and tell."""
        self._advice_due = False
        self._pause.stop()
        self._asked += 1
        found = self._session.findings()
        self._advice = found[len(self._session.findings(advised=False)) :]  # advice comes last
        result = self._result(found)
        self.checked.emit(result)
        return result

    def check_first(self) -> None:
        """Tell what must be fixed; advice, which changes no state and no figure, waits for `advise_soon`."""
        self._tell()
        self._advice_due = True

    def _check_beside(self) -> None:
        """Tell at once what must be fixed, with the advice as it was; new advice is sought on a thread."""
        self._advice_due = False
        self._tell()
        session = self._session
        if session.adviser is None or not session.form.is_official:
            return
        self._asked += 1
        asked = self._asked
        self._tasks.run(
            session.adviser.asked(session, session.today),
            done=lambda advice: self._on_advised(asked, advice),
            failed=lambda error: None,
        )

    def _on_advised(self, asked: int, advice: tuple[Finding, ...]) -> None:
        if asked == self._asked:
            self._advice = advice
            self._tell()

    def _tell(self) -> None:
        self.checked.emit(self._result((*self._session.findings(advised=False), *self._advice)))

    def advise_soon(self) -> None:
        """The screen is to be seen now: if only the first check was made, make the whole one."""
        if self._advice_due:
            self.check_soon()

    def stop(self) -> None:
        """The draft is closed."""
        self._advice_due = False
        self._asked += 1
        self._pause.stop()

    def _result(self, findings: Sequence[Finding]) -> Checked:
        session, words = self._session, self._words
        said = [(f, finding_sentence(words, f, session.form)) for f in findings]
        by_question: dict[str, list[Said]] = {}
        for entry in said:
            by_question.setdefault(entry[0].question, []).append(entry)
        counted = [
            f.question
            for f, _sentence in said
            if f.severity is Severity.MUST_FIX and (self.asked_for or f.code != MISSING)
        ]
        done = session.completeness()
        progress = {p.section: p for p in done.sections}
        place = {question.id: s.id for _p, s in session.form.sections() for question in s.questions}
        answered: dict[str, list[AnswerKey]] = {}
        for key in session.answers:
            answered.setdefault(place.get(key.question, ""), []).append(key)
        sections = tuple(
            SectionLine(
                section.id,
                self._form_words.section(section) or session.form.title,
                section_state(section, progress.get(section.id), counted, whole=is_record(session.form.name)),
                sum(question.id in counted for question in section.questions),
                common_mark([session.mark(key).state for key in answered.get(section.id, ())]),
            )
            for _part, section in session.form.sections()
        )
        listed = tuple(
            (entry, question_named(words, session.form, entry[0].question) if entry[0].question else "")
            for entry in said
        )
        return Checked(
            by_question,
            listed,
            sections,
            done.percent,
            len(counted),
            done.not_relevant,
            standing=self._standing(done, findings) if is_record(session.form.name) else "",
        )

    def _standing(self, so_far: Completeness, findings: Sequence[Finding]) -> str:
        words, said = self._words, [standing_words(self._words, so_far)]
        if advice := sum(finding.severity is Severity.ADVICE for finding in findings):
            said.append(words.ngettext("{count} piece of advice", "{count} pieces of advice", advice))
        return " · ".join(said)
