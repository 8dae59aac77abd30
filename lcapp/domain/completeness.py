"""How far along a dossier is: answered required questions out of required ones, per section and hand."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.answers import Answers, Value, answer_in_any_language, by_question, is_answered
from lcapp.domain.conditions import holds
from lcapp.domain.forms import Form, Hand, Question


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """Of one section: required questions answered, required in all, and whether anything was begun."""

    section: str
    answered: int
    required: int
    begun: bool


@dataclass(frozen=True, slots=True)
class Completeness:
    """Progress of the sections the given hand fills, in official order."""

    sections: tuple[SectionProgress, ...]

    @property
    def answered(self) -> int:
        """Required questions answered."""
        return sum(s.answered for s in self.sections)

    @property
    def required(self) -> int:
        """Required questions in all."""
        return sum(s.required for s in self.sections)

    @property
    def percent(self) -> int:
        """Whole percent, rounded down; 100 only when nothing is missing."""
        return 100 * self.answered // self.required if self.required else 100


def is_visible(question: Question, answers: Answers) -> bool:
    """Whether a question is asked at all, given the other answers."""
    return holds(question.visible_when, _answer_of(answers))


def is_required(question: Question, answers: Answers) -> bool:
    """Whether an answer must be given: by the data, while visible, and only where somebody types."""
    return is_required_by(question, _answer_of(answers))


def is_required_by(question: Question, answer_of: Callable[[str], Value | None]) -> bool:
    """The same, given a way to look other answers up."""
    if not question.takes_answer or not holds(question.visible_when, answer_of):
        return False
    if question.required_when is not None:
        return holds(question.required_when, answer_of)
    return question.required


def completeness(form: Form, answers: Answers, *, hand: Hand = Hand.CITY) -> Completeness:
    """Progress over the questions one hand fills. A section without any such question is left out."""
    told = []
    found = by_question(answers)
    for _part, section in form.sections():
        mine = [q for q in section.questions if q.filled_by is hand and q.takes_answer]
        if not mine:
            continue
        answered_ids = {q.id for q in mine if any(map(is_answered, found.get(q.id, {}).values()))}
        required = [q for q in mine if is_required(q, answers)]
        told.append(
            SectionProgress(
                section=section.id,
                answered=sum(q.id in answered_ids for q in required),
                required=len(required),
                begun=any(q.id in found for q in mine),
            )
        )
    return Completeness(tuple(told))


def _answer_of(answers: Answers) -> Callable[[str], Value | None]:
    return lambda question: answer_in_any_language(answers, question)
