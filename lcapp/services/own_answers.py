"""The city says of a dossier put together from public sources: these answers are our own now."""

from lcapp.domain.history import Change
from lcapp.domain.origin import PUBLIC_SOURCES, public_sources
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession

MADE_OWN = "made_own"
"""Kind of the act; it can be undone."""


def make_own(session: DraftSession) -> tuple[str, ...]:
    """Take the mark of public sources away and return them; the note that names them stays.

    Raises:
        InputRefused: `answers_own_already`: the dossier has no such mark.
        ReadOnly: This draft can only be read.
    """
    sources = public_sources(session.sides)
    if not sources:
        raise InputRefused("answers_own_already")
    change = Change(PUBLIC_SOURCES, session.sides.get(PUBLIC_SOURCES), None)
    session.set_answers({}, kind=MADE_OWN, beside=(change,))
    return sources
