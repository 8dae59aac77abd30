"""`visible_when` and `required_when` of a form file become conditions."""

from collections.abc import Mapping
from typing import Any

from lcapp.domain.conditions import Condition
from lcapp.domain.tables import Table

COMPARISONS = ("is", "is_not", "includes", "answered")
DEEPEST = 4


def read_condition(table: Table, key: str) -> Condition | None:
    """The condition under a key; one that cannot be understood is a problem and counts as none."""
    data = table.table(key)
    if data is None:
        return None
    made = _condition(data, DEEPEST)
    if made is None:
        table.problem("condition_unreadable", key=key, key_name=key)
    return made


def _condition(data: Mapping[str, Any], deeper: int) -> Condition | None:
    for junction in ("all", "any"):
        if junction in data:
            inner = data[junction]
            if len(data) != 1 or deeper == 0 or not isinstance(inner, list) or not inner:
                return None
            parts = [_condition(one, deeper - 1) if isinstance(one, dict) else None for one in inner]
            known = tuple(part for part in parts if part is not None)
            return Condition(junction, parts=known) if len(known) == len(parts) else None
    question = data.get("question")
    operators = [name for name in COMPARISONS if name in data]
    if not isinstance(question, str) or len(operators) != 1 or len(data) != 2:
        return None
    operator, operand = operators[0], data[operators[0]]
    right = isinstance(operand, bool) if operator == "answered" else isinstance(operand, str | int)
    return Condition(operator, question, operand) if right else None
