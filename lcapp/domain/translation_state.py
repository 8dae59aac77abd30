"""How far the translation of each answer is: not started, draft, checked, or its source changed since.

That a text was checked is remembered with the hashes of both texts as they were then (see `side_records`).
So nothing has to be told when a text changes: another translation is a draft again, another source makes the
translation one to look at, and undo brings the state back together with the text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lcapp.domain.answers import (
    Answers,
    Value,
    answer_in_any_language,
    beside,
    by_question,
    is_answered,
    plain_part,
)
from lcapp.domain.calls import Call
from lcapp.domain.conditions import holds
from lcapp.domain.fingerprint import digest
from lcapp.domain.forms import Form, Question
from lcapp.domain.side_records import SUBMISSION, Sides, checked_key
from lcapp.domain.translation_units import Unit, text_in, texts_of, units


class TranslationState(StrEnum):
    """How far one text is in the language it is translated into."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    CHECKED = "checked"
    SOURCE_CHANGED = "source_changed"


@dataclass(frozen=True, slots=True)
class Checked:
    """Somebody compared two texts.

    Args:
        source: Language of the source.
        source_print: Hash of the source as it was.
        target_print: Hash of the translation as it was.
        by: Who did it; may be empty.
    """

    source: str
    source_print: str
    target_print: str
    by: str = ""

    def value(self) -> Value:
        """As the record keeps it."""
        return {
            "source": self.source,
            "source_print": self.source_print,
            "target_print": self.target_print,
            "by": self.by,
        }


@dataclass(frozen=True, slots=True)
class Translation:
    """One text and its translation.

    Args:
        unit: Where it stands.
        question: The question, or the field inside a group, that asks for it.
        source: The value in the language translated from; None where there is none.
        target: The value in the language translated into.
        state: How far it is; None where there is no source.
        by: Who checked it, while it is checked.
    """

    unit: Unit
    question: Question
    source: Value | None
    target: Value | None
    state: TranslationState | None
    by: str = ""


def checked_of(value: Mapping[str, Any] | None) -> Checked | None:
    """The inverse of `Checked.value`; None where nothing of the kind stands."""
    if not isinstance(value, Mapping):
        return None
    return Checked(*(str(value.get(name, "")) for name in ("source", "source_print", "target_print", "by")))


def text_print(value: Value | None) -> str:
    """Hash of what is translated of an answer: the text and its explanation, not links or evidence."""
    return digest([plain_part(value), beside(value, "text")])[:32]


def compared(source: str, source_value: Value | None, target_value: Value | None, by: str) -> Checked:
    """What is remembered when somebody says that two texts agree."""
    return Checked(source, text_print(source_value), text_print(target_value), by)


def state_of(
    source: str, source_value: Value | None, target_value: Value | None, checked: Checked | None
) -> TranslationState | None:
    """How far one translation is; None where there is nothing to translate."""
    if not is_answered(source_value):
        return None
    if not is_answered(target_value):
        return TranslationState.NOT_STARTED
    if checked is None or checked.source != source or checked.target_print != text_print(target_value):
        return TranslationState.DRAFT
    if checked.source_print != text_print(source_value):
        return TranslationState.SOURCE_CHANGED
    return TranslationState.CHECKED


def translations(
    form: Form, answers: Answers, sides: Sides, source: str, target: str
) -> tuple[Translation, ...]:
    """Every text that stands in one of two languages, in official order; what is not asked is left out."""
    found = []
    for unit, question in units(form, answers):
        asked = form.question(unit.question)
        if asked is None or not holds(asked.visible_when, lambda name: answer_in_any_language(answers, name)):
            continue
        here, there = text_in(answers, unit, source), text_in(answers, unit, target)
        if not is_answered(here) and not is_answered(there):
            continue
        checked = checked_of(sides.get(checked_key(unit.name, target)))
        state = state_of(source, here, there, checked)
        by = checked.by if checked is not None and state is TranslationState.CHECKED else ""
        found.append(Translation(unit, question, here, there, state, by))
    return tuple(found)


def submission_languages(form: Form, call: Call | None) -> tuple[str, ...]:
    """The languages a dossier may be sent in, the usual one first."""
    return tuple(dict.fromkeys((*(call.languages if call else ()), *form.languages)))


def submission_language(form: Form, call: Call | None, sides: Sides) -> str:
    """The language a dossier is sent in: the one chosen for it, else the first the call takes."""
    usual = next(iter(submission_languages(form, call)), "en")
    return chosen_language(form, call, sides) or usual


def chosen_language(form: Form, call: Call | None, sides: Sides) -> str:
    """The language chosen to send a dossier in; empty where none was, or the call takes it no more."""
    chosen = sides.get(SUBMISSION)
    return chosen if isinstance(chosen, str) and chosen in submission_languages(form, call) else ""


def drafting_language(form: Form, answers: Answers, besides: str) -> str:
    """The language most texts are written in, other than `besides`; empty where all stand in that one."""
    standing, counted = by_question(answers), Counter[str]()
    for unit, _question in units(form, answers):
        texts = texts_of(answers, unit) if unit.field else standing.get(unit.question, {})
        counted.update(code for code, value in texts.items() if code != besides and is_answered(value))
    return min(counted, key=lambda code: (-counted[code], code), default="")


def count_states(found: Iterable[Translation]) -> Mapping[TranslationState, int]:
    """How many translations are in each state."""
    counted = Counter(one.state for one in found if one.state is not None)
    return {state: counted[state] for state in TranslationState}
