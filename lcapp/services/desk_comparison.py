"""Cities side by side: one question, or all figures; and what in a city's figures deserves a second look."""

from dataclasses import dataclass
from typing import Any

from lcapp.domain.answers import Value, answer_in_any_language, plain_part
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.forms import QuestionType
from lcapp.domain.plausibility import PlausibilityNote, plausibility
from lcapp.errors import NotFound
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskFilter


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all cities of a call.

    Args:
        questions: Id, label and unit of each figure, in official order.
        rows: Each city with its figures in that order; None where it has none.
    """

    questions: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[DeskDossier, tuple[Value | None, ...]], ...]


class DeskComparison:
    """Compares dossiers of a call.

    Args:
        desk: The dossiers.
    """

    def __init__(self, *, desk: Desk) -> None:
        self._desk = desk

    def side_by_side(
        self, call: str, question: str, *, language: str = "en"
    ) -> tuple[tuple[DeskDossier, Value | None], ...]:
        """One question, all cities: each line with the city's answer, None where there is none.

        Raises:
            NotFound: `question_unknown`: no form of the dossiers has it.
        """
        told, known = [], False
        for line in self._desk.lines(DeskFilter(call=call)):
            received = self._desk.read(line.number)
            known = known or received.form.question(question) is not None
            told.append((line, answer_in_any_language(received.carried.answers, question, language)))
        if told and not known:
            raise NotFound("question_unknown", question=question[:80])
        return tuple(told)

    def figures(self, call: str) -> Figures:
        """The figures of all cities, those worked out included."""
        questions: dict[str, tuple[str, str, str]] = {}
        found: list[tuple[DeskDossier, dict[str, Value]]] = []
        for line in self._desk.lines(DeskFilter(call=call)):
            picture = self._desk.read(line.number).snapshot()
            mine: dict[str, Any] = {}
            for question in picture.form.questions():
                if question.type is QuestionType.DATA_POINT:
                    questions.setdefault(question.id, (question.id, question.label, question.unit))
                    said = plain_part(answer_in_any_language(picture.answers, question.id))
                    mine[question.id] = picture.computed.get(question.id, said)
            found.append((line, mine))
        rows = tuple((line, tuple(mine.get(name) for name in questions)) for line, mine in found)
        return Figures(tuple(questions.values()), rows)

    def plausibility(self, number: int) -> tuple[PlausibilityNote, ...]:
        """What was worked out from the figures of one dossier."""
        received = self._desk.read(number)
        return plausibility(received.form, received.carried.answers)
