"""One canonical form for the answer of each type of question (shapes: `lcapp.domain.answers`).

`canonical` takes what a widget, a file or a script brings; equal content becomes equal values, and what is
canonical stays as it is. Limits, plausibility and shape of addresses are not judged here but by the rules:
a half-typed address must be storable. Empty things are no answer: an empty text, a list item without
text, a record without any answered field.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from lcapp.domain.answers import BASES, BESIDE, CONFIDENCES, Value, with_beside
from lcapp.domain.figures import canonical_number, canonical_year
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.item_ids import distinct_ids, item_id
from lcapp.domain.nearest import nearest
from lcapp.domain.plain_text import plain_text as plain_text
from lcapp.domain.typed_text import many_lines, one_line, shown
from lcapp.errors import InputRefused

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
EVIDENCE_NUMBER = re.compile(r"A[1-9][0-9]{0,3}")

REFUSAL_CODES: dict[str, tuple[str, ...]] = {
    "text_not_unicode": ("place",),
    "text_too_long": ("place", "limit", "count"),
    "not_a_number": ("place", "value"),
    "number_too_large": ("place",),
    "not_a_year": ("place", "value"),
    "not_a_date": ("place", "value"),
    "not_a_country": ("place", "value"),
    "not_a_language": ("place", "value"),
    "not_an_evidence_number": ("place", "value"),
    "not_on_scale": ("place", "value"),
    "not_here": ("place", "name"),
    "language_needed": ("place",),
    "language_not_here": ("place",),
    "takes_no_answer": ("place",),
    "unknown_field": ("place", "name", "meant"),
    "unknown_key": ("place", "name", "meant"),
    "unknown_option": ("place", "name", "meant"),
    "unknown_row": ("place", "name", "meant"),
    "item_id_invalid": ("place", "value"),
    "wrong_type": ("place", "expected"),
}
"""Every code `canonical` refuses with, and its parameters."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def canonical(question: Question, raw: object, *, place: str = "") -> Value | None:
    """The canonical value of an answer in one language; None where there is no answer.

    Args:
        question: What is asked; a field of a group as well.
        raw: What was brought; a canonical value comes back unchanged.
        place: Where it stands, for errors; the question's id by default. Items are counted from 1.

    Raises:
        InputRefused: One of `REFUSAL_CODES`; `place` names the narrowest place.
    """
    place = place or question.id
    if not question.takes_answer:
        if raw is None:
            return None
        raise InputRefused("takes_no_answer", place=place)
    if not (isinstance(raw, Mapping) and raw and set(raw) <= {"answer", *BESIDE}):
        return _plain(question, raw, place)
    standing: dict[str, Value | None] = {
        "links": _several(raw.get("links"), f"{place}.links", _link),
        "evidence": _several(raw.get("evidence"), f"{place}.evidence", _evidence_number),
        "text": _text(raw.get("text"), f"{place}.text", many_lines),
    }
    if standing["evidence"]:
        standing["evidence"].sort(key=lambda number: int(number[1:]))
    for name in BESIDE:
        if standing[name] and not getattr(question, f"with_{name}"):
            raise InputRefused("not_here", place=place, name=name)
    return with_beside(_plain(question, raw.get("answer"), place), **standing)


def _plain(question: Question, raw: object, place: str) -> Value | None:
    if raw is None:
        return None
    if isinstance(raw, Mapping) and set(raw) == {"none"}:
        return {"none": _text(raw["none"], f"{place}.none", many_lines) or ""}
    return _BY_TYPE[question.type](question, raw, place)


# Texts


def _long_text(question: Question, raw: object, place: str) -> Value | None:
    return _text(_not_by_language(raw, place), place, many_lines)


def _short_text(question: Question, raw: object, place: str) -> Value | None:
    return _text(_not_by_language(raw, place), place, one_line)


def _text(raw: object, place: str, tidy: Callable[[str, str], str]) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise _wrong_type(place, "text")
    return tidy(raw, place) or None


def _not_by_language(raw: object, place: str) -> object:
    if isinstance(raw, Mapping):
        if raw and all(isinstance(name, str) and LANGUAGE_CODE.fullmatch(name) for name in raw):
            raise InputRefused("language_not_here", place=place)
        for name in raw:
            _known(name, ("answer", "none", *BESIDE), "unknown_key", place)
    return raw


def _date(question: Question, raw: object, place: str) -> Value | None:
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day).isoformat()
    text = _short_text(question, raw, place)
    if text is None:
        return None
    text = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        raise InputRefused("not_a_date", place=place, value=shown(raw)) from None
    return text


def _country(question: Question, raw: object, place: str) -> Value | None:
    text = _short_text(question, raw, place)
    if text is not None and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise InputRefused("not_a_country", place=place, value=shown(text))
    return text and text.upper()


# Choices


def _choice(question: Question, raw: object, place: str) -> Value | None:
    text = _short_text(question, raw, place)
    return text and _known(text, [o.id for o in question.options], "unknown_option", place)


def _choices(question: Question, raw: object, place: str) -> Value | None:
    chosen = set(_ranking(question, raw, place) or ())
    return [o.id for o in question.options if o.id in chosen] or None


def _ranking(question: Question, raw: object, place: str) -> Value | None:
    chosen = [_choice(question, item, at) for at, item in _items(raw, place)]
    return list(dict.fromkeys(option for option in chosen if option)) or None


def _rating_grid(question: Question, raw: object, place: str) -> Value | None:
    if not isinstance(raw, Mapping):
        raise _wrong_type(place, "object")
    rows = [row.id for row in question.rows]
    scores: dict[str, int] = {}
    for row, score in raw.items():
        _known(row, rows, "unknown_row", place)
        if score is not None and score != "":
            number = canonical_number(score, f"{place}.{row}")
            if number not in question.scale:
                raise InputRefused("not_on_scale", place=f"{place}.{row}", value=shown(score))
            scores[row] = int(number)
    return {row: scores[row] for row in rows if row in scores} or None


