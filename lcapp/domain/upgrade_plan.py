"""A form change before it is made: a decision for each answer, what goes to the drawer, what is new."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.change_map import ChangeMap
from lcapp.domain.form_changes import FormChange
from lcapp.domain.forms import Form

PARK = "park"
"""The choice that puts an answer into the drawer; any other is the id of a question of the new form."""


class Kind(StrEnum):
    """What becomes of an answer, those first that a person should look at."""

    DROPPED = "dropped"
    SPLIT = "split"
    MERGED = "merged"
    RETYPED = "retyped"
    NEW_LIMIT = "new_limit"
    OPTIONS = "options"
    MOVED = "moved"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Over:
    """An answer that is longer than the new form allows. `limit` is the limit's name, such as `max_words`."""

    limit: str
    allowed: int
    count: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one answer.

    Args:
        key: Where it stands now.
        kind: What happens.
        targets: Where it goes; none when it goes to the drawer.
        text: Its bare text, to recognise it by.
        reason: Why it, or a part of it, is set aside (`parked.PARKED_REASONS`); empty when nothing is.
        over: By how much it is too long now.
        hidden: Whether the new form does not ask its question, given the other answers.
        changed: How the question it goes to differs.
        choice: What the officer chose: empty, `PARK`, or the id of a question.
    """

    key: AnswerKey
    kind: Kind
    targets: tuple[AnswerKey, ...]
    text: str
    reason: str = ""
    over: Over | None = None
    hidden: bool = False
    changed: tuple[FormChange, ...] = ()
    choice: str = ""

    @property
    def needs_look(self) -> bool:
        """Whether a person should look at it before or after."""
        return self.kind not in (Kind.KEPT, Kind.MOVED, Kind.OPTIONS) or bool(self.reason) or self.hidden


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer for the drawer."""

    key: AnswerKey
    label: str
    value: Value
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class UpgradePlan:
    """A form change before it is made. `new_questions` are unanswered; the value says whether required."""

    old: Form
    new: Form
    answers: Answers
    decisions: tuple[Decision, ...]
    set_aside: tuple[SetAside, ...]
    new_questions: Mapping[str, bool]
    before: Answers = field(repr=False)
    change_map: ChangeMap | None = None
    choices: Mapping[AnswerKey, str] = field(default_factory=dict)


@dataclass(slots=True)
class Part:
    """What of one answer goes to one place."""

    key: AnswerKey
    target: AnswerKey
    value: Value
    may_join: bool
    rank: tuple[bool, bool, str]
    in_field: bool = False
    used: bool = False


@dataclass(slots=True)
class Way:
    """What is known of one answer while the plan is made."""

    parts: list[Part] = field(default_factory=list)
    reason: str = ""
    pieces: list[Value] = field(default_factory=list)
    """What it was cut into; empty unless it was split."""
