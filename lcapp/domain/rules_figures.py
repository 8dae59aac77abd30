"""Rules for data points: limits, what is missing beside the figure, how old it is."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lcapp.domain.answers import USUAL_PARTS, Value
from lcapp.domain.figures import as_decimal, canonical_number
from lcapp.domain.findings import Severity
from lcapp.domain.forms import QuestionType
from lcapp.domain.rules_base import Asked, Complaint, Rule


def _min(asked: Asked) -> Iterator[Complaint]:
    value, limit = _figure(asked).get("value"), asked.question.min
    if value is not None and limit is not None and as_decimal(value) < limit:
        yield Complaint("number_too_small", _limit_and_value(limit, value))


def _max(asked: Asked) -> Iterator[Complaint]:
    value, limit = _figure(asked).get("value"), asked.question.max
    if value is not None and limit is not None and as_decimal(value) > limit:
        yield Complaint("number_too_large", _limit_and_value(limit, value))


def _limit_and_value(limit: Decimal, value: int | str) -> Mapping[str, str | int]:
    return {"limit": canonical_number(limit, ""), "value": value}


def _complete(asked: Asked) -> Iterator[Complaint]:
    figure = _figure(asked)
    if not figure:
        return
    if "value" not in figure:
        # A source without a year mostly says why there is no figure.
        if not asked.required and ("year" in figure or "source" not in figure):
            yield Complaint("figure_without_value", severity=Severity.ADVICE)
        return
    for part in USUAL_PARTS:
        if part in asked.question.parts and part not in figure:
            # The forms print a column for the year beside a figure they require.
            is_must = part == "year" and asked.required
            yield Complaint(
                f"figure_without_{part}", severity=Severity.MUST_FIX if is_must else Severity.ADVICE
            )


def _max_age_years(asked: Asked) -> Iterator[Complaint]:
    year, limit = _figure(asked).get("year"), asked.question.max_age_years
    if year is not None and limit is not None and asked.year - year > limit:
        yield Complaint("figure_is_old", {"year": year, "limit": limit}, Severity.ADVICE)


def _not_from_the_future(asked: Asked) -> Iterator[Complaint]:
    year = _figure(asked).get("year")
    # A target, of which no source is asked, lies ahead.
    if year is not None and year > asked.today.year and "source" in asked.question.parts:
        yield Complaint("figure_from_the_future", {"year": year})


def _figure(asked: Asked) -> Mapping[str, Value]:
    if asked.question.type is not QuestionType.DATA_POINT or asked.plain is None:
        return {}
    return dict(asked.plain)


FIGURE_RULES: Mapping[str, Rule] = {
    "min": _min,
    "max": _max,
    "complete": _complete,
    "max_age_years": _max_age_years,
    "not_from_the_future": _not_from_the_future,
}
