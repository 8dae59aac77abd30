"""Which field of a record names a record of another group: one table, and the titles that may be named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lcapp.domain.answers import Answers, is_none, plain_part
from lcapp.domain.city_records import items_of


@dataclass(frozen=True, slots=True)
class Titles:
    """Where titles stand: in that field of every record of a group."""

    record: str
    group: str
    field: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a field names.

    Args:
        sources: Where the titles stand, the nearest first.
        several: Whether the field may name more than one, with commas between.
    """

    sources: tuple[Titles, ...]
    several: bool = False


_GOALS = Titles("plan", "plan.goals", "goal")
_ACTIVITIES = Titles("plan", "plan.activities", "title")
_TEAM = Titles("plan", "plan.team", "name")
_STEERING = Titles("structure", "structure.steering", "name")
_PARTNERS = Titles("structure", "structure.stakeholders", "name")
_EVENTS = Titles("events", "events.items", "title")
_PRACTICES = Titles("practices", "practices.items", "title")
_INDICATORS = Titles("monitoring", "monitoring.indicators", "name")
_GOAL_INDICATORS = Titles("plan", "plan.goals", "indicator")

_OWNER = Reference((_TEAM, _PARTNERS))
_BODY = Reference((_PARTNERS,))
_SOME_PARTNERS = Reference((_PARTNERS,), several=True)

REFERENCES: Mapping[tuple[str, str], Reference] = {
    ("plan.goals", "indicator"): Reference((_INDICATORS,)),
    ("plan.goals", "owner"): _OWNER,
    ("plan.stock", "who"): _BODY,
    ("plan.activities", "goal"): Reference((_GOALS,)),
    ("plan.activities", "owner"): _OWNER,
    ("plan.activities", "partners"): _SOME_PARTNERS,
    ("plan.milestones", "owner"): _OWNER,
    ("plan.team", "body"): _BODY,
    ("structure.steering", "body"): _BODY,
    ("structure.groups", "chair"): Reference((_STEERING, _TEAM)),
    ("events.items", "partners"): _SOME_PARTNERS,
    ("access.groups", "programme"): Reference((_ACTIVITIES, _EVENTS, _PRACTICES)),
    ("monitoring.indicators", "name"): Reference((_GOAL_INDICATORS,)),
    ("monitoring.indicators", "owner"): _OWNER,
    ("monitoring.results", "indicator"): Reference((_INDICATORS, _GOAL_INDICATORS)),
    ("monitoring.reviews", "what"): Reference((_EVENTS, _ACTIVITIES)),
    ("monitoring.duties", "partner"): _BODY,
    ("resources.lines", "event"): Reference((_EVENTS, _ACTIVITIES)),
    ("practices.items", "partners"): _SOME_PARTNERS,
}
"""By the group and the field that names; official forms name nothing."""


def titles_for(
    group: str, field: str, answers_of: Callable[[str], Answers], language: str = ""
) -> tuple[str, ...]:
    """Titles a field may name, in the order of their records, each once; none where it names nothing.

    Args:
        group: The group the field stands in.
        field: The field.
        answers_of: What stands in a record, by the id of its form.
        language: A title that stands in several languages is told in all, in this one first.
    """
    reference = REFERENCES.get((group, field))
    found: dict[str, None] = {}
    for source in reference.sources if reference else ():
        for item in items_of(answers_of(source.record), source.group):
            found.update(dict.fromkeys(_titles(item.get(source.field), language)))
    return tuple(found)


def _titles(value: object, language: str) -> list[str]:
    if value is None or is_none(value):
        return []
    plain = plain_part(value)
    if isinstance(plain, dict):
        told = sorted(plain, key=lambda code: (code != language, code))
        return [text for code in told if isinstance(text := plain_part(plain[code]), str)]
    return [plain] if isinstance(plain, str) else []
