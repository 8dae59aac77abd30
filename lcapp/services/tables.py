"""What the tables for spreadsheets hold: figures and answers of a dossier, the desk's list and ranking.

Cells are values, or codes that the writer puts into the reader's words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from lcapp.domain.answers import FIGURE_PARTS, AnswerKey, Value, is_none, plain_part
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.figures import as_decimal
from lcapp.domain.fingerprint import short_code
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.domain.ranking import Ranking
from lcapp.domain.snapshot import DossierSnapshot

if TYPE_CHECKING:
    # The desk is asked for by few; a dossier's tables do without it.
    from lcapp.services.assignments import AssignmentLine


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the family its words stand in.

    Families are `basis`, `confidence`, `state`, `verdict`, `eligibility` and `assignment`.
    """

    family: str
    code: str


Cell = str | int | bool | Decimal | date | Code | None
Row = tuple[Cell, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "figures": ("question", "label", "value", "unit", *FIGURE_PARTS, "computed"),
    "answers": ("section", "question", "label", "language", "answer"),
    "desk": (
        *("number", "city", "country", "state", "percent", "formal", "eligibility", "came_on"),
        *("sealed", "version", "fingerprint", "file_name"),
    ),
    "ranking": (
        *("priority", "city", "number", "rank", "points", "spread", "reviewers", "gap"),
        *("above_line", "endorsed", "refused"),
    ),
    "assignments": (
        *("city", "number", "reviewer", "given_on", "due", "days_left"),
        *("assignment", "finished_on", "earlier_version"),
    ),
}
"""Columns of each kind of table."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table. `kind` is one of `COLUMNS`; each row has a cell for each column."""

    kind: str
    rows: tuple[Row, ...]


class TableWriter(Protocol):
    """Writes tables as a file."""

    def __call__(self, sheets: tuple[TableSheet, ...], *, kind: str, language: str) -> bytes:
        """The bytes of a file.

        Args:
            sheets: The tables; CSV holds the first alone.
            kind: `xlsx` or `csv`.
            language: Of titles and codes.

        Raises:
            InputRefused: `table_kind_unknown`.
        """


def dossier_tables(snapshot: DossierSnapshot) -> tuple[TableSheet, ...]:
    """The figures of a dossier, and all its answers."""
    return (
        TableSheet("figures", tuple(_figures(snapshot))),
        TableSheet("answers", tuple(_answers(snapshot))),
    )


def desk_tables(lines: Iterable[DeskDossier], ranking: Ranking | None) -> tuple[TableSheet, ...]:
    """The desk's list, and the ranking where there is one."""
    listed = TableSheet("desk", tuple(map(_line, lines)))
    if ranking is None:
        return (listed,)
    return listed, TableSheet("ranking", tuple(_places(ranking)))


def assignment_tables(lines: "Iterable[AssignmentLine]") -> tuple[TableSheet, ...]:
    """Who reviews what, until when, and how far it is."""
    return (TableSheet("assignments", tuple(map(_assignment, lines))),)


def _assignment(line: "AssignmentLine") -> Row:
    one = line.reviewer
    return (
        line.line.title,
        line.line.number,
        line.name or None,
        one.since.astimezone().date() if one and one.since else None,
        one.due if one else None,
        one.days if one and one.state in ("waiting", "begun") else None,
        Code("assignment", line.state),
        one.finished_at.astimezone().date() if one and one.finished_at else None,
        line.of_earlier,
    )


def _figures(snapshot: DossierSnapshot) -> Iterator[Row]:
    for question in snapshot.form.questions():
        if question.id in snapshot.hidden:
            continue
        if question.type is QuestionType.DATA_POINT:
            worked_out = question.computed is not None
            value = (
                snapshot.computed.get(question.id)
                if worked_out
                else snapshot.answers.get(AnswerKey(question.id))
            )
            yield _figure(question.id, question.label, question, value, worked_out=worked_out)
        elif question.type is QuestionType.GROUP:
            yield from _figures_of_records(snapshot, question)


def _figures_of_records(snapshot: DossierSnapshot, group: Question) -> Iterator[Row]:
    records = plain_part(snapshot.answers.get(AnswerKey(group.id)))
    for record in records if isinstance(records, list) else ():
        for field in group.fields:
            if field.type is QuestionType.DATA_POINT and field.id in record:
                at = f"{group.id}/{record['id']}/{field.id}"
                yield _figure(at, f"{group.label}: {field.label}", field, record[field.id], worked_out=False)


def _figure(at: str, label: str, question: Question, value: Value | None, *, worked_out: bool) -> Row:
    plain = plain_part(value)
    point = plain if isinstance(plain, dict) and not is_none(plain) else {}
    figure = as_decimal(point["value"]) if "value" in point else None
    basis, confidence = (
        Code(name, point[name]) if name in point else None for name in ("basis", "confidence")
    )
    context = (point.get("year"), point.get("territory"), point.get("source"))
    return (at, label, figure, question.unit, *context, basis, confidence, worked_out)


def _answers(snapshot: DossierSnapshot) -> Iterator[Row]:
    for _part, section in snapshot.form.sections():
        for question in section.questions:
            if question.id in snapshot.hidden or not question.takes_answer:
                continue
            keys = sorted(key for key in snapshot.answers if key.question == question.id)
            for key in keys or [AnswerKey(question.id)]:
                text = plain_text(question, snapshot.answers.get(key))
                yield (section.title, question.id, question.label, key.language, text)


def _line(line: DeskDossier) -> Row:
    return (
        line.number,
        line.title,
        line.country,
        Code("state", str(line.state)),
        line.percent,
        Code("verdict", line.formal),
        Code("eligibility", line.eligibility),
        line.came_on,
        line.sealed,
        line.version,
        short_code(line.content_id),
        line.file_name,
    )


def _places(ranking: Ranking) -> Iterator[Row]:
    for place in ranking.places:
        one = place.candidate
        yield (
            place.priority,
            one.title,
            one.number,
            place.rank or None,
            _points(one.points),
            one.spread,
            one.reviewers,
            _points(place.gap),
            place.above_line,
            one.endorsed,
            one.refused,
        )


def _points(points: Fraction | None) -> Decimal | None:
    if points is None:
        return None
    return round(Decimal(points.numerator) / Decimal(points.denominator), 2)
