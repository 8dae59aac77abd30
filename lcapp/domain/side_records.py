"""What the record of a dossier remembers beside the answers: languages, checks, names, parcels, origin.

Each is one value under a key of its own; the newest change of a key is what stands. No question has such
keys: the id of a question always has a point.
"""

from collections.abc import Mapping

from lcapp.domain.answers import AnswerKey, Value

CHECKED = "checked"
"""A text was compared with its source; `lcapp.domain.translation_state` makes the value."""
LANGUAGE = "language"
"""A language of the dossier; under `SUBMISSION` stands the one it is sent in."""
LATIN_NAME = "latin_name"
"""A name in Latin letters, where the form has one field for it; under the id of its question."""
ORIGIN = "origin"
"""That the answers come from public sources, see `lcapp.domain.origin`."""
PARCEL = "parcel"
"""Sections in somebody else's hands; under the parcel's id, see `lcapp.domain.parcels`."""

SIDES = (CHECKED, LANGUAGE, LATIN_NAME, ORIGIN, PARCEL)
SUBMISSION = AnswerKey(LANGUAGE, "submission")

Sides = Mapping[AnswerKey, Value]
"""What stands beside the answers of one dossier, by key."""


def is_side(key: AnswerKey) -> bool:
    """Whether a key of the record is one of this module."""
    return key.question in SIDES


def checked_key(unit: str, language: str) -> AnswerKey:
    """Where it stands that the text of a unit was checked in a language."""
    return AnswerKey(CHECKED, f"{unit}@{language}")


def latin_name_key(question: str) -> AnswerKey:
    """Where the Latin form of a name stands."""
    return AnswerKey(LATIN_NAME, question)


def of_texts(sides: Sides) -> dict[AnswerKey, Value]:
    """What belongs to the texts themselves, and so goes with a copy of them; parcels stay behind."""
    return {key: value for key, value in sides.items() if key.question != PARCEL}
