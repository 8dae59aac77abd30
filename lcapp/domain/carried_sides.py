"""What is remembered of a dossier's texts, as it travels: languages, Latin names, checks, origin.

{"format": "lcapp-beside/1", "submission": "en", "latin_names": [{"question": "city.name", "name": …}, …],
"checked": [{"text": "vision.text", "language": "en", "source": "fa", "source_print": …,
"target_print": …, "by": …}, …], "public_sources": ["…", …]}

`by` is the name of a person and stands there only where the sender ticked it. `public_sources` stands
there only where the answers are not the city's own.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.forms import Form, QuestionType
from lcapp.domain.history import Change
from lcapp.domain.origin import PUBLIC_SOURCES, is_origin, public_sources
from lcapp.domain.package import BESIDE, canonical_json
from lcapp.domain.package_beside import LONGEST_NAME
from lcapp.domain.side_records import (
    CHECKED,
    LATIN_NAME,
    SUBMISSION,
    Sides,
    checked_key,
    latin_name_key,
)
from lcapp.domain.translation_state import Checked, checked_of, chosen_language
from lcapp.domain.translation_units import units
from lcapp.domain.typed_text import seen_line
from lcapp.domain.values import LANGUAGE_CODE
from lcapp.errors import InputRefused

_FORMAT = "lcapp-beside/1"
MOST_NAMES, MOST_CHECKED = 2_000, 20_000
_PRINT = re.compile("[0-9a-f]{32}")


def sides_bytes(sides: Sides, *, named: bool) -> bytes:
    """The text of `beside.json`; empty where nothing stands beside the texts.

    Args:
        sides: From `fitting_sides`.
        named: Whether the names of those who checked stand in it.
    """
    names = [key for key in sorted(sides) if key.question == LATIN_NAME][:MOST_NAMES]
    marked = [key for key in sorted(sides) if key.question == CHECKED][:MOST_CHECKED]
    checked = {key: checked_of(sides[key]) for key in marked}
    told = {
        "format": _FORMAT,
        "submission": sides.get(SUBMISSION, ""),
        "latin_names": [{"question": key.language, "name": sides[key]} for key in names],
        "checked": [_checked_line(key, one, named=named) for key, one in checked.items() if one is not None],
    }
    if sources := public_sources(sides):
        told["public_sources"] = list(sources)
    return canonical_bytes(told) if any(told[name] for name in told if name != "format") else b""


def read_carried_sides(data: bytes) -> dict[AnswerKey, Value]:
    """What `beside.json` says; only bytes that `sides_bytes` would write are taken.

    Raises:
        InputRefused: `package_built_wrong`.
    """
    top = canonical_json(data, BESIDE)
    try:
        if len(top["latin_names"]) > MOST_NAMES or len(top["checked"]) > MOST_CHECKED:
            raise ValueError
        found: dict[AnswerKey, Value] = {SUBMISSION: top["submission"]} if top["submission"] else {}
        found |= {latin_name_key(one["question"]): one["name"] for one in top["latin_names"]}
        for one in top["checked"]:
            told = Checked(one["source"], one["source_print"], one["target_print"], one.get("by", ""))
            found[checked_key(one["text"], one["language"])] = told.value()
        if "public_sources" in top:
            found[PUBLIC_SOURCES] = top["public_sources"]
        sound = all(_is_sound(key, value) for key, value in found.items())
        if not sound or sides_bytes(found, named=True) != data:
            raise ValueError
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("package_built_wrong", what=BESIDE) from error
    return found


def fitting_sides(form: Form, call: Call | None, answers: Answers, sides: Sides) -> dict[AnswerKey, Value]:
    """What of it belongs to these texts: a language the call takes, names and texts the form asks for."""
    texts = {unit.name for unit, _question in units(form, answers)}
    found: dict[AnswerKey, Value] = {}
    language = chosen_language(form, call, sides)
    if language:
        found[SUBMISSION] = language
    if sources := public_sources(sides):
        found[PUBLIC_SOURCES] = list(sources)
    for key, value in sides.items():
        if key.question == LATIN_NAME and isinstance(value, str) and _takes_latin_name(form, key.language):
            value = _line(value)
        elif key.question == CHECKED and key.language.rpartition("@")[0] in texts:
            value = _tidied(value)
        else:
            continue
        if _is_sound(key, value):
            found[key] = value
    return found


def side_changes(ours: Sides, theirs: Sides) -> tuple[Change, ...]:
    """What becomes another; who checked a text is kept where the other side does not say it."""
    found = []
    for key in sorted({*ours, *theirs}):
        here, there = ours.get(key), theirs.get(key)
        if here != there and not (key.question == CHECKED and there == _without_name(here)):
            found.append(Change(key, here, there))
    return tuple(found)


def _checked_line(key: AnswerKey, one: Checked, *, named: bool) -> dict[str, str]:
    text, _at, language = key.language.rpartition("@")
    said = {"source": one.source, "source_print": one.source_print, "target_print": one.target_print}
    return {"text": text, "language": language, **said, **({"by": one.by} if named and one.by else {})}


def _is_sound(key: AnswerKey, value: Value) -> bool:
    if key == PUBLIC_SOURCES:
        return is_origin(value)
    if key.question != CHECKED:
        return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and _line(value) == value
    one, language = checked_of(value), key.language.rpartition("@")[2]
    return (
        one is not None
        and all(LANGUAGE_CODE.fullmatch(code) for code in (language, one.source))
        and all(_PRINT.fullmatch(said) for said in (one.source_print, one.target_print))
        and len(one.by) <= LONGEST_NAME
        and _line(one.by) == one.by
    )


def _takes_latin_name(form: Form, name: str) -> bool:
    question = form.question(name)
    return (
        question is not None
        and question.type is QuestionType.SHORT_TEXT
        and form.question(f"{name}_local") is None
    )


def _tidied(value: Value) -> Value:
    one = checked_of(value)
    return None if one is None else replace(one, by=_line(one.by)[:LONGEST_NAME].strip()).value()


def _without_name(value: Mapping[str, str] | None) -> Value | None:
    one = checked_of(value)
    return None if one is None else replace(one, by="").value()


def _line(text: str) -> str:
    try:
        return seen_line(text, "name")
    except InputRefused:
        return ""
