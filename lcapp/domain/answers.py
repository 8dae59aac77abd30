"""What an answer is: its key, the shapes of its value, and what may stand beside it.

A value is plain JSON: strings, whole numbers, lists and objects (no floats: decimals are strings, so that
canonical bytes never depend on a printer of floats). Shapes by type, `resources/help/answers-format.md`
says the same to people:

    short_text long_text email phone url country date choice    "…"
    choices ranking                                             ["option", …]
    rating_grid                                                 {"row": 3, …}
    list                                                        [{"id": "…", "text": "…"}, …]
    group                                                       [{"id": "…", "field": value, …}, …]
    data_point                                                  {"value": 84300 | "495.86", "year": 2024,
                                                                 "territory": "…", "source": "…",
                                                                 "basis": "survey", "confidence": "high"}
    any of them                                                 {"none": "reason"}

Where links, evidence numbers or a word of explanation stand beside it, the value is wrapped:
`{"answer": <the shape above>, "links": ["https://…"], "evidence": ["A1", …], "text": "…"}`. A value with
nothing beside it is always bare, so that equal content has equal bytes. The reader of forms keeps the
words used here out of the ids of rows and fields (`RESERVED`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Value = Any
"""A canonical JSON value of one answer; None means there is no answer."""

BESIDE = ("links", "evidence", "text")
"""Keys that may stand beside a plain value."""

BASES = ("official", "survey", "expert")
"""What a figure rests on: official statistics, a survey, or the judgement of experts."""
CONFIDENCES = ("high", "medium", "low")
"""How sure the city is of a figure."""
FIGURE_PARTS = ("year", "territory", "source", "basis", "confidence")
"""What may be asked about a figure besides itself; `Question.parts` says what is asked."""
USUAL_PARTS = FIGURE_PARTS[:3]
"""What is asked where a form says nothing about it."""

RESERVED = frozenset({"none", "answer", "id", "value", *FIGURE_PARTS, *BESIDE})
"""Words that no row of a grid and no field of a group may take as its id (a list's item holds `text`)."""


@dataclass(frozen=True, slots=True, order=True)
class AnswerKey:
    """Where an answer stands. `language` is empty unless the question is translatable."""

    question: str
    language: str = ""


Answers = Mapping[AnswerKey, Value]
"""Canonical answers of one dossier; missing keys are unanswered."""


def is_none(value: Value | None) -> bool:
    """Whether the answer says "no relevant information", whatever stands beside it."""
    plain = plain_part(value)
    return isinstance(plain, dict) and set(plain) == {"none"}


def none_reason(value: Value) -> str:
    """The reason given for "no relevant information"."""
    return str((plain_part(value) or {})["none"])


def is_answered(value: Value | None) -> bool:
    """Whether the question itself is answered: not only something beside it, not a figure's year alone."""
    plain = plain_part(value)
    if isinstance(plain, dict):
        return not set(plain) <= set(FIGURE_PARTS)
    return plain is not None


def by_question(answers: Answers) -> dict[str, dict[str, Value]]:
    """The answers of each question by language, for looking up many at once."""
    found: dict[str, dict[str, Value]] = {}
    for key, value in answers.items():
        found.setdefault(key.question, {})[key.language] = value
    return found


def plain_part(value: Value) -> Value | None:
    """The value without what stands beside it; None where only something beside it was given."""
    return value.get("answer") if _is_wrapped(value) else value


def beside(value: Value, name: str) -> Value | None:
    """What stands beside a value under `links`, `evidence` or `text`."""
    return value.get(name) if _is_wrapped(value) else None


def with_beside(plain: Value | None, **standing: Value | None) -> Value | None:
    """Join a plain value with what stands beside it; empty things fall away, nothing at all is None."""
    kept = {name: thing for name, thing in standing.items() if thing}
    if not kept:
        return plain
    return {"answer": plain, **kept} if plain is not None else kept


def _is_wrapped(value: Value) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= {"answer", *BESIDE}


def answer_in_any_language(answers: Answers, question: str, prefer: str = "") -> Value | None:
    """The answer of a question: in the preferred language, else bare, else in the first language by name."""
    for key in (AnswerKey(question, prefer), AnswerKey(question)):
        if key in answers:
            return answers[key]
    found = sorted(key for key in answers if key.question == question)
    return answers[found[0]] if found else None
