"""Figures the program works out from others, such as a density or a total; never stored, always marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from lcapp.domain.answers import Answers, Value, answer_in_any_language, plain_part
from lcapp.domain.figures import as_decimal, canonical_number
from lcapp.domain.forms import Computed, Form
from lcapp.errors import InputRefused

DENSITY = "profile.density"
_EXACT = Context(prec=100)
_ONE_DECIMAL = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal
    year: int | None


def computed_values(form: Form, answers: Answers) -> dict[str, Value]:
    """Every figure of a form that can be worked out, as a data point.

    A ratio is rounded half up to one decimal, a sum is exact. The year stands there when all figures are of
    the same year. Where one figure is missing (in one record of a group as well) there is no result.

    Returns:
        Data points by question id, or by `group/item/field` for fields inside groups.
    """
    found: dict[str, Value] = {}
    for question in form.questions():
        if question.computed is not None:
            _keep(found, question.id, question.computed, answers, {})
        for record in _records(answers, question.id) if question.fields else ():
            for field in question.fields:
                if field.computed is not None:
                    _keep(found, f"{question.id}/{record['id']}/{field.id}", field.computed, answers, record)
    return found


def density_class(density: Decimal) -> str:
    """The class in which the network's city pages show a density.

    One of `less_than_300`, `300_to_500`, `more_than_500`. "Less than 300" and "More than 500 inhabitants per
    km²" were seen on those pages; the class between them, and that its ends belong to it, is inferred.

    Args:
        density: Inhabitants per square kilometre.
    """
    if density < 300:
        return "less_than_300"
    return "more_than_500" if density > 500 else "300_to_500"


def computed_class(question: str, worked_out: Value | None) -> str:
    """The class in which the network shows a figure the program worked out; empty for figures without one.

    Args:
        question: Id of the question, such as `profile.density`.
        worked_out: The figure as `computed_values` gives it.
    """
    found = _figure(worked_out) if question == DENSITY else None
    return density_class(found.value) if found is not None else ""


def _keep(
    found: dict[str, Value], place: str, computed: Computed, answers: Answers, record: Mapping[str, Value]
) -> None:
    inputs: list[Value | None] = []
    for name in computed.of:
        inputs.extend(_inputs(name, found, answers, record))
    figures = [figure for figure in map(_figure, inputs) if figure is not None]
    if not figures or len(figures) < len(inputs):
        return
    result = _RULES[computed.rule]([figure.value for figure in figures])
    if result is None:
        return
    years = {figure.year for figure in figures}
    year = years.pop() if len(years) == 1 else None
    found[place] = {"value": result} if year is None else {"value": result, "year": year}


def _inputs(
    name: str, found: Mapping[str, Value], answers: Answers, record: Mapping[str, Value]
) -> Iterable[Value | None]:
    group, slash, field = name.partition("/")
    if slash:
        return [
            found.get(f"{group}/{other['id']}/{field}", other.get(field))
            for other in _records(answers, group)
        ] or [None]
    if name in record:
        return [record[name]]
    return [found.get(name, answer_in_any_language(answers, name))]


def _records(answers: Answers, group: str) -> list[Mapping[str, Value]]:
    plain = plain_part(answer_in_any_language(answers, group))
    return plain if isinstance(plain, list) else []


def _figure(value: Value | None) -> _Figure | None:
    plain = plain_part(value)
    if not isinstance(plain, dict) or "value" not in plain:
        return None
    return _Figure(as_decimal(plain["value"]), plain.get("year"))


def _ratio(values: list[Decimal]) -> int | str | None:
    if len(values) != 2:  # one of the two is asked in every record of a group
        return None
    above, below = values
    if below.is_zero():
        return None
    return _canonical(_EXACT.divide(above, below).quantize(_ONE_DECIMAL, ROUND_HALF_UP, _EXACT))


def _sum(values: list[Decimal]) -> int | str | None:
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, value)
    return _canonical(total)


def _canonical(number: Decimal) -> int | str | None:
    try:
        return canonical_number(number, "")
    except InputRefused:  # far beyond any figure of a city
        return None


_RULES = {"ratio": _ratio, "sum": _sum}