# Figures


def _data_point(question: Question, raw: object, place: str) -> Value | None:
    parts = raw if isinstance(raw, Mapping) else {"value": raw}
    for name in parts:
        _known(name, ("value", *question.parts), "unknown_key", place)
    value, year = (None if _is_blank(parts.get(name)) else parts.get(name) for name in ("value", "year"))
    point = {
        "value": None if value is None else canonical_number(value, place),
        "year": None if year is None else canonical_year(year, f"{place}.year"),
        "territory": _text(parts.get("territory"), f"{place}.territory", one_line),
        "source": _text(parts.get("source"), f"{place}.source", one_line),
        "basis": _one_of(parts.get("basis"), BASES, f"{place}.basis"),
        "confidence": _one_of(parts.get("confidence"), CONFIDENCES, f"{place}.confidence"),
    }
    return {name: thing for name, thing in point.items() if thing is not None} or None


def _one_of(raw: object, allowed: Iterable[str], place: str) -> str | None:
    text = _text(raw, place, one_line)
    return None if text is None else _known(text, allowed, "unknown_option", place)


def _is_blank(raw: object) -> bool:
    return isinstance(raw, str) and not raw.strip()


# Lists and records


def _list(question: Question, raw: object, place: str) -> Value | None:
    kept: list[tuple[str | None, str]] = []
    for at, item in _items(raw, place):
        parts = item if isinstance(item, Mapping) else {"text": item}
        for name in parts:
            _known(name, ("id", "text"), "unknown_key", at)
        text = _text(parts.get("text"), at, one_line)
        if text is not None:
            kept.append((item_id(parts.get("id"), at), text))
    ids = distinct_ids(kept)
    return [{"id": its_id, "text": text} for its_id, (_, text) in zip(ids, kept, strict=True)] or None


def _group(question: Question, raw: object, place: str) -> Value | None:
    known = {field.id: field for field in question.fields}
    records: list[tuple[str | None, dict[str, Value]]] = []
    for at, item in _items(raw, place):
        if not isinstance(item, Mapping):
            raise _wrong_type(at, "object")
        record: dict[str, Value] = {}
        for name in item:
            _known(name, ("id", *known), "unknown_field", at)
        for field in question.fields:
            value = _field_value(field, item.get(field.id), f"{at}.{field.id}")
            if value is not None:
                record[field.id] = value
        if record:
            records.append((item_id(item.get("id"), at), record))
    ids = distinct_ids((its_id, repr(sorted(record.items()))) for its_id, record in records)
    return [{"id": its_id, **record} for its_id, (_, record) in zip(ids, records, strict=True)] or None


def _field_value(field: Question, raw: object, place: str) -> Value | None:
    if not field.translatable or raw is None:
        return canonical(field, raw, place=place)
    if not isinstance(raw, Mapping):
        raise InputRefused("language_needed", place=place)
    return by_language(field, raw, place) or None


def by_language(question: Question, raw: Mapping[str, object], place: str) -> dict[str, Value]:
    """The canonical values of a translatable question or field by language, sorted; empty ones left out.

    Raises:
        InputRefused: `not_a_language` or what `canonical` refuses.
    """
    found: dict[str, Value] = {}
    for language in sorted(raw, key=str):
        if not isinstance(language, str) or not LANGUAGE_CODE.fullmatch(language):
            raise InputRefused("not_a_language", place=place, value=shown(language))
        value = canonical(question, raw[language], place=f"{place}.{language}")
        if value is not None:
            found[language] = value
    return found


# What stands beside, and small tools


def _several(raw: object, place: str, one: Callable[[object, str], str | None]) -> list[str] | None:
    if raw is None:
        return None
    found = (one(item, at) for at, item in _items(raw, place))
    return list(dict.fromkeys(thing for thing in found if thing is not None)) or None


def _link(raw: object, place: str) -> str | None:
    return _text(raw, place, one_line)


def _evidence_number(raw: object, place: str) -> str | None:
    text = _text(raw, place, one_line)
    if text is not None and not EVIDENCE_NUMBER.fullmatch(text):
        raise InputRefused("not_an_evidence_number", place=place, value=shown(text))
    return text


def _items(raw: object, place: str) -> list[tuple[str, object]]:
    if not isinstance(raw, list | tuple):
        raise _wrong_type(place, "list")
    return [(f"{place}[{number}]", item) for number, item in enumerate(raw, start=1)]


def _known(name: object, known: Iterable[str], code: str, place: str) -> str:
    allowed = list(known)
    if not isinstance(name, str) or name not in allowed:
        raise InputRefused(code, place=place, name=shown(name), meant=nearest(shown(name), allowed))
    return name


def _wrong_type(place: str, expected: str) -> InputRefused:
    return InputRefused("wrong_type", place=place, expected=expected)


_BY_TYPE: dict[QuestionType, Callable[[Question, object, str], Value | None]] = {
    QuestionType.SHORT_TEXT: _short_text,
    QuestionType.LONG_TEXT: _long_text,
    QuestionType.EMAIL: _short_text,
    QuestionType.PHONE: _short_text,
    QuestionType.URL: _short_text,
    QuestionType.DATE: _date,
    QuestionType.COUNTRY: _country,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
    QuestionType.RANKING: _ranking,
    QuestionType.RATING_GRID: _rating_grid,
    QuestionType.DATA_POINT: _data_point,
    QuestionType.LIST: _list,
    QuestionType.GROUP: _group,
}
