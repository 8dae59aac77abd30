"""What is laid before the mayor, and the record of decisions: by whom, with which title, on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from lcapp.domain import statements
from lcapp.domain.answers import Value, answer_in_any_language
from lcapp.domain.city_records import APPROVAL, CITY, field_text, text_of
from lcapp.domain.dossier import AnswerState
from lcapp.domain.findings import Severity
from lcapp.domain.forms import Form, Hand, Question, QuestionType
from lcapp.domain.mayor_brief import (
    DUTY_CODES,
    GAINS,
    MOST_OPEN,
    MayorBrief,
    costs_of,
    promises_of,
    risks_of,
)
from lcapp.domain.plain_text import said_text
from lcapp.errors import InputRefused, NotFound
from lcapp.services.dossiers import Dossiers
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import Clock
from lcapp.services.record_entries import RecordEntries
from lcapp.services.records import CityRecords

APPROVED, SENT_BACK = "approved", "sent_back"
DECISIONS = "approval.decisions"
SECTIONS = "approval.sections"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who decided or signed off: name, exact title, and the day (ISO)."""

    name: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided last about a dossier.

    Args:
        decision: `approved` or `sent_back`.
        by: Who decided.
        comment: What was said.
        fingerprint: Of the text that was decided on.
        still_true: Whether the dossier says now what it said then.
    """

    decision: str
    by: Signatory
    comment: str
    fingerprint: str
    still_true: bool


class BriefPrinter(Protocol):
    """Prints a brief on two pages."""

    def __call__(
        self, brief: MayorBrief, form: Form, *, language: str, paper: str, moment: datetime
    ) -> bytes:
        """The bytes of a PDF."""


class Mayor:
    """The brief, and the decisions.

    Args:
        records: The records of the library.
        dossiers: All dossiers.
        clock: The time now.
    """

    def __init__(self, *, records: CityRecords, dossiers: Dossiers, clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._decisions = RecordEntries(records, dossiers, record=APPROVAL, group=DECISIONS)
        self._sections = RecordEntries(records, dossiers, record=APPROVAL, group=SECTIONS)

    def brief(self, session: DraftSession, *, language: str) -> MayorBrief:
        """What the mayor should know about a dossier.

        Args:
            session: The dossier.
            language: In which its own texts are taken where they are there.
        """
        records = self._records.all_answers()
        findings = session.findings()
        must_fix = tuple(one for one in findings if one.severity is Severity.MUST_FIX)
        city = records.get(CITY, {})
        kind = session.dossier.kind
        pledged = _pledged(session.form)
        asked = (name for one in pledged for name in statements.blanks(one.label))
        blanks = {name: _text(session, name) or text_of(city, name) for name in asked}
        return MayorBrief(
            title=session.dossier.title,
            city=_text(session, "city.name") or text_of(city, "city.name") or session.dossier.title,
            kind=kind,
            call=session.call,
            fingerprint=session.freeze().fingerprint,
            mayor=(
                _text(session, "mayor.name") or text_of(city, "mayor.name"),
                _text(session, "mayor.title") or text_of(city, "mayor.title"),
            ),
            pledge="\n".join(statements.filled(one.label, lambda name: blanks[name]) for one in pledged),
            pledged=tuple(one.id for one in pledged),
            blanks=blanks,
            promises=promises_of(session.answers, records.get("plan", {}), language),
            duties=DUTY_CODES.get(kind, ()),
            costs=costs_of(records.get("resources", {})),
            currency=text_of(city, "city.currency"),
            gains=GAINS.get(kind, ()),
            risks=risks_of(session.call, findings, records, self._today()),
            so_far=session.completeness(),
            open_points=must_fix[:MOST_OPEN],
            more_open=max(0, len(must_fix) - MOST_OPEN),
            to_sign=sum(
                1
                for one in session.form.questions()
                if one.type is QuestionType.SIGNATURE and one.filled_by is not Hand.NATIONAL_COMMISSION
            ),
        )

    def decide(self, session: DraftSession, decision: str, by: Signatory, *, comment: str = "") -> Decision:
        """Record that the mayor approved a dossier or sent it back.

        Raises:
            InputRefused: `decision_unnamed`: name or title is missing; `decision_without_comment`: sent back
                without saying why; or the day is none.
        """
        if not by.name.strip() or not by.title.strip():
            raise InputRefused("decision_unnamed")
        if decision == SENT_BACK and not comment.strip():
            raise InputRefused("decision_without_comment")
        session.flush()
        fingerprint = session.freeze().fingerprint
        self._decisions.add(
            session,
            {
                "fingerprint": fingerprint,
                "decision": decision,
                "name": by.name,
                "title": by.title,
                "decided_on": by.day,
                "comment": comment,
            },
        )
        return Decision(decision, by, comment, fingerprint, still_true=True)

    def decided(self, session: DraftSession) -> Decision | None:
        """What was decided last about a dossier; None for nothing yet."""
        found = self._decisions.about(session)
        if not found:
            return None
        last = found[-1]
        by = Signatory(*(field_text(last, name) for name in ("name", "title", "decided_on")))
        fingerprint = field_text(last, "fingerprint")
        now = session.freeze().fingerprint
        said = (str(last.get("decision", "")), by, field_text(last, "comment"), fingerprint)
        return Decision(*said, still_true=fingerprint == now)

    def sign_off(self, session: DraftSession, section_id: str, by: Signatory, *, comment: str = "") -> int:
        """Record that a contributor stands for a section; its answers count as approved. Returns how many.

        Raises:
            NotFound: `section_unknown`: there is no such section.
            InputRefused: `decision_unnamed`.
            ReadOnly: The dossier can only be read.
        """
        if not by.name.strip():
            raise InputRefused("decision_unnamed")
        section = next((one for _part, one in session.form.sections() if one.id == section_id), None)
        if section is None:
            raise NotFound("section_unknown", section=section_id[:60])
        session.must_be_writable()
        asked = {question.id for question in section.questions}
        keys = [key for key in sorted(session.answers) if key.question in asked]
        for key in keys:
            session.set_state(key, AnswerState.APPROVED)
        session.flush()
        self._sections.add(
            session,
            {
                "section": section.title,
                "fingerprint": session.freeze().fingerprint,
                "name": by.name,
                "title": by.title,
                "signed_on": by.day,
                "comment": comment,
            },
        )
        return len(keys)

    def signed_off(self, session: DraftSession) -> tuple[Mapping[str, Value], ...]:
        """Which sections were signed off, in the order in which it was done."""
        return self._sections.about(session)

    def _today(self) -> date:
        return self._clock().date()


def _text(session: DraftSession, question_id: str) -> str:
    question = session.form.question(question_id)
    value = answer_in_any_language(session.answers, question_id)
    return said_text(question, value) if question else ""


def _pledged(form: Form) -> tuple[Question, ...]:
    """The fixed sentences of the part a mayor or the city signs, one after the other."""
    return tuple(
        question
        for question in form.questions()
        if question.type is QuestionType.STATEMENT and question.filled_by is not Hand.NATIONAL_COMMISSION
    )
