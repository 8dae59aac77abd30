"""How far along a dossier is: answered required questions out of required ones, per section and hand.

What is said to be not relevant is counted apart, see `lcapp.domain.not_relevant`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.answers import Answers, Value, answer_in_any_language, by_question, is_answered
from lcapp.domain.conditions import holds
from lcapp.domain.forms import Form, Hand, Question
from lcapp.domain.not_relevant import Given, given


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """Of one section: required questions answered, required in all, and whether anything was begun.

    `not_relevant` counts the required questions of which that is said.
    `filled` and `asked` count all its questions that are asked now, required or not.
    """

    section: str
    answered: int
    required: int
    begun: bool
    not_relevant: int = 0
    filled: int = 0
    asked: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return self.answered + self.not_relevant >= self.required


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
    def not_relevant(self) -> int:
        """Required questions said to be not relevant."""
        return sum(s.not_relevant for s in self.sections)

    @property
    def filled(self) -> int:
        """Questions with an answer, required or not."""
        return sum(s.filled for s in self.sections)

    @property
    def asked(self) -> int:
        """Questions in all, required or not."""
        return sum(s.asked for s in self.sections)

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered."""
        return any(s.begun for s in self.sections)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing: everything is answered, or said to be not relevant."""
        return self.answered + self.not_relevant >= self.required

    @property
    def percent(self) -> int:
        """Whole percent, rounded down; 100 only when everything is answered."""
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
        asked = [q for q in mine if q.computed is None and is_visible(q, answers)]
        required = [q for q in mine if is_required(q, answers)]
        stands = [given(q, found.get(q.id, {}).values(), official=form.is_official) for q in required]
        told.append(
            SectionProgress(
                section=section.id,
                answered=stands.count(Given.ANSWER),
                required=len(required),
                begun=any(q.id in found for q in mine),
                not_relevant=stands.count(Given.NOT_RELEVANT),
                filled=sum(any(map(is_answered, found.get(q.id, {}).values())) for q in asked),
                asked=len(asked),
            )
        )
    return Completeness(tuple(told))


def _answer_of(answers: Answers) -> Callable[[str], Value | None]:
    return lambda question: answer_in_any_language(answers, question)
