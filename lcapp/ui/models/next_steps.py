"""What has to happen next with a dossier, and by whom: what "Today" says."""

from dataclasses import dataclass
from datetime import date

from lcapp.domain.answers import AnswerKey, plain_part
from lcapp.domain.calls import CallKind
from lcapp.domain.countries import Country
from lcapp.domain.dossier import AnswerState
from lcapp.domain.eligibility import check_eligibility
from lcapp.domain.findings import Severity
from lcapp.domain.forms import Hand, QuestionType
from lcapp.i18n import Words, formats
from lcapp.services.draft_session import DraftSession
from lcapp.ui.models.call_words import next_deadline

_JOINED = AnswerKey("award.member_since")


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence; `severity` is `must_fix`, `advice`, `done` or empty."""

    sentence: str
    severity: str = ""


def next_steps(
    words: Words, session: DraftSession, countries: tuple[Country, ...], today: date
) -> tuple[NextStep, ...]:
    """What has to happen with an open draft, most pressing first."""
    steps = []
    if waiting := not_yet_eligible(words, session, countries, today):
        steps.append(NextStep(waiting, "advice"))
    must = [finding for finding in session.findings() if finding.severity is Severity.MUST_FIX]
    missing = sum(finding.code == "missing_answer" for finding in must)
    if wrong := len(must) - missing:
        steps.append(
            NextStep(words.ngettext("{count} thing to fix", "{count} things to fix", wrong), "must_fix")
        )
    if missing:
        steps.append(
            NextStep(words.ngettext("{count} question to answer", "{count} questions to answer", missing))
        )
    if ready := sum(session.mark(key).state is AnswerState.READY for key in session.answers):
        steps.append(
            NextStep(
                words.ngettext(
                    "{count} answer waits for approval", "{count} answers wait for approval", ready
                )
            )
        )
    if not must and session.completeness().is_complete:
        steps.append(_signing(words, session))
    return tuple(steps)


def _signing(words: Words, session: DraftSession) -> NextStep:
    known = next_deadline(session.call) if session.call else None
    mayor = any(
        question.type is QuestionType.SIGNATURE and question.filled_by is Hand.MAYOR
        for question in session.form.questions()
    )
    if known is not None and known.day is not None:
        day = formats.day_in_calendars(words, known.value)
        if mayor:
            return NextStep(words._("The mayor signs by {day}", day=day))
        return NextStep(words._("Ready to be sent by {day}", day=day))
    if mayor:
        return NextStep(words._("The mayor signs next"))
    return NextStep(words._("Ready to be sent"), "done")


def not_yet_eligible(words: Words, session: DraftSession, countries: tuple[Country, ...], today: date) -> str:
    """From when the city may take part, where its own answers say that it may not yet; else empty."""
    call = session.call
    if call is None or call.kind is CallKind.MEMBERSHIP:
        return ""
    country = session.answer(AnswerKey("city.country"))
    answer = check_eligibility(
        call,
        country=country if isinstance(country, str) else None,
        joined=_day(session, _JOINED),
        awarded=None,
        on=today,
        members=frozenset(each.code for each in countries if each.member) or None,
        associates=frozenset(each.code for each in countries if not each.member),
    )
    if answer.answer != "no":
        return ""
    if answer.until is None:
        return words._("not eligible in this call")
    return words._(
        "not yet eligible: from {day}", day=formats.day_in_calendars(words, answer.until.isoformat())
    )


def _day(session: DraftSession, key: AnswerKey) -> date | None:
    value = plain_part(session.answer(key))
    if not isinstance(value, str):
        return None
    try:
        # Known to the month only: its first day, so that nobody is told to wait without need.
        return date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return None
