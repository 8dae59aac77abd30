"""When a question is visible or required: `visible_when`, `required_when`.

A condition looks at other questions' answers only. There is no expression language: a comparison of
one question, or `all` / `any` of several.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.answers import Value, is_answered, is_none, plain_part


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison (`operator` is, is_not, includes, answered) or a junction (`all`, `any`) of `parts`."""

    operator: str
    question: str = ""
    operand: str | int | bool = ""
    parts: "tuple[Condition, ...]" = ()

    def questions(self) -> frozenset[str]:
        """Ids of every question this condition looks at."""
        if self.parts:
            return frozenset().union(*(part.questions() for part in self.parts))
        return frozenset({self.question})


def holds(condition: Condition | None, answer_of: Callable[[str], Value | None]) -> bool:
    """Whether a condition holds; no condition always holds.

    Args:
        condition: What to look at.
        answer_of: The canonical answer of a question id in any language, or None.
    """
    if condition is None:
        return True
    match condition.operator:
        case "all":
            return all(holds(part, answer_of) for part in condition.parts)
        case "any":
            return any(holds(part, answer_of) for part in condition.parts)
    value = answer_of(condition.question)
    answered = is_answered(value) and not is_none(value)
    plain = plain_part(value) if answered else None
    match condition.operator:
        case "answered":
            return answered is bool(condition.operand)
        case "is":
            return plain == condition.operand
        case "is_not":
            return plain != condition.operand
        case "includes":
            return isinstance(plain, list) and condition.operand in plain
    msg = f"unknown operator {condition.operator!r}: the reader lets none through"
    raise ValueError(msg)
