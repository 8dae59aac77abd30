"""Which answers of the records are amounts in the city's currency, and which resources are money."""

from collections.abc import Mapping

from lcapp.domain.answers import Value

_AMOUNTS: Mapping[str, frozenset[str]] = {
    "plan": frozenset({"budget"}),
    "resources": frozenset({"amount", "total", "resources.total", "resources.city_budget"}),
}


def is_amount(form_name: str, question: str) -> bool:
    """Whether a question, or a field of a group, of a record asks for an amount in the city's currency.

    Args:
        form_name: Such as `resources-1`.
        question: Id of the question or field.
    """
    return question in _AMOUNTS.get(form_name.partition("-")[0], ())


def in_money(line: Mapping[str, Value]) -> bool:
    """Whether a record of resources is money; rooms, equipment and working time are a value in kind."""
    return line.get("resource", "money") == "money" and line.get("mechanism") != "in_kind"


def is_secured(line: Mapping[str, Value]) -> bool:
    """Whether a record of resources is there for certain, not only promised, applied or hoped for."""
    return line.get("certain") == "secured"
