"""How the rules of the records say something: always advice, at a question or at a field of one record."""

from collections.abc import Mapping

from lcapp.domain.answers import Value
from lcapp.domain.findings import Finding, Severity


def advice(
    code: str, question: str, item: Mapping[str, Value] | None = None, field: str = "", **params: str | int
) -> Finding:
    """A finding of a record: nobody must fix anything in papers that nobody sends.

    Args:
        code: Its name.
        question: Where.
        item: The record of a group it is about.
        field: The field inside it.
        params: Values of its sentence.
    """
    at = str(item["id"]) if item else ""
    return Finding(code, Severity.ADVICE, question, item=at, field=field, params=params)
