"""Cutting an answer to its limit: the piece rests under the question, and one undo brings it back."""

import uuid
from collections.abc import Sequence

from lcapp.domain.answers import AnswerKey, beside, plain_part, with_beside
from lcapp.domain.fit_to_limit import FEWEST_RESTING, Place, without, without_all
from lcapp.domain.history import Change
from lcapp.domain.parked import CUT, ParkedAnswer, parked_key, parked_value
from lcapp.domain.put_back import put_back
from lcapp.domain.word_count import words
from lcapp.errors import InputRefused, NotFound
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import Clock


def cut_away(session: DraftSession, key: AnswerKey, place: Place, text: str, clock: Clock) -> str:
    """Take a place out of an answer, as one act.

    Args:
        session: The draft.
        key: Which answer.
        place: What goes.
        text: The text the place was found in.
        clock: The time now, in UTC.

    Returns:
        The name under which the piece rests; empty for a few words, which rest nowhere.

    Raises:
        InputRefused: `text_changed`: the answer is not that text any more; nothing changed.
        ReadOnly: The draft can only be read.
    """
    session.must_be_writable()
    value = session.answer(key)
    if plain_part(value) != text:
        raise InputRefused("text_changed", question=key.question)
    rest, piece = without(text, place)
    standing = {name: beside(value, name) for name in ("links", "evidence", "text")}
    new = with_beside(rest or None, **standing)
    if words(piece) < FEWEST_RESTING or place.instead:
        session.set_answers({key: new}, kind="cut")
        return ""
    parked = ParkedAnswer(
        id=uuid.uuid4().hex,
        key=key,
        form=session.form.name,
        label=session.question(key.question).label,
        value=piece,
        text=piece,
        reason=CUT,
        at=clock(),
    )
    change = Change(parked_key(parked.id), None, parked_value(parked))
    session.set_answers({key: new}, kind="cut", beside=(change,))
    return parked.id


def cut_small(session: DraftSession, key: AnswerKey, places: Sequence[Place], text: str) -> None:
    """Take small words out of an answer or say them more shortly, all as one act; they rest nowhere.

    Args:
        session: The draft.
        key: Which answer.
        places: Fillers and what can be said more shortly.
        text: The text the places were found in.

    Raises:
        InputRefused: `text_changed`: the answer is not that text any more; nothing changed.
        ReadOnly: The draft can only be read.
    """
    session.must_be_writable()
    value = session.answer(key)
    if plain_part(value) != text:
        raise InputRefused("text_changed", question=key.question)
    rest, _pieces = without_all(text, places)
    standing = {name: beside(value, name) for name in ("links", "evidence", "text")}
    session.set_answers({key: with_beside(rest or None, **standing)}, kind="cut")


def resting(session: DraftSession, key: AnswerKey) -> tuple[ParkedAnswer, ...]:
    """The pieces that were cut out of an answer, the last one first."""
    return tuple(one for one in session.parked if one.reason == CUT and one.key == key)


def put_piece_back(session: DraftSession, piece: str) -> None:
    """Put a piece behind the answer it was cut from, as one act.

    Raises:
        NotFound: `parked_unknown`: it rests there no more.
        InputRefused: `piece_does_not_fit`: the answer says "no relevant information" by now, for instance.
        ReadOnly: The draft can only be read.
    """
    found = next((one for one in session.parked if one.id == piece), None)
    if found is None:
        raise NotFound("parked_unknown", parked=piece)
    value = put_back(session.question(found.key.question), session.answer(found.key), found)
    if value is None:
        raise InputRefused("piece_does_not_fit", question=found.key.question)
    session.take_from_drawer(piece, into={found.key: value})
