"""One answer of an earlier form as the answer of a question of another type, where nothing of it is lost.

Where a part has no place, the value is what fits; `missing_texts` then tells what somebody wrote that is not
in it, and `lcapp.domain.form_upgrade` puts the answer as it was into the drawer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from lcapp.domain import values
from lcapp.domain.answers import BESIDE, Value, beside, is_none, plain_part, with_beside
from lcapp.domain.carried_values import carried_value
from lcapp.domain.figures import as_decimal, canonical_number
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.errors import InputRefused

_LINES = frozenset({QuestionType.SHORT_TEXT, QuestionType.EMAIL, QuestionType.PHONE, QuestionType.URL})
_TEXTS = _LINES | {QuestionType.LONG_TEXT}
_OPTIONS = frozenset({QuestionType.CHOICE, QuestionType.CHOICES, QuestionType.RANKING})
_BULLETS = "-–—•*· \t"


def fitted_value(
    old: Question,
    new: Question,
    value: Value,
    *,
    languages: tuple[str, ...],
    ids: Mapping[str, str] | None = None,
    factor: Decimal | None = None,
) -> tuple[Value | None, str]:
    """The value for another question, and a reason when it or a part of it has no place there.

    Args:
        old: The question it answered.
        new: The question it goes to.
        value: The canonical value.
        languages: Languages of the new form.
        ids: New ids of options, rows and fields, by their old ones.
        factor: What a figure is multiplied with because the unit is another.

    Returns:
        The value, or None when nothing fits, and one of `parked.PARKED_REASONS` or an empty text.
    """
    if ids:
        value = _renamed(old, value, ids)
        old = _with_ids(old, ids)
    if old.type is QuestionType.DATA_POINT and new.type is QuestionType.DATA_POINT and not is_none(value):
        if factor is not None:
            value = _multiplied(value, factor)
        elif old.unit != new.unit:
            return None, "unit_changed"
    if old.type is new.type or {old.type, new.type} <= _TEXTS:
        fit, reason = carried_value(_like(old, new), new, value, languages=languages, evidence=True)
        return fit, "does_not_fit" if reason == "evidence_not_taken" else reason
    plain = plain_part(value)
    if not is_none(value) and plain is not None:
        plain = _converted(old, new, plain)
        if plain is None:
            return None, "other_type"
    standing = {name: beside(value, name) for name in BESIDE if getattr(new, f"with_{name}")}
    try:
        fit = values.canonical(new, with_beside(plain, **standing))
        # Which came first is not told by a set of options.
        ordered = old.type is QuestionType.RANKING and new.type is QuestionType.CHOICES
        return fit, "left_over" if ordered else ""
    except InputRefused:
        return None, "does_not_fit"


def _like(old: Question, new: Question) -> Question:
    # An address is a line of text: `carried_value` takes texts for texts only by their type.
    return new if old.type is not new.type else old


def _renamed(old: Question, value: Value, ids: Mapping[str, str]) -> Value:
    plain = plain_part(value)
    if plain is None or is_none(value):
        return value
    match old.type:
        case QuestionType.CHOICE:
            plain = ids.get(plain, plain)
        case QuestionType.CHOICES | QuestionType.RANKING:
            plain = [ids.get(one, one) for one in plain]
        case QuestionType.RATING_GRID:
            plain = {ids.get(row, row): score for row, score in plain.items()}
        case QuestionType.GROUP:
            plain = [{ids.get(name, name): one for name, one in record.items()} for record in plain]
    return with_beside(plain, **{name: beside(value, name) for name in BESIDE})


def _with_ids(old: Question, ids: Mapping[str, str]) -> Question:
    return replace(
        old,
        options=tuple(replace(one, id=ids.get(one.id, one.id)) for one in old.options),
        rows=tuple(replace(one, id=ids.get(one.id, one.id)) for one in old.rows),
        fields=tuple(replace(one, id=ids.get(one.id, one.id)) for one in old.fields),
    )


def _multiplied(value: Value, factor: Decimal) -> Value:
    plain = plain_part(value)
    if plain is None or "value" not in plain:
        return value
    plain = {**plain, "value": canonical_number(as_decimal(plain["value"]) * factor, "")}
    return with_beside(plain, **{name: beside(value, name) for name in BESIDE})


def _converted(old: Question, new: Question, plain: Value) -> Value | None:
    """The plain value in the shape of another type; None where there is no faithful one."""
    if new.type in _TEXTS:
        text = plain_text(old, plain)
        return text.replace("\n", "; ") if new.type in _LINES else text
    if new.type in _OPTIONS:
        return _chosen(old, new, plain)
    match new.type:
        case QuestionType.LIST:
            return _as_list(old, plain)
        case QuestionType.GROUP:
            return _as_records(new, _as_list(old, plain))
        case QuestionType.DATA_POINT if old.type in _TEXTS:
            return _number(plain)
        case QuestionType.DATE | QuestionType.COUNTRY if old.type in _TEXTS:
            return plain
    return None


def _chosen(old: Question, new: Question, plain: Value) -> Value | None:
    found = [_option(old, new, one) for one in _as_options(old, plain)]
    known = [one for one in found if one is not None]
    if len(known) != len(found) or not known:
        return None
    if new.type is QuestionType.CHOICE:
        return known[0] if len(known) == 1 else None
    return known


def _as_options(old: Question, plain: Value) -> list[str]:
    if old.type is QuestionType.LIST:
        return [item["text"] for item in plain]
    if old.type in _OPTIONS or old.type in _TEXTS:
        return list(plain) if isinstance(plain, list) else [plain]
    return []


def _option(old: Question, new: Question, name: str) -> str | None:
    label = option.label if (option := old.option(name)) else name
    for one in new.options:
        if one.id == name or one.label.casefold() == label.casefold():
            return one.id
    return None


def _as_list(old: Question, plain: Value) -> list[dict[str, str]] | None:
    if old.type in _TEXTS:
        lines = [line.strip(_BULLETS) or line.strip() for line in plain.split("\n")]
        return [{"text": line} for line in lines if line]
    if old.type is QuestionType.LIST:
        return list(plain)
    if old.type is QuestionType.GROUP:
        records = (plain_text(old, [record]).replace("\n", "; ") for record in plain)
        return [{"text": text} for text in records if text]
    if old.type in _OPTIONS:
        return [{"text": line} for line in plain_text(old, plain).split("\n")]
    return [{"text": plain_text(old, plain)}]


def _as_records(new: Question, items: list[dict[str, str]] | None) -> Value | None:
    first = next((one for one in new.fields if one.type in _TEXTS and not one.translatable), None)
    if first is None or not items:
        return None
    return [{first.id: item["text"], **({"id": item["id"]} if "id" in item else {})} for item in items]


def _number(text: str) -> Value | None:
    try:
        return {"value": canonical_number(text, "")}
    except InputRefused:
        return None


# What somebody wrote


def written_texts(question: Question | None, value: Value) -> Iterator[str]:
    """Every text, figure and chosen option of an answer; options and rows by their label where known."""
    plain = plain_part(value)
    for name in BESIDE:
        yield from _leaves(beside(value, name))
    if question is None or is_none(value):
        yield from _leaves(plain)
        return
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOICES | QuestionType.RANKING if plain:
            chosen = plain if isinstance(plain, list) else [plain]
            yield from (option.label if (option := question.option(one)) else one for one in chosen)
        case QuestionType.RATING_GRID if isinstance(plain, dict):
            for row, score in plain.items():
                yield f"{option.label if (option := question.option(row)) else row}: {score}"
        case QuestionType.GROUP if isinstance(plain, list):
            for record in plain:
                for name, one in record.items():
                    yield from () if name == "id" else _of_field(question.field(name), one)
        case _:
            yield from _leaves(plain)


def _of_field(field: Question | None, value: Value) -> Iterator[str]:
    if field is not None and field.translatable and isinstance(value, dict):
        for one in value.values():
            yield from written_texts(field, one)
    else:
        yield from written_texts(field, value)


def _leaves(value: Value | None) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from () if name == "id" else _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def missing_texts(written: Iterable[str], standing: Iterable[str]) -> list[str]:
    """The lines of what was written that stand in none of the texts, however these break their lines."""
    whole = "\n".join(" ".join(text.split()) for text in standing)
    lines = (" ".join(line.split()) for text in written for line in text.split("\n"))
    return [line for line in lines if line and (line.strip(_BULLETS) or line) not in whole]
