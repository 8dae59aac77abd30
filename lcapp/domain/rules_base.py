"""What a rule is given and what it says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from lcapp.domain.answers import Value, is_answered, is_none, plain_part
from lcapp.domain.findings import Severity
from lcapp.domain.forms import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answer in one language.

    Args:
        question: A question, or a field inside a group.
        value: The canonical answer with what stands beside it, or None.
        required: Whether an answer must be given here and now.
        today: The day of the check.
        year: The year figures are compared with: the call's, else today's.
        official: Whether the form is sent to somebody.
    """

    question: Question
    value: Value | None
    required: bool
    today: date
    year: int
    official: bool = True
    answered: bool = field(init=False)
    plain: Value | None = field(init=False)
    """The value without what stands beside it; None as well where the answer is "no relevant information"."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "answered", is_answered(self.value))
        object.__setattr__(self, "plain", None if is_none(self.value) else plain_part(self.value))


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a rule says; `lcapp.domain.validation` makes a finding of it."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.MUST_FIX


Rule = Callable[[Asked], Iterable[Complaint]]
