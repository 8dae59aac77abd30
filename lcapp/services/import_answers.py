"""Import an answers file into an open draft: it merges, never deletes, and says what changed."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey
from lcapp.domain.answers_file import call_named_in, read_answers
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession

COPY_REASON = "import"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Which answers of the file are new, which replaced another one, which stood already."""

    added: tuple[AnswerKey, ...]
    replaced: tuple[AnswerKey, ...]
    unchanged: tuple[AnswerKey, ...]


def import_answers(
    session: DraftSession, data: bytes, *, copy_first: Callable[[str], object]
) -> ImportReport:
    """Take every answer of a file as one act; the caller saves.

    Args:
        session: An open draft.
        data: The bytes of an answers file for the draft's own call, or the form of a record without one.
        copy_first: Makes a copy of the library, given the reason, once the file is known to be good.

    Raises:
        InputRefused: The file cannot be taken, or is of another call (`answers_of_other_call`).
        ReadOnly: The draft can only be read.
    """
    session.must_be_writable()  # before the file is judged by a form that only stands in
    call = session.dossier.written_for
    found = call_named_in(data)
    if found != call:
        raise InputRefused("answers_of_other_call", found=found[:80], wanted=call)
    given = read_answers(data, session.form).answers
    copy_first(COPY_REASON)
    before = dict(session.answers)
    session.set_answers(given, kind="import")
    return ImportReport(
        added=tuple(key for key in given if key not in before),
        replaced=tuple(key for key in given if key in before and before[key] != given[key]),
        unchanged=tuple(key for key in given if before.get(key) == given[key]),
    )
