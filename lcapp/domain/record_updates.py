"""What a record says otherwise by now than the text or the group it was put into."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lcapp.domain.answers import Value, plain_part
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.record_choices import Choice

_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c\u00a0\u202f]\d+)*")
_COMPARED = frozenset({QuestionType.DATA_POINT, QuestionType.DATE})


@dataclass(frozen=True, slots=True)
class Update:
    """A place of an answer where the record gives other figures now.

    Args:
        title: Of the record; empty in a text.
        field: Of the group; empty in a text.
        here: What stands in the answer.
        now: What the record says.
    """

    title: str
    field: str
    here: str
    now: str


def text_updates(text: str, lines: Sequence[str]) -> tuple[Update, ...]:
    """Sentences of a text that a record says with other figures now; words a person changed are left alone.

    Args:
        text: The answer.
        lines: What the records would put in, sentence by sentence.
    """
    return tuple(
        Update("", "", found.group(), line)
        for line in dict.fromkeys(lines)
        if _NUMBER.search(line) and line not in text and (found := _with_any_figures(line).search(text))
    )


def updated_text(text: str, updates: Sequence[Update]) -> str:
    """The text with the sentences as the records say them now."""
    for one in updates:
        text = text.replace(one.here, one.now, 1)
    return text


def group_updates(question: Question, here: Value | None, found: Sequence[Choice]) -> tuple[Update, ...]:
    """Fields of records of a group that carry the same title and other figures or dates than the library.

    Args:
        question: The group.
        here: Its answer.
        found: What there is to choose from.
    """
    return tuple(
        Update(choice.title, name, _figures(item[name]), _figures(ours))
        for item, choice, name, ours in _pairs(question, here, found)
        if _differ(question, name, item[name], ours)
    )


def updated_group(question: Question, here: Value | None, found: Sequence[Choice]) -> list[object]:
    """The group with those fields as the library says them now; everything else stays."""
    changed: dict[int, dict[str, Value]] = {}
    for item, _choice, name, ours in _pairs(question, here, found):
        if _differ(question, name, item[name], ours):
            value: Value = ours
            if isinstance(ours, dict) and isinstance(item[name], dict):
                value = {**item[name], **ours}
            changed.setdefault(id(item), {})[name] = value
    present = here if isinstance(here, list) else []
    return [{**item, **changed.get(id(item), {})} for item in present]


def _pairs(
    question: Question, here: Value | None, found: Sequence[Choice]
) -> Iterator[tuple[Mapping[str, Value], Choice, str, Value]]:
    by_title = {repr(choice.item.get("title")): choice for choice in found if choice.item}
    for item in here if isinstance(here, list) else ():
        choice = by_title.get(repr(item.get("title")))
        for name, ours in choice.item.items() if choice and choice.item else ():
            if choice and item.get(name) is not None:
                yield item, choice, name, ours


def _differ(question: Question, name: str, here: Value, ours: Value) -> bool:
    field = question.field(name)
    if field is None or name == "title" or here == ours:
        return False
    if field.translatable and isinstance(here, dict) and isinstance(ours, dict):
        both = here.keys() & ours.keys()
        return any(_numbers(str(here[code])) != _numbers(str(ours[code])) for code in both)
    if field.type in _COMPARED:
        return _figures(here) != _figures(ours)
    return isinstance(here, str) and isinstance(ours, str) and _numbers(here) != _numbers(ours)


def _figures(value: Value) -> str:
    plain = plain_part(value)
    if isinstance(plain, dict):
        plain = plain.get("value", next((plain[code] for code in sorted(plain)), ""))
    return str(plain)


def _numbers(text: str) -> list[str]:
    return sorted(_NUMBER.findall(text))


def _with_any_figures(line: str) -> re.Pattern[str]:
    return re.compile(_NUMBER.pattern.join(re.escape(part) for part in _NUMBER.split(line)))
