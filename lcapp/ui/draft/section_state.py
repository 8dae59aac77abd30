"""How far a section is, in a shape and a word."""

from collections.abc import Collection
from enum import StrEnum

from lcapp.domain.completeness import SectionProgress
from lcapp.domain.dossier import AnswerState
from lcapp.domain.forms import Section
from lcapp.i18n import Words


class SectionState(StrEnum):
    """○ not started, ◐ begun, ● complete, ▲ something must be fixed; `others` belongs to another hand."""

    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"
    TO_FIX = "to_fix"
    OTHERS = "others"


PICTURES = {
    SectionState.EMPTY: ("circle", "muted"),
    SectionState.BEGUN: ("circle-half", "accent"),
    SectionState.COMPLETE: ("check-circle", "done"),
    SectionState.TO_FIX: ("alert-triangle", "must_fix"),
    SectionState.OTHERS: ("signature", "muted"),
}
"""Picture and colour of each state."""


def section_state(
    section: Section, progress: SectionProgress | None, faulty: Collection[str], *, whole: bool = False
) -> SectionState:
    """The state of a section.

    Args:
        section: Which.
        progress: Its progress; None where the city fills in nothing.
        faulty: Ids of questions in which something given must be fixed (missing answers do not count).
        whole: Whether a section that requires nothing is complete only when everything in it is filled.
    """
    if any(question.id in faulty for question in section.questions):
        return SectionState.TO_FIX
    if progress is None:
        return SectionState.OTHERS
    partly = whole and not progress.required and progress.filled < progress.asked
    if progress.is_complete and (progress.begun or progress.required) and not partly:
        return SectionState.COMPLETE
    return SectionState.BEGUN if progress.begun else SectionState.EMPTY


def common_mark(marks: Collection[AnswerState]) -> AnswerState | None:
    """How far all answers of a section are in the city's own eyes; None where any is still a draft."""
    order = list(AnswerState)
    least = min(marks, key=order.index, default=AnswerState.DRAFT)
    return None if least is AnswerState.DRAFT else least


def state_sentence(words: Words, state: SectionState) -> str:
    """The state in words."""
    return {
        SectionState.EMPTY: words._("not started"),
        SectionState.BEGUN: words._("begun"),
        SectionState.COMPLETE: words._("complete"),
        SectionState.TO_FIX: words._("something must be fixed"),
        SectionState.OTHERS: words._("filled in by others"),
    }[state]
