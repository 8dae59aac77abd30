"""What was written by hand on a marking copy, typed back as notes beside the questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from lcapp.domain.dossier import Note
from lcapp.domain.forms import Form
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession


@dataclass(frozen=True, slots=True)
class Marking:
    """One remark on the paper.

    Args:
        question: Number of the question as it is printed, such as `3.2`; its id is taken as well.
        line: Number of the line in the margin; 0 for the whole question.
        text: What was written.
    """

    question: str
    line: int
    text: str


def notes_from_marking(
    session: DraftSession, markings: Iterable[Marking], numbers: dict[str, str]
) -> tuple[Note, ...]:
    """Put all remarks beside their questions, or none of them.

    Args:
        session: The open draft.
        markings: What was typed; empty texts are left out.
        numbers: By question id, the number that is printed before it.

    Raises:
        InputRefused: `marking_place_unknown` (with `name`): there is no such question; nothing was written.
        ReadOnly: This draft can only be read.
    """
    session.must_be_writable()
    found = [(_question_at(session.form, one.question, numbers), one) for one in markings if one.text.strip()]
    return tuple(
        session.add_note(question, f"[{one.line}] {one.text.strip()}" if one.line else one.text)
        for question, one in found
    )


def _question_at(form: Form, said: str, numbers: dict[str, str]) -> str:
    wanted = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in said.strip())
    wanted = wanted.rstrip(".").lower()
    for question in form.questions():
        if wanted in (question.id.lower(), numbers.get(question.id, "").rstrip(".").lower()):
            return question.id
    raise InputRefused("marking_place_unknown", name=said.strip()[:40])
