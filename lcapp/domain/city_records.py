"""The city's own records: which internal forms they are, and how their answers are read."""

from collections.abc import Mapping
from decimal import Decimal

from lcapp.domain.answers import Answers, Value, answer_in_any_language, is_none, plain_part
from lcapp.domain.figures import as_decimal

KIND = "internal"
"""Kind of a form that nobody sends."""

CITY = "city_record"
WORKSPACES = ("plan", "structure", "events", "access", "monitoring", "resources")
"""One for each area of the Guidelines for Building Learning Cities, in their order."""
ASSESSMENT = "self_assessment"
PRACTICES = "practices"
DRAWN = (*WORKSPACES, ASSESSMENT)
"""Records that have a timeline, a matrix, a budget, charts or tables of their own."""
SENDING = "sending"
APPROVAL = "approval"
QUESTIONNAIRE = "questionnaire"
RECORDS = (CITY, *WORKSPACES, ASSESSMENT, PRACTICES, SENDING, APPROVAL, QUESTIONNAIRE)
"""Every record by the id of its form, in the order in which a city meets them."""
KEPT_BY_YEAR = frozenset({ASSESSMENT})
"""Records of which a city keeps one for each year; of the others it keeps one."""

WRITTEN_BY_PROGRAM = frozenset({"dossier_id"})
"""Fields of records by which the program finds entries again: nobody reads or types them."""


def is_record(form_name: str) -> bool:
    """Whether a form, such as `plan-1`, is one of the city's records."""
    return form_name.partition("-")[0] in RECORDS


def plain_of(answers: Answers, question: str, language: str = "") -> Value | None:
    """The bare value of an answer, in that language where there are several; None for "not relevant"."""
    value = answer_in_any_language(answers, question, language)
    return None if value is None or is_none(value) else plain_part(value)


def text_of(answers: Answers, question: str, language: str = "") -> str:
    """A text answer; empty where there is none."""
    found = plain_of(answers, question, language)
    return found if isinstance(found, str) else ""


def lines_of(answers: Answers, question: str, language: str = "") -> tuple[str, ...]:
    """The items of a list answer, or the ids chosen."""
    found = plain_of(answers, question, language)
    if not isinstance(found, list):
        return ()
    return tuple(one["text"] if isinstance(one, dict) else one for one in found)


def items_of(answers: Answers, group: str) -> tuple[Mapping[str, Value], ...]:
    """The records of a group."""
    found = plain_of(answers, group)
    return tuple(found) if isinstance(found, list) else ()


def field_text(item: Mapping[str, Value], field: str, language: str = "") -> str:
    """A text field of a record, in that language if it is there, else in the first by name."""
    value = item.get(field)
    if is_none(value):
        return ""
    if isinstance(value, dict):
        value = value.get(language) or next((value[code] for code in sorted(value)), "")
    value = plain_part(value)
    return value if isinstance(value, str) else ""


def field_choices(item: Mapping[str, Value], field: str) -> tuple[str, ...]:
    """The options chosen in a field of a record."""
    found = plain_part(item.get(field))
    return tuple(found) if isinstance(found, list) else ()


def figure(value: Value | None) -> Decimal | None:
    """The number of a figure, if it holds one."""
    plain = None if is_none(value) else plain_part(value)
    if isinstance(plain, dict) and "value" in plain:
        return as_decimal(plain["value"])
    return None


def part_of(value: Value | None, part: str) -> Value | None:
    """Year, territory, source, basis or confidence of a figure."""
    plain = plain_part(value)
    return plain.get(part) if isinstance(plain, dict) else None
