"""The drawer of a draft: answers set aside, and the keys under which the record remembers more than answers.

A form change is one act among others. Its changes are those of answers, of the drawer (`parked_key`) and
of the form itself (`FORM_KEY`), so that undo, redo and the record need to know nothing new. No question has
such keys: the id of a question always has a point.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.side_records import is_side

PARKED = "parked"
FORM_KEY = AnswerKey("form")
"""Under this key stands what `FormOfDraft.value` gives."""

PARKED_REASONS = (
    "no_question",
    "dropped",
    "other_type",
    "option_gone",
    "does_not_fit",
    "unit_changed",
    "place_taken",
    "other_language",
    "left_over",
    "chosen",
    "cut",
)


CUT = "cut"
"""The reason of a piece that was cut to fit a limit; it rests under its question."""


@dataclass(frozen=True, slots=True)
class ParkedAnswer:
    """An answer, or what did not fit of one, that stands in the drawer.

    Args:
        id: Its name in the drawer.
        key: Where it stood.
        form: Name of the form it was written for.
        label: The question's official words in that form.
        value: The canonical value as it was.
        text: The same as bare text, to read and to copy.
        reason: One of `PARKED_REASONS`.
        at: UTC of the moment it was set aside.
    """

    id: str
    key: AnswerKey
    form: str
    label: str
    value: Value
    text: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FormOfDraft:
    """What a dossier says about its form; changes together."""

    form: str
    digest: str
    kind: str
    call: str

    def value(self) -> Value:
        """As the record keeps it."""
        return {"form": self.form, "digest": self.digest, "kind": self.kind, "call": self.call}


def form_of(value: Mapping[str, Any]) -> FormOfDraft:
    """The inverse of `FormOfDraft.value`; raises KeyError where something is missing."""
    return FormOfDraft(*(str(value[name]) for name in ("form", "digest", "kind", "call")))


def parked_key(parked_id: str) -> AnswerKey:
    """Under which key the record remembers an answer of the drawer."""
    return AnswerKey(PARKED, parked_id)


def stands_beside(key: AnswerKey) -> bool:
    """Whether a key of the record is that of the form, the drawer or a side, and not of an answer."""
    return key.question == PARKED or key == FORM_KEY or is_side(key)


def parked_value(parked: ParkedAnswer) -> Value:
    """An answer of the drawer as the record keeps it."""
    return {
        "question": parked.key.question,
        "language": parked.key.language,
        "form": parked.form,
        "label": parked.label,
        "value": parked.value,
        "text": parked.text,
        "reason": parked.reason,
        "at": parked.at.isoformat(timespec="microseconds"),
    }


def parked_of(parked_id: str, value: Mapping[str, Any]) -> ParkedAnswer:
    """The inverse of `parked_value`; raises KeyError or ValueError where the value is damaged."""
    return ParkedAnswer(
        id=parked_id,
        key=AnswerKey(str(value["question"]), str(value["language"])),
        form=str(value["form"]),
        label=str(value["label"]),
        value=value["value"],
        text=str(value["text"]),
        reason=str(value["reason"]),
        at=datetime.fromisoformat(str(value["at"])),
    )
