"""One city's application in one call: what identifies it, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.parked import ParkedAnswer


class AnswerState(StrEnum):
    """How far an answer is, in the city's own eyes."""

    DRAFT = "draft"
    READY = "ready"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Dossier:
    """The identity of a dossier; its answers are beside it.

    Args:
        number: Short number on this computer, what the command line calls it.
        uuid: The name that stays the same on every computer.
        kind: `membership`, `award`, `report`, or the kind of an internal form.
        call: Id of the call; empty for records kept in internal forms.
        form: Name of the form, such as `membership-2025`.
        form_digest: Digest of the form the answers were written for.
        title: What the officer calls it.
        rev: Rises with every save.
        created_at: UTC.
        updated_at: UTC.
    """

    number: int
    uuid: str
    kind: str
    call: str
    form: str
    form_digest: str
    title: str
    status: str
    rev: int
    created_at: datetime
    updated_at: datetime
    fictional: bool = False

    @property
    def written_for(self) -> str:
        """What an answers file of it names under `call`: the call, or the form of a record without one."""
        return self.call or self.form


@dataclass(frozen=True, slots=True)
class AnswerMark:
    """State of one answer and who set it; every new text is a draft again."""

    state: AnswerState = AnswerState.DRAFT
    by: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark among the city's own people beside an answer; never in a dossier unless ticked."""

    id: str
    question: str
    author: str
    text: str
    written_at: datetime
    settled: bool = False


@dataclass(frozen=True, slots=True)
class DossierContent:
    """Everything the store keeps of one dossier besides its history."""

    dossier: Dossier
    answers: Mapping[AnswerKey, Value] = field(default_factory=dict)
    marks: Mapping[AnswerKey, AnswerMark] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    parked: tuple[ParkedAnswer, ...] = ()
    sides: Mapping[AnswerKey, Value] = field(default_factory=dict)
