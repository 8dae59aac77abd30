"""What was written by hand on a marking copy, typed back as notes beside the questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from lcapp.domain.dossier import Note
from lcapp.domain.forms import Form
from lcapp.domain.question_numbers import question_numbers
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession


@dataclass(frozen=True, slots=True)
class Marking:
    """One remark on the paper.

    Args:
        question: Number of the question as it is printed, such as `14`; its id is taken as well.
        line: Number of the line in the margin; 0 for the whole question.
        text: What was written.
    """

    question: str
    line: int
    text: str


def notes_from_marking(session: DraftSession, markings: Iterable[Marking]) -> tuple[Note, ...]:
    """Put all remarks beside their questions, or none of them.

    Args:
        session: The open draft.
        markings: What was typed; empty texts are left out.

    Raises:
        InputRefused: `marking_place_unknown` (with `name`): there is no such question; nothing was written.
        ReadOnly: This draft can only be read.
    """
    session.must_be_writable()
    found = [(_question_at(session.form, one.question), one) for one in markings if one.text.strip()]
    return tuple(
        session.add_note(question, f"[{one.line}] {one.text.strip()}" if one.line else one.text)
        for question, one in found
    )


def _question_at(form: Form, said: str) -> str:
    # Any script's digits: the number is typed as it is printed.
    wanted = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in said.strip())
    wanted = wanted.rstrip(".").lower()
    for name, number in question_numbers(form).items():
        if wanted in (name.lower(), str(number)):
            return name
    raise InputRefused("marking_place_unknown", name=said.strip()[:40])
