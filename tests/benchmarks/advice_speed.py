"""The whole check of an award nomination with twenty annexes: at first, and after a change of one answer."""

import sys
import uuid
from datetime import UTC, datetime

from lcapp.domain.answers import AnswerKey
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.forms import QuestionType
from lcapp.domain.plain_text import answer_words
from tests.benchmarks.award import PERSIAN, a_library, start_award, text_of
from tests.benchmarks.figures import Figure, median, milliseconds, percentile, tell

ANNEXES = 20
LIMIT_MS = 300


def registered(count: int) -> tuple[Evidence, ...]:
    """So many annexes, half of them pictures; every third is cited nowhere."""
    return tuple(
        Evidence(
            id=str(uuid.UUID(int=number)),
            number=number,
            position=number,
            kind=EvidenceKind.FILE,
            title=f"Report on the year {number}",
            added_at=datetime(2026, 3, 1, tzinfo=UTC),
            media_type="image/jpeg" if number % 2 else "application/pdf",
            annex=True,
            dated="2023-05-01",
            supports=("criteria.plan",) if number % 3 else (),
        )
        for number in range(1, count + 1)
    )


def measure(times: int = 40) -> list[Figure]:
    with a_library() as (_paths, app):
        number, source = start_award(app)
        session = app.dossiers.open(number)
        session.take_evidence(registered(ANNEXES))
        long = [q for q in session.form.questions() if q.type is QuestionType.LONG_TEXT and q.max_words]
        for question in long:
            session.set_answer(AnswerKey(question.id, "fa"), text_of(question.max_words, PERSIAN))
        words = sum(
            answer_words(session.question(key.question), value) for key, value in session.answers.items()
        )
        first = milliseconds(lambda: app.dossiers.open(number).findings(), 3)
        key, numbers = AnswerKey(long[0].id, "en"), iter(range(10_000))

        def change_and_check() -> None:
            session.set_answer(key, f"{next(numbers)} {text_of(long[0].max_words - 1)}")
            session.findings()

        again = milliseconds(change_and_check, times)
        detail = f"{source}; {words} words, {ANNEXES} annexes, {len(session.findings())} findings"
    return [
        Figure("whole check of an award with 20 annexes, first time", median(first), "ms", LIMIT_MS, detail),
        Figure("whole check after a change, median", median(again), "ms", LIMIT_MS, detail),
        Figure("whole check after a change, 95th percentile", percentile(again, 95), "ms", LIMIT_MS, detail),
    ]


if __name__ == "__main__":
    tell(measure(*map(int, sys.argv[1:])))
