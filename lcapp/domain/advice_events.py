"""Advice on the figures and days of records: events of a report, practices that have not begun."""

from collections.abc import Iterator, Mapping
from typing import Any

from lcapp.domain.advice_base import AdviceRule, Matter
from lcapp.domain.answers import Value, is_none, plain_part
from lcapp.domain.calendar_spans import span_of
from lcapp.domain.calls import CallDate
from lcapp.domain.figures import as_decimal
from lcapp.domain.findings import Finding, Severity

_EVENTS, _PRACTICES, _REPORTED = "report.events", "practice.items", "report.practices"
_POPULATION = "profile.population"
_PARTICIPANTS = "participants"


def figures(matter: Matter) -> Iterator[Finding]:
    """Participants of an event, of a year in which it was not held, or more than the city has people."""
    residents = _residents(matter)
    for language, record in _records(matter, _EVENTS):
        count = _plain(record.get(_PARTICIPANTS))
        if not isinstance(count, dict):
            continue
        years = {day[:4] for name in ("started", "ended") if (day := _text(record, name))}
        year, value = count.get("year"), count.get("value")
        if years and isinstance(year, int) and not min(years) <= str(year) <= max(years):
            told: dict[str, str | int] = {"year": year, "held": int(min(years))}
            yield _at(_EVENTS, language, record, _PARTICIPANTS, "event_figure_of_other_year", told)
        if value is not None and residents and as_decimal(value) > residents:
            told = {"value": value, "residents": residents}
            yield _at(_EVENTS, language, record, _PARTICIPANTS, "more_than_residents", told)


def practices(matter: Matter) -> Iterator[Finding]:
    """A practice that begins after the day of the check, and yet has results."""
    for language, record in _records(matter, _PRACTICES):
        started = _text(record, "started")
        begins = span_of(CallDate(started)) if started else None
        if begins is not None and begins.first > matter.today and _holds_text(record.get("results")):
            told: dict[str, str | int] = {"day": started}
            yield _at(_PRACTICES, language, record, "started", "practice_not_begun", told)


def uncounted(matter: Matter) -> Iterator[Finding]:
    """An event of a report that is over and has no number of participants."""
    for language, record in _records(matter, _EVENTS):
        days = [
            span
            for name in ("started", "ended")
            if (span := span_of(CallDate(_text(record, name)))) is not None
        ]
        if (
            days
            and max(day.last for day in days) < matter.today
            and _plain(record.get(_PARTICIPANTS)) is None
        ):
            yield _at(_EVENTS, language, record, _PARTICIPANTS, "event_uncounted", {})


def practices_of_before(matter: Matter) -> Iterator[Finding]:
    """A practice of a report that was over before the time the report covers."""
    begins = span_of(matter.call.covers_from) if matter.call else None
    if begins is None or matter.call is None:
        return
    for language, record in _records(matter, _REPORTED):
        said = _text(record, "ended")
        ended = span_of(CallDate(said)) if said else None
        if ended is not None and ended.last < begins.first:
            told: dict[str, str | int] = {"ended": said, "begins": matter.call.covers_from.value}
            yield _at(_REPORTED, language, record, "ended", "practice_before_period", told)


def _residents(matter: Matter) -> int:
    """How many people live in the city, by the dossier's own profile or by the record; 0 if unknown."""
    value = next(iter(matter.standing.get(_POPULATION, {}).values()), None)
    plain = _plain(value)
    if isinstance(plain, dict) and "value" in plain:
        return int(as_decimal(plain["value"]))
    return matter.residents


def _records(matter: Matter, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for language, value in matter.standing.get(name, {}).items():
        for record in _plain(value) or ():
            yield language, record


def _plain(value: Value | None) -> Any:
    return None if value is None or is_none(value) else plain_part(value)


def _text(record: Mapping[str, Any], name: str) -> str:
    said = _plain(record.get(name))
    return said if isinstance(said, str) else ""


def _holds_text(value: Value | None) -> bool:
    plain = _plain(value)
    return bool(plain.strip()) if isinstance(plain, str) else bool(plain)


def _at(
    question: str,
    language: str,
    record: Mapping[str, Any],
    field: str,
    code: str,
    told: Mapping[str, str | int],
) -> Finding:
    return Finding(code, Severity.ADVICE, question, language, record["id"], field, told)


EVENT_RULES = {
    "event_figures": AdviceRule(
        {"event_figure_of_other_year": ("year", "held"), "more_than_residents": ("value", "residents")},
        "domain 6.4, 8.4: figures of other years, plausibility beside the population",
        whole=figures,
    ),
    "practices_begun": AdviceRule(
        {"practice_not_begun": ("day",)},
        "domain 1.4, 2.7: practices with results, not plans",
        whole=practices,
    ),
    "events_uncounted": AdviceRule(
        {"event_uncounted": ()}, "domain 3.4, 6.4: concrete statistics of events", whole=uncounted
    ),
    "practices_of_before": AdviceRule(
        {"practice_before_period": ("ended", "begins")},
        "S14, domain 3.4: the report tells what was done in its period",
        whole=practices_of_before,
    ),
}
