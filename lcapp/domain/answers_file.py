"""The answers file: a dossier's answers as JSON that people and scripts can read, write and check.

    {"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": "Samplia", …}}

Reading is strict and names the place of what it refuses; nothing is guessed. Translatable answers are objects
by language, all others bare values in the shapes of `lcapp.domain.answers`. Reading what was written
gives equal answers.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lcapp.domain.answers import AnswerKey, Answers, Value, by_question
from lcapp.domain.forms import Form, Question
from lcapp.domain.nearest import nearest
from lcapp.domain.typed_text import shown
from lcapp.domain.values import by_language, canonical
from lcapp.errors import InputRefused

FORMAT = "lcapp-answers/1"
LARGEST_FILE = 20_000_000
"""Bytes."""
DEEPEST = 32
LONGEST_NUMBER = 100
"""Digits."""

FILE_CODES: Mapping[str, tuple[str, ...]] = {
    "file_too_large": ("limit",),
    "file_not_utf8": ("byte",),
    "file_not_json": ("line", "column"),
    "file_nested_too_deep": ("limit",),
    "file_not_an_object": (),
    "key_twice": ("place", "name"),
    "key_missing": ("name",),
    "unknown_key": ("place", "name", "meant"),
    "unknown_question": ("name", "meant"),
    "format_unknown": ("value", "known"),
    "number_too_large": ("place",),
    "wrong_type": ("place", "expected"),
    "language_needed": ("place",),
}
"""Codes `read_answers` refuses with beside those of `lcapp.domain.values`, and their parameters."""

_TOP = ("format", "call", "answers")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What a file says: for which call, and which canonical answers."""

    call: str
    answers: Mapping[AnswerKey, Value]


def read_answers(data: bytes, form: Form) -> AnswersFile:
    """Read an answers file for a form; an answer given as null is left out.

    Args:
        data: The bytes of the file: UTF-8, with or without a byte order mark.
        form: The form of the file's call; see `call_named_in` to learn which.

    Raises:
        InputRefused: One of `FILE_CODES` or of `lcapp.domain.values.REFUSAL_CODES`.
    """
    top = _top(data)
    answers = top["answers"]
    if not isinstance(answers, dict):
        raise InputRefused("wrong_type", place="answers", expected="object")
    return AnswersFile(str(top["call"]), answers_from(answers, form))


def call_named_in(data: bytes) -> str:
    """The call an answers file is for, before its form is known; raises InputRefused."""
    return str(_top(data)["call"])


def answers_from(raw: Mapping[str, object], form: Form) -> dict[AnswerKey, Value]:
    """Canonical answers from an object by question id, as it stands under `answers` in the file.

    Raises:
        InputRefused: `unknown_question`, `language_needed`, or what `canonical` refuses.
    """
    questions = {question.id: question for question in form.questions()}
    found: dict[AnswerKey, Value] = {}
    for name, given in raw.items():
        question = questions.get(name)
        if question is None:
            raise InputRefused("unknown_question", name=shown(name), meant=nearest(name, questions))
        for language, value in _by_language(question, given).items():
            found[AnswerKey(name, language)] = value
    return found


def write_answers(call: str, form: Form, answers: Answers) -> bytes:
    """The file's bytes: UTF-8, indented, in official order.

    Answers that fit no question of the form are left out, for no reader could place them.
    """
    standing = by_question(answers)
    told: dict[str, Value] = {}
    for question in form.questions():
        given = standing.get(question.id, {}) if question.takes_answer else {}
        if question.translatable:
            by_code = {language: given[language] for language in sorted(given) if language}
            if by_code:
                told[question.id] = by_code
        elif "" in given:
            told[question.id] = given[""]
    text = json.dumps({"format": FORMAT, "call": call, "answers": told}, ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8")


def _by_language(question: Question, given: object) -> dict[str, Value]:
    if given is None:
        return {}
    if question.translatable and question.takes_answer:
        if not isinstance(given, Mapping):
            raise InputRefused("language_needed", place=question.id)
        return by_language(question, given, question.id)
    value = canonical(question, given)
    return {} if value is None else {"": value}


def _top(data: bytes) -> Mapping[str, object]:
    top = strict_json(data)
    if not isinstance(top, dict):
        raise InputRefused("file_not_an_object")
    for name in top:
        if name not in _TOP:
            raise InputRefused("unknown_key", place="", name=shown(name), meant=nearest(name, _TOP))
    for name in _TOP:
        if name not in top:
            raise InputRefused("key_missing", name=name)
    if top["format"] != FORMAT:
        raise InputRefused("format_unknown", value=shown(top["format"]), known=FORMAT)
    if not isinstance(top["call"], str) or not top["call"]:
        raise InputRefused("wrong_type", place="call", expected="text")
    return top


def strict_json(data: bytes) -> object:
    """A stranger's JSON: UTF-8, not too large or deep, no name twice; decimals come as `Decimal`.

    Raises:
        InputRefused: One of `FILE_CODES`, with the place.
    """
    if len(data) > LARGEST_FILE:
        raise InputRefused("file_too_large", limit=LARGEST_FILE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused("file_not_utf8", byte=error.start + 1) from None
    try:
        parsed: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=float,  # NaN and Infinity are refused where they stand
            parse_float=_decimal,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise InputRefused("file_not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InputRefused("file_nested_too_deep", limit=DEEPEST) from None
    _must_be_shallow(parsed)
    _must_be_without_doubles(parsed, "")
    return parsed


class _Doubled(dict[str, object]):
    """An object in which a name stands twice; where it is in the file is only known when all is read."""

    name = ""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = _Doubled(found)
    seen: set[str] = set()
    for name, _value in pairs:
        if name in seen:
            doubled.name = name
            break
        seen.add(name)
    return doubled


def _must_be_without_doubles(value: object, place: str) -> None:
    if isinstance(value, _Doubled):
        raise InputRefused("key_twice", place=place, name=shown(value.name))
    if isinstance(value, dict):
        for name, inner in value.items():
            # The answers stand two levels down, and are called by their ids alone everywhere else.
            inside = f"{place}.{shown(name)}" if place and place != "answers" else shown(name)
            _must_be_without_doubles(inner, inside)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            _must_be_without_doubles(inner, f"{place}[{number}]")


def _decimal(text: str) -> Decimal:
    _must_be_short(text)
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all measure
        raise InputRefused("number_too_large", place=shown(text)) from None


def _whole(text: str) -> int:
    _must_be_short(text)
    return int(text)


def _must_be_short(text: str) -> None:
    if len(text) > LONGEST_NUMBER:
        raise InputRefused("number_too_large", place=shown(text))


def _must_be_shallow(parsed: object) -> None:
    level = [parsed]
    for _depth in range(DEEPEST + 1):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise InputRefused("file_nested_too_deep", limit=DEEPEST)


def _inside(value: object) -> list[object]:
    match value:
        case dict():
            return list(value.values())
        case list():
            return value
    return []
